import { z } from 'zod';
import { FIELD_NAMES } from '../vocabulary/fields.ts';
import { ROLE_NAMES } from '../vocabulary/roles.ts';
import { entitySummarySchema, evidenceSchema, sourceAnswerSchema, sourceSummarySchema } from './answers.ts';
import { SOURCE_STANDINGS } from './evidence.ts';
import { pathSchema } from './network.ts';
import { periodSchema } from './period.ts';

/** Whose evidence is looked for. Municipalities have a list of their own. */
export const EXPERT_KINDS = ['person', 'organisation', 'municipality'] as const;

/** Of several topics: those who know all of them, or any. */
export const TOPIC_MODES = ['all', 'any'] as const;

/**
 * Whom to turn to: the actor itself, a post of it, the organisation a person spoke for, the unit through which an
 * organisation did it, the heir of one that has ended.
 */
export const CONTACT_FORMS = ['self', 'post', 'organisation', 'unit', 'successor'] as const;

/** Whether it is known to go on, known to have ended, or neither. */
export const CONTACT_STATES = ['running', 'ended', 'unknown'] as const;

/** How the topic of the evidence lies from the topic asked for; `text`: stated or produced, without a tag. */
export const TOPIC_MATCHES = ['exact', 'narrower', 'broader', 'related', 'text'] as const;

/** What the time factor was read from; `unknown` asks to be flagged. */
export const TIME_BASES = ['running', 'last-year', 'unknown'] as const;

/** Whose years the time factor was read from. */
export const TIME_OWNERS = ['role', 'activity'] as const;

/** Whose doing it was: the actor's own, that of people acting for it, or that of a unit or post of it. */
export const EVIDENCE_PATHS = ['own', 'people', 'units'] as const;

/** The numbers whose product is a line's value, in the order in which they are shown. */
export const expertFactorsSchema = z
  .strictObject({
    role: z.number(),
    time: z.number(),
    topic: z.number(),
    source: z.number(),
    /** 1/√n of those who hold the same role in the same activity. */
    coHolders: z.number(),
    /** ½ when an organisation has the line through its people or units. */
    via: z.number(),
    /** ¼ when a stronger line of the same undertaking is already counted. */
    undertaking: z.number(),
    /** How much the tenth line of a kind adds less than the first. */
    levelling: z.number(),
  })
  .meta({ id: 'ExpertFactors' });

/** What sources say of when an activity was. */
const timeFactSchema = z
  .strictObject({ fact: z.string(), label: z.string(), evidence: z.array(evidenceSchema) })
  .meta({ id: 'TimeFact' });

/** One piece of evidence that an actor knows a topic; `value` is the product of the factors. */
export const expertLineSchema = z
  .strictObject({
    /** The id of the topic asked for that the line counts towards. */
    topic: z.string(),
    /** Null where the source ties the actor to the topic directly. */
    activity: z.union([entitySummarySchema, z.null()]),
    role: z.enum(ROLE_NAMES),
    /** The role's name in the reader's language. */
    label: z.string(),
    /** The person's title, as the source gives it. */
    title: z.union([z.string(), z.null()]),
    /** The id of the relation that proves the line. */
    relation: z.string(),
    through: z.enum(EVIDENCE_PATHS),
    /** The person, unit or post that it came through; null for own evidence and for people who have not consented. */
    via: z.union([entitySummarySchema, z.null()]),
    /** Calendar years of the role, else of the activity; null when not known. `to` is the last year known of. */
    from: z.union([z.int(), z.null()]),
    to: z.union([z.int(), z.null()]),
    /** What saturates together: activities, events and training, direct claims. */
    kind: z.enum(['activity', 'event', 'claim', 'funding']),
    factors: expertFactorsSchema,
    /** What the topic factor was read from: the topic found, and the relation that ties the activity to it. */
    match: z.strictObject({
      kind: z.enum(TOPIC_MATCHES),
      label: z.string(),
      topic: entitySummarySchema,
      relation: z.string(),
    }),
    /** What the time factor was read from. */
    time: z.strictObject({
      basis: z.enum(TIME_BASES),
      label: z.string(),
      /** Whose years they are: the role's own, which its evidence tells, else the activity's; null where no year is known. */
      of: z.union([z.enum(TIME_OWNERS), z.null()]),
      /** What sources say of the activity's time, where its years count; empty where only an editor set them. */
      facts: z.array(timeFactSchema),
    }),
    /** What the source factor was read from: the best of the relation's sources. */
    standing: z.strictObject({ kind: z.enum(SOURCE_STANDINGS), label: z.string() }),
    /** How many hold the same role in the same activity, this actor included. */
    holders: z.int(),
    value: z.number(),
    evidence: z.array(evidenceSchema),
  })
  .meta({ id: 'ExpertLine' });

