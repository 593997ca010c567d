import { claim, type ClaimView } from './claim.ts';
import { html, raw, type Html, type Words } from './html.ts';
import { nameLink, type NamedView } from './rows.ts';
import { shapeIcon } from './shape-icon.ts';

/** A group of figures whose weight the reader may move. */
export interface PeerGroupView {
  id: string;
  label: string;
  weight: number;
  most: number;
}

export interface PeerView {
  entity: NamedView;
  where: string;
  place: number;
  similarity: string;
  /** Range of places when the weights shake. */
  stability: string;
  /** One whole number per group, in the groups' order; together 100. */
  contributions: readonly number[];
  /** Links under the name: what the reader may do with this peer. */
  choices: readonly { label: string; spoken: string; href: string }[];
}

const BAR_PER_PERCENT = 0.56;

/**
 * Peers with what their difference comes from. Column heads are sliders, so the whole table is a GET form:
 * without script the button under it asks for the new order. `action` is the page's address; `kept` are the
 * query parameters that go along.
 */
export function peersTable(
  view: {
    action: string;
    kept: Readonly<Record<string, string>>;
    /** The address with the usual weights. */
    reset: string;
    groups: readonly PeerGroupView[];
    peers: readonly PeerView[];
  },
  words: Words,
): Html {
  return html`<form class="weights" method="get" action="${view.action}">
    ${Object.entries(view.kept).map(([name, kept]) => html`<input type="hidden" name="${name}" value="${kept}" />`)}
    <div class="table-scroll" tabindex="0" role="region" aria-label="${words('peers.table')}">
      <table class="table peers-table">
        <thead>
          <tr>
            <th scope="col">${words('peers.municipality')}</th>
            <th scope="col">${words('peers.similarity')}</th>
            <th scope="col">${words('peers.stability')}</th>
            ${view.groups.map(weightHead)}
          </tr>
        </thead>
        <tbody>
          ${view.peers.map(peerRow)}
        </tbody>
      </table>
    </div>
    <p class="actions">
      <button class="button small" type="submit">${words('peers.apply')}</button>
      <a class="button small quiet" href="${view.reset}">${words('peers.reset')}</a>
    </p>
  </form>`;
}

function weightHead({ id, label, weight, most }: PeerGroupView): Html {
  return html`<th class="weight" scope="col">
    <label for="w-${id}">${label} <span class="now">${weight}</span></label>
    <input type="range" id="w-${id}" name="w-${id}" min="0" max="${most}" step="1" value="${weight}" />
  </th>`;
}

function peerRow({ entity, where, place, similarity, stability, contributions, choices }: PeerView): Html {
  return html`<tr data-id="${entity.href}">
    <th scope="row">
      <span class="peer">
        <span class="rank-disc">${place}</span>
        <span
          >${nameLink(entity)}<span class="where">${where}</span
          ><span class="choices"
            >${choices.map(({ label, spoken, href }) => html`<a href="${href}" aria-label="${spoken}">${label}</a>`)}</span
          ></span
        >
      </span>
    </th>
    <td>${similarity}</td>
    <td>${stability}</td>
    ${contributions.map((share) => html`<td>${shareBar(share)}</td>`)}
  </tr>`;
}

function shareBar(share: number): Html {
  const width = Math.max(1, Math.round(share * BAR_PER_PERCENT * 10) / 10);
  const bar =
    share > 0
      ? html`<svg width="${width}" height="11" aria-hidden="true">
          <rect width="${width}" height="11" rx="1" />
        </svg>`
      : '';
  return html`<span class="share">${bar}${share}</span>`;
}

export interface FiguresTableView {
  /** The head of the first column. */
  of: string;
  /** Name of the figure and its year as a claim (or as text where nothing opens). */
  columns: readonly { label: string; year: ClaimView | string }[];
  rows: readonly { entity: NamedView; own?: boolean; cells: readonly string[] }[];
}

/** Raw values side by side, numbers at the right, the own row on its ground. */
export function figuresTable({ of, columns, rows }: FiguresTableView, label: string): Html {
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="${label}">
    <table class="table figures-table">
      <thead>
        <tr>
          <th scope="col">${of}</th>
          ${columns.map(
            ({ label: name, year }) =>
              html`<th class="number" scope="col">
                ${name}<br />${typeof year === 'string' ? year : claim(year)}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ entity, own, cells }) =>
            html`<tr class="${own ? 'own' : ''}">
              <th scope="row">${own ? html`${shapeIcon(entity)} ` : ''}${nameLink(entity)}</th>
              ${cells.map((cell) => html`<td class="number">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/**
 * A plain table: heads, then rows of text or markup. `numbers` lists the columns that stand at the right. Where a table
 * restacks, its rows become blocks on a phone by the style sheet's rule of that name, and stay a table for who hears it.
 */
export function plainTable(
  view: {
    heads: readonly string[];
    rows: readonly (readonly (Html | string)[])[];
    numbers?: readonly number[];
    restacks?: string;
  },
  label: string,
): Html {
  const place = (index: number): string => (view.numbers?.includes(index) ? 'number' : '');
  const role = (name: string) => (view.restacks === undefined ? '' : raw(` role="${name}"`));
  const form = view.restacks === undefined ? '' : ` restacks ${view.restacks}`;
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="${label}">
    <table class="table${form}"${role('table')}>
      <thead${role('rowgroup')}>
        <tr${role('row')}>
          ${view.heads.map((head, index) => html`<th class="${place(index)}" scope="col" ${role('columnheader')}>${head}</th>`)}
        </tr>
      </thead>
      <tbody${role('rowgroup')}>
        ${view.rows.map(
          (cells) =>
            html`<tr${role('row')}>
              ${cells.map((cell, index) =>
                index === 0
                  ? html`<th scope="row" ${role('rowheader')}>${cell}</th>`
                  : html`<td class="${place(index)}" ${role('cell')} data-head="${view.heads[index] ?? ''}">
                      ${cell}
                    </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
