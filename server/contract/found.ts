import { z } from 'zod';
import { CERTAINTY_NAMES } from '../vocabulary/certainty.ts';
import {
  entitySummarySchema,
  factAnswerSchema,
  relationAnswerSchema,
  sourceAnswerSchema,
  sourceSummarySchema,
} from './answers.ts';
import { langSchema } from './primitives.ts';

/** What a search looks in. */
export const SEARCHED = ['entities', 'sentences', 'sources'] as const;
export type Searched = (typeof SEARCHED)[number];

/** The words of a text that matched, in any form: from the first letter to before the last, counted in its composed form. */
export const marksSchema = z.array(z.strictObject({ start: z.int(), end: z.int() }));

const certainty = z.enum(CERTAINTY_NAMES);

export const saidRelationSchema = relationAnswerSchema
  .omit({ evidence: true })
  .extend({
    /** How surely the sentence says so. */
    certainty,
  })
  .meta({ id: 'SaidRelation' });

export const saidFactSchema = factAnswerSchema
  .omit({ evidence: true })
  .extend({ entity: entitySummarySchema, certainty })
  .meta({ id: 'SaidFact' });

/** A sentence of a source, with the relations and facts that it proves. */
export const sentenceHitSchema = z
  .strictObject({
    hit: z.literal('sentence'),
    id: z.string(),
    score: z.number(),
    quote: z.string(),
    /** The language of the quote. */
    lang: z.union([langSchema, z.null()]),
    marks: marksSchema,
    locator: z.union([z.string(), z.null()]),
    source: sourceSummarySchema,
    /** The first of what it proves, both ends named. */
    relations: z.array(saidRelationSchema),
    facts: z.array(saidFactSchema),
    /** How many relations and facts it proves. */
    proves: z.int(),
  })
  .meta({ id: 'SentenceHit' });

export const sourceHitSchema = sourceAnswerSchema
  .extend({
    hit: z.literal('source'),
    score: z.number(),
    /** In its title. */
    marks: marksSchema,
  })
  .meta({ id: 'SourceHit' });

export type SaidRelation = z.infer<typeof saidRelationSchema>;
export type SaidFact = z.infer<typeof saidFactSchema>;
export type SentenceHit = z.infer<typeof sentenceHitSchema>;
export type SourceHit = z.infer<typeof sourceHitSchema>;
