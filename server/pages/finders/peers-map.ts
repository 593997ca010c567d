import type { Point } from '../../scene/lines.ts';
import { rankPlaces } from '../../scene/rank-places.ts';
import type { FinlandMap } from '../geometry/finland.ts';
import { html, raw, type Html } from '../parts/html.ts';

const DISC = 8.5;
const LABEL_UP = 14;

/** Finland with the municipality as a dot and its peers, nearest first, as discs with their places. */
export function rankMap(
  map: FinlandMap,
  {
    name,
    own,
    peers,
    label,
  }: { name: string; own: Point | null; peers: readonly (Point | null)[]; label: string },
): Html {
  const discs = rankPlaces(own, peers);
  return html`<svg
    class="rank-map"
    viewBox="0 0 ${map.width} ${map.height}"
    width="${map.width}"
    height="${map.height}"
    role="img"
    aria-label="${label}"
  >
    ${raw(`<path class="land" d="${map.land}"/><path class="land-line" d="${map.borders}"/>`)}
    ${discs.map(
      (place, index) =>
        html`<g class="rank" data-place="${index + 1}" transform="${translation(place)}">
          <circle r="${DISC}" />
          <text text-anchor="middle" y="4">${index + 1}</text>
        </g>`,
    )}
    ${
      own
        ? html`<circle class="map-dot c-n-municipality" cx="${own.x}" cy="${own.y}" r="6.5" />
            <text class="label strong" x="${own.x}" y="${own.y - LABEL_UP}" text-anchor="middle"
              >${name}</text
            >`
        : ''
    }
  </svg>`;
}

/** A disc without a place waits outside the picture. */
function translation(place: Point | null): string {
  return place ? `translate(${tenth(place.x)} ${tenth(place.y)})` : 'translate(-99 -99)';
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
