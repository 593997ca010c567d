import { readFileSync } from 'node:fs';
import type { Point } from '../scene/lines.ts';
import { byText } from './ground.ts';
import { FRAME } from './map-frame.ts';

/** Places of a network that a file keeps. */
export type KeptPlaces = ReadonlyMap<string, Point>;

/** A file of places cannot be read or is none. */
export class PlacesFileError extends Error {
  override readonly name = 'PlacesFileError';

  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(
      `NETWORK_LAYOUT=${path}: ${reason}. Name a file that npm run layout wrote, or none for a layout from the data alone`,
      options,
    );
  }
}

const HEAD = 'id,x,y';

/** The file's text: a line for each place, by id. */
export function writePlaces(places: KeptPlaces): string {
  const lines = [...places]
    .sort(([a], [b]) => byText(a, b))
    .map(([id, { x, y }]) => [id, tenth(x), tenth(y)].join());
  return `${[HEAD, ...lines].join('\n')}\n`;
}

/** Reads a file of places; null where none is named. Throws PlacesFileError. */
export function readPlaces(path: string | null): KeptPlaces | null {
  if (path === null) return null;
  return parsePlaces(path, textOf(path));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new PlacesFileError(path, 'this file cannot be read', { cause: error });
  }
}

function parsePlaces(path: string, text: string): KeptPlaces {
  const [head, ...lines] = text.trimEnd().split(/\r?\n/);
  if (head !== HEAD) throw new PlacesFileError(path, `its first line is not "${HEAD}"`);
  return new Map(
    lines.map((line, number) => {
      const [id, x, y, ...more] = line.split(',');
      const place = { x: Number(x || NaN), y: Number(y || NaN) };
      if (!id || more.length > 0 || !isInFrame(place.x) || !isInFrame(place.y))
        throw new PlacesFileError(
          path,
          `line ${number + 2} is no id with two numbers from 0 to ${FRAME}: "${line}"`,
        );
      return [id, place];
    }),
  );
}

function isInFrame(value: number): boolean {
  return value >= 0 && value <= FRAME;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