/** An actor with all its evidence, strongest first. */
export const expertSchema = z
  .strictObject({
    entity: entitySummarySchema,
    /** The sum of the lines' values; of all of several topics, the geometric mean of their scores. */
    score: z.number(),
    /** How much to trust the score, apart from how high it is. */
    confidence: z.strictObject({
      /** Independent documents behind the lines. */
      documents: z.int(),
      /** The latest year that the lines reach; null when none is dated. */
      latestYear: z.union([z.int(), z.null()]),
    }),
    /** Each topic asked for, with the sum of its lines. */
    topics: z.array(z.strictObject({ topic: z.string(), score: z.number() })),
    lines: z.array(expertLineSchema),
    /** Whom to turn to now, in this order: what is known to have ended stands last. */
    contacts: z.array(
      z.strictObject({
        entity: entitySummarySchema,
        as: z.enum(CONTACT_FORMS),
        state: z.enum(CONTACT_STATES),
        /** Both in the reader's words. */
        label: z.string(),
        /** The last year that is known of; null when none is. */
        to: z.union([z.int(), z.null()]),
      }),
    ),
  })
  .meta({ id: 'Expert' });

export const expertsSchema = z
  .strictObject({
    topics: z.array(entitySummarySchema),
    kind: z.enum(EXPERT_KINDS),
    mode: z.enum(TOPIC_MODES),
    /** The day as of which the evidence was weighed: with `asOf` of this day, the same address gives the same reasons. */
    asOf: z.string(),
    /** Years in which evidence loses half of its decaying part; null where time changes nothing. */
    halfLife: z.union([z.number(), z.null()]),
    items: z.array(expertSchema),
    total: z.int(),
    next: z.union([z.string(), z.null()]),
    /** Why the list is empty, in the reader's language. */
    note: z.string().optional(),
    /** Only where the list is empty: what would not be, nearest first, with how many each finds. */
    near: z
      .strictObject({
        /** The same topics elsewhere, where a place was asked for; null is everywhere. */
        places: z.array(z.strictObject({ place: z.union([entitySummarySchema, z.null()]), total: z.int() })),
        /** Other topics in the place asked for. */
        topics: z.array(z.strictObject({ topic: entitySummarySchema, total: z.int() })),
      })
      .optional(),
  })
  .meta({ id: 'Experts' });

/** A figure as its source gives it. */
export const peerFigureSchema = z
  .strictObject({
    value: z.union([z.number(), z.string(), z.null()]),
    /** A class or a place in the reader's words; null for numbers and what is not known. */
    text: z.union([z.string(), z.null()]),
    /** The last year that the figure speaks of. */
    year: z.union([z.int(), z.null()]),
    period: z.union([periodSchema, z.null()]),
    unit: z.union([z.string(), z.null()]),
    source: z.union([sourceSummarySchema, z.null()]),
  })
  .meta({ id: 'PeerFigure' });

/** The field of a figure, or `region`, which is read off where the municipality lies. */
export const PEER_FIELDS = [...FIELD_NAMES, 'region'] as const;

