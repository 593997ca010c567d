import { createRoute, z } from '@hono/zod-openapi';
import { EXPERT_KINDS, expertsSchema, peersSchema } from '../contract/finders.ts';
import type { Entity } from '../contract/entity.ts';
import { describeExperts } from '../experts/describe.ts';
import { findExperts } from '../experts/gather.ts';
import { pageOf, sliceOf, startOf } from '../http/cursor.ts';
import { describePeers } from '../peers/describe.ts';
import { findPeers } from '../peers/gather.ts';
import type { Weights } from '../peers/score.ts';
import { DEFAULT_WEIGHTS } from '../peers/variables.ts';
import { refusalWords } from '../locales/refusals.ts';
import { requireEntity } from '../reading/find.ts';
import type { Services } from '../services.ts';
import type { Snapshot } from '../snapshot.ts';
import { BadRequestError } from '../http/errors.ts';
import { meantRegion, meantTopic } from './meant.ts';
import {
  COMMON_RESPONSES,
  createRouter,
  idParameter,
  ok,
  pageParameters,
  readerLanguage,
  refuse,
  THING_RESPONSES,
} from './parameters.ts';

const MOST_TOPICS = 5;
const MOST_WEIGHT = 100;
const GROUPS = Object.keys(DEFAULT_WEIGHTS);

const expertsRoute = createRoute({
  method: 'get',
  path: '/experts',
  summary: 'Who knows a topic, by recorded roles; every line of a score with its evidence',
  request: {
    query: z.strictObject({
      ...pageParameters,
      topic: z
        .union([z.string().min(1), z.array(z.string().min(1)).min(1).max(MOST_TOPICS)])
        .meta({ description: 'A topic by id or name; repeated, those who know all of them' }),
      kind: z.enum(EXPERT_KINDS).default('organisation'),
      region: z.string().min(1).optional().meta({ description: 'Only actors of this region, by id or name' }),
    }),
  },
  responses: { ...ok(expertsSchema, 'Actors, strongest first'), ...COMMON_RESPONSES },
});

const peersRoute = createRoute({
  method: 'get',
  path: '/peers/{id}',
  summary: 'Municipalities like this one, and what each difference consists of',
  request: {
    params: idParameter,
    query: z.strictObject({
      ...pageParameters,
      weights: z
        .string()
        .min(1)
        .max(400)
        .optional()
        .meta({ description: `Weights by group, as in size:22,age:13; groups: ${GROUPS.join(', ')}` }),
    }),
  },
  responses: { ...ok(peersSchema, 'Municipalities, nearest first'), ...THING_RESPONSES },
});

export function finderRoutes({ store, snapshots, clock }: Services) {
  return createRouter()
    .openapi(expertsRoute, async (c) => {
      const { topic, kind, region, limit, cursor } = c.req.valid('query');
      const snapshot = await snapshots.get();
      const ground = { store, snapshot };
      const topics = await Promise.all(
        [topic].flat().map(async (text) => (await meantTopic(ground, 'topic', text)).id),
      );
      const query = { topics, kind, ...(region && { region: (await meantRegion(ground, region)).id }) };
      const found = await findExperts({ store, snapshot, now: clock() }, query);
      const page = pageOf(found.hits, limit, cursor);
      return c.json(await describeExperts({ store, snapshot, lang: readerLanguage(c) }, found, page), 200);
    })
    .openapi(peersRoute, async (c) => {
      const { weights, limit, cursor } = c.req.valid('query');
      const snapshot = await snapshots.get();
      const { id } = await requireMunicipality({ store, snapshot }, c.req.valid('param').id);
      const start = startOf(cursor);
      const query = { k: start + limit, ...(weights && { weights: readWeights(weights) }) };
      const found = await findPeers({ store, snapshot }, id, query);
      const page = sliceOf(found.ranking.peers, found.ranking.ranked, limit, start);
      return c.json(await describePeers({ store, snapshot, lang: readerLanguage(c) }, found, page), 200);
    });
}

/** The municipality with this id; refuses what is something else. Throws as `requireEntity` does. */
async function requireMunicipality(
  { store, snapshot }: { store: Services['store']; snapshot: Snapshot },
  id: string,
): Promise<Entity> {
  const entity = await requireEntity(store, snapshot, id);
  if (entity.kind === 'municipality') return entity;
  const detail = refusalWords('onlyMunicipalities', { kind: entity.kind ?? entity.type });
  throw new BadRequestError([{ pointer: '#/path/id', value: id, detail }]);
}

/** "size:22,age:13" as weights; a group that is not named weighs nothing. */
function readWeights(text: string): Weights {
  const given = text.split(',').map((part): [string, number] => {
    const [group = '', weight = ''] = part.split(':').map((piece) => piece.trim());
    if (!GROUPS.includes(group))
      refuse('weights', part, 'weightGroup', { values: { group, groups: GROUPS.join(', ') } });
    const value = Number(weight);
    if (weight === '' || !(value >= 0 && value <= MOST_WEIGHT))
      refuse('weights', part, 'weightNumber', { values: { most: MOST_WEIGHT, group } });
    return [group, value];
  });
  if (given.every(([, weight]) => weight === 0)) refuse('weights', text, 'weightSum');
  return Object.fromEntries(given);
}
