import { z } from 'zod';
import { CERTAINTY_NAMES, REALISATION_NAMES } from '../vocabulary/certainty.ts';
import { FIELD_NAMES } from '../vocabulary/fields.ts';
import { ENTITY_TYPE_NAMES } from '../vocabulary/kinds.ts';
import { ROLE_NAMES } from '../vocabulary/roles.ts';
import { aliasSchema, identifierSchema, pointSchema, STATUSES } from './entity.ts';
import { registerRowSchema, SOURCE_STANDINGS } from './evidence.ts';
import { periodSchema } from './period.ts';
import { langSchema, localisedSchema } from './primitives.ts';
import { factValueSchema, placeholderSchema } from './relation.ts';

/** An entity in one line. `name` is in the reader's language where there is one, `nameLang` says which it is. */
export const entitySummarySchema = z
  .strictObject({
    id: z.string(),
    type: z.enum(ENTITY_TYPE_NAMES),
    kind: z.union([z.string(), z.null()]),
    /** The kind, or the type where there is none, in the reader's language. */
    label: z.string(),
    name: z.string(),
    nameLang: z.union([langSchema, z.null()]),
    names: localisedSchema,
    period: z.union([periodSchema, z.null()]),
    status: z.enum(STATUSES),
    position: z.union([z.int(), z.null()]),
    /** The page about it, in the reader's language. */
    url: z.string(),
  })
  .meta({ id: 'EntitySummary' });

export const sourceSummarySchema = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    date: z.union([z.string(), z.null()]),
    url: z.union([z.string(), z.null()]),
  })
  .meta({ id: 'SourceSummary' });

export const evidenceSchema = z
  .strictObject({
    source: sourceSummarySchema,
    version: z.string(),
    quote: z.union([z.string(), z.null()]),
    row: z.union([registerRowSchema, z.null()]),
    locator: z.union([z.string(), z.null()]),
    certainty: z.enum(CERTAINTY_NAMES),
    reason: z.union([z.string(), z.null()]),
  })
  .meta({ id: 'Evidence' });

/** One end of a relation: a summary, or a party that the source counts but does not name. */
export const relationEndSchema = z
  .union([entitySummarySchema, z.strictObject({ placeholder: placeholderSchema, name: z.string() })])
  .meta({ id: 'RelationEnd' });

export const relationAnswerSchema = z
  .strictObject({
    id: z.string(),
    role: z.enum(ROLE_NAMES),
    /** The role's name, read from `from` to `to`. */
    label: z.string(),
    from: relationEndSchema,
    to: relationEndSchema,
    period: z.union([periodSchema, z.null()]),
    scope: z.union([entitySummarySchema, z.null()]),
    onBehalfOf: z.union([entitySummarySchema, z.null()]),
    title: z.union([z.string(), z.null()]),
    position: z.union([z.int(), z.null()]),
    realisation: z.enum(REALISATION_NAMES),
    evidence: z.array(evidenceSchema),
  })
  .meta({ id: 'Relation' });

export const factAnswerSchema = z
  .strictObject({
    id: z.string(),
    field: z.enum(FIELD_NAMES),
    label: z.string(),
    value: factValueSchema,
    unit: z.union([z.string(), z.null()]),
    period: z.union([periodSchema, z.null()]),
    /** Of a target: how many of the counted entities are recorded. */
    recorded: z.union([z.int(), z.null()]),
    evidence: z.array(evidenceSchema),
  })
  .meta({ id: 'Fact' });

export const entityAnswerSchema = entitySummarySchema
  .extend({
    descriptions: localisedSchema,
    description: z.union([z.string(), z.null()]),
    aliases: z.array(aliasSchema),
    identifiers: z.array(identifierSchema),
    homepage: z.union([z.string(), z.null()]),
    point: z.union([pointSchema, z.null()]),
    /** Of a topic: its scheme (subject, audience, setting, skill, sector, criterion). */
    scheme: z.union([z.string(), z.null()]),
    /** The regions that hold it: maakunta, wellbeing area, country. */
    regions: z.array(entitySummarySchema),
    facts: z.array(factAnswerSchema),
    revision: z.int(),
  })
  .meta({ id: 'Entity' });

export const sourceAnswerSchema = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    titles: localisedSchema,
    lang: z.union([langSchema, z.null()]),
    publisher: z.union([z.string(), z.null()]),
    publisherId: z.union([z.string(), z.null()]),
    standing: z.enum(SOURCE_STANDINGS),
    date: z.union([z.string(), z.null()]),
    url: z.union([z.string(), z.null()]),
    licence: z.string(),
    attribution: z.union([z.string(), z.null()]),
    redistributable: z.boolean(),
    version: z.string(),
  })
  .meta({ id: 'SourceAnswer' });

export type EntitySummary = z.infer<typeof entitySummarySchema>;
export type EntityAnswer = z.infer<typeof entityAnswerSchema>;
export type RelationEnd = z.infer<typeof relationEndSchema>;
export type RelationAnswer = z.infer<typeof relationAnswerSchema>;
export type FactAnswer = z.infer<typeof factAnswerSchema>;
export type EvidenceAnswer = z.infer<typeof evidenceSchema>;
export type SourceAnswer = z.infer<typeof sourceAnswerSchema>;

/** A page of a list: `next` is the cursor of the following page, or null at the end. */
export function listOf<T extends z.ZodType>(item: T, id: string) {
  return z
    .strictObject({
      items: z.array(item),
      total: z.int(),
      next: z.union([z.string(), z.null()]),
      /** Why the list is empty or shortened, in the reader's language. */
      note: z.string().optional(),
    })
    .meta({ id });
}