/** What a peer has done on the topic asked for. */
export const peerExperienceSchema = z
  .strictObject({
    /**
     * 0–1, the square root of similarity × experience: the list is ordered by it, so that who has done most among those
     * alike comes first, not who has done most, nor who is most alike.
     */
    fit: z.number(),
    /** 0–1: its score beside that of the most experienced in the list. */
    experience: z.number(),
    /** The sum of the lines' values, as in /experts. */
    score: z.number(),
    confidence: expertSchema.shape.confidence,
    lines: z.array(expertLineSchema),
    /** The shortest way from the municipality asked about, through what was done together; null where none is known. */
    path: z.union([pathSchema, z.null()]),
  })
  .meta({ id: 'PeerExperience' });

/** A municipality like the one asked about, with what the difference between them consists of. */
export const peerSchema = z
  .strictObject({
    entity: entitySummarySchema,
    /** The place by nearness, from 1, among all that could be ranked. */
    rank: z.int(),
    /** Where the rank stays in nine of ten shakes of the weights by ±30 %. */
    rankInterval: z.strictObject({ from: z.int(), to: z.int() }),
    /** 0–100: the share of all comparable pairs that are farther apart. */
    similarity: z.number(),
    /** 0–1. */
    distance: z.number(),
    /** 0–1: the weight of what is known of both, of the weight that has data at all. */
    coverage: z.number(),
    /** What each group adds to the difference: they sum to 100; null where it could not be compared. */
    contributions: z.array(
      z.strictObject({
        group: z.string(),
        label: z.string(),
        weight: z.number(),
        percent: z.union([z.number(), z.null()]),
      }),
    ),
    /** Whom to ask there, as in /experts: itself, its posts, the units that did it. */
    contacts: expertSchema.shape.contacts,
    /** The same by variable, with both raw values. */
    variables: z.array(
      z.strictObject({
        field: z.enum(PEER_FIELDS),
        label: z.string(),
        group: z.string(),
        own: peerFigureSchema,
        other: peerFigureSchema,
        percent: z.union([z.number(), z.null()]),
      }),
    ),
    /** Only where a topic is asked for. */
    experience: peerExperienceSchema.optional(),
  })
  .meta({ id: 'Peer' });

export const peersSchema = z
  .strictObject({
    municipality: entitySummarySchema,
    /** Those listed have recorded evidence on it, the best fit first; null where none is asked for. */
    topic: z.union([entitySummarySchema, z.null()]),
    /** The day up to which figures were read; null for the newest. */
    asOf: z.union([z.string(), z.null()]),
    items: z.array(peerSchema),
    total: z.int(),
    next: z.union([z.string(), z.null()]),
    /** Why the list is empty, in the reader's language. */
    note: z.string().optional(),
    /** Groups with data: the weight given, and the per cent it is once the absent ones are left out. */
    groups: z.array(
      z.strictObject({ group: z.string(), label: z.string(), weight: z.number(), share: z.number() }),
    ),
    /** Groups that no municipality has data for. */
    absent: z.array(z.strictObject({ group: z.string(), label: z.string(), weight: z.number() })),
    /** How many municipalities are not ranked because too little is known of them. */
    unranked: z.int(),
    /** How many pairs the similarity is a share of. */
    pairs: z.int(),
    /** Where the figures come from. */
    sources: z.array(sourceAnswerSchema),
  })
  .meta({ id: 'Peers' });

export type TimeOwner = (typeof TIME_OWNERS)[number];
export type TopicMode = (typeof TOPIC_MODES)[number];
export type ContactForm = (typeof CONTACT_FORMS)[number];
export type ContactState = (typeof CONTACT_STATES)[number];
export type ExpertKind = (typeof EXPERT_KINDS)[number];
export type EvidencePath = (typeof EVIDENCE_PATHS)[number];
export type TopicMatchKind = (typeof TOPIC_MATCHES)[number];
export type ExpertAnswer = z.infer<typeof expertSchema>;
export type ExpertLineAnswer = z.infer<typeof expertLineSchema>;
export type ExpertsAnswer = z.infer<typeof expertsSchema>;
export type PeerField = (typeof PEER_FIELDS)[number];
export type PeerFigure = z.infer<typeof peerFigureSchema>;
export type PeerAnswer = z.infer<typeof peerSchema>;
export type PeerExperience = z.infer<typeof peerExperienceSchema>;
export type PeersAnswer = z.infer<typeof peersSchema>;
