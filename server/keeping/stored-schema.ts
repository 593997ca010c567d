import { z } from 'zod';
import { ENTITY_TYPE_NAMES } from '../vocabulary/kinds.ts';
import { CERTAINTY_NAMES, REALISATION_NAMES } from '../vocabulary/certainty.ts';
import { FIELD_NAMES } from '../vocabulary/fields.ts';
import { ROLE_NAMES } from '../vocabulary/roles.ts';
import { entityFieldsSchema, IDENTIFIER_SCHEMES, STATUSES, VISIBILITIES } from '../contract/entity.ts';
import { SOURCE_STANDINGS } from '../contract/evidence.ts';
import { LANGUAGES } from '../vocabulary/languages.ts';
import type { StoredRecords } from '../store/graph-store.ts';

/**
 * The shapes of what a store holds, for reading a dump. They check structure, names of the vocabulary and ids, not what
 * the contract asks of texts: whatever a store held once must find its way back.
 */

const id = z.string().regex(/^[\x21-\x7e]+$/, 'an id has visible ASCII characters only');
const instant = z.string().min(1);
const revision = z.int().min(0);
const text = z.union([z.string(), z.null()]);
const localised = z.strictObject({ fi: z.string(), sv: z.string(), en: z.string() }).partial();
const periodEnd = z.strictObject({
  date: z.string(),
  precision: z.enum(['year', 'season', 'month', 'day']),
  basis: z.enum(['text', 'cover']),
});
const end = z.union([periodEnd, z.null()]);
const period = z.union([z.strictObject({ from: end, to: end, open: z.boolean(), by: end }), z.null()]);

const source = z.strictObject({
  id,
  title: localised,
  lang: z.union([z.enum(LANGUAGES), z.null()]),
  publisher: text,
  publisherId: text,
  standing: z.enum(SOURCE_STANDINGS),
  date: text,
  url: text,
  licence: z.string(),
  attribution: text,
  redistributable: z.boolean(),
  version: z.string(),
});

const evidence = z.array(
  z.strictObject({
    source: id,
    version: z.string(),
    quote: text,
    row: z.union([z.record(z.string(), z.string()), z.null()]),
    locator: text,
    certainty: z.enum(CERTAINTY_NAMES),
    reason: text,
  }),
);

const entityFields = {
  type: z.enum(ENTITY_TYPE_NAMES),
  kind: text,
  names: localised,
  descriptions: localised,
  aliases: z.array(
    z.strictObject({
      text: z.string(),
      lang: z.union([z.enum(LANGUAGES), z.null()]),
      kind: z.enum(['former', 'short', 'inflected', 'spelling', 'other']),
      period,
    }),
  ),
  identifiers: z.array(z.strictObject({ scheme: z.enum(IDENTIFIER_SCHEMES), value: z.string() })),
  homepage: text,
  period,
  status: z.enum(STATUSES),
  visibility: z.enum(VISIBILITIES),
  position: z.union([z.int(), z.null()]),
  point: z.union([z.strictObject({ lat: z.number(), lon: z.number() }), z.null()]),
};

const mark = { id: z.string(), actor: z.string(), reason: z.string(), at: instant };
const suppression = z.union([z.strictObject(mark), z.null()]);

const entity = z.strictObject({
  entity: z.strictObject({ ...entityFields, id, mergedInto: z.union([id, z.null()]), revision }),
  sortKey: z.string(),
  claims: z.record(z.string(), z.strictObject(entityFields)),
  corrections: z.array(z.strictObject({ ...mark, field: entityFieldsSchema.keyof(), value: z.unknown() })),
});

const relationEnd = z.union([
  z.strictObject({ entity: id }),
  z.strictObject({
    placeholder: z.strictObject({
      type: z.enum(ENTITY_TYPE_NAMES),
      kind: text,
      count: z.union([z.int(), z.null()]),
    }),
  }),
]);
const said = {
  period,
  position: z.union([z.int(), z.null()]),
  realisation: z.enum(REALISATION_NAMES),
  evidence,
};

const relation = z.strictObject({
  relation: z.strictObject({
    id,
    from: relationEnd,
    role: z.enum(ROLE_NAMES),
    to: relationEnd,
    scope: z.union([id, z.null()]),
    onBehalfOf: z.union([id, z.null()]),
    title: z.union([localised, z.null()]),
    ...said,
    suppressed: z.boolean(),
    revision,
  }),
  sortKey: z.string(),
  claims: z.record(z.string(), z.strictObject(said)),
  suppression,
});

const factValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.strictObject({ empty: z.literal(true) }),
  z.strictObject({ min: z.number(), max: z.number() }),
  z.strictObject({ value: z.number(), currency: z.string(), kind: z.string() }),
  z.strictObject({
    target: z.number(),
    unit: z.string(),
    counted: z.strictObject({ type: z.enum(ENTITY_TYPE_NAMES), kind: text }),
  }),
  localised,
]);

const fact = z.strictObject({
  fact: z.strictObject({
    id,
    entity: id,
    field: z.enum(FIELD_NAMES),
    value: factValue,
    unit: text,
    period,
    evidence,
    suppressed: z.boolean(),
    revision,
  }),
  sortKey: z.string(),
  claims: z.record(z.string(), z.strictObject({ evidence })),
  suppression,
});

const tombstone = z.strictObject({
  id,
  state: z.enum(['erased', 'withdrawn']),
  names: z.array(
    z.strictObject({ salt: z.string().min(1), words: z.int().positive(), digest: z.string().min(1) }),
  ),
});

const thing = { kind: z.enum(['entity', 'relation', 'fact', 'source']), id };

const commit = z.strictObject({
  revision: z.int().positive(),
  id,
  at: instant,
  actor: z.string(),
  reason: z.string(),
  source: text,
  sourceVersion: text,
  touched: z.array(z.strictObject({ ...thing, removed: z.boolean() })),
});

const latest = z.strictObject({
  ...thing,
  revision: z.int().positive(),
  state: z.enum(['shown', 'gone', 'untold']),
});

/** The schema of each kind of record, in the order in which a dump holds them. */
export const STORED_SCHEMAS = { source, entity, relation, fact, tombstone, commit, latest } satisfies {
  [K in keyof StoredRecords]: z.ZodType<StoredRecords[K]>;
};
