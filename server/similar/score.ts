/**
 * How alike are two undertakings, and what is it that they share?
 *
 * Pure and free of imports, like the other scores. What few have says more than what all have (inverse document
 * frequency, Spärck Jones 1972); topics meet in the nearest one that holds both, whose rarity counts (Resnik 1995).
 */

/** What two undertakings may share. */
export type ReasonKind = 'topic' | 'party' | 'region' | 'period';

/** One thing that both have. Extra fields are carried through untouched. */
export interface Reason {
  readonly kind: ReasonKind;
  /** What is shared: the id of a topic, an organisation or a region; of a period its years. It counts once. */
  readonly shared: string;
  /** Through what each of the two has it: its own topic, its unit of the organisation. Each leads to one reason only. */
  readonly own: string;
  readonly other: string;
  /** 0–1: how few share it, as `rarity` tells. */
  readonly rarity: number;
  /** 0–1: how near what the one has lies to what the other has. */
  readonly nearness: number;
  /** 0–1: how large a part it has in both. */
  readonly role: number;
  /** 0–1: how surely both have it. */
  readonly certainty: number;
}

/** The numbers whose product is a reason's value, in the order in which they are shown. */
export interface ReasonFactors {
  readonly rarity: number;
  readonly nearness: number;
  readonly role: number;
  readonly certainty: number;
  /** S/E: how much a kind's tenth reason adds less than its first, and what the kind counts for. */
  readonly levelling: number;
}

export type ScoredReason<R extends Reason = Reason> = R & {
  readonly factors: ReasonFactors;
  /** What the reason adds to the score. */
  readonly value: number;
};

export interface Likeness<R extends Reason = Reason> {
  /** 0–1: the sum of the reasons' values, added in their order. */
  readonly score: number;
  /** Strongest first. */
  readonly reasons: readonly ScoredReason<R>[];
}

/** What each kind of reason adds up to at most; together 1. */
export const LIMITS = { topic: 0.5, party: 0.3, region: 0.1, period: 0.1 } as const satisfies Record<
  ReasonKind,
  number
>;

/** What weighs less is too slight to be told as a reason. */
const LEAST_WEIGHT = 0.1;

/** Below this two undertakings have next to nothing in common. */
const LEAST_SCORE = 0.05;

/** 1 for what two of `all` have, down to next to nothing for what all of them have. */
export function rarity(having: number, all: number): number {
  const rare = Math.log((all + 1) / 2);
  return rare <= 0 ? 1 : Math.min(1, Math.log((all + 1) / Math.max(having, 1)) / rare);
}

/** The years that two spans have in common, of all that either has: 0–1. */
export function sharedYears(one: Span, other: Span): number {
  const common = Math.min(one.last, other.last) - Math.max(one.first, other.first) + 1;
  const all = Math.max(one.last, other.last) - Math.min(one.first, other.first) + 1;
  return Math.max(0, common) / all;
}

/** Whole calendar years, both ends included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/**
 * What two undertakings share adds up by kind: with sum E of a kind's reasons, S = c(1 − e^(−E)), shared out to them by
 * weight. Null where that is next to nothing, or only a time and a place. The answer does not depend on the order of
 * the reasons.
 */
export function scoreLikeness<R extends Reason>(reasons: Iterable<R>): Likeness<R> | null {
  const kept = eachOnce([...reasons].filter((reason) => weightOf(reason) >= LEAST_WEIGHT));
  if (!kept.some(({ kind }) => kind === 'topic' || kind === 'party')) return null;
  const scored = [...Map.groupBy(kept, ({ kind }) => kind)]
    .flatMap(([kind, same]) => level(kind, same))
    .sort((a, b) => b.value - a.value || compareText(identity(a), identity(b)));
  const score = scored.reduce((sum, { value }) => sum + value, 0);
  return score < LEAST_SCORE ? null : { score, reasons: scored };
}

function weightOf({ rarity: rare, nearness, role, certainty }: Reason): number {
  return rare * nearness * role * certainty;
}

/** The strongest reasons first; what either side has of it, and what is shared, is spent by the first that takes it. */
function eachOnce<R extends Reason>(reasons: readonly R[]): R[] {
  const spent = new Set<string>();
  return reasons
    .toSorted((a, b) => weightOf(b) - weightOf(a) || compareText(identity(a), identity(b)))
    .filter(({ kind, shared, own, other }) => {
      const uses = [`shared ${shared}`, `own ${own}`, `other ${other}`].map((use) => `${kind} ${use}`);
      if (uses.some((use) => spent.has(use))) return false;
      for (const use of uses) spent.add(use);
      return true;
    });
}

function level<R extends Reason>(kind: ReasonKind, same: readonly R[]): ScoredReason<R>[] {
  const total = same.reduce((sum, reason) => sum + weightOf(reason), 0);
  const levelling = (-LIMITS[kind] * Math.expm1(-total)) / total;
  return same.map((reason) => ({
    ...reason,
    factors: {
      rarity: reason.rarity,
      nearness: reason.nearness,
      role: reason.role,
      certainty: reason.certainty,
      levelling,
    },
    value: weightOf(reason) * levelling,
  }));
}

/** Complete, so that equals never stand as they were gathered. */
function identity({ kind, shared, own, other }: Reason): string {
  return [kind, shared, own, other].join('\n');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
