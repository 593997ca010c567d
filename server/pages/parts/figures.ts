import { claim, type ClaimView } from './claim.ts';
import { evidenceSet, type EvidenceSetView } from './evidence-card.ts';
import { html, raw, type Html, type Words } from './html.ts';
import { placeholderPill } from './pills.ts';
import { evidenceList } from './rows.ts';

export interface FigureView {
  label: string;
  /** The year as a register claim; null when nothing is known. */
  claim: ClaimView | null;
  evidence: EvidenceSetView | null;
  /** The value as shown, or the words that say what is missing. */
  value: { text: string; unit: string | null } | { missing: string };
  /** Under the value: the series over time, or this one among all municipalities. */
  picture: { series: SeriesView } | { among: AmongView } | null;
  /** Lines below: rank and median in words. */
  notes: readonly string[];
}

export interface SeriesView {
  values: readonly { year: number; value: number }[];
  /** The highest value of the scale as shown at the upper hairline. */
  topLabel: string;
}

export interface AmongView {
  /** Every municipality's value, in any order. */
  all: readonly number[];
  own: number;
  median: number;
  /** In words, for those who do not see it. */
  description: string;
}

/** Figures with their years in one frame; each year opens the register's entry below. */
export function figureStrip(figures: readonly FigureView[], words: Words, lang: 'fi' | 'sv' | 'en'): Html {
  return evidenceList(
    html`<div class="figures">
      <div class="figure-strip">${figures.map(figure)}</div>
      ${figures.map(({ evidence }) => (evidence ? evidenceSet(evidence, words, lang) : ''))}
    </div>`,
  );
}

function figure(view: FigureView): Html {
  return html`<div class="figure">
    <p class="figure-label"><span>${view.label}</span> ${view.claim ? claim(view.claim) : ''}</p>
    <p class="figure-value">${value(view.value)}</p>
    ${picture(view.picture)}
    ${
      view.notes.length > 0
        ? html`<p class="figure-rank">
            ${view.notes.map((note, index) => html`${index > 0 ? raw('<br>') : ''}${note}`)}
          </p>`
        : ''
    }
  </div>`;
}

function value(view: FigureView['value']): Html {
  if ('missing' in view) return placeholderPill(view.missing);
  return html`${view.text}${view.unit ? html` <span class="unit">${view.unit}</span>` : ''}`;
}

function picture(view: FigureView['picture']): Html | string {
  if (!view) return '';
  return 'series' in view ? sparkline(view.series) : hairlines(view.among);
}

const WIDTH = 1000;
const TOP = 6;
const FOOT = 46;

/** A run of yearly values with the last one as a dot. Decoration: the figures beside it say it in words. */
export function sparkline({ values, topLabel }: SeriesView): Html | string {
  const [first, last] = [values[0], values.at(-1)];
  if (!first || !last) return '';
  const place = scaleOf(values);
  const run = values.map((point) => place(point).join(',')).join('L');
  const end = place(last).join(',');
  // The scale's label keeps out of the way of the end that is high.
  const rising = last.value > first.value ? ' rising' : '';
  return html`<div class="spark${rising}" aria-hidden="true">
    <span class="spark-top">${topLabel}</span>
    <svg class="sparkline" viewBox="0 0 ${WIDTH} 52" preserveAspectRatio="none">
      <path class="rule" d="M0,${TOP}H${WIDTH}M0,${FOOT}H${WIDTH}" />
      <path class="run" d="M${run}" />
      <path class="rim" d="M${end}h0" />
      <path class="here" d="M${end}h0" />
    </svg>
    <span class="spark-years"><span>${first.year}</span><span>${last.year}</span></span>
  </div>`;
}

/** All municipalities as hairlines, darker where they crowd, this one as a dot, the median dashed. */
export function hairlines({ all, own, median, description }: AmongView): Html {
  const low = Math.min(...all, own);
  const span = Math.max(...all, own) - low || 1;
  const at = (number: number): number => Math.round(((number - low) / span) * WIDTH);
  return html`<svg
    class="hairlines"
    viewBox="0 0 ${WIDTH} 24"
    preserveAspectRatio="none"
    role="img"
    aria-label="${description}"
  >
    ${crowds(all.map(at)).map(({ name, places }) => html`<path class="${name}" d="${places.map((x) => `M${x},5v14`).join('')}" />`)}
    <path class="median" d="M${at(median)},1v22" />
    <path class="rim" d="M${at(own)},12h0" />
    <path class="here" d="M${at(own)},12h0" />
  </svg>`;
}

function scaleOf(values: SeriesView['values']): (point: { year: number; value: number }) => [number, number] {
  const years = values.map(({ year }) => year);
  const heights = values.map(({ value: height }) => height);
  const [start, end] = [Math.min(...years), Math.max(...years)];
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  return ({ year, value: height }) => [
    Math.round(((year - start) / (end - start || 1)) * WIDTH),
    Math.round((FOOT - 4 - ((height - low) / (high - low || 1)) * (FOOT - 4 - TOP)) * 10) / 10,
  ];
}

/** Places that fall on one hairline are drawn once, darker the more they are. */
function crowds(places: readonly number[]): { name: string; places: number[] }[] {
  const counts = new Map<number, number>();
  for (const x of places) {
    const line = Math.round(x / 6) * 6;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const among = (least: number, most: number): number[] =>
    [...counts].filter(([, count]) => count >= least && count <= most).map(([line]) => line);
  return [
    { name: 'd1', places: among(1, 1) },
    { name: 'd2', places: among(2, 2) },
    { name: 'd3', places: among(3, Infinity) },
  ].filter((crowd) => crowd.places.length > 0);
}
