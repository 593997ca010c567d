import { z } from 'zod';

/** One thing wrong with a request, with a JSON pointer (body) or the parameter's name. */
export const problemErrorSchema = z
  .strictObject({
    /** `#/query/limit`, `#/path/id`. */
    pointer: z.string(),
    /** The value as it came, where there was one. */
    value: z.union([z.string(), z.null()]),
    detail: z.string(),
  })
  .meta({ id: 'ProblemError' });

/** An error as RFC 9457 says it. `suggestion` is a near id or name, where there is one. */
export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    errors: z.array(problemErrorSchema).optional(),
    suggestion: z.string().optional(),
    /** Where a merged entity lives now. */
    location: z.string().optional(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problemSchema>;
