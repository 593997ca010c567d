import type { ChangeSet } from '../store/graph-store.ts';
import { freshId } from './identity.ts';

/** What stands on something else is written after it and goes before it. */
const ORDER = [
  'sources',
  'entities',
  'relations',
  'facts',
  'removedRelations',
  'removedFacts',
  'removedEntities',
] as const satisfies (keyof ChangeSet)[];

/**
 * The change set as steps of at most `most` records, in an order in which none names what is not there. One that fits
 * into a single step stays as it is; else each step is a commit of its own.
 */
export function inSteps(changes: ChangeSet, most: number): ChangeSet[] {
  const size = recordsIn(changes, ORDER);
  if (size <= most) return [changes];
  return Array.from({ length: Math.ceil(size / most) }, (_, step) => ({
    base: changes.base,
    commit: { ...changes.commit, id: freshId('c') },
    ...slice(changes, step * most, (step + 1) * most),
  }));
}

function recordsIn(changes: ChangeSet, parts: readonly (typeof ORDER)[number][]): number {
  return parts.reduce((sum, part) => sum + changes[part].length, 0);
}

/** The records from one place to another, counted through all parts. */
function slice(changes: ChangeSet, from: number, to: number): Omit<ChangeSet, 'base' | 'commit'> {
  const part = <K extends (typeof ORDER)[number]>(name: K) => {
    const before = recordsIn(changes, ORDER.slice(0, ORDER.indexOf(name)));
    return changes[name].slice(Math.max(0, from - before), Math.max(0, to - before)) as ChangeSet[K];
  };
  return {
    sources: part('sources'),
    entities: part('entities'),
    relations: part('relations'),
    facts: part('facts'),
    removedRelations: part('removedRelations'),
    removedFacts: part('removedFacts'),
    removedEntities: part('removedEntities'),
  };
}
