import { z } from 'zod';
import { CERTAINTY_NAMES } from '../vocabulary/certainty.ts';
import { idSchema, localisedSchema, readable, urlSchema } from './primitives.ts';
import { dateSchema } from './period.ts';

/**
 * What kind of source it is; decides how much its word weighs as evidence of expertise
 * (register or signed report 1, own site .9, third party .7, extracted .4, self-claim .3).
 */
export const SOURCE_STANDINGS = [
  'register',
  'signed-report',
  'own-site',
  'third-party',
  'extracted',
  'self-claim',
] as const;

/** A document or register that statements are taken from. */
export const sourceSchema = z
  .strictObject({
    id: idSchema,
    title: localisedSchema,
    /** The language the document is written in; null for a register of codes and figures. */
    lang: z.union([z.enum(['fi', 'sv', 'en']), z.null()]),
    publisher: z.union([readable(z.string().min(1)), z.null()]),
    /** The publisher's entity, where the directory has it. */
    publisherId: z.union([idSchema, z.null()]),
    standing: z.enum(SOURCE_STANDINGS),
    date: z.union([dateSchema, z.null()]),
    url: z.union([urlSchema, z.null()]),
    licence: z.string().min(1),
    attribution: z.union([readable(z.string().min(1)), z.null()]),
    redistributable: z.boolean(),
    version: z.string().min(1),
  })
  .meta({ id: 'Source' });

export type Source = z.infer<typeof sourceSchema>;

/** Column name to value, as a register gives them; values stay text. */
export const registerRowSchema = z.record(z.string(), z.string()).meta({ id: 'RegisterRow' });

/**
 * Why we say a thing: a short exact quote from a text (spans joined by ` … `) or a register's row, where it
 * stands in the source, and how surely it says so. Knowledge from outside the source and editors' additions give
 * their reason instead.
 */
export const storedEvidenceSchema = z
  .strictObject({
    source: idSchema,
    version: z.string().min(1),
    quote: z.union([readable(z.string().min(1).max(1200)), z.null()]),
    row: z.union([registerRowSchema, z.null()]),
    locator: z.union([readable(z.string().min(1).max(300)), z.null()]),
    certainty: z.enum(CERTAINTY_NAMES),
    reason: z.union([readable(z.string().min(1).max(600)), z.null()]),
  })
  .superRefine((evidence, context) => {
    if (evidence.quote === null && evidence.row === null && evidence.reason === null)
      context.addIssue({
        code: 'custom',
        path: ['quote'],
        message: 'evidence needs a quote, a register row or a reason',
      });
    if (evidence.certainty === 'register' && evidence.row === null)
      context.addIssue({ code: 'custom', path: ['row'], message: 'certainty register needs the row' });
    if (['stated', 'layout'].includes(evidence.certainty) && evidence.quote === null)
      context.addIssue({
        code: 'custom',
        path: ['quote'],
        message: `certainty ${evidence.certainty} needs a quote`,
      });
  });

export type Evidence = z.infer<typeof storedEvidenceSchema>;
