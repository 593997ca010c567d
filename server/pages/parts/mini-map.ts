import type { FinlandMap } from '../geometry/finland.ts';
import { html, type Html } from './html.ts';
import { raw } from './html.ts';

/** Finland with one place as a dot. The text beside it names the place, so it is hidden. */
export function miniMap(map: FinlandMap, place: { lon: number; lat: number }): Html {
  const { x, y } = map.project(place.lon, place.lat);
  return html`<svg
    class="mini-map"
    viewBox="0 0 ${map.width} ${map.height}"
    width="${map.width}"
    height="${map.height}"
    aria-hidden="true"
  >
    ${raw(`<path class="land" d="${map.land}"/><path class="land-line" d="${map.borders}"/>`)}
    <circle class="map-dot c-n-municipality" cx="${Math.round(x)}" cy="${Math.round(y)}" r="5.5" />
  </svg>`;
}
