import type { Span } from '../../search/search-index.ts';
import { html, type Html } from '../parts/html.ts';

/** A text with stretches of it marked; `shown` makes each piece ready to be read. */
export function markedText(
  text: string,
  spans: readonly Span[],
  shown: (piece: string) => string = (piece) => piece,
): Html {
  const composed = text.normalize('NFC');
  const ends = [0, ...spans.map(({ end }) => end)];
  return html`${spans.map(
    ({ start, end }, place) =>
      html`${shown(composed.slice(ends[place], start))}<mark>${shown(composed.slice(start, end))}</mark>`,
  )}${shown(composed.slice(ends.at(-1)))}`;
}
