import type { Projection } from '../projection/projection.ts';
import type { EntityType } from '../vocabulary/kinds.ts';
import type { Role } from '../vocabulary/roles.ts';

const JOINS: ReadonlySet<Role> = new Set(['part-of', 'produced', 'precedes']);
/** A programme is not here: the projects that it funds are undertakings of their own. */
const PARTS: ReadonlySet<EntityType> = new Set(['project', 'practice', 'event', 'material']);

const known = new WeakMap<Projection, Map<string, string>>();

/**
 * What each activity shares with the project it belongs to: joined by part-of, produced and precedes, they all carry
 * the id of the first project among them in list order, or else of the first activity. Computed once a projection.
 */
export function undertakings(projection: Projection): ReadonlyMap<string, string> {
  const found = known.get(projection) ?? joinActivities(projection);
  known.set(projection, found);
  return found;
}

function joinActivities(projection: Projection): Map<string, string> {
  const activities = inListOrder(projection);
  const keys = new Map<string, string>();
  // Projects first, so that each gives its name to what hangs from it.
  for (const { id } of activities.toSorted(
    (a, b) => Number(b.type === 'project') - Number(a.type === 'project'),
  ))
    if (!keys.has(id)) for (const member of reach(projection, id)) keys.set(member, id);
  return keys;
}

function inListOrder(projection: Projection): { id: string; type: EntityType }[] {
  const places = [...PARTS].flatMap((type) => [...projection.placesOf(type)]).sort((a, b) => a - b);
  return places.map((place) => ({ id: projection.idAt(place), type: projection.typeAt(place) }));
}

function reach(projection: Projection, start: string): Set<string> {
  const found = new Set([start]);
  for (const id of found)
    for (const next of neighbours(projection, id)) if (isPart(projection, next)) found.add(next);
  return found;
}

function neighbours(projection: Projection, id: string): string[] {
  return [
    ...projection.leaving(id, JOINS).map(({ to }) => to),
    ...projection.reaching(id, JOINS).map(({ from }) => from),
  ];
}

function isPart(projection: Projection, id: string): boolean {
  const type = projection.typeOf(id);
  return type !== undefined && PARTS.has(type);
}
