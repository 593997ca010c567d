import { z } from 'zod';
import { CERTAINTY_NAMES, REALISATION_NAMES } from '../vocabulary/certainty.ts';
import { FIELD_NAMES } from '../vocabulary/fields.ts';
import { ROLE_NAMES } from '../vocabulary/roles.ts';
import { entityFieldsSchema } from './entity.ts';
import { registerRowSchema, SOURCE_STANDINGS } from './evidence.ts';
import { periodSchema } from './period.ts';
import { langSchema, localisedSchema } from './primitives.ts';
import { factValueSchema, placeholderSchema } from './relation.ts';

/**
 * What a mirror of the public graph is told. Records name each other by id and hold their texts in every language, so
 * that an answer does not depend on who reads it.
 */

/** A piece of evidence. `withheld`: it has a quote or a row, which may not be passed on. */
const evidenceRecordSchema = z
  .strictObject({
    source: z.string(),
    version: z.string(),
    quote: z.union([z.string(), z.null()]),
    row: z.union([registerRowSchema, z.null()]),
    locator: z.union([z.string(), z.null()]),
    certainty: z.enum(CERTAINTY_NAMES),
    reason: z.union([z.string(), z.null()]),
    withheld: z.boolean(),
  })
  .meta({ id: 'EvidenceRecord' });

const endRecordSchema = z
  .union([z.strictObject({ entity: z.string() }), z.strictObject({ placeholder: placeholderSchema })])
  .meta({ id: 'EndRecord' });

const entityRecordSchema = entityFieldsSchema
  .omit({ visibility: true })
  .extend({ id: z.string() })
  .meta({ id: 'EntityRecord' });

const relationRecordSchema = z
  .strictObject({
    id: z.string(),
    from: endRecordSchema,
    role: z.enum(ROLE_NAMES),
    to: endRecordSchema,
    period: z.union([periodSchema, z.null()]),
    scope: z.union([z.string(), z.null()]),
    onBehalfOf: z.union([z.string(), z.null()]),
    title: z.union([localisedSchema, z.null()]),
    position: z.union([z.int(), z.null()]),
    realisation: z.enum(REALISATION_NAMES),
    evidence: z.array(evidenceRecordSchema),
  })
  .meta({ id: 'RelationRecord' });

/** `value` is null where it is the words of a source that may not be passed on. */
const factRecordSchema = z
  .strictObject({
    id: z.string(),
    entity: z.string(),
    field: z.enum(FIELD_NAMES),
    value: z.union([factValueSchema, z.null()]),
    unit: z.union([z.string(), z.null()]),
    period: z.union([periodSchema, z.null()]),
    evidence: z.array(evidenceRecordSchema),
  })
  .meta({ id: 'FactRecord' });

const sourceRecordSchema = z
  .strictObject({
    id: z.string(),
    title: localisedSchema,
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
  .meta({ id: 'SourceRecord' });

const place = { id: z.string(), revision: z.int() };

/** Gone, hidden or merged. `mergedInto` leads on to the heir of a merged entity. */
const removedSchema = z
  .strictObject({
    kind: z.enum(['entity', 'relation', 'fact', 'source']),
    ...place,
    removed: z.literal(true),
    mergedInto: z.union([z.string(), z.null()]),
  })
  .meta({ id: 'RemovedRecord' });

export const changeSchema = z
  .union([
    removedSchema,
    z.strictObject({ kind: z.literal('entity'), ...place, value: entityRecordSchema }),
    z.strictObject({ kind: z.literal('relation'), ...place, value: relationRecordSchema }),
    z.strictObject({ kind: z.literal('fact'), ...place, value: factRecordSchema }),
    z.strictObject({ kind: z.literal('source'), ...place, value: sourceRecordSchema }),
  ])
  .meta({ id: 'Change' });

export const changesAnswerSchema = z
  .strictObject({
    items: z.array(changeSchema),
    /** The cursor of what follows; null when all is told up to `revision`. */
    next: z.union([z.string(), z.null()]),
    /** The revision at which this page was read; once `next` is null, `after` of the next visit. */
    revision: z.int(),
  })
  .meta({ id: 'Changes' });

export type Change = z.infer<typeof changeSchema>;
export type EvidenceRecord = z.infer<typeof evidenceRecordSchema>;
