import type { Entity } from '../contract/entity.ts';
import type { Point } from '../scene/lines.ts';
import { hashUnit } from './hash.ts';
import { FRAME, inFrame } from './map-frame.ts';

/** About the middle of each country that Finland has worked with, as [longitude, latitude]. */
const COUNTRIES: Readonly<Record<string, readonly [number, number]>> = {
  AL: [20, 41],
  AT: [14, 47.5],
  BA: [18, 44],
  BE: [4.5, 50.6],
  BG: [25, 42.7],
  BY: [28, 53.5],
  CA: [-75, 55],
  CH: [8, 46.8],
  CY: [33, 35],
  CZ: [15.5, 49.8],
  DE: [10.3, 51.2],
  DK: [9.5, 56],
  EE: [25.5, 58.7],
  EL: [22, 39],
  ES: [-4, 40],
  FO: [-7, 62],
  FR: [2.5, 46.5],
  GB: [-2, 54],
  GL: [-42, 70],
  GR: [22, 39],
  HR: [16, 45.3],
  HU: [19.5, 47],
  IE: [-8, 53],
  IL: [35, 31.5],
  IS: [-19, 65],
  IT: [12.5, 43],
  LT: [24, 55.3],
  LU: [6.1, 49.7],
  LV: [25, 56.9],
  MD: [28.5, 47],
  ME: [19.3, 42.8],
  MK: [21.7, 41.6],
  MT: [14.4, 35.9],
  NL: [5.3, 52.2],
  NO: [11, 64],
  PL: [19.5, 52],
  PT: [-8, 39.5],
  RO: [25, 46],
  RS: [21, 44],
  RU: [36, 61],
  SE: [15.5, 62],
  SI: [14.8, 46.1],
  SJ: [16, 78],
  SK: [19.5, 48.7],
  TR: [35, 39],
  UA: [31, 49],
  UK: [-2, 54],
  US: [-75, 42],
};

const MARGIN = 40;
const CENTRE: Point = { x: 533, y: 430 };

/**
 * Where a region abroad stands: at its own point or its country's, brought to the frame's edge where it lies farther
 * away; at a place of its own on the western edge when nobody tells where it is.
 */
export function placeAbroad(region: Entity): Point {
  const [lon, lat] = lonLatOf(region) ?? [null, null];
  if (lon === null) return { x: MARGIN, y: MARGIN + hashUnit(region.id) * (FRAME - 2 * MARGIN) };
  return towardsFinland(inFrame(lon, lat));
}

function lonLatOf({ point, identifiers }: Entity): readonly [number, number] | null {
  if (point) return [point.lon, point.lat];
  const codes = identifiers.flatMap(({ scheme, value }) =>
    scheme === 'nuts' || scheme === 'iso-3166' ? [value.slice(0, 2).toUpperCase()] : [],
  );
  return codes.map((code) => COUNTRIES[code]).find((found) => found !== undefined) ?? null;
}

/** A place outside the frame moves towards Finland until it is inside. */
function towardsFinland({ x, y }: Point): Point {
  const [dx, dy] = [x - CENTRE.x, y - CENTRE.y];
  const reach = (delta: number, centre: number) =>
    delta > 0 ? (FRAME - MARGIN - centre) / delta : (MARGIN - centre) / delta;
  const shares = [dx === 0 ? 1 : reach(dx, CENTRE.x), dy === 0 ? 1 : reach(dy, CENTRE.y), 1];
  const share = Math.min(...shares);
  return { x: CENTRE.x + dx * share, y: CENTRE.y + dy * share };
}
