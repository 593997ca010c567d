import { html, type Html } from '../parts/html.ts';

/** A row of a table of counts: what is counted, and how many. */
export interface CountRow {
  readonly name: Html | string;
  readonly count: number;
}

/** Counts as figures and as bars on one scale: the bars say nothing that the figures do not. */
export function countTable(
  heads: { of: string; count: string; caption: string },
  rows: readonly CountRow[],
): Html {
  const most = Math.max(...rows.map(({ count }) => count), 1);
  return html`<table class="table count-table">
    <caption>
      ${heads.caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${heads.of}</th>
        <th scope="col" class="number">${heads.count}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ name, count }) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td class="number">
              <span class="count-bar">
                <svg class="bars" height="12" aria-hidden="true">
                  <rect width="${share(count, most)}" height="12" rx="1" />
                </svg>
                ${count}
              </span>
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function share(count: number, most: number): string {
  return `${Math.round((count / most) * 1000) / 10}%`;
}
