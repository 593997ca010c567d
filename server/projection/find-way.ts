import type { ProjectedRelation } from '../store/graph-store.ts';

const DEEPEST = 6;

/**
 * The first way from one thing to another along the relations that `next` answers for each, in their order; none for a
 * thing itself, null where six of them do not lead there.
 */
export function findWay(
  from: string,
  to: string,
  next: (id: string) => readonly ProjectedRelation[],
  deepest = DEEPEST,
): readonly ProjectedRelation[] | null {
  if (from === to) return [];
  if (deepest === 0) return null;
  for (const step of next(from)) {
    const rest = findWay(step.to, to, next, deepest - 1);
    if (rest) return [step, ...rest];
  }
  return null;
}
