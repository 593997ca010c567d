import { moveApart } from '../../scene/apart.ts';
import type { Point } from '../../scene/lines.ts';
import type { FinlandMap } from '../geometry/finland.ts';
import { html, raw, type Html } from '../parts/html.ts';

/** Px between the middles of two discs. */
export const DISC_ROOM = 19;
const DISC = 8.5;
const LABEL_UP = 14;

/**
 * Finland with the municipality as a dot and its peers as discs with their places; discs that would cover one another
 * are moved aside. `places[0]` is the municipality, the rest its peers in order; null where a point is not known.
 */
export function rankMap(
  map: FinlandMap,
  name: string,
  places: readonly (Point | null)[],
  label: string,
): Html {
  const [own, ...peers] = moveKnownApart(places);
  return html`<svg
    class="rank-map"
    viewBox="0 0 ${map.width} ${map.height}"
    width="${map.width}"
    height="${map.height}"
    role="img"
    aria-label="${label}"
  >
    ${raw(`<path class="land" d="${map.land}"/><path class="land-line" d="${map.borders}"/>`)}
    ${peers.map(
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

function moveKnownApart(places: readonly (Point | null)[]): (Point | null)[] {
  const known = places.filter((place) => place !== null);
  const moved = moveApart(known, DISC_ROOM, places[0] ? 1 : 0);
  return places.map((place) => (place ? (moved[known.indexOf(place)] ?? null) : null));
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
