import { claim, type ClaimView } from './claim.ts';
import { evidenceSet, type EvidenceSetView } from './evidence-card.ts';
import { html, type Html, type Words } from './html.ts';
import { nameLink, type NamedView } from './rows.ts';
import { shapeIcon } from './shape-icon.ts';

/** A line of evidence in a score. `share` places the bar, `shown` is the rounded figure. */
export interface ScoreLineView {
  /** Plain words where the line has nothing to open. */
  claim: ClaimView | string;
  /** What follows the claim: the activity's name, its years, and what else must be said of it. */
  activity: { name: string; href: string } | null;
  years: string | null;
  more?: string | null;
  /** Value on the list's common scale, 0 to 1. */
  share: number;
  shown: string;
  /** Factors in the order they multiply: sign, name, figure. */
  factors: readonly { sign: string; name: string; value: string | null }[];
  evidence: EvidenceSetView | null;
}

export interface ScoreView {
  entity: NamedView;
  /** Where it works, or what it is. */
  about: string | null;
  strength: string;
  confidence: string;
  lines: readonly ScoreLineView[];
  /** What the lines sum to, where that is not the strength. */
  total?: { readonly label: string; readonly shown: string };
  /** The topics' own sums, where the strength is their geometric mean. */
  sums?: readonly { label: string; shown: string }[];
  /** What stands under the lines. */
  foot?: Html;
  /** Names the card for a script. */
  id?: string;
  /** Where the card stands under a section's heading: the words that say it in short, and open the lines. */
  folded?: { short: Html; opens: string; sum: string };
}

/** A hit with the lines that make up its strength: each bar starts where the one above ended. */
export function scoreCard(view: ScoreView, words: Words, lang: 'fi' | 'sv' | 'en'): Html {
  return html`<article class="score" ${view.id ? html` data-id="${view.id}"` : ''}>
    <div class="score-head">
      ${shapeIcon(view.entity, { size: 18 })}
      ${view.folded ? html`<h3>${nameLink(view.entity)}</h3>` : html`<h2>${nameLink(view.entity)}</h2>`}
      <span class="strength">${view.strength}</span>
      ${view.about ? html`<span class="of">${view.about}</span>` : html`<span></span>`}
      <span class="confidence">${view.confidence}</span>
    </div>
    ${view.folded ? folded(view.folded, scoreLines(view, words, lang)) : scoreLines(view, words, lang)}
    ${view.foot ?? ''}
  </article>`;
}

function folded({ short, opens }: NonNullable<ScoreView['folded']>, lines: Html): Html {
  return html`<p class="score-short">${short}</p>
    <details class="score-fold">
      <summary>${opens}</summary>
      ${lines}
    </details>`;
}

function scoreLines(view: ScoreView, words: Words, lang: 'fi' | 'sv' | 'en'): Html {
  return html`<ul class="score-lines">
      ${view.lines.map((line, index) => scoreLine(line, startOf(view.lines, index), words, lang))}
    </ul>
    ${view.lines.length > 1 ? sumRows(view, words) : ''}`;
}

/** The bars of several values one after another, as wide as their place gives. Each is a share of 0 to 1. */
export function stackedBars(shares: readonly number[], start = 0): Html {
  const handover =
    start > 0
      ? html`<line class="handover" x1="${percent(start)}" x2="${percent(start)}" y1="0" y2="22" />`
      : '';
  const places = shares.map(
    (_, index) => start + shares.slice(0, index).reduce((sum, share) => sum + share, 0),
  );
  const bars = shares.map(
    (share, index) =>
      html`<rect
        class="${index > 0 || start > 0 ? 'second' : ''}"
        x="${percent(places[index]!)}"
        y="4"
        width="${percent(share)}"
        height="14"
        rx="1"
      />`,
  );
  const seams = places
    .slice(1)
    .map((at) => html`<line class="seam" x1="${percent(at)}" x2="${percent(at)}" y1="3" y2="19" />`);
  return html`<svg class="bars" width="100%" height="22" aria-hidden="true">
    <line class="axis" x1=".5" x2=".5" y1="0" y2="22" />
    ${bars}${seams}${handover}
  </svg>`;
}

/** A short hit for the side column: name, figure, one bar. */
export function sideScore({
  entity,
  shown,
  share,
}: {
  entity: NamedView;
  shown: string;
  share: number;
}): Html {
  return html`<div class="side-score">
    <div>${shapeIcon(entity, { size: 14 })}<span>${nameLink(entity)}</span><span>${shown}</span></div>
    <svg class="bars" width="100%" height="8" aria-hidden="true">
      <rect width="${percent(share)}" height="8" rx="1" />
    </svg>
  </div>`;
}

function scoreLine(line: ScoreLineView, start: number, words: Words, lang: 'fi' | 'sv' | 'en'): Html {
  return html`<li class="row">
    <div class="score-line">
      <span>${typeof line.claim === 'string' ? line.claim : claim(line.claim)}${activity(line)}</span>
      ${stackedBars([line.share], start)}
      <span class="value">${line.shown}</span>
      <span class="factors">${line.factors.map(factor)}</span>
    </div>
    ${line.evidence ? evidenceSet(line.evidence, words, lang) : ''}
  </li>`;
}

function activity({ activity: view, years, more }: ScoreLineView): Html {
  const name = view ? html`, <a class="name plain" href="${view.href}">${view.name}</a>` : '';
  return html`${name}${years ? html` <span class="years">${years}</span>` : ''}${
    more ? html` <span class="more">${more}</span>` : ''
  }`;
}

function factor({ sign, name, value }: ScoreLineView['factors'][number]): Html {
  return html`<span>${sign}${sign ? ' ' : ''}${name}${value === null ? '' : html` <b>${value}</b>`}</span>`;
}

function sumRows(view: ScoreView, words: Words): Html {
  if (!view.sums) return sumRow(view, words);
  const rows = [...view.sums, { label: words('experts.mean'), shown: view.strength }];
  return html`${rows.map(
    ({ label, shown }) =>
      html`<div class="score-line score-sum">
        <span>${label}</span><span></span><span class="value">${shown}</span>
      </div>`,
  )}`;
}

function sumRow({ lines, strength, total, folded: fold }: ScoreView, words: Words): Html {
  return html`<div class="score-line score-sum">
    <span>${total?.label ?? fold?.sum ?? words('score.sum')}</span>
    ${stackedBars(lines.map(({ share }) => share))}
    <span class="value">${total?.shown ?? strength}</span>
  </div>`;
}

function startOf(lines: readonly ScoreLineView[], index: number): number {
  return lines.slice(0, index).reduce((sum, { share }) => sum + share, 0);
}

function percent(share: number): string {
  return `${Math.round(share * 10000) / 100}%`;
}
