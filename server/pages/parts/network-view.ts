import type { Certainty } from '../../vocabulary/certainty.ts';
import { CERTAINTIES } from '../../vocabulary/certainty.ts';
import { evidenceList } from './rows.ts';
import {
  filterForm,
  filtersOn,
  segments,
  type FilterFormView,
  type FilterOn,
  type Segment,
} from './controls.ts';
import { html, raw, type Html, type Words } from './html.ts';
import { icon } from './icons.ts';
import { lineSample } from './line-sample.ts';
import { shapeIcon, type Shaped } from './shape-icon.ts';

export interface LegendView {
  /** `href` hides what has the shape, or the lines of the certainty. */
  shapes: readonly { shape: Shaped; label: string; count: number | null; href?: string | null }[];
  lines: readonly { certainty: Certainty; href?: string | null }[];
}

export interface NetworkView {
  title: string;
  levels: readonly Segment[];
  views: readonly Segment[];
  filters: FilterFormView;
  /** The filters that are on. */
  on: readonly FilterOn[];
  /** SVG markup of `toSvg`; trusted. Null when another view is shown. */
  picture: string | null;
  /** Why there is nothing to see, and ways on: over the picture, or in place of the table; null where there is something. */
  empty: Html | null;
  /** What stands in the picture's place, or beneath it: the table of the same query; null where it is empty. */
  table: Html | null;
  /** Head, sentence and cards of what is selected, or the first words for a reader who has chosen nothing. */
  panel: Html;
  /** The address with nothing chosen; null where nothing is. */
  close: string | null;
  legend: LegendView;
  status: string;
  ways: readonly { label: string; href: string }[];
  /** List items after the ways. */
  tools: Html;
  /** Which level and view: a script that takes only the changes from the next page must know whether these are the same. */
  form: string;
  /** What plays through the years. */
  player: Html;
}

/** The network page's body: bars, picture with its panel, legend, status and table. */
export function networkView(view: NetworkView, words: Words, lang: 'fi' | 'sv' | 'en'): Html {
  return html`<div class="network-head">
      <div class="network-bar">
        <div>
          <h1>${view.title}</h1>
          ${segments(view.levels, words('network.levels'))}
        </div>
        ${segments(view.views, words('network.views'))}
      </div>
      <div class="network-filters">
        <details class="filters-box">
          <summary class="button">
            ${icon('filter')}${view.filters.label}${view.on.length > 0 ? html` <b>${view.on.length}</b>` : ''}
          </summary>
          ${filterForm(view.filters)}
        </details>
        ${filtersOn(view.on, { label: words('network.filters.on'), remove: words('network.filters.remove') })}
      </div>
    </div>
    <div class="network-body" data-form="${view.form}">
      <div class="network-picture">
        ${view.picture === null ? '' : html`<a class="skip" href="#network-list">${words('network.skip')}</a>${raw(view.picture)}`}
        ${view.picture === null ? view.table : ''}
        <div class="over-picture">${view.empty ?? ''}</div>
      </div>
      <aside
        class="network-panel${view.close === null ? '' : ' chosen'}"
        aria-label="${words('network.panel')}"
      >
        ${view.close === null ? '' : sheetHead(view.close, words)} ${view.panel}
      </aside>
    </div>
    ${view.player} ${networkLegend(view.legend, words, lang)}
    <div class="status">
      <p>${view.status}</p>
      <ul>
        ${view.ways.map(({ label, href }) => html`<li><a href="${href}">${label}</a></li>`)} ${view.tools}
      </ul>
    </div>
    ${
      view.picture === null
        ? ''
        : html`<section class="network-table" id="network-list" tabindex="-1">${view.table ?? ''}</section>`
    }`;
}

/** On a phone what is chosen rises over the picture as a sheet: its head makes it taller, or puts it away. */
function sheetHead(close: string, words: Words): Html {
  return html`<div class="sheet-head">
    <button
      class="grip needs-script"
      type="button"
      aria-expanded="false"
      aria-label="${words('network.sheet.grow')}"
      data-grow
    ></button>
    <a class="button" href="${close}" aria-label="${words('network.panel.clear')}" data-choose>×</a>
  </div>`;
}

export interface PanelView {
  /** Above the name: "Valittu viiva". */
  over: string;
  name: string;
  sentence: Html | string;
  body: Html;
}

/** The panel's content: what is selected, in words, and the cards behind it. */
export function networkPanel({ over, name, sentence, body }: PanelView): Html {
  return html`<p class="over">${over}</p>
    <h2>${name}</h2>
    <div class="claim-scope">
      <p class="sentence">${sentence}</p>
      ${evidenceList(body)}
    </div>`;
}

/** Shapes and lines that occur in the picture, with how many of each. */
export function networkLegend({ shapes, lines }: LegendView, words: Words, lang: 'fi' | 'sv' | 'en'): Html {
  return html`<div class="legend">
    <span class="over"
      >${words([...shapes, ...lines].some(({ href }) => href) ? 'network.legend' : 'network.legend.plain')}</span
    >
    ${shapes.map(
      ({ shape, label, count, href }) =>
        html`<span
          >${shapeIcon(shape)}${hiding(label, href)}${count === null ? '' : html` <span class="count">${count}</span>`}</span
        >`,
    )}
    ${lines.map(
      ({ certainty, href }) =>
        html`<span>${lineSample(certainty)}${hiding(CERTAINTIES[certainty][lang], href)}</span>`,
    )}
  </div>`;

  function hiding(label: string, href: string | null | undefined): Html | string {
    if (!href) return label;
    return html`<a href="${href}" data-choose title="${words('network.legend.hide', { name: label })}"
      >${label}</a
    >`;
  }
}
