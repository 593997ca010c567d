import type { Point } from './lines.ts';

const CENTRAL_MERIDIAN = 27;
const EARTH_RADIUS_KM = 6371;
const RADIANS = Math.PI / 180;

/**
 * Where a place lies on the plane, in km: x to the east of the 27th meridian, y growing to the **south** as on a
 * screen. Transverse Mercator about the meridian of ETRS-TM35FIN, on a sphere; off by less than a pixel in
 * pictures of Finland.
 */
export function projectFinland(lon: number, lat: number): Point {
  const longitude = (lon - CENTRAL_MERIDIAN) * RADIANS;
  const latitude = lat * RADIANS;
  const b = Math.cos(latitude) * Math.sin(longitude);
  return {
    x: EARTH_RADIUS_KM * Math.atanh(b),
    y: -EARTH_RADIUS_KM * Math.atan2(Math.tan(latitude), Math.cos(longitude)),
  };
}
