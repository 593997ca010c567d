/**
 * Which municipalities are like this one, how far is each, and what does the difference consist of?
 *
 * Pure and free of imports: the server ranks with it, and the browser re-ranks with it while sliders move.
 * `standardise` once per data set (it compares every pair), then `rankPeers` as often as the weights change.
 */

/** `null` when not known. It is never filled in: a pair is compared by what is known of both. */
export type RawValue = number | string | null;

/** Raw values by municipality id and field. A missing field is the same as `null`. */
export type Figures = Readonly<Record<string, Readonly<Record<string, RawValue>>>>;

/** Weights by group; only their proportions matter. A group that is not named weighs 0. */
export type Weights = Readonly<Record<string, number>>;

interface VariableBase {
  /** The field in the figures, and the variable's name in answers. */
  readonly field: string;
  readonly group: string;
  /** Part of its group's weight, in proportion to the group's other variables that have data. */
  readonly share: number;
}

export interface NumericVariable extends VariableBase {
  readonly type: 'numeric';
  /** `log` for skewed values: twice as many is then as far at every size. */
  readonly transform: 'none' | 'log';
  /** The least value a log is taken of: half of the source's last decimal. Without it a log needs a value above 0. */
  readonly floor?: number;
  /** Divides by another field first: net migration per resident. */
  readonly per?: string;
}

export interface ClassVariable extends VariableBase {
  readonly type: 'class';
  /** Where each class stands between 0 and 1. A class that is not here is unknown. */
  readonly positions: Readonly<Record<string, number>>;
}

/** A place in a larger one: 0 for the same place, ½ for another in the same larger one, 1 for the rest. */
export interface NestedVariable extends VariableBase {
  readonly type: 'nested';
  /** The field of the larger place. */
  readonly within: string;
}

export type Variable = NumericVariable | ClassVariable | NestedVariable;

/** A value ready to be compared. */
type Position = number | { readonly place: string; readonly within: string | null } | null;

/** A variable that has data, with its part of the group's weight and, when numeric, its scale. */
export interface StandardisedVariable {
  readonly variable: Variable;
  /** The variables of a group add up to 1. */
  readonly share: number;
  /** Of the transformed values; `spread` 0 when all are the same. `null` for classes and places. */
  readonly scale: { readonly median: number; readonly spread: number } | null;
  /** How many municipalities have a value. */
  readonly known: number;
}

/** Every pair compared, whatever the weights. Opaque: pass it to `distance` and `rankPeers`. */
export interface Standardised {
  /** In the order of their code units. */
  readonly ids: readonly string[];
  readonly variables: readonly StandardisedVariable[];
  /** Groups that have data. */
  readonly groups: readonly string[];
  readonly figures: Figures;
  /** By variable, then by municipality. */
  readonly positions: readonly (readonly Position[])[];
  /** Σ share·m·d² and Σ share·m by group, then by pair. */
  readonly squared: readonly Float64Array[];
  readonly compared: readonly Float64Array[];
}

export interface Distance {
  /** 0–1. */
  readonly distance: number;
  /** 0–1: the weight of what is known of both, of the weight that has data at all. */
  readonly coverage: number;
}

/** What a group adds to a difference; `null` when it could not be compared. */
export interface GroupContribution {
  readonly group: string;
  readonly percent: number | null;
}

/** The same for one variable, with both raw values as the source gives them. */
export interface VariableContribution {
  readonly field: string;
  readonly group: string;
  readonly own: RawValue;
  readonly other: RawValue;
  /** 0–1. */
  readonly difference: number | null;
  readonly percent: number | null;
}

export interface Peer extends Distance {
  readonly id: string;
  /** From 1. */
  readonly rank: number;
  /** Where the rank stays in nine of ten shakes of the weights by ±30 %; holds `rank` itself. */
  readonly rankInterval: { readonly from: number; readonly to: number };
  /** 0–100: the share of all comparable pairs that are farther apart. */
  readonly similarity: number;
  /** They sum to 100, or are all 0 when nothing differs. */
  readonly groups: readonly GroupContribution[];
  readonly variables: readonly VariableContribution[];
}

export interface PeerRanking {
  readonly target: string;
  /** Nearest first. */
  readonly peers: readonly Peer[];
  /** How many could be ranked in all. */
  readonly ranked: number;
  /** Those of whom too little is known to be ranked. */
  readonly unranked: readonly { readonly id: string; readonly coverage: number }[];
  /** Groups with data: the weight given, and the per cent it is once the absent ones are left out. */
  readonly groups: readonly { readonly group: string; readonly weight: number; readonly percent: number }[];
  /** Groups of the weights that no municipality has data for. */
  readonly absentGroups: readonly { readonly group: string; readonly weight: number }[];
  /** How many pairs the similarity is a share of. */
  readonly comparablePairs: number;
}

