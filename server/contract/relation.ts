import { z } from 'zod';
import { REALISATION_NAMES } from '../vocabulary/certainty.ts';
import { FIELD_NAMES } from '../vocabulary/fields.ts';
import { ENTITY_TYPE_NAMES } from '../vocabulary/kinds.ts';
import { ROLE_NAMES } from '../vocabulary/roles.ts';
import { storedEvidenceSchema } from './evidence.ts';
import { periodSchema } from './period.ts';
import { idSchema, localisedSchema, readable } from './primitives.ts';

/** A party that a text counts but does not name: "six regions", "and others" (count null). */
export const placeholderSchema = z
  .strictObject({
    type: z.enum(ENTITY_TYPE_NAMES),
    kind: z.union([z.string(), z.null()]),
    count: z.union([z.int().positive(), z.null()]),
  })
  .meta({ id: 'Placeholder' });

export const endSchema = z.union([
  z.strictObject({ entity: idSchema }),
  z.strictObject({ placeholder: placeholderSchema }),
]);

export type Placeholder = z.infer<typeof placeholderSchema>;
export type End = z.infer<typeof endSchema>;

/**
 * What is claimed, without its evidence. The same claim from two sources is one relation; a different scope,
 * title, start or party spoken for is another.
 */
export const claimSchema = z.strictObject({
  from: endSchema,
  role: z.enum(ROLE_NAMES),
  to: endSchema,
  period: z.union([periodSchema, z.null()]),
  /** The region, named area or municipality in which the role held. */
  scope: z.union([idSchema, z.null()]),
  /** The organisation a person spoke for. */
  onBehalfOf: z.union([idSchema, z.null()]),
  title: z.union([localisedSchema, z.null()]),
  position: z.union([z.int().positive(), z.null()]),
  realisation: z.enum(REALISATION_NAMES),
});

export type Claim = z.infer<typeof claimSchema>;

export const relationSchema = claimSchema.extend({
  id: z.string(),
  evidence: z.array(storedEvidenceSchema).min(1),
});

/** A relation as the directory holds it. `suppressed` hides what an editor withdrew though its source still says it. */
export type Relation = z.infer<typeof relationSchema> & { suppressed: boolean; revision: number };

/** A fact's value: text, number, range, amount, target, a text by language, or `empty` for a field left blank. */
export const factValueSchema = z
  .union([
    readable(z.string().max(4000)),
    z.number(),
    z.boolean(),
    z.strictObject({ empty: z.literal(true) }),
    z.strictObject({ min: z.number(), max: z.number() }),
    z.strictObject({ value: z.number(), currency: z.string().length(3), kind: z.string() }),
    z.strictObject({
      target: z.number().positive(),
      unit: z.string(),
      /** What counts towards it: entities of this type and kind that the subject produced. */
      counted: z.strictObject({ type: z.enum(ENTITY_TYPE_NAMES), kind: z.union([z.string(), z.null()]) }),
    }),
    localisedSchema,
  ])
  .meta({ id: 'FactValue' });

export const factClaimSchema = z.strictObject({
  entity: idSchema,
  field: z.enum(FIELD_NAMES),
  value: factValueSchema,
  unit: z.union([z.string(), z.null()]),
  period: z.union([periodSchema, z.null()]),
});

export type FactValue = z.infer<typeof factValueSchema>;
export type FactClaim = z.infer<typeof factClaimSchema>;

/** A fact as the directory holds it. Conflicting facts stand side by side. */
export type Fact = FactClaim & {
  id: string;
  evidence: z.infer<typeof storedEvidenceSchema>[];
  suppressed: boolean;
  revision: number;
};
