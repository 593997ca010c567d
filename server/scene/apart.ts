import type { Point } from './lines.ts';

const ROUNDS = 60;

/**
 * Moves marks of one size apart until no two are closer than `distance` px, or the rounds are used up. The first
 * `fixed` of them stay. The same points give the same answer; the caller's points are not changed.
 */
export function moveApart(points: readonly Point[], distance: number, fixed = 0): Point[] {
  const placed = points.map((point) => ({ ...point }));
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = false;
    placed.forEach((a, i) =>
      placed.slice(i + 1).forEach((b, after) => {
        moved = pushApart(a, b, { distance, aStays: i < fixed, bStays: i + 1 + after < fixed }) || moved;
      }),
    );
    if (!moved) break;
  }
  return placed;
}

interface Push {
  distance: number;
  aStays: boolean;
  bStays: boolean;
}

function pushApart(a: Point, b: Point, { distance, aStays, bStays }: Push): boolean {
  const between = Math.hypot(b.x - a.x, b.y - a.y);
  if (between >= distance - 0.01 || (aStays && bStays)) return false;
  // Two on one spot part level.
  const direction = between < 1e-6 ? { x: 1, y: 0 } : { x: (b.x - a.x) / between, y: (b.y - a.y) / between };
  const step = (distance - between) / (aStays || bStays ? 1 : 2);
  if (!aStays) shift(a, direction, -step);
  if (!bStays) shift(b, direction, step);
  return true;
}

function shift(point: Point, direction: Point, by: number): void {
  point.x += direction.x * by;
  point.y += direction.y * by;
}
