import type { Box } from './labels.ts';
import type { Point } from './lines.ts';

export interface Disc extends Point {
  reach: number;
}

const CELL = 40;
/** More cells in a row than any picture has. */
const ROW = 1 << 16;

/** Answers which of many discs a box touches, by asking those nearby alone. */
export function discsOf<T extends Disc>(discs: readonly T[]): (box: Box) => T[] {
  const cells = new Map<number, T[]>();
  for (const disc of discs) {
    const { x, y, reach } = disc;
    for (const cell of cellsOf({ x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach })) {
      const known = cells.get(cell);
      if (known) known.push(disc);
      else cells.set(cell, [disc]);
    }
  }
  return (box) => {
    const touched = new Set<T>();
    for (const cell of cellsOf(box))
      for (const disc of cells.get(cell) ?? []) if (touches(box, disc)) touched.add(disc);
    return [...touched];
  };
}

function* cellsOf({ x, y, width, height }: Box): Generator<number> {
  for (let row = Math.floor(y / CELL); row <= Math.floor((y + height) / CELL); row += 1)
    for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column += 1)
      yield row * ROW + column;
}

/** Whether a box and a disc share any area. */
export function touches(box: Box, { x, y, reach }: Disc): boolean {
  const dx = Math.max(box.x - x, 0, x - box.x - box.width);
  const dy = Math.max(box.y - y, 0, y - box.y - box.height);
  return dx * dx + dy * dy < reach * reach;
}
