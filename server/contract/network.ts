import { z } from 'zod';
import { CERTAINTY_NAMES } from '../vocabulary/certainty.ts';
import { ENTITY_TYPE_NAMES } from '../vocabulary/kinds.ts';
import { ROLE_NAMES } from '../vocabulary/roles.ts';
import { entitySummarySchema, relationAnswerSchema } from './answers.ts';

export const NETWORK_LEVELS = ['organisation', 'municipality', 'region', 'topic'] as const;
export const NETWORK_WEIGHTS = ['activities', 'fractional'] as const;

/**
 * A node of a drawn network. x and y lie in 0…1000 × 0…1000 (regions and municipalities by geography, north up);
 * null where the level has no positions. `size` is how many activities it takes part in.
 */
export const networkNodeSchema = z
  .strictObject({
    id: z.string(),
    type: z.enum(ENTITY_TYPE_NAMES),
    kind: z.union([z.string(), z.null()]),
    name: z.string(),
    url: z.string(),
    x: z.union([z.number(), z.null()]),
    y: z.union([z.number(), z.null()]),
    size: z.number(),
    region: z.union([z.string(), z.null()]),
  })
  .meta({ id: 'NetworkNode' });

/** What two nodes did together: the activity, and the roles that each side had in it, with the relations to open. */
export const networkActivitySchema = z
  .strictObject({
    activity: entitySummarySchema,
    from: z.array(
      z.strictObject({
        role: z.enum(ROLE_NAMES),
        label: z.string(),
        relation: z.string(),
        actor: z.string(),
      }),
    ),
    to: z.array(
      z.strictObject({
        role: z.enum(ROLE_NAMES),
        label: z.string(),
        relation: z.string(),
        actor: z.string(),
      }),
    ),
  })
  .meta({ id: 'NetworkActivity' });

/** A joint line between two nodes, from before to by id. `certainty` is the strongest of what stands behind it. */
export const networkEdgeSchema = z
  .strictObject({
    id: z.string(),
    from: z.string(),
    to: z.string(),
    weight: z.number(),
    crossRegion: z.boolean(),
    certainty: z.enum(CERTAINTY_NAMES),
    /** How many activities the two have in common; `activities` holds the first of them in list order. */
    shared: z.int(),
    activities: z.array(networkActivitySchema),
  })
  .meta({ id: 'NetworkEdge' });

export const networkSchema = z
  .strictObject({
    level: z.enum(NETWORK_LEVELS),
    weight: z.enum(NETWORK_WEIGHTS),
    nodes: z.array(networkNodeSchema),
    edges: z.array(networkEdgeSchema),
    /** How many weaker edges `minWeight` and `limit` hide. */
    hidden: z.int(),
    revision: z.int(),
  })
  .meta({ id: 'Network' });

const groupSchema = z.union([z.strictObject({ id: z.string(), name: z.string() }), z.null()]);

/** Where an entity lies in the network of organisations, 0…1000, null where it has no place there; its region and sector. */
export const standingSchema = z
  .strictObject({
    id: z.string(),
    x: z.union([z.number(), z.null()]),
    y: z.union([z.number(), z.null()]),
    region: groupSchema,
    sector: groupSchema,
  })
  .meta({ id: 'Standing' });

/** What lies around an entity: entities as nodes and relations as edges, nearest first. */
export const neighbourhoodSchema = z
  .strictObject({
    centre: entitySummarySchema,
    nodes: z.array(entitySummarySchema.extend({ distance: z.int() })),
    /** The centre's and each node's, where they are asked for. */
    standing: z.array(standingSchema).optional(),
    relations: z.array(relationAnswerSchema),
    /** True where the limit left some out. */
    truncated: z.boolean(),
  })
  .meta({ id: 'Neighbourhood' });

/** A path: entities in order, and between each two the relations that join them. */
export const pathSchema = z
  .strictObject({
    length: z.int(),
    nodes: z.array(entitySummarySchema),
    steps: z.array(z.strictObject({ relations: z.array(relationAnswerSchema) })),
  })
  .meta({ id: 'Path' });

export type Network = z.infer<typeof networkSchema>;
export type NetworkNode = z.infer<typeof networkNodeSchema>;
export type NetworkEdge = z.infer<typeof networkEdgeSchema>;
export type NetworkActivity = z.infer<typeof networkActivitySchema>;
export type Standing = z.infer<typeof standingSchema>;
export type Neighbourhood = z.infer<typeof neighbourhoodSchema>;
export type Path = z.infer<typeof pathSchema>;
export type NetworkLevel = (typeof NETWORK_LEVELS)[number];
export type NetworkWeight = (typeof NETWORK_WEIGHTS)[number];
