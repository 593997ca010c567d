import type { SceneNode } from '../../server/scene/draw-list.ts';
import { outlinePath, reachOf, shapeOf } from '../../server/scene/shapes.ts';

type Drawn = Pick<SceneNode, 'id' | 'type' | 'kind' | 'x' | 'y' | 'size'>;
type Corner = readonly [number, number];

/** Corners of a polygon that stands for a circle; it lies within the circle. */
const ROUND = 32;
/** No outline reaches farther, in units of its node's size. */
const FARTHEST = 1.6;

/** The pairs of nodes whose outlines, not only the discs of the same area, share any area. */
export function overlappingShapes(nodes: readonly Drawn[]): [string, string][] {
  const drawn = nodes.map((node) => ({ ...node, outline: outlineOf(node) })).toSorted((a, b) => a.x - b.x);
  const widest = 2 * FARTHEST * Math.max(0, ...nodes.map(({ size }) => size));
  return drawn.flatMap((one, at) => {
    const pairs: [string, string][] = [];
    for (let next = at + 1; next < drawn.length && drawn[next]!.x - one.x < widest; next += 1) {
      const other = drawn[next]!;
      const near = Math.hypot(other.x - one.x, other.y - one.y) < FARTHEST * (one.size + other.size);
      if (near && share(one.outline, other.outline)) pairs.push([one.id, other.id]);
    }
    return pairs;
  });
}

function outlineOf({ type, kind, size, x, y }: Drawn): Corner[] {
  const shape = shapeOf(type, kind);
  const path = outlinePath(shape, size, x, y);
  if (path.includes('a')) return circle(size * reachOf(shape), x, y);
  return path
    .slice(1, -1)
    .split('L')
    .map((corner) => corner.split(',').map(Number) as [number, number]);
}

function circle(r: number, x: number, y: number): Corner[] {
  return Array.from({ length: ROUND }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / ROUND;
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
  });
}

function share(one: readonly Corner[], other: readonly Corner[]): boolean {
  return (
    isInside(one[0]!, other) ||
    isInside(other[0]!, one) ||
    sidesOf(one).some(([a, b]) => sidesOf(other).some(([c, d]) => cross(a, b, c, d)))
  );
}

function sidesOf(corners: readonly Corner[]): [Corner, Corner][] {
  return corners.map((corner, at) => [corner, corners[(at + 1) % corners.length]!]);
}

function cross(a: Corner, b: Corner, c: Corner, d: Corner): boolean {
  return sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0;
}

function sideOf([ax, ay]: Corner, [bx, by]: Corner, [x, y]: Corner): number {
  return Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
}

function isInside([x, y]: Corner, corners: readonly Corner[]): boolean {
  return (
    sidesOf(corners).filter(
      ([[ax, ay], [bx, by]]) => ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax),
    ).length %
      2 ===
    1
  );
}
