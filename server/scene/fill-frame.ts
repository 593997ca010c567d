import type { Point } from './lines.ts';
import { boundsOf, fit, toScreen } from './scale.ts';

/** Of the whole extent: a wider gap between two neighbours is empty picture. */
const WIDEST = 0.14;
/** Few places lie apart whatever is done: beside what each gap has where all are even. */
const BESIDE_EVEN = 1.5;

/** A picture with so many px free to either side, above and below. */
export interface Frame {
  width: number;
  height: number;
  aside: number;
  upright: number;
}

/**
 * Where places lie in a picture that they fill. Width and height are filled apart, for a network has no north, and a
 * picture wider than high is easier to label. No gap between neighbours stays wide: a layout places a network as a whole,
 * and where filters leave one party far from the rest, the rest would huddle.
 */
export function fillFrame(
  places: readonly Point[],
  { width, height, aside, upright }: Frame,
): (place: Point) => Point {
  const closedX = closeGaps(places.map(({ x }) => x));
  const closedY = closeGaps(places.map(({ y }) => y));
  const closed = ({ x, y }: Point) => ({ x: closedX(x), y: closedY(y) });
  const bounds = boundsOf(places.map(closed));
  const across = fit({ ...bounds, minY: 0, maxY: 0 }, width, height, aside);
  const down = fit({ ...bounds, minX: 0, maxX: 0 }, width, height, upright);
  return (place) => {
    const { x, y } = closed(place);
    return { x: toScreen({ x, y }, across).x, y: toScreen({ x, y }, down).y };
  };
}

/**
 * Places along one axis, as far apart as they were, save that no gap between neighbours is wider than a share of what
 * they take in the end. The order of the places stays.
 */
export function closeGaps(places: readonly number[]): (place: number) => number {
  const sorted = [...new Set(places)].toSorted((a, b) => a - b);
  const gaps = sorted.slice(1).map((place, at) => place - sorted[at]!);
  const widest = widestOf(gaps);
  const closed = new Map<number, number>();
  let at = sorted[0] ?? 0;
  for (const [index, place] of sorted.entries()) {
    at += index === 0 ? 0 : Math.min(widest, gaps[index - 1]!);
    closed.set(place, at);
  }
  return (place) => closed.get(place) ?? place;
}

/** What wide gaps are cut to, so that it is the share that a gap may have of the sum of them all. */
function widestOf(gaps: readonly number[]): number {
  const share = Math.max(WIDEST, BESIDE_EVEN / gaps.length);
  let narrower = gaps.reduce((sum, gap) => sum + gap, 0);
  for (const [cut, gap] of gaps.toSorted((a, b) => b - a).entries()) {
    const widest = (share * narrower) / (1 - share * cut);
    if (gap <= widest) return widest;
    narrower -= gap;
  }
  return Infinity;
}
