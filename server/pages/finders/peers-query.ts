import type { Entity } from '../../contract/entity.ts';
import type { Weights } from '../../peers/score.ts';
import { DEFAULT_WEIGHTS, type PeerGroup } from '../../peers/variables.ts';
import { meantEntity, namesOf } from '../../reading/find.ts';
import { nearest } from '../../search/nearest.ts';
import type { Snapshot } from '../../snapshot.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import { pageAddress } from '../addresses.ts';
import type { QueryProblem } from '../network/query.ts';
import { lastDay } from './experts-query.ts';

/** The most that a slider gives. */
export const MOST_WEIGHT = 30;

const GROUPS = Object.keys(DEFAULT_WEIGHTS) as PeerGroup[];

/** Weights for usual questions; what is not named weighs nothing. */
export const PRESETS = {
  default: DEFAULT_WEIGHTS,
  'size-age': { size: 25, age: 25 },
  rural: { urbanity: 30, size: 15, age: 15, trend: 15 },
} as const satisfies Record<string, Weights>;

export type Preset = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as Preset[];

export interface PeersQuery {
  municipality: Entity;
  weights: Weights;
  /** Whose experience is looked for. */
  topic: Entity | null;
  sameLanguage: boolean;
  /** Whether the municipality's own region is left out. */
  elsewhere: boolean;
  /** The last day of the figures and the evidence, ISO; null for the newest. */
  asOf: string | null;
  /** Ids that are shown wherever they stand, and those that are left out. */
  pinned: readonly string[];
  banned: readonly string[];
}

export interface WeightProblem {
  field: string;
  value: string;
}

/**
 * The weights of an address, `w-size=22`; a group that it does not name keeps its default. What cannot be used is told
 * in `problems` and counts as not named. Where everything that can be compared weighs nothing, `allZero` says so and
 * the defaults hold.
 */
export function readWeights(
  given: Readonly<Record<string, string>>,
  comparable: readonly string[],
): { weights: Weights; problems: WeightProblem[]; allZero: boolean } {
  const problems: WeightProblem[] = [];
  const read = (group: PeerGroup): [PeerGroup, number] => {
    const text = given[`w-${group}`] ?? '';
    if (text === '') return [group, DEFAULT_WEIGHTS[group]];
    if (/^\d{1,3}$/.test(text) && Number(text) <= MOST_WEIGHT) return [group, Number(text)];
    problems.push({ field: `w-${group}`, value: text });
    return [group, DEFAULT_WEIGHTS[group]];
  };
  const weights: Weights = Object.fromEntries(GROUPS.map(read));
  const allZero = comparable.every((group) => !weights[group]);
  return { weights: allZero ? DEFAULT_WEIGHTS : weights, problems, allZero };
}

/** The address of the peers of a municipality; what is the default is left out. */
export function peersAddress(query: PeersQuery, lang: Lang): string {
  return pageAddress('peers', lang, { ...narrowing(query), ...movedWeights(query.weights) });
}

/** The address of the same as a file: all that can be ranked, those pinned among them. */
export function peersFile(query: PeersQuery, lang: Lang): string {
  const { municipality, pin: _pin, ban, ...asked } = narrowing(query);
  const moved = !sameWeights(query.weights, DEFAULT_WEIGHTS);
  const weights = GROUPS.map((group) => `${group}:${query.weights[group] ?? 0}`).join(',');
  const parameters = { lang, ...asked, ...(ban && { without: ban }), ...(moved && { weights }) };
  return `/api/v1/peers/${municipality}.csv?${new URLSearchParams(parameters)}`;
}

/** All of the query but the weights, by parameter. */
export function narrowing({
  municipality,
  topic,
  sameLanguage,
  elsewhere,
  asOf,
  pinned,
  banned,
}: PeersQuery): Record<string, string> {
  return {
    municipality: municipality.id,
    ...(topic && { topic: topic.id }),
    ...(sameLanguage && { sameLanguage: 'true' }),
    ...(elsewhere && { excludeRegion: 'true' }),
    ...(asOf && { asOf }),
    ...(pinned.length > 0 && { pin: pinned.join(',') }),
    ...(banned.length > 0 && { ban: banned.join(',') }),
  };
}

/** The weights that are not the default, by parameter. */
export function movedWeights(weights: Weights): Record<string, string> {
  const moved = GROUPS.filter((group) => (weights[group] ?? 0) !== DEFAULT_WEIGHTS[group]);
  return Object.fromEntries(moved.map((group) => [`w-${group}`, String(weights[group] ?? 0)]));
}

/** Everything but the weights. What cannot be used is told in `problems` and counts as not given. */
export function readNarrowing(
  given: Readonly<Record<string, string>>,
  snapshot: Snapshot,
  today: string,
): Omit<PeersQuery, 'municipality' | 'weights'> & { problems: QueryProblem[] } {
  const topic = given['topic'] ? meantEntity(snapshot, given['topic'], { type: 'topic' }) : undefined;
  const listed = (name: string) => (given[name] ?? '').split(',').filter((id) => id !== '');
  const isMunicipality = (id: string) => snapshot.projection.entity(id)?.kind === 'municipality';
  const unknown = (field: string, value: string, near: string | null): QueryProblem => ({
    field,
    value,
    reason: 'unknown',
    near,
  });
  const asOf = given['asOf'] ? lastDay(given['asOf'], today) : null;
  const names = () => snapshot.projection.ofType('topic').flatMap(namesOf);
  return {
    topic: topic ?? null,
    sameLanguage: given['sameLanguage'] === 'true',
    elsewhere: given['excludeRegion'] === 'true',
    asOf,
    pinned: listed('pin').filter(isMunicipality),
    banned: listed('ban').filter(isMunicipality),
    problems: [
      ...(given['topic'] && !topic
        ? [unknown('topic', given['topic'], nearest(names(), given['topic']))]
        : []),
      ...(given['asOf'] && asOf === null
        ? [{ field: 'asOf', value: given['asOf'], reason: 'future' as const, near: null }]
        : []),
      ...['pin', 'ban'].flatMap((field) =>
        listed(field).flatMap((id) => (isMunicipality(id) ? [] : [unknown(field, id, null)])),
      ),
    ],
  };
}

/** Whether two sets of weights say the same. */
export function sameWeights(a: Weights, b: Weights): boolean {
  return GROUPS.every((group) => (a[group] ?? 0) === (b[group] ?? 0));
}
