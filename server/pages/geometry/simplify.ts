import type { Point } from '../../scene/lines.ts';

/**
 * The same line with fewer points: those whose triangle with their neighbours is smaller than `area` (in the
 * square of the points' unit) go, smallest first. Ends stay, so lines that meet keep meeting.
 * Source: Visvalingam & Whyatt 1993, line generalisation by repeated elimination of points.
 */
export function simplifyLine(points: readonly Point[], area: number): Point[] {
  const kept = [...points];
  while (kept.length > 2) {
    const least = leastPoint(kept);
    if (least.area >= area) break;
    kept.splice(least.index, 1);
  }
  return kept;
}

function leastPoint(points: readonly Point[]): { index: number; area: number } {
  let least = { index: 1, area: Infinity };
  for (let index = 1; index < points.length - 1; index += 1) {
    const area = triangle(points[index - 1]!, points[index]!, points[index + 1]!);
    if (area < least.area) least = { index, area };
  }
  return least;
}

function triangle(a: Point, b: Point, c: Point): number {
  return Math.abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
}