export interface RankOptions {
  /** How many peers to answer; default 10. */
  readonly k?: number;
  /** Ranks only those for which this holds. */
  readonly among?: (id: string) => boolean;
  /** Those that are answered at their own rank, however far behind the first `k`. */
  readonly also?: (id: string) => boolean;
}

/** Below this coverage a municipality is not ranked. */
export const LEAST_COVERAGE = 0.6;

const CLIP = 3;
const SHAKES = 300;
const SHAKE = 0.3;
const SEED = 20260301;

/**
 * Puts each variable on a common scale, u = clip((t(x) − median) / (1.4826·MAD), ±3), and compares every pair,
 * d = |Δu|/6 for numbers and 0–1 for classes and places.
 *
 * Where more than half share one value the MAD is 0; the mean absolute deviation × 1.2533 stands in for it
 * (Iglewicz & Hoaglin 1993), and where that is 0 too, nobody differs.
 */
export function standardise(figures: Figures, variables: readonly Variable[]): Standardised {
  const ids = Object.keys(figures).sort(compareText);
  const read = variables
    .map((variable) => readVariable(variable, ids, figures))
    .filter(({ known }) => known > 0);
  const groups = [...new Set(read.map(({ variable }) => variable.group))];
  const shareOf = (group: string) =>
    sum(read.filter(({ variable }) => variable.group === group).map(({ variable }) => variable.share));
  const space = {
    ids,
    figures,
    groups,
    positions: read.map(({ positions }) => positions),
    variables: read.map(({ variable, scale, known }) => ({
      variable,
      scale,
      known,
      share: variable.share / shareOf(variable.group),
    })),
  };
  return { ...space, ...comparePairs(space) };
}

/**
 * How far apart two municipalities are: D² = Σ w·m·d² / Σ w·m, the same in both directions.
 * Answers `null` when nothing with weight is known of both.
 * @throws {UnknownMunicipalityError} for an id without figures
 */
export function distance(all: Standardised, a: string, b: string, weights: Weights): Distance | null {
  const [i, j] = [indexOf(all, a), indexOf(all, b)];
  if (i === j) return { distance: 0, coverage: 1 };
  return measure(all, pairIndex(all.ids.length, i, j), weightsOf(all, weights));
}

/**
 * The municipalities nearest to `target`, each with what its difference consists of and how firmly it stands there.
 * Ties stand in the order of their ids; the same input gives the same answer, stability included.
 * @throws {UnknownMunicipalityError} for a target without figures
 */
export function rankPeers(
  target: string,
  all: Standardised,
  weights: Weights,
  { k = 10, among = () => true, also = () => false }: RankOptions = {},
): PeerRanking {
  const own = indexOf(all, target);
  const used = weightsOf(all, weights);
  const { ranked, unranked } = candidatesFor(own, all, used, among);
  const listed = ranked
    .map((candidate, place) => ({ ...candidate, place }))
    .filter(({ id, place }) => place < k || also(id));
  const intervals = rankIntervals(
    all,
    ranked.map(({ pair }) => pair),
    listed.map(({ place }) => place),
    used,
  );
  const pairs = comparableDistances(all, used);
  return {
    target,
    peers: listed.map(({ id, index, pair, measured, place }, at) => ({
      id,
      rank: place + 1,
      rankInterval: intervals[at]!,
      ...measured,
      similarity: (100 * countFarther(pairs, measured.distance)) / pairs.length,
      ...contributions(all, own, index, pair, used),
    })),
    ranked: ranked.length,
    unranked: unranked.map(({ id, measured }) => ({ id, coverage: measured?.coverage ?? 0 })),
    groups: all.groups.map((group, g) => ({
      group,
      weight: used[g]!,
      percent: percentOf(used[g]!, sum(used)),
    })),
    absentGroups: Object.entries(weights)
      .filter(([group]) => !all.groups.includes(group))
      .map(([group, weight]) => ({ group, weight })),
    comparablePairs: pairs.length,
  };
}

/**
 * The ids of the `k` municipalities nearest to `target` in the order of `rankPeers`, unexplained and so much faster.
 * @throws {UnknownMunicipalityError} for a target without figures
 */
export function nearestPeers(target: string, all: Standardised, weights: Weights, k: number): string[] {
  const { ranked } = candidatesFor(indexOf(all, target), all, weightsOf(all, weights), () => true);
  return ranked.slice(0, k).map(({ id }) => id);
}

function candidatesFor(
  own: number,
  all: Standardised,
  weights: readonly number[],
  among: (id: string) => boolean,
) {
  const candidates = all.ids
    .map((id, index) => ({ id, index }))
    .filter(({ id, index }) => index !== own && among(id))
    .map(({ id, index }) => {
      const pair = pairIndex(all.ids.length, own, index);
      return { id, index, pair, measured: measure(all, pair, weights) };
    });
  return {
    ranked: candidates
      .filter(isComparable)
      .sort((a, b) => a.measured.distance - b.measured.distance || compareText(a.id, b.id)),
    unranked: candidates.filter((candidate) => !isComparable(candidate)),
  };
}

