import type { Certainty } from '../../vocabulary/certainty.ts';
import { html, type Html } from './html.ts';

/** A role or a state that opens its evidence. Inline text: it may break across lines. */
export interface ClaimView {
  text: string;
  /** Id of the evidence set it opens, without `#`. */
  evidence: string;
  certainty: Certainty;
  /** How many sources stand behind it; null leaves the figure out. */
  sources?: number | null;
  open?: boolean;
  /** Language of the text when it is not the page's. */
  lang?: string;
}

/** A link to the claim's card; the page's script makes it open in place. */
export function claim({ text, evidence, certainty, sources = null, open = false, lang }: ClaimView): Html {
  const opened = open ? html` aria-expanded="true"` : '';
  const count = sources === null ? '' : html`<sup class="count">${sources}</sup>`;
  return html`<a
      class="claim ${certainty}"
      href="#${evidence}"
      aria-controls="${evidence}"
      ${opened}${lang ? html` lang="${lang}"` : ''}
      >${text}</a
    >${count}`;
}
