import { roleNumber } from '../projection/projection.ts';
import type { NetworkFilters } from './filters.ts';
import type { Ground } from './ground.ts';
import { oncePerProjection } from '../projection/once-per-projection.ts';

const SUCCEEDED = roleNumber('succeeded-by');

/** The places of those for whom a party counts: itself or, where successions are followed, its last successors. */
export function standInsFor(
  ground: Ground,
  { successions }: Pick<NetworkFilters, 'successions'>,
): (party: number) => readonly number[] {
  if (successions !== 'follow') return (party) => [party];
  const known = lastSuccessors(ground);
  return (party) => known.get(party) ?? [party];
}

/** By place, for those that have any: the successors that nobody succeeded in turn. */
const lastSuccessors: (ground: Ground) => ReadonlyMap<number, readonly number[]> = oncePerProjection(
  ({ projection }) => {
    const next = directSuccessors(projection.columns.relations);
    return new Map([...next.keys()].map((place) => [place, [...lastAfter(place, next, new Set())]]));
  },
);

function directSuccessors({ role, from, to }: Ground['projection']['columns']['relations']) {
  const next = new Map<number, Set<number>>();
  for (const [relation, own] of role.entries()) {
    if (own !== SUCCEEDED) continue;
    const [before, after] = [from[relation] as number, to[relation] as number];
    next.set(before, (next.get(before) ?? new Set()).add(after));
  }
  return next;
}

/** Two that are said to succeed each other stand for themselves. */
function lastAfter(
  place: number,
  next: ReadonlyMap<number, ReadonlySet<number>>,
  passed: Set<number>,
): Set<number> {
  passed.add(place);
  const after = [...(next.get(place) ?? [])].filter((one) => !passed.has(one));
  if (after.length === 0) return new Set([place]);
  return new Set(after.flatMap((one) => [...lastAfter(one, next, passed)]));
}
