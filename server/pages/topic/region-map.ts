import type { Snapshot } from '../../snapshot.ts';
import { finlandMap } from '../geometry/finland.ts';
import { html, raw, type Html } from '../parts/html.ts';
import type { Counted } from './read-activity.ts';

const WIDTH = 230;
const HEIGHT = 400;
const PADDING = 6;
const LEAST = 5;
const MOST = 20;
/** In a smaller circle no figure can be read. */
const HOLDS_FIGURE = 9;

/**
 * Finland with a circle in the middle of each maakunta, as large as what is done there. The table beside it says the
 * same, so it is hidden from those who are read to. Null where nothing lies in Finland.
 */
export function regionMap(snapshot: Snapshot, regions: readonly Counted[]): Html | null {
  const map = finlandMap(WIDTH, HEIGHT, PADDING);
  const most = regions[0]?.count ?? 1;
  const circles = regions.flatMap(({ id, count }) => {
    const middle = middleOf(snapshot, id);
    if (!middle) return [];
    const { x, y } = map.project(middle.lon, middle.lat);
    return [{ x: Math.round(x), y: Math.round(y), count, r: radius(count / most) }];
  });
  if (circles.length === 0) return null;
  return html`<svg
    class="region-map"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    width="${WIDTH}"
    height="${HEIGHT}"
    aria-hidden="true"
  >
    ${raw(`<path class="land" d="${map.land}"/><path class="land-line" d="${map.borders}"/>`)}
    ${circles.map(
      ({ x, y, r, count }) =>
        html`<circle cx="${x}" cy="${y}" r="${r}" />${
            r >= HOLDS_FIGURE ? html`<text x="${x}" y="${y + 4}" text-anchor="middle">${count}</text>` : ''
          }`,
    )}
  </svg>`;
}

/** Areas, not widths, tell how many. */
function radius(share: number): number {
  return Math.round((LEAST + (MOST - LEAST) * Math.sqrt(share)) * 10) / 10;
}

/** The mean of its municipalities' points. */
function middleOf({ projection, geography }: Snapshot, region: string): { lon: number; lat: number } | null {
  const points = geography.municipalitiesIn(region).flatMap((id) => projection.entity(id)?.point ?? []);
  if (points.length === 0) return null;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { lon: mean(points.map(({ lon }) => lon)), lat: mean(points.map(({ lat }) => lat)) };
}