/** Somebody asked for a municipality that the figures do not hold. */
export class UnknownMunicipalityError extends Error {
  override readonly name = 'UnknownMunicipalityError';
  readonly id: string;

  constructor(id: string) {
    super(`No figures for "${id}"`);
    this.id = id;
  }
}

type Space = Omit<Standardised, 'squared' | 'compared'>;

function readVariable(variable: Variable, ids: readonly string[], figures: Figures) {
  const { positions, scale } = locate(
    variable,
    ids.map((id) => figures[id]!),
  );
  return { variable, positions, scale, known: positions.filter((position) => position !== null).length };
}

function locate(
  variable: Variable,
  rows: readonly Figures[string][],
): { positions: Position[]; scale: StandardisedVariable['scale'] } {
  switch (variable.type) {
    case 'numeric':
      return toScale(rows.map((row) => transformed(variable, row)));
    case 'class':
      return { positions: rows.map((row) => classPosition(variable, row)), scale: null };
    case 'nested':
      return { positions: rows.map((row) => nestedPosition(variable, row)), scale: null };
  }
}

function transformed(variable: NumericVariable, row: Figures[string]): number | null {
  const value = perResident(numberIn(row, variable.field), variable.per, row);
  if (value === null || variable.transform === 'none') return value;
  const least = Math.max(value, variable.floor ?? value);
  return least > 0 ? Math.log(least) : null;
}

function perResident(value: number | null, per: string | undefined, row: Figures[string]): number | null {
  if (value === null || per === undefined) return value;
  const divisor = numberIn(row, per);
  return divisor === null || divisor <= 0 ? null : value / divisor;
}

