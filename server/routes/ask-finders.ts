import { z } from '@hono/zod-openapi';
import type { Entity } from '../contract/entity.ts';
import { EXPERT_KINDS, TOPIC_MODES } from '../contract/finders.ts';
import { dateSchema, daySpan } from '../contract/period.ts';
import { HALF_LIFE, type ExpertQuery } from '../experts/gather.ts';
import { dayInFinland } from '../experts/when.ts';
import { BadRequestError } from '../http/errors.ts';
import { refusalWords } from '../locales/refusals.ts';
import { experiencedPeers, type ExperiencedPeer, type FoundExperience } from '../peers/experience.ts';
import { findPeers, type FoundPeers } from '../peers/gather.ts';
import type { Peer, Weights } from '../peers/score.ts';
import { DEFAULT_WEIGHTS } from '../peers/variables.ts';
import { requireEntity } from '../reading/find.ts';
import type { Services } from '../services.ts';
import { isLikened, type LikenedEntity } from '../similar/profile.ts';
import type { Snapshot } from '../snapshot.ts';
import { kindLabel } from '../vocabulary/kinds.ts';
import { meantPlaceOf, meantRegion, meantTopic } from './meant.ts';
import { booleanParameter, refuse } from './parameters.ts';

export const MOST_TOPICS = 5;
const MOST_WEIGHT = 100;
/** More than there are municipalities. */
export const MOST_PEERS = 400;
/** Half-lives in years. */
const SHORTEST = 0.5;
const LONGEST = 100;
const GROUPS = Object.keys(DEFAULT_WEIGHTS);

interface Ground {
  store: Services['store'];
  snapshot: Snapshot;
}

/** What narrows the list of experts. */
export const expertFilters = {
  topic: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1).max(MOST_TOPICS)])
    .meta({ description: `A topic by id or name; repeated for several, ${MOST_TOPICS} at most` }),
  mode: z.enum(TOPIC_MODES).default('all').meta({
    description: 'Of several topics: those who know all of them (geometric mean), or any (one sum)',
  }),
  kind: z.enum(EXPERT_KINDS).default('organisation'),
  region: z.string().min(1).optional().meta({
    description: 'Only actors of this place, by id or name: a municipality, maakunta, named or other region',
  }),
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
  narrower: booleanParameter.optional().meta({ description: 'false leaves out evidence on narrower topics' }),
};

/** What the peers of a municipality are ranked and narrowed by. */
export const peerFilters = {
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
  without: z.string().min(1).optional().meta({
    description: 'Municipalities that are left out, by id, with commas between',
  }),
  asOf: dateSchema
    .optional()
    .meta({ description: 'The newest figures up to this date, and evidence begun by it' }),
};

type ExpertFilters = z.output<z.ZodObject<typeof expertFilters>>;
type PeerFilters = z.output<z.ZodObject<typeof peerFilters>>;

/** Whom the filters ask for. Refuses a topic or region that there is not, and a time that has not come. */
export async function expertQuery(
  ground: Ground,
  { topic, kind, mode, region, narrower, asOf, halfLife }: ExpertFilters,
  now: Date,
): Promise<ExpertQuery> {
  const topics = await Promise.all(
    [topic].flat().map(async (text) => (await meantTopic(ground, 'topic', text)).id),
  );
  return {
    topics,
    kind,
    mode,
    ...(region && { region: (await meantPlaceOf(ground, region)).id }),
    ...(asOf && { asOf: dayAsOf(asOf, now) }),
    ...(halfLife && { halfLife: readHalfLife(halfLife) }),
    ...(narrower !== undefined && { narrower }),
  };
}

export interface AskedPeers {
  readonly found: FoundPeers;
  /** Those with experience of the topic, where one was asked for. */
  readonly experience: FoundExperience | null;
  /** The first of those asked for, in order. */
  readonly peers: readonly (Peer | ExperiencedPeer)[];
  /** How many there are in all. */
  readonly total: number;
  readonly asOf: string | null;
}

/** The peers that the filters ask for, the first `most` of them. Refuses as `expertQuery` does. */
export async function askPeers(
  ground: Ground,
  text: string,
  { k = MOST_PEERS, ...asked }: PeerFilters,
  { now, most }: { now: Date; most: number },
): Promise<AskedPeers> {
  const { id } = await requireMunicipality(ground, text);
  const asOf = asked.asOf ? dayAsOf(asked.asOf, now) : null;
  const topic = asked.topic && (await meantTopic(ground, 'topic', asked.topic)).id;
  const found = await findPeers(ground, id, {
    k: topic ? MOST_PEERS : Math.min(k, most),
    ...(asked.weights && { weights: readWeights(asked.weights) }),
    ...(asked.sameLanguage && { sameLanguage: true }),
    ...(asked.excludeRegion && { excludeRegions: await regionsMeant(ground, id, asked.excludeRegion) }),
    ...(asked.without && { without: asked.without.split(',').map((one) => one.trim()) }),
    ...(asOf && { asOf }),
  });
  const experience = topic
    ? await experiencedPeers({ ...ground, now }, found, { topic, ...(asOf && { asOf }) })
    : null;
  const listed = experience ? experience.peers : found.ranking.peers;
  const total = Math.min(k, experience ? listed.length : found.ranking.ranked);
  return { found, experience, peers: listed.slice(0, k), total, asOf };
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
  const detail = refusalWords('onlyMunicipalities', { kind: kindLabel(entity.type, entity.kind) });
  throw new BadRequestError([{ pointer: '#/path/id', value: id, detail }]);
}

/** The thing with this id; refuses what has no like looked for. Throws as `requireEntity` does. */
export async function requireLikened({ store, snapshot }: Ground, id: string): Promise<LikenedEntity> {
  const entity = await requireEntity(store, snapshot, id);
  if (isLikened(entity)) return entity;
  const detail = refusalWords('onlyUndertakings', { kind: kindLabel(entity.type, entity.kind) });
  throw new BadRequestError([{ pointer: '#/path/id', value: id, detail }]);
}

/** "size:22,age:13" as weights; a group that is not named weighs nothing. */
export function readWeights(text: string): Weights {
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
