import { createRoute, z } from '@hono/zod-openapi';
import { NETWORK_LEVELS, NETWORK_WEIGHTS, networkSchema, pathSchema } from '../contract/network.ts';
import { dateSchema } from '../contract/period.ts';
import { pageOf } from '../http/cursor.ts';
import { collaborationNetwork } from '../network/collaboration.ts';
import { describeNetwork, describePaths } from '../network/describe.ts';
import { shortestPaths } from '../network/paths.ts';
import { requireEntity } from '../reading/find.ts';
import type { Services } from '../services.ts';
import { ALL_KINDS } from '../vocabulary/kinds.ts';
import { ROLE_NAMES } from '../vocabulary/roles.ts';
import { listOf } from '../contract/answers.ts';
import { meantRegion, meantTopic } from './meant.ts';
import {
  booleanParameter,
  COMMON_RESPONSES,
  createRouter,
  langParameter,
  ok,
  pageParameters,
  readerLanguage,
  refuse,
  THING_RESPONSES,
} from './parameters.ts';

/** Edges and activities that are answered unless asked, and at most: what a reader can look at, and send. */
const EDGES = 1000;
const MOST_EDGES = 20_000;
const ACTIVITIES = 10;
const MOST_ACTIVITIES = 100;

const networkRoute = createRoute({
  method: 'get',
  path: '/network',
  summary: 'Who works with whom, as nodes with positions and edges with what stands behind them',
  request: {
    query: z.strictObject({
      lang: langParameter,
      level: z.enum(NETWORK_LEVELS).default('region'),
      weight: z.enum(NETWORK_WEIGHTS).default('activities').meta({
        description: 'activities: how many activities two share; fractional: each activity counts 1/(n−1)',
      }),
      crossRegion: booleanParameter
        .optional()
        .meta({ description: 'true keeps only edges between two regions' }),
      topic: z.string().optional().meta({ description: 'A topic by id or name, its narrower ones included' }),
      region: z.string().optional().meta({ description: 'At least one end is in this region' }),
      scope: z.string().optional().meta({ description: 'Only roles held in this named area' }),
      role: z.enum(ROLE_NAMES).optional(),
      kind: z.string().optional().meta({ description: 'Only nodes of this kind' }),
      asOf: dateSchema.optional().meta({ description: 'Only what held on this date' }),
      from: dateSchema.optional(),
      to: dateSchema.optional(),
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
    }),
  },
  responses: { ...ok(networkSchema, 'The network'), ...COMMON_RESPONSES },
});

const pathsRoute = createRoute({
  method: 'get',
  path: '/paths',
  summary: 'The shortest ways from one entity to another, with the evidence of each step',
  request: { query: z.strictObject({ ...pageParameters, from: z.string().min(1), to: z.string().min(1) }) },
  responses: { ...ok(listOf(pathSchema, 'PathList'), 'Paths, shortest first'), ...THING_RESPONSES },
});

const MOST_PATHS = 20;

export function networkRoutes({ store, snapshots }: Services) {
  return createRouter()
    .openapi(networkRoute, async (c) => {
      const { lang: _lang, topic, region, scope, kind, ...query } = c.req.valid('query');
      if (kind !== undefined && !ALL_KINDS.includes(kind))
        refuse('kind', kind, 'unknownKind', { known: ALL_KINDS });
      if (query.from && query.to && query.from > query.to) refuse('to', query.to, 'periodOrder');
      const snapshot = await snapshots.get();
      const ground = { store, snapshot };
      const network = collaborationNetwork(snapshot, {
        ...query,
        ...(kind && { kind }),
        ...(topic && { topic: (await meantTopic(ground, 'topic', topic)).id }),
        ...(region && { region: (await meantRegion(ground, region)).id }),
        ...(scope && { scope: (await meantRegion(ground, scope, 'scope')).id }),
      });
      return c.json(describeNetwork({ store, snapshot, lang: readerLanguage(c) }, network), 200);
    })
    .openapi(pathsRoute, async (c) => {
      const { from, to, limit, cursor } = c.req.valid('query');
      const snapshot = await snapshots.get();
      const [start, end] = [
        await requireEntity(store, snapshot, from),
        await requireEntity(store, snapshot, to),
      ];
      const paths = shortestPaths(snapshot, start.id, end.id, { limit: MOST_PATHS });
      const page = pageOf(paths, limit, cursor);
      const items = await describePaths({ store, snapshot, lang: readerLanguage(c) }, page.items);
      return c.json({ ...page, items }, 200);
    });
}
