import { lineForm } from '../../scene/lines.ts';
import type { Certainty } from '../../vocabulary/certainty.ts';
import { html, raw, type Html } from './html.ts';

/** A short piece of the line that stands for a certainty, as in claims and pictures. */
export function lineSample(certainty: Certainty): Html {
  return html`<svg class="line-sample" viewBox="0 0 34 10" width="34" height="10" aria-hidden="true">
    ${raw(strokes(certainty))}
  </svg>`;
}

function strokes(certainty: Certainty): string {
  const { dash, double, end } = lineForm(certainty);
  if (double) return '<path d="M0 3.2H34M0 6.8H34" stroke-width="1.5"/>';
  const dashes = dash ? ` stroke-dasharray="${dash.join(' ')}"` : '';
  const line = `<path d="M0 5H${end ? 27 : 34}"${dashes}/>`;
  return end ? `${line}<circle${end === 'dot' ? ' class="full"' : ''} cx="30" cy="5" r="3"/>` : line;
}
