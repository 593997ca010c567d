import { html, raw, type Html } from './html.ts';

const LOOP = 'M2.5 36H40C53 36 62 28 62 16.5A13.2 13.2 0 0 0 35.6 16.5C35.6 23 38 27.5 42 31.5';
const RUN_OUT = 'M47 35.2C50 36 53 36 56 36H91.5';
const OPEN_LOOP = 'M2 48H60C80 48 95 36 95 20A17.8 17.8 0 0 0 59.4 20C59.4 28 62.5 34.5 67.5 39';
const OPEN_RUN_OUT = 'M81 46C85 47.7 90 48 97 48';
const OPEN_REST = 'M104 48H150';

/** "solmu" with its baseline running on into the loop, as a link home. `label` names the link. */
export function wordmark({ href, label }: { href: string; label: string }): Html {
  return html`<a class="wordmark" href="${href}" aria-label="${label}">solmu${mark()}</a>`;
}

/** The loop alone. */
export function mark(): Html {
  return html`<svg viewBox="0 0 94 40" width="39" height="17" aria-hidden="true">
    <g class="knot" stroke-width="5">${line(LOOP)}${line(RUN_OUT)}</g>
  </svg>`;
}

/** The knot that is not tied yet: stands over empty pages. */
export function openKnot(): Html {
  return html`<svg class="open-knot" viewBox="0 0 152 52" width="150" height="51" aria-hidden="true">
    <g class="knot" stroke-width="3">
      ${line(OPEN_LOOP)}${line(OPEN_RUN_OUT)}
      <path class="knot-rest" stroke-dasharray="2 8" d="${OPEN_REST}" />
    </g>
  </svg>`;
}

function line(d: string): Html {
  return html`${raw(`<path d="${d}"/>`)}`;
}