function numberIn(row: Figures[string], field: string): number | null {
  const value = row[field];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function classPosition(variable: ClassVariable, row: Figures[string]): number | null {
  const value = row[variable.field] ?? null;
  return value === null ? null : (variable.positions[String(value)] ?? null);
}

function nestedPosition(variable: NestedVariable, row: Figures[string]): Position {
  const place = row[variable.field] ?? null;
  const within = row[variable.within] ?? null;
  return place === null ? null : { place: String(place), within: within === null ? null : String(within) };
}

function toScale(values: readonly (number | null)[]) {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return { positions: values.map(() => null), scale: null };
  const middle = median(known);
  const spread = spreadAround(middle, known);
  const place = (value: number) =>
    spread === 0 ? 0 : Math.max(-CLIP, Math.min(CLIP, (value - middle) / spread));
  return {
    positions: values.map((value) => (value === null ? null : place(value))),
    scale: { median: middle, spread },
  };
}

function spreadAround(middle: number, values: readonly number[]): number {
  const deviations = values.map((value) => Math.abs(value - middle));
  return 1.4826 * median(deviations) || (1.2533 * sum(deviations)) / deviations.length;
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** `null` when one of the two is not known, or when it is not known whether two places lie in the same larger one. */
function difference(variable: Variable, a: Position, b: Position): number | null {
  if (a === null || b === null) return null;
  if (typeof a === 'number' || typeof b === 'number')
    return Math.abs((a as number) - (b as number)) / (variable.type === 'numeric' ? 2 * CLIP : 1);
  if (a.place === b.place) return 0;
  if (a.within === null || b.within === null) return null;
  return a.within === b.within ? 0.5 : 1;
}

function comparePairs(space: Space): Pick<Standardised, 'squared' | 'compared'> {
  const n = space.ids.length;
  const perGroup = () => space.groups.map(() => new Float64Array((n * (n - 1)) / 2));
  const [squared, compared] = [perGroup(), perGroup()];
  space.variables.forEach(({ variable, share }, v) => {
    const g = space.groups.indexOf(variable.group);
    const positions = space.positions[v]!;
    let pair = 0;
    for (let i = 0; i < n; i++)
      for (let j = i + 1; j < n; j++, pair++) {
        const d = difference(variable, positions[i]!, positions[j]!);
        if (d === null) continue;
        squared[g]![pair]! += share * d * d;
        compared[g]![pair]! += share;
      }
  });
  return { squared, compared };
}

/** Pairs lie row by row: (0,1) (0,2) … (1,2) … */
function pairIndex(n: number, a: number, b: number): number {
  const [i, j] = a < b ? [a, b] : [b, a];
  return (i * (2 * n - i - 1)) / 2 + (j - i - 1);
}

function indexOf(all: Standardised, id: string): number {
  const index = all.ids.indexOf(id);
  if (index < 0) throw new UnknownMunicipalityError(id);
  return index;
}

function weightsOf(all: Standardised, weights: Weights): number[] {
  return all.groups.map((group) => Math.max(0, weights[group] ?? 0));
}

function measure(all: Standardised, pair: number, weights: readonly number[]): Distance | null {
  let [squared, compared, total] = [0, 0, 0];
  for (let g = 0; g < weights.length; g++) {
    squared += weights[g]! * all.squared[g]![pair]!;
    compared += weights[g]! * all.compared[g]![pair]!;
    total += weights[g]!;
  }
  return compared > 0 ? { distance: Math.sqrt(squared / compared), coverage: compared / total } : null;
}

function isComparable<C extends { readonly measured: Distance | null }>(
  candidate: C,
): candidate is C & { readonly measured: Distance } {
  return candidate.measured !== null && isCovered(candidate.measured);
}

/** Shares such as .2 + .4 fall short of .6 in floating point. */
function isCovered({ coverage }: Distance): boolean {
  return coverage >= LEAST_COVERAGE - 1e-9;
}

function comparableDistances(all: Standardised, weights: readonly number[]): number[] {
  const pairs = (all.ids.length * (all.ids.length - 1)) / 2;
  const distances: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const measured = measure(all, pair, weights);
    if (measured !== null && isCovered(measured)) distances.push(measured.distance);
  }
  return distances;
}

function countFarther(distances: readonly number[], than: number): number {
  let farther = 0;
  for (const one of distances) if (one > than) farther++;
  return farther;
}

function contributions(
  all: Standardised,
  own: number,
  other: number,
  pair: number,
  weights: readonly number[],
) {
  const total = sum(weights.map((weight, g) => weight * all.squared[g]![pair]!));
  return {
    groups: all.groups.map((group, g) => ({
      group,
      percent: all.compared[g]![pair]! > 0 ? percentOf(weights[g]! * all.squared[g]![pair]!, total) : null,
    })),
    variables: all.variables.map(({ variable: { field, group }, variable, share }, v) => {
      const apart = difference(variable, all.positions[v]![own]!, all.positions[v]![other]!);
      const weight = weights[all.groups.indexOf(group)]! * share;
      return {
        field,
        group,
        own: all.figures[all.ids[own]!]![field] ?? null,
        other: all.figures[all.ids[other]!]![field] ?? null,
        difference: apart,
        percent: apart === null ? null : percentOf(weight * apart * apart, total),
      };
    }),
  };
}

function percentOf(part: number, total: number): number {
  return total === 0 ? 0 : (100 * part) / total;
}

/** The 5–95 % span of the ranks of the pairs at these `places` when each group's weight is shaken by ±30 %. */
function rankIntervals(
  all: Standardised,
  pairs: readonly number[],
  places: readonly number[],
  weights: readonly number[],
): Peer['rankInterval'][] {
  const random = seededRandom(SEED);
  const ranks = places.map(() => new Uint16Array(SHAKES));
  const parts = all.groups.map((_, g) => ({
    squared: Float64Array.from(pairs, (pair) => all.squared[g]![pair]!),
    compared: Float64Array.from(pairs, (pair) => all.compared[g]![pair]!),
  }));
  for (let shake = 0; shake < SHAKES; shake++) {
    const shaken = weights.map((weight) => weight * (1 - SHAKE + 2 * SHAKE * random()));
    const distances = squaredDistances(parts, shaken, pairs.length);
    for (const [at, place] of places.entries()) ranks[at]![shake] = rankAmong(distances, place);
  }
  return ranks.map((shaken, at) => spanAround(places[at]! + 1, shaken.sort()));
}

function squaredDistances(
  parts: readonly { readonly squared: Float64Array; readonly compared: Float64Array }[],
  weights: readonly number[],
  length: number,
): Float64Array {
  const squared = new Float64Array(length);
  const compared = new Float64Array(length);
  parts.forEach((part, g) => {
    const weight = weights[g]!;
    for (let i = 0; i < length; i++) {
      squared[i]! += weight * part.squared[i]!;
      compared[i]! += weight * part.compared[i]!;
    }
  });
  return squared.map((value, i) => value / compared[i]!);
}

/** From 1; equals keep the order in which they stand. */
function rankAmong(distances: Float64Array, place: number): number {
  const own = distances[place]!;
  let rank = 1;
  // Walked for every peer and shake: an iterator's pairs would take ten times as long.
  for (let i = 0; i < distances.length; i++)
    if (distances[i]! < own || (distances[i] === own && i < place)) rank++;
  return rank;
}

function spanAround(rank: number, sorted: Uint16Array): Peer['rankInterval'] {
  const at = (part: number) => sorted[Math.round(part * (sorted.length - 1))]!;
  return { from: Math.min(rank, at(0.05)), to: Math.max(rank, at(0.95)) };
}

/** Mulberry32: the same numbers on every machine, so that a page and its reload agree. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
