import type { EvidenceAnswer } from '../contract/answers.ts';
import { namesNear } from '../experts/people-near.ts';
import { withoutNames } from '../experts/without-names.ts';
import { sourceAddress } from '../pages/addresses.ts';
import { html, type Html } from '../pages/parts/html.ts';
import { outLink } from './frame.ts';
import type { FrameGround } from './ground.ts';

const MOST_QUOTES = 3;

/** Something that sources say, and the ids of those it speaks of. */
export interface Said {
  evidence: readonly EvidenceAnswer[];
  around: readonly string[];
}

interface Proof {
  text: string;
  isQuote: boolean;
  source: string;
  title: string;
  locator: string | null;
}

/** The first few different sentences behind something said, without the names of people who have not consented. */
export function quotes(ground: FrameGround, said: readonly Said[]): Html {
  const found = said.flatMap(({ evidence, around }) =>
    proofsOf(evidence, namesNear(ground.snapshot, around)),
  );
  const distinct = [...new Map(found.map((proof) => [`${proof.source} ${proof.text}`, proof])).values()];
  return html`${distinct.slice(0, MOST_QUOTES).map(
    ({ text, isQuote, source, title, locator }) =>
      html`<figure>
        ${isQuote ? html`<blockquote>${text}</blockquote>` : html`<p>${text}</p>`}
        <figcaption class="caption">
          ${outLink(title, ground.origin + sourceAddress(source, ground.lang), ground.words)}${locator ? `, ${locator}` : ''}
        </figcaption>
      </figure>`,
  )}`;
}

function proofsOf(evidence: readonly EvidenceAnswer[], names: readonly string[]): Proof[] {
  return evidence.map((piece) => {
    const { quote, row, reason, locator, source } = withoutNames(piece, names);
    const text = quote ?? reason ?? rowText(row);
    return { text, isQuote: quote !== null, source: source.id, title: source.title, locator };
  });
}

function rowText(row: Readonly<Record<string, string>> | null): string {
  return Object.entries(row ?? {})
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}
