import type { NetworkWeight } from '../contract/network.ts';
import { CERTAINTY_NAMES, strongestCertainty, type Certainty } from '../vocabulary/certainty.ts';
import type { Role } from '../vocabulary/roles.ts';
import { byText } from './ground.ts';

/** A role behind one end of an edge: who had it, and the relation that says so. */
export interface RawRole {
  role: Role;
  relation: string;
  actor: string;
  certainty: Certainty;
}

export interface RawActivity {
  activity: string;
  from: RawRole[];
  to: RawRole[];
}

/** An undirected edge; `from` before `to` by id. */
export interface RawEdge {
  id: string;
  from: string;
  to: string;
  weight: number;
  crossRegion: boolean;
  certainty: Certainty;
  activities: RawActivity[];
}

/** Who takes part in each activity: nodes with the roles behind them. */
export type Groups = ReadonlyMap<string, ReadonlyMap<string, readonly RawRole[]>>;

export interface JoinRules {
  weight: NetworkWeight;
  /** Whether two nodes of the same activity make an edge. */
  joins(a: string, b: string): boolean;
  crosses(a: string, b: string, activities: readonly string[]): boolean;
}

/**
 * Joins every two nodes of an activity; edges by id, their activities in the order of the groups. An edge weighs its
 * shared activities, each as 1 or, fractionally, as 1/(n−1) for an activity with n nodes.
 * An activity is as certain as the weaker of its two sides, an edge as its strongest activity.
 */
export function jointEdges(groups: Groups, rules: JoinRules): RawEdge[] {
  const drafts = new Map<string, { from: string; to: string; weight: number; activities: RawActivity[] }>();
  for (const [activity, members] of groups) {
    const share = rules.weight === 'fractional' ? 1 / (members.size - 1) : 1;
    for (const [from, to] of pairsOf([...members.keys()])) {
      if (!rules.joins(from, to)) continue;
      const id = `${from}--${to}`;
      const draft = drafts.get(id) ?? { from, to, weight: 0, activities: [] };
      draft.weight += share;
      draft.activities.push({ activity, from: [...members.get(from)!], to: [...members.get(to)!] });
      drafts.set(id, draft);
    }
  }
  return [...drafts]
    .map(([id, draft]) => ({
      id,
      ...draft,
      weight: tidy(draft.weight),
      crossRegion: rules.crosses(
        draft.from,
        draft.to,
        draft.activities.map(({ activity }) => activity),
      ),
      certainty: certaintyOf(draft.activities),
    }))
    .sort((a, b) => byText(a.id, b.id));
}

function* pairsOf(ids: string[]): Generator<[string, string]> {
  const sorted = ids.toSorted(byText);
  for (const [place, from] of sorted.entries()) for (const to of sorted.slice(place + 1)) yield [from, to];
}

/** Thirds add up to one. */
function tidy(weight: number): number {
  return Math.round(weight * 1e9) / 1e9;
}

function certaintyOf(activities: readonly RawActivity[]): Certainty {
  return strongestCertainty(activities.map(({ from, to }) => weaker(sideOf(from), sideOf(to))));
}

/** The certainty of several roles together. */
export function sideOf(roles: readonly Pick<RawRole, 'certainty'>[]): Certainty {
  return strongestCertainty(roles.map(({ certainty }) => certainty));
}

function weaker(a: Certainty, b: Certainty): Certainty {
  return CERTAINTY_NAMES.indexOf(a) > CERTAINTY_NAMES.indexOf(b) ? a : b;
}
