import { claim, type ClaimView } from './claim.ts';
import { evidenceSet, type EvidenceSetView } from './evidence-card.ts';
import { html, raw, type Html, type Words } from './html.ts';
import { evidenceList, nameLink, type NamedView } from './rows.ts';
import { shapeIcon } from './shape-icon.ts';

/** A box of the chain: an entity, or the words for one that the source does not name. */
export type ChainBox = (NamedView & { kindLabel: string; project?: boolean }) | { missing: string };

/** What joins a box to the next one. Money flows forward; an authority points back at the project. */
export interface ChainLink {
  /** The verb under the link; null draws the link without a claim. */
  claim: ClaimView | null;
  evidence: EvidenceSetView | null;
  direction: 'forward' | 'back';
}

export interface FundingChainView {
  first: ChainBox;
  rest: readonly { link: ChainLink; box: ChainBox }[];
}

const LONG_NAME = 34;

/** How the money ran: fund → programme → project ← authority. */
export function fundingChain(
  { first, rest }: FundingChainView,
  words: Words,
  lang: 'fi' | 'sv' | 'en',
): Html {
  return evidenceList(
    html`<div class="funding">
      <div class="chain">${box(first)}${rest.map((step) => html`${link(step.link)}${box(step.box)}`)}</div>
      ${rest.map((step) => (step.link.evidence ? evidenceSet(step.link.evidence, words, lang) : ''))}
    </div>`,
  );
}

function box(view: ChainBox): Html {
  if ('missing' in view) return html`<div class="chain-box missing">${view.missing}</div>`;
  const classes = ['chain-box', view.project ? 'project' : '', view.name.length > LONG_NAME ? 'long' : ''];
  return html`<div class="${classes.filter(Boolean).join(' ')}">
    ${shapeIcon(view, { size: 20 })}
    <div>${nameLink(view)}</div>
    <span class="kind">${view.kindLabel}</span>
  </div>`;
}

const RINGS = '<ellipse cx="31" cy="8" rx="6" ry="4.5"/><ellipse cx="41" cy="8" rx="6" ry="4.5"/>';
const FORWARD = '<path d="M1 8H25M47 8H71M66 3.5 71 8l-5 4.5"/>';
const BACK = '<path d="M71 8H47M25 8H1M6 3.5 1 8l5 4.5"/>';

function link(view: ChainLink): Html {
  const arrow = view.direction === 'forward' ? FORWARD : BACK;
  return html`<div class="chain-link">
    <svg viewBox="0 0 72 16" width="72" height="16" aria-hidden="true">${raw(arrow + RINGS)}</svg>
    ${view.claim ? html`<span>${claim(view.claim)}</span>` : ''}
  </div>`;
}
