import { z } from 'zod';
import { entitySummarySchema, evidenceSchema } from './answers.ts';

/** What two undertakings may share. */
export const REASON_KINDS = ['topic', 'party', 'region', 'period'] as const;

/**
 * How what the other has lies from one's own. Topics: the same, narrower or broader, beside it under the same broader
 * one, related. Parties: the same, or units of one house. Regions: said by sources, or the seat of those responsible.
 */
export const MEETINGS = [
  'same',
  'narrower',
  'broader',
  'beside',
  'related',
  'unit',
  'said',
  'seat',
  'years',
] as const;

/**
 * What proves that one of the two has it: the relation by which it does, each step from there to what both share (a unit
 * to its house, a place to its region, a topic to a broader one), or what is said of its time.
 */
const proofSchema = z
  .strictObject({
    side: z.enum(['own', 'other']),
    relation: z.union([z.string(), z.null()]),
    fact: z.union([z.string(), z.null()]),
    /** What it says, in the reader's words. */
    label: z.string(),
    evidence: z.array(evidenceSchema),
  })
  .meta({ id: 'SimilarProof' });

/** One thing that both have; `value` is the product of the factors. */
export const similarReasonSchema = z
  .strictObject({
    kind: z.enum(REASON_KINDS),
    meeting: z.enum(MEETINGS),
    /** What kind of reason it is, in the reader's words. */
    label: z.string(),
    /** The topic, organisation or region in which the two meet; null where they share years. */
    shared: z.union([entitySummarySchema, z.null()]),
    /** Through what each of the two has it, where that is not the same: its own topic, its unit. */
    own: z.union([entitySummarySchema, z.null()]),
    other: z.union([entitySummarySchema, z.null()]),
    /** The calendar years that both have, where they share years. */
    years: z.union([z.strictObject({ first: z.int(), last: z.int() }), z.null()]),
    factors: z
      .strictObject({
        /** 1 where only these two have it, down to 0 where all do. */
        rarity: z.number(),
        /** 1 for the same, less the farther apart; of years the share that both have. */
        nearness: z.number(),
        /** Of parties: the mean weight of their roles in both. */
        role: z.number(),
        /** .6 where a source does not say it but it follows from it. */
        certainty: z.number(),
        /** What the kind counts for, and how much its tenth reason adds less than its first. */
        levelling: z.number(),
      })
      .meta({ id: 'SimilarFactors' }),
    value: z.number(),
    proofs: z.array(proofSchema),
    /** What the line rests on that no source tells, in the reader's words; null where every part of it is proved. */
    note: z.union([z.string(), z.null()]),
  })
  .meta({ id: 'SimilarReason' });

export const similarSchema = z
  .strictObject({
    entity: entitySummarySchema,
    /** 0–1: the sum of the lines' values. */
    score: z.number(),
    /** Strongest first. */
    lines: z.array(similarReasonSchema),
  })
  .meta({ id: 'SimilarThing' });

export const similarListSchema = z
  .strictObject({
    entity: entitySummarySchema,
    /** Of the same type, the most alike first. */
    items: z.array(similarSchema),
    total: z.int(),
    next: z.union([z.string(), z.null()]),
    /** Why the list is empty, in the reader's language. */
    note: z.string().optional(),
  })
  .meta({ id: 'Similar' });

export type ReasonKind = (typeof REASON_KINDS)[number];
export type Meeting = (typeof MEETINGS)[number];
export type SimilarAnswer = z.infer<typeof similarListSchema>;
export type SimilarThing = z.infer<typeof similarSchema>;
export type SimilarLine = z.infer<typeof similarReasonSchema>;
