import type { Entity } from '../contract/entity.ts';
import { oncePerProjection } from '../projection/once-per-projection.ts';
import { namesOf } from '../reading/find.ts';
import type { Snapshot } from '../snapshot.ts';

/** Whether somebody is not named beyond our own pages: a person who has not consented. */
export function isHidden(entity: Entity | undefined): boolean {
  return entity?.type === 'person' && entity.visibility !== 'public';
}

/** The names of the people who have to do with these entities: a sentence about an organisation may name them. */
export function namesNear(snapshot: Snapshot, ids: readonly string[]): string[] {
  const near = namesByThing(snapshot);
  return [...new Set(ids.flatMap((id) => near.get(id) ?? []))];
}

/** By entity: from the few people, for an organisation may have thousands of relations. */
const namesByThing = oncePerProjection(({ projection }): ReadonlyMap<string, string[]> => {
  const near = new Map<string, string[]>();
  for (const person of projection.ofType('person').filter(isHidden)) {
    const things = new Set([person.id, ...projection.leaving(person.id).map(({ to }) => to)]);
    for (const id of things) near.set(id, [...(near.get(id) ?? []), ...namesOf(person)]);
  }
  return near;
});
