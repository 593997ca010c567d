import type { Point } from '../scene/lines.ts';
import { projectFinland } from '../scene/projection.ts';
import { toScreen, type Transform } from '../scene/scale.ts';

/** The side of the square in which every network lies. */
export const FRAME = 1000;
const EDGE = 25;

/**
 * From `projectFinland`'s km to the frame of the region and municipality levels, north up. The land lies at about
 * 301…767 × 20…839; beside and beneath it is room for regions abroad. To draw the land under a picture that shows
 * the frame by another transform, join the two: `compose(mapFrame, toPicture)`.
 */
export const mapFrame: Transform = { scale: 0.72, dx: 600, dy: 5632 };

/** Where a place lies in the frame; far places fall outside it. */
export function inFrame(lon: number, lat: number): Point {
  return toScreen(projectFinland(lon, lat), mapFrame);
}

/** The nearest place that is not too near the frame's edge for a node. */
export function insideFrame({ x, y }: Point): Point {
  const clamp = (value: number) => Math.min(FRAME - EDGE, Math.max(EDGE, value));
  return { x: clamp(x), y: clamp(y) };
}

/** One transform that does `first` and then `second`. */
export function compose(first: Transform, second: Transform): Transform {
  return {
    scale: first.scale * second.scale,
    dx: first.dx * second.scale + second.dx,
    dy: first.dy * second.scale + second.dy,
  };
}
