import { html, type Html } from './html.ts';

/** The documents that a page leans on, each with publisher, date and how much was read from it. */
export function sourceList(
  sources: readonly { title: string; href: string; about: string; lang?: string }[],
): Html {
  return html`<ul class="sources">
    ${sources.map(
      ({ title, href, about, lang }) =>
        html`<li>
          <a href="${href}" ${lang ? html` lang="${lang}"` : ''}>${title}</a>${about ? `, ${about}` : ''}
        </li>`,
    )}
  </ul>`;
}

/** Labelled facts in one bar under a title: dates, lead, extent, funder. */
export function factsBar(
  facts: readonly { label: string; value: Html | string; more?: string | null }[],
): Html {
  return html`<dl class="facts-bar">
    ${facts.map(
      ({ label, value, more }) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}${more ? html`<span class="more">${more}</span>` : ''}</dd>
        </div>`,
    )}
  </dl>`;
}
