import { moveApart } from './apart.ts';
import type { Point } from './lines.ts';

/** Px between the middles of two discs. */
const ROOM = 19;
/** How far above its dot the municipality's name stands, and how wide it is about. */
const NAME_UP = 14;
const NAME_HALF = 17;

/**
 * Where the discs of ranked places stand on a map: at their place, or beside it where another disc, the dot `own` or
 * its name would be covered. Null for a place that is not known.
 */
export function rankPlaces(own: Point | null, places: readonly (Point | null)[]): (Point | null)[] {
  const taken = own
    ? [own, ...[-NAME_HALF, 0, NAME_HALF].map((dx) => ({ x: own.x + dx, y: own.y - NAME_UP }))]
    : [];
  const known = places.filter((place) => place !== null);
  const moved = moveApart([...taken, ...known], ROOM, taken.length).slice(taken.length);
  let next = 0;
  return places.map((place) => (place === null ? null : (moved[next++] ?? null)));
}
