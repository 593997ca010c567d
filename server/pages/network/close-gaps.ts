/** Of the whole extent: a wider gap between two neighbours is empty picture. */
const WIDEST = 0.14;

/**
 * Places along one axis, as far apart as they were, save that no gap between neighbours is wider than a share of the
 * whole. A layout places a network as a whole: where filters leave one party far from the rest, the rest would huddle.
 * The order of the places stays.
 */
export function closeGaps(places: readonly number[]): (place: number) => number {
  const sorted = [...new Set(places)].toSorted((a, b) => a - b);
  const widest = WIDEST * ((sorted.at(-1) ?? 0) - (sorted[0] ?? 0));
  const closed = new Map<number, number>();
  let at = sorted[0] ?? 0;
  for (const [index, place] of sorted.entries()) {
    at += Math.min(widest, place - (sorted[index - 1] ?? place));
    closed.set(place, at);
  }
  return (place) => closed.get(place) ?? place;
}
