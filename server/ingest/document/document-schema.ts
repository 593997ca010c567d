import { z } from 'zod';
import { ENTITY_TYPE_NAMES } from '../../vocabulary/kinds.ts';
import type { Localised } from '../../vocabulary/languages.ts';
import { FIELD_NAMES } from '../../vocabulary/fields.ts';
import { CERTAINTY_NAMES, REALISATION_NAMES } from '../../vocabulary/certainty.ts';
import { ROLE_NAMES } from '../../vocabulary/roles.ts';
import { aliasSchema, identifierSchema, pointSchema, STATUSES, VISIBILITIES } from '../../contract/entity.ts';
import { registerRowSchema, sourceSchema } from '../../contract/evidence.ts';
import { dateSchema, isInOrder, periodEnd, type Period } from '../../contract/period.ts';
import { idSchema, localisedSchema, urlSchema } from '../../contract/primitives.ts';
import { factValueSchema, placeholderSchema } from '../../contract/relation.ts';

/**
 * The statement file that people write: the contract's shapes with short forms (a plain text for a Finnish name, an
 * id for an entity end, a date for a period's end). Parsing answers the full shapes.
 */

const date = z.union([z.number().int().transform(String).pipe(dateSchema), dateSchema]);

const endOfPeriod = z
  .union([date, z.strictObject({ date, basis: z.enum(['text', 'cover']) })])
  .transform((end) => (typeof end === 'string' ? periodEnd(end) : periodEnd(end.date, end.basis)));

const period = z
  .strictObject({
    from: endOfPeriod.nullish(),
    to: endOfPeriod.nullish(),
    open: z.boolean().default(false),
    by: endOfPeriod.nullish(),
  })
  .transform(({ from, to, open, by }): Period => ({
    from: from ?? null,
    to: to ?? null,
    open,
    by: by ?? null,
  }))
  .refine(isInOrder, { error: 'the period ends before it begins' });

const localised = z.union([
  z
    .string()
    .trim()
    .min(1)
    .transform((fi): Localised => ({ fi })),
  localisedSchema,
]);

const alias = z.union([
  z.string().transform((text) => ({ text, lang: 'fi' as const, kind: 'other' as const, period: null })),
  z.strictObject({
    text: aliasSchema.shape.text,
    lang: aliasSchema.shape.lang.default('fi'),
    kind: aliasSchema.shape.kind.default('other'),
    period: period.nullish().transform((value) => value ?? null),
  }),
]);

const evidence = z.strictObject({
  source: idSchema.optional(),
  quote: z.string().min(1).nullish(),
  row: registerRowSchema.nullish(),
  locator: z.string().min(1).nullish(),
  certainty: z.enum(CERTAINTY_NAMES).optional(),
  reason: z.string().min(1).nullish(),
});

const someEvidence = z
  .union([evidence, z.array(evidence).min(1)])
  .transform((value) => (Array.isArray(value) ? value : [value]));

const end = z.union([
  idSchema.transform((entity) => ({ entity })),
  z.strictObject({
    placeholder: z.strictObject({
      type: placeholderSchema.shape.type,
      kind: placeholderSchema.shape.kind.default(null),
      count: placeholderSchema.shape.count.default(null),
    }),
  }),
]);

const nullableId = idSchema.nullish().transform((value) => value ?? null);

const entity = z.strictObject({
  id: idSchema,
  type: z.enum(ENTITY_TYPE_NAMES),
  kind: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  names: localised.default({}),
  descriptions: localised.default({}),
  aliases: z.array(alias).default([]),
  identifiers: z.array(identifierSchema).default([]),
  homepage: urlSchema.nullish().transform((value) => value ?? null),
  period: period.nullish().transform((value) => value ?? null),
  status: z.enum(STATUSES).default('unknown'),
  visibility: z.enum(VISIBILITIES).optional(),
  position: z
    .int()
    .positive()
    .nullish()
    .transform((value) => value ?? null),
  point: pointSchema.nullish().transform((value) => value ?? null),
});

const relation = z.strictObject({
  from: end,
  role: z.enum(ROLE_NAMES),
  to: end,
  period: period.nullish().transform((value) => value ?? null),
  scope: nullableId,
  onBehalfOf: nullableId,
  title: localised.nullish().transform((value) => value ?? null),
  position: z
    .int()
    .positive()
    .nullish()
    .transform((value) => value ?? null),
  realisation: z.enum(REALISATION_NAMES).default('unknown'),
  evidence: someEvidence,
});

const fact = z.strictObject({
  entity: idSchema,
  field: z.enum(FIELD_NAMES),
  value: factValueSchema,
  unit: z.string().nullish(),
  period: period.nullish().transform((value) => value ?? null),
  evidence: someEvidence,
});

const sourceObject = z.strictObject({
  ...sourceSchema.shape,
  date: date.nullable().default(null),
  publisher: sourceSchema.shape.publisher.default(null),
  publisherId: sourceSchema.shape.publisherId.default(null),
  url: sourceSchema.shape.url.default(null),
  attribution: sourceSchema.shape.attribution.default(null),
});

export const documentSchema = z.strictObject({
  /** The source itself, or the id of one that another file describes. */
  source: z.union([idSchema, sourceObject]),
  /** Who adds this and why: an editor's file says it, one that ships with Solmu does not. */
  actor: z.string().trim().min(1).optional(),
  reason: z.string().trim().min(1).optional(),
  /** The text's file name, for checking quotes. */
  text: z.string().optional(),
  entities: z
    .array(entity)
    .nullish()
    .transform((value) => value ?? []),
  relations: z
    .array(relation)
    .nullish()
    .transform((value) => value ?? []),
  facts: z
    .array(fact)
    .nullish()
    .transform((value) => value ?? []),
});

export type StatementDocument = z.infer<typeof documentSchema>;
export type DocumentEvidence = z.infer<typeof evidence>;
