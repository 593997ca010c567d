import type { Point } from './lines.ts';

export interface Bounds {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

/** A uniform scale and a shift: screen = world × scale + shift. */
export interface Transform {
  scale: number;
  dx: number;
  dy: number;
}

/** The smallest upright box around the points; a unit box around the origin when there are none. */
export function boundsOf(points: readonly Point[]): Bounds {
  if (points.length === 0) return { minX: -0.5, minY: -0.5, maxX: 0.5, maxY: 0.5 };
  return points.reduce(
    (box, { x, y }) => ({
      minX: Math.min(box.minX, x),
      minY: Math.min(box.minY, y),
      maxX: Math.max(box.maxX, x),
      maxY: Math.max(box.maxY, y),
    }),
    { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity },
  );
}

/**
 * The transform that centres `bounds` in a box of `width` × `height` px with `padding` px free on each side.
 * A world without extent (one node) is shown at scale 1.
 */
export function fit(bounds: Bounds, width: number, height: number, padding = 0): Transform {
  const worldWidth = bounds.maxX - bounds.minX;
  const worldHeight = bounds.maxY - bounds.minY;
  const scale = Math.min(
    worldWidth > 0 ? (width - 2 * padding) / worldWidth : Infinity,
    worldHeight > 0 ? (height - 2 * padding) / worldHeight : Infinity,
  );
  const used = Number.isFinite(scale) ? scale : 1;
  return {
    scale: used,
    dx: width / 2 - ((bounds.minX + bounds.maxX) / 2) * used,
    dy: height / 2 - ((bounds.minY + bounds.maxY) / 2) * used,
  };
}

/** World to screen. */
export function toScreen({ x, y }: Point, { scale, dx, dy }: Transform): Point {
  return { x: x * scale + dx, y: y * scale + dy };
}

/** Screen to world. */
export function toWorld({ x, y }: Point, { scale, dx, dy }: Transform): Point {
  return { x: (x - dx) / scale, y: (y - dy) / scale };
}
