import type { Realisation } from '../../vocabulary/certainty.ts';
import { claim, type ClaimView } from './claim.ts';
import { evidenceSet, type EvidenceSetView } from './evidence-card.ts';
import { html, raw, type Html, type Words } from './html.ts';
import { evidenceList } from './rows.ts';

const FORMS: Record<Realisation, string> = {
  planned: '<circle cx="8" cy="8" r="5.5"/>',
  reported: '<circle cx="8" cy="8" r="5.5"/><path class="full" d="M8 2.5a5.5 5.5 0 0 0 0 11z"/>',
  verified: '<circle class="full" cx="8" cy="8" r="5.5"/>',
  unknown: '<circle cx="8" cy="8" r="5.5" stroke-dasharray="2 2.32"/>',
};

/** How far a thing has come, as a mark. The word always stands beside it, so the mark is hidden. */
export function stateMark(state: Realisation): Html {
  return html`<svg class="state-mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    ${raw(FORMS[state])}
  </svg>`;
}

export interface StatementView {
  text: string;
  lang?: string;
  href: string | null;
  /** Null where there is nothing to bring about: no mark. */
  state: Realisation | null;
  /** The word of the state: the row's claim. */
  claim: ClaimView;
  evidence: EvidenceSetView;
}

/** Objectives, measures or outcomes with their state at the right. */
export function statementList(rows: readonly StatementView[], words: Words, lang: 'fi' | 'sv' | 'en'): Html {
  return evidenceList(
    html`<ul class="statements">
      ${rows.map((row) => statementRow(row, words, lang))}
    </ul>`,
  );
}

function statementRow(row: StatementView, words: Words, lang: 'fi' | 'sv' | 'en'): Html {
  const text = row.href ? html`<a class="name plain" href="${row.href}">${row.text}</a>` : row.text;
  return html`<li class="row">
    ${row.state ? stateMark(row.state) : html`<span></span>`}
    <span ${row.lang ? html`lang="${row.lang}"` : ''}>${text}</span>
    <span class="claim-cell">${claim(row.claim)}</span>
    ${evidenceSet(row.evidence, words, lang)}
  </li>`;
}

export interface TargetView {
  claim: ClaimView;
  evidence: EvidenceSetView;
  target: number;
  counted: number;
  /** A sentence under the cells: what is counted, or that nothing is yet. */
  note: string;
}

/** A number promised and the entities recorded for it, as cells. More than twenty are shown as figures only. */
export function nOfTen(view: TargetView, words: Words, lang: 'fi' | 'sv' | 'en'): Html {
  return html`<div class="n-of-ten claim-scope">
    <div>${claim(view.claim)}</div>
    <div class="cells">
      ${view.target <= 20 ? cells(view.target, view.counted) : ''}<span
        >${view.counted} / ${view.target}</span
      >
    </div>
    <p class="caption">${view.note}</p>
    ${evidenceList(evidenceSet(view.evidence, words, lang))}
  </div>`;
}

const CELL = 20;
const CELL_GAP = 4;

function cells(target: number, counted: number): Html {
  const width = target * (CELL + CELL_GAP) - CELL_GAP;
  return html`<svg viewBox="0 0 ${width} 12" width="${width}" height="12" aria-hidden="true">
    ${Array.from(
      { length: target },
      (_, index) =>
        html`<rect
          class="${index < counted ? 'done' : ''}"
          x="${index * (CELL + CELL_GAP) + 0.75}"
          y=".75"
          width="18.5"
          height="10.5"
          rx="3"
        />`,
    )}
  </svg>`;
}
