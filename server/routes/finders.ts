import { createRoute, z } from '@hono/zod-openapi';
import { EXPERT_KINDS, expertsSchema, peersSchema, TOPIC_MODES } from '../contract/finders.ts';
import type { Entity } from '../contract/entity.ts';
import { dateSchema, daySpan } from '../contract/period.ts';
import { describeExperts } from '../experts/describe.ts';
import { findExperts, HALF_LIFE } from '../experts/gather.ts';
import { dayInFinland } from '../experts/when.ts';
import { pageOf, sliceOf, startOf } from '../http/cursor.ts';
import { describePeers } from '../peers/describe.ts';
import { experiencedPeers, type ExperiencedPeer } from '../peers/experience.ts';
import { findPeers } from '../peers/gather.ts';
import type { Peer, Weights } from '../peers/score.ts';
import { DEFAULT_WEIGHTS } from '../peers/variables.ts';
import { refusalWords } from '../locales/refusals.ts';
import { requireEntity } from '../reading/find.ts';
import type { Services } from '../services.ts';
import type { Snapshot } from '../snapshot.ts';
import { BadRequestError } from '../http/errors.ts';
import { meantRegion, meantTopic } from './meant.ts';
import {
  booleanParameter,
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
/** More than there are municipalities. */
const MOST_PEERS = 400;
/** Half-lives in years. */
const SHORTEST = 0.5;
const LONGEST = 100;
const GROUPS = Object.keys(DEFAULT_WEIGHTS);

interface Ground {
  store: Services['store'];
  snapshot: Snapshot;
}

const expertsRoute = createRoute({
  method: 'get',
  path: '/experts',
  summary: 'Who knows a topic, by recorded roles; every line of a score with its evidence',
  request: {
    query: z.strictObject({
      ...pageParameters,
      topic: z
        .union([z.string().min(1), z.array(z.string().min(1)).min(1).max(MOST_TOPICS)])
        .meta({ description: `A topic by id or name; repeated for several, ${MOST_TOPICS} at most` }),
      mode: z.enum(TOPIC_MODES).default('all').meta({
        description: 'Of several topics: those who know all of them (geometric mean), or any (one sum)',
      }),
      kind: z.enum(EXPERT_KINDS).default('organisation'),
      region: z.string().min(1).optional().meta({ description: 'Only actors of this region, by id or name' }),
      asOf: dateSchema.optional().meta({
        description: 'Only what had begun by this date, weighed as of its last day; default today',
      }),
      halfLife: z
        .string()
        .max(20)
        .optional()
        .meta({
          description: `Years in which evidence loses half of its decaying part, ${SHORTEST} to ${LONGEST}, or none; default ${HALF_LIFE}`,
        }),
      narrower: booleanParameter
        .optional()
        .meta({ description: 'false leaves out evidence on narrower topics' }),
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
      k: z.coerce.number<string>().int().min(1).max(MOST_PEERS).optional().meta({
        description: 'How many peers there are at most in all pages; default all that can be ranked',
      }),
      topic: z.string().min(1).optional().meta({
        description: 'Only peers with recorded evidence on this topic, by id or name; the best fit first',
      }),
      sameLanguage: booleanParameter
        .optional()
        .meta({ description: 'true keeps those whose majority speaks the same language' }),
      excludeRegion: z.string().min(1).optional().meta({
        description: 'true leaves out the region of the municipality itself; else a region by id or name',
      }),
      asOf: dateSchema
        .optional()
        .meta({ description: 'The newest figures up to this date, and evidence begun by it' }),
    }),
  },
  responses: { ...ok(peersSchema, 'Municipalities, nearest first'), ...THING_RESPONSES },
});

export function finderRoutes({ store, snapshots, clock }: Services) {
  return createRouter()
    .openapi(expertsRoute, async (c) => {
      const { topic, kind, mode, region, limit, cursor, narrower, ...told } = c.req.valid('query');
      const snapshot = await snapshots.get();
      const ground = { store, snapshot };
      const asked = [topic].flat();
      const topics = await Promise.all(
        asked.map(async (text) => (await meantTopic(ground, 'topic', text)).id),
      );
      const query = {
        topics,
        kind,
        mode,
        ...(region && { region: (await meantRegion(ground, region)).id }),
        ...(told.asOf && { asOf: dayAsOf(told.asOf, clock()) }),
        ...(told.halfLife && { halfLife: readHalfLife(told.halfLife) }),
        ...(narrower !== undefined && { narrower }),
      };
      const found = await findExperts({ store, snapshot, now: clock() }, query);
      const page = pageOf(found.hits, limit, cursor);
      return c.json(await describeExperts({ store, snapshot, lang: readerLanguage(c) }, found, page), 200);
    })
    .openapi(peersRoute, async (c) => {
      const { limit, cursor, k = MOST_PEERS, ...asked } = c.req.valid('query');
      const snapshot = await snapshots.get();
      const ground = { store, snapshot };
      const { id } = await requireMunicipality(ground, c.req.valid('param').id);
      const start = startOf(cursor);
      const asOf = asked.asOf && dayAsOf(asked.asOf, clock());
      const topic = asked.topic && (await meantTopic(ground, 'topic', asked.topic)).id;
      const found = await findPeers(ground, id, {
        k: topic ? MOST_PEERS : Math.min(k, start + limit),
        ...(asked.weights && { weights: readWeights(asked.weights) }),
        ...(asked.sameLanguage && { sameLanguage: true }),
        ...(asked.excludeRegion && { excludeRegions: await regionsMeant(ground, id, asked.excludeRegion) }),
        ...(asOf && { asOf }),
      });
      const experience =
        topic &&
        (await experiencedPeers({ ...ground, now: clock() }, found, { topic, ...(asOf && { asOf }) }));
      const listed = experience ? experience.peers : found.ranking.peers;
      const total = Math.min(k, experience ? listed.length : found.ranking.ranked);
      const page = sliceOf<Peer | ExperiencedPeer>(listed.slice(0, k), total, limit, start);
      const lang = readerLanguage(c);
      const said = { ...(experience && { experience }), ...(asOf && { asOf }) };
      return c.json(await describePeers({ store, snapshot, lang }, found, page, said), 200);
    });
}

/** The last day that the date may mean, today at the latest; refuses a time that has not come. */
function dayAsOf(date: string, now: Date): string {
  const today = dayInFinland(now);
  const { first, last } = daySpan(date);
  if (first > today) refuse('asOf', date, 'future', { values: { today } });
  return last < today ? last : today;
}

function readHalfLife(text: string): number {
  if (text === 'none') return Infinity;
  const years = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (years >= SHORTEST && years <= LONGEST) return years;
  return refuse('halfLife', text, 'halfLife', { values: { least: SHORTEST, most: LONGEST } });
}

/** The regions that `excludeRegion` leaves out: `true` means that of the municipality. */
async function regionsMeant(ground: Ground, municipality: string, text: string): Promise<string[]> {
  if (text === 'false') return [];
  if (text !== 'true') return [(await meantRegion(ground, text, 'excludeRegion')).id];
  const own = ground.snapshot.geography.regionOf(municipality);
  return own === null ? [] : [own];
}

/** The municipality with this id; refuses what is something else. Throws as `requireEntity` does. */
async function requireMunicipality({ store, snapshot }: Ground, id: string): Promise<Entity> {
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
    const value = /^\d+(\.\d+)?$/.test(weight) ? Number(weight) : NaN;
    if (!(value <= MOST_WEIGHT))
      refuse('weights', part, 'weightNumber', { values: { most: MOST_WEIGHT, group } });
    return [group, value];
  });
  const weights = Object.fromEntries(given);
  if (Object.keys(weights).length < given.length) refuse('weights', text, 'weightTwice');
  if (Object.values(weights).every((weight) => weight === 0)) refuse('weights', text, 'weightSum');
  return weights;
}
