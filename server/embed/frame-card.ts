import { evidenceBody, type EvidenceView } from '../pages/parts/evidence-card.ts';
import { html, type Html } from '../pages/parts/html.ts';
import { outLink } from './frame.ts';
import type { FrameGround } from './ground.ts';

/** What a source says, where, and how sure it is; the way to the source leaves the frame. */
export function frameCard(
  { origin, words, lang }: Pick<FrameGround, 'origin' | 'words' | 'lang'>,
  card: EvidenceView,
): Html {
  const { title, href } = card.source;
  return html`<article class="evidence">
    ${evidenceBody(card, { words, lang, source: outLink(title, origin + href, words) })}
  </article>`;
}
