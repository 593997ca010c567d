import type { Entity } from '../../contract/entity.ts';
import type { Weights } from '../../peers/score.ts';
import { DEFAULT_WEIGHTS, type PeerGroup } from '../../peers/variables.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import { pageAddress } from '../addresses.ts';

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

/** The address of the peers of a municipality; weights that are the default are left out. */
export function peersAddress({ municipality, weights }: PeersQuery, lang: Lang): string {
  const moved = GROUPS.filter((group) => (weights[group] ?? 0) !== DEFAULT_WEIGHTS[group]);
  return pageAddress('peers', lang, {
    municipality: municipality.id,
    ...Object.fromEntries(moved.map((group) => [`w-${group}`, weights[group] ?? 0])),
  });
}

/** Whether two sets of weights say the same. */
export function sameWeights(a: Weights, b: Weights): boolean {
  return GROUPS.every((group) => (a[group] ?? 0) === (b[group] ?? 0));
}
