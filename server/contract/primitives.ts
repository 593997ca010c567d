import { z } from 'zod';
import { LANGUAGES } from '../vocabulary/languages.ts';

/** A stable, readable id: lower-case ASCII, digits and single hyphens; at most 96 characters. */
export const idSchema = z
  .string()
  .max(96)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id has lower-case letters a to z, digits and single hyphens');

export const langSchema = z.enum(LANGUAGES).meta({ id: 'Language' });

/** Unseen, they end a line of a log or turn what follows around: control and direction characters, but line break and tab. */
const UNSEEN = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/u;

/** A text that people read: refused where it has what nobody sees. */
export function readable(text: z.ZodString) {
  return text.refine((given) => !UNSEEN.test(given), {
    error: ({ input }) =>
      `has a character that nobody sees (${codePoint(UNSEEN.exec(input as string)?.[0])}): remove it`,
  });
}

function codePoint(character = ''): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

const text = readable(z.string().trim().min(1).max(4000));

/** Texts by language; any may be missing. */
export const localisedSchema = z
  .strictObject({ fi: text.optional(), sv: text.optional(), en: text.optional() })
  .meta({ id: 'Localised' });

/**
 * Who is asking: everybody, the person themself, or an editor. Every read of a store states it, so that what a
 * person has not consented to never leaks by forgetting a filter.
 */
export type Audience = 'public' | 'self' | 'editor';

/** Everything about an entity that a store sorts, filters and shows without opening the rest. */
export const urlSchema = z.url({ protocol: /^https?$/ }).max(1000);
