import { z } from 'zod';
import { entitySummarySchema } from './answers.ts';

/** Levels at which places may lack a line. */
export const GAP_LEVELS = ['region', 'municipality'] as const;

/** Organisations that work with each other more than with the others; their topics and places stand for a name. */
export const communitySchema = z
  .strictObject({
    /** Those with most activities first. */
    members: z.array(entitySummarySchema),
    /** What sets their common activities apart from the others', most telling first. */
    topics: z.array(entitySummarySchema),
    /** The regions in which most of them lie. */
    places: z.array(entitySummarySchema),
    /** How many activities some two of them share. */
    activities: z.int(),
  })
  .meta({ id: 'Community' });

/** An organisation whose partners lie in several regions. */
export const bridgeSchema = z
  .strictObject({
    organisation: entitySummarySchema,
    /** Partners whose region is known. */
    partners: z.int(),
    /** The participation coefficient over regions: 0 where all partners lie in one, towards 1. */
    participation: z.number(),
    /** Those with most partners first, each with the partner and the activity of its strongest line. */
    regions: z.array(
      z.strictObject({
        region: entitySummarySchema,
        partners: z.int(),
        partner: entitySummarySchema,
        activity: entitySummarySchema,
      }),
    ),
  })
  .meta({ id: 'Bridge' });

/** Places without a line, and of how many. */
export const gapsSchema = z
  .strictObject({
    items: z.array(entitySummarySchema),
    total: z.int(),
    next: z.union([z.string(), z.null()]),
    level: z.enum(GAP_LEVELS),
    /** How many places were looked at. */
    of: z.int(),
  })
  .meta({ id: 'Gaps' });

/** Which sectors meet in activities, and which are absent. */
export const sectorLinksSchema = z
  .strictObject({
    pairs: z.array(
      z.strictObject({
        sectors: z.array(entitySummarySchema),
        /** In how many activities the two meet; `activities` holds the first of them. */
        shared: z.int(),
        activities: z.array(entitySummarySchema),
      }),
    ),
    absent: z.array(entitySummarySchema),
    /** How many activities were looked at, and of how many of them no sector is told. */
    activities: z.int(),
    untold: z.int(),
  })
  .meta({ id: 'SectorLinks' });

export type CommunityAnswer = z.infer<typeof communitySchema>;
export type BridgeAnswer = z.infer<typeof bridgeSchema>;
export type SectorLinksAnswer = z.infer<typeof sectorLinksSchema>;
