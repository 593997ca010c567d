import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { problemSchema, type ProblemError } from '../contract/problem.ts';
import { LANGUAGES, type Lang } from '../vocabulary/languages.ts';
import { BadRequestError } from '../http/errors.ts';
import { languageOf } from '../http/problem.ts';
import { nearest } from '../search/nearest.ts';

/** The largest page that any list answers. */
export const MOST_ITEMS = 200;

export const langParameter = z
  .enum(LANGUAGES)
  .optional()
  .meta({ description: 'The language of names and labels; default: Accept-Language, else Finnish' });

export const limitParameter = z.coerce
  .number<string>()
  .int()
  .min(1)
  .max(MOST_ITEMS)
  .default(50)
  .meta({ description: `How many items a page has, 1 to ${MOST_ITEMS}` });

export const cursorParameter = z
  .string()
  .min(1)
  .max(1000)
  .optional()
  .meta({ description: 'The `next` of the page before' });

export const booleanParameter = z.enum(['true', 'false']).transform((value) => value === 'true');

export const idParameter = z.object({ id: z.string().min(1).max(200) });

/** Parameters that every list takes. */
export const pageParameters = { lang: langParameter, limit: limitParameter, cursor: cursorParameter };

/** A router whose refused parameters become one BadRequestError with a pointer for each. */
export function createRouter(): OpenAPIHono {
  return new OpenAPIHono({
    defaultHook: (result) => {
      if (!result.success) throw new BadRequestError(problemErrors(result.error.issues, result.target));
    },
  });
}

function problemErrors(issues: readonly z.core.$ZodIssue[], target: string): ProblemError[] {
  return issues.flatMap((issue): ProblemError[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        pointer: `#/${where(target)}/${key}`,
        value: null,
        detail: 'this parameter is not known here',
      }));
    const pointer = ['#', where(target), ...issue.path.map(String)].join('/');
    return [{ pointer, value: shown(issue.input), detail: issue.message }];
  });
}

function where(target: string): string {
  return target === 'param' ? 'path' : target;
}

function shown(input: unknown): string | null {
  return input === undefined ? null : String(input).slice(0, 200);
}

/** The words of a value that cannot be, for one parameter; with the nearest allowed one where one is near. */
export function refuse(
  parameter: string,
  value: string,
  reason: string,
  known: Iterable<string> = [],
): never {
  const near = nearest(known, value);
  throw new BadRequestError([
    { pointer: `#/query/${parameter}`, value, detail: near ? `${reason}; did you mean "${near}"?` : reason },
  ]);
}

/** The reader's language of an API request. */
export function readerLanguage(c: Context): Lang {
  return languageOf(c);
}

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

/** The answers that any route may give beside its own. */
export const COMMON_RESPONSES = {
  304: { description: 'Not modified since the ETag that the reader has' },
  400: problem('A parameter is unknown or has a value that cannot be'),
  503: problem('The store does not answer; Retry-After says when to try again'),
} as const;

/** The answers of a route about one thing. */
export const THING_RESPONSES = {
  ...COMMON_RESPONSES,
  301: problem('Merged into another; Location says where'),
  404: problem('Nothing has this id'),
  410: problem('Erased for good'),
} as const;

/** A 200 answer of JSON. */
export function ok<T extends z.ZodType>(schema: T, description: string) {
  return { 200: { description, content: { 'application/json': { schema } } } } as const;
}
