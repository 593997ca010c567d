import type { Point } from '../scene/lines.ts';
import type { Ground } from './ground.ts';

/** A node of a network with its place in 0…1000; x and y are null where it has none. */
export interface RawNode {
  id: string;
  /** How many activities it takes part in, of those that pass the filters. */
  size: number;
  x: number | null;
  y: number | null;
  /** Its maakunta or foreign region, else its country. */
  region: string | null;
}

/** A node with its place, to a tenth, and its region. */
export function nodeAt({ geography }: Ground, id: string, size: number, place: Point | undefined): RawNode {
  return { id, size, x: tenth(place?.x), y: tenth(place?.y), region: geography.regionOf(id) };
}

function tenth(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 10) / 10;
}
