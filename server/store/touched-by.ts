import type { ChangeSet, Commit, ThingKind } from './graph-store.ts';

type Touched = Commit['touched'][number];

/** What the change set touches, by kind and id; of a thing both written and removed, the removal counts. */
export function touchedBy(changes: ChangeSet): Touched[] {
  const written = (kind: ThingKind, ids: string[]) => ids.map((id) => ({ kind, id, removed: false }));
  const removed = (kind: ThingKind, ids: string[]) => ids.map((id) => ({ kind, id, removed: true }));
  const all: Touched[] = [
    ...written(
      'source',
      changes.sources.map(({ id }) => id),
    ),
    ...written(
      'entity',
      changes.entities.map(({ entity }) => entity.id),
    ),
    ...written(
      'relation',
      changes.relations.map(({ relation }) => relation.id),
    ),
    ...written(
      'fact',
      changes.facts.map(({ fact }) => fact.id),
    ),
    ...removed('relation', changes.removedRelations),
    ...removed('fact', changes.removedFacts),
    ...removed(
      'entity',
      changes.removedEntities.map(({ id }) => id),
    ),
  ];
  const last = new Map(all.map((one) => [`${one.kind} ${one.id}`, one]));
  return [...last.values()].sort((a, b) => compare(a.kind, b.kind) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
