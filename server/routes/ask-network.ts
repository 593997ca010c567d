import { z } from '@hono/zod-openapi';
import { NETWORK_LEVELS, NETWORK_WEIGHTS } from '../contract/network.ts';
import { dateSchema } from '../contract/period.ts';
import { collaborationNetwork, type RawNetwork } from '../network/collaboration.ts';
import type { NetworkFilters } from '../network/filters.ts';
import type { Services } from '../services.ts';
import type { Snapshot } from '../snapshot.ts';
import { ALL_KINDS } from '../vocabulary/kinds.ts';
import { ROLE_NAMES } from '../vocabulary/roles.ts';
import { meantRegion, meantTopic } from './meant.ts';
import { booleanParameter, refuse } from './parameters.ts';

/** Edges and activities that are answered unless asked, and at most: what a reader can look at, and send. */
const EDGES = 1000;
const MOST_EDGES = 20_000;
const ACTIVITIES = 10;
export const MOST_ACTIVITIES = 100;

/** What a network may be narrowed by. */
export const narrowingParameters = {
  crossRegion: booleanParameter.optional().meta({ description: 'true keeps only edges between two regions' }),
  topic: z.string().optional().meta({ description: 'A topic by id or name, its narrower ones included' }),
  audience: z
    .string()
    .optional()
    .meta({ description: 'A topic of scheme audience, its narrower ones included' }),
  sector: z.string().optional().meta({ description: 'A topic of scheme sector, its narrower ones included' }),
  region: z
    .string()
    .optional()
    .meta({ description: 'At least one end is in this region: a maakunta, a wellbeing area, a country' }),
  scope: z.string().optional().meta({ description: 'Only roles held in this named area' }),
  role: z.enum(ROLE_NAMES).optional(),
  kind: z.string().optional().meta({ description: 'Only parties of this kind' }),
  asOf: dateSchema.optional().meta({ description: 'Only what held on this date' }),
  successions: z
    .enum(['follow'])
    .optional()
    .meta({ description: 'follow counts what a party did for those who succeeded it' }),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
};

/** What a network may be asked for and narrowed by. */
export const networkFilters = {
  level: z.enum(NETWORK_LEVELS).default('region'),
  weight: z.enum(NETWORK_WEIGHTS).default('activities').meta({
    description: 'activities: how many activities two share; fractional: each activity counts 1/(n−1)',
  }),
  ...narrowingParameters,
  minWeight: z.coerce.number<string>().min(0).max(1_000_000).optional(),
  limit: z.coerce
    .number<string>()
    .int()
    .min(1)
    .max(MOST_EDGES)
    .default(EDGES)
    .meta({ description: 'At most so many edges, the heaviest; `hidden` counts the others' }),
  activities: z.coerce.number<string>().int().min(0).max(MOST_ACTIVITIES).default(ACTIVITIES).meta({
    description: 'At most so many activities are spelled out for each edge; `shared` counts them all',
  }),
};

const filtersSchema = z.object(networkFilters);
type NetworkFilterQuery = z.infer<typeof filtersSchema>;
const narrowingSchema = z.object(narrowingParameters);
type NarrowingQuery = z.infer<typeof narrowingSchema>;

interface Asking {
  store: Services['store'];
  snapshot: Snapshot;
}

/** The network that a query asks for. Refuses what cannot be, throws MergedError for an id that was merged. */
export async function askNetwork(
  ground: Asking,
  { level, weight, minWeight, limit, activities, ...narrowing }: NetworkFilterQuery,
): Promise<RawNetwork> {
  const filters = await askFilters(ground, narrowing);
  return collaborationNetwork(ground.snapshot, { level, weight, minWeight, limit, activities, ...filters });
}

/** What a query narrows a network by, as ids. Refuses what cannot be, throws MergedError for an id that was merged. */
export async function askFilters(
  ground: Asking,
  { topic, audience, sector, region, scope, kind, ...query }: NarrowingQuery,
): Promise<NetworkFilters> {
  if (kind !== undefined && !ALL_KINDS.includes(kind))
    refuse('kind', kind, 'unknownKind', { known: ALL_KINDS });
  if (query.from && query.to && query.from > query.to) refuse('to', query.to, 'periodOrder');
  return {
    ...query,
    ...(kind && { kind }),
    ...(topic && { topic: (await meantTopic(ground, 'topic', topic)).id }),
    ...(audience && { audience: (await meantTopic(ground, 'audience', audience, 'audience')).id }),
    ...(sector && { sector: (await meantTopic(ground, 'sector', sector, 'sector')).id }),
    ...(region && { region: (await meantRegion(ground, region)).id }),
    ...(scope && { scope: (await meantRegion(ground, scope, 'scope')).id }),
  };
}
