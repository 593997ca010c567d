import type { Point } from '../scene/lines.ts';

/** The point amid these. Throws where there are none. */
export function middle(points: readonly Point[]): Point {
  const total = points.reduce((sum, { x, y }) => ({ x: sum.x + x, y: sum.y + y }));
  return { x: total.x / points.length, y: total.y / points.length };
}
