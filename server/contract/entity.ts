import { z } from 'zod';
import { ENTITY_TYPE_NAMES, kindsOf } from '../vocabulary/kinds.ts';
import { LANGUAGES } from '../vocabulary/languages.ts';
import { periodSchema } from './period.ts';
import { localisedSchema, readable, urlSchema } from './primitives.ts';

/** Another name: a former one with its years, a short one, an inflected one from a text, a spelling. */
export const aliasSchema = z
  .strictObject({
    text: readable(z.string().trim().min(1).max(300)),
    lang: z.union([z.enum(LANGUAGES), z.null()]),
    kind: z.enum(['former', 'short', 'inflected', 'spelling', 'other']),
    period: z.union([periodSchema, z.null()]),
  })
  .meta({ id: 'Alias' });

/** An identifier in somebody's register. */
export const IDENTIFIER_SCHEMES = [
  'municipality-code',
  'region-code',
  'wellbeing-area-code',
  'y-tunnus',
  'ror',
  'orcid',
  'wikidata',
  'yso',
  'ykl',
  'ptvl',
  'nuts',
  'iso-3166',
  'oppilaitosnumero',
  'eura',
  'keep',
  'website-domain',
] as const;

export const identifierSchema = z
  .strictObject({ scheme: z.enum(IDENTIFIER_SCHEMES), value: z.string().min(1).max(200) })
  .meta({ id: 'Identifier' });

export const pointSchema = z
  .strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
  .meta({ id: 'Point' });

export const STATUSES = ['planned', 'running', 'ended', 'filled', 'vacant', 'unknown'] as const;

/** `limited` is a person who has not consented: shown only where the public role is asked for. */
export const VISIBILITIES = ['public', 'limited', 'editor'] as const;

/** What a source or an editor says of an entity; the directory folds several of these into one entity. */
export const entityFieldsSchema = z.strictObject({
  type: z.enum(ENTITY_TYPE_NAMES),
  kind: z.union([z.string(), z.null()]),
  names: localisedSchema,
  descriptions: localisedSchema,
  aliases: z.array(aliasSchema),
  identifiers: z.array(identifierSchema),
  homepage: z.union([urlSchema, z.null()]),
  period: z.union([periodSchema, z.null()]),
  status: z.enum(STATUSES),
  visibility: z.enum(VISIBILITIES),
  position: z.union([z.int().positive(), z.null()]),
  point: z.union([pointSchema, z.null()]),
});

export type EntityFields = z.infer<typeof entityFieldsSchema>;

/** Adds an issue where `kind` is none of its type's kinds. */
export function checkKind(
  entity: { type: EntityFields['type']; kind: string | null },
  addIssue: (path: string[], message: string) => void,
): void {
  const known = kindsOf(entity.type);
  if (known.length === 0 && entity.kind !== null) addIssue(['kind'], `a ${entity.type} has no kinds`);
  if (known.length > 0 && (entity.kind === null || !known.includes(entity.kind)))
    addIssue(['kind'], `a ${entity.type}'s kind is one of ${known.join(', ')}`);
}

/** An entity as the directory holds it. */
export type Entity = EntityFields & {
  id: string;
  /** The heir of a merged entity; its own id answers 301. */
  mergedInto: string | null;
  /** The store revision that last changed it. */
  revision: number;
};

export type Alias = z.infer<typeof aliasSchema>;
export type Identifier = z.infer<typeof identifierSchema>;
