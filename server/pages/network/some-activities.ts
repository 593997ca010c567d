import { html, type Html, type Words } from '../parts/html.ts';
import type { ModelEdge } from './model.ts';
import { nameLink } from './name-link.ts';
import { counted } from './sentences.ts';

const SHOWN = 3;

/** The first undertakings of a line by name, and how many more there are as a link to all of them. */
export function someActivities({ activities }: ModelEdge, href: string, words: Words): Html {
  const rest = activities.length - SHOWN;
  // A link that stands for a single title is longer than the title.
  const shown = rest > 1 ? activities.slice(0, SHOWN) : activities;
  return html`${shown.map((activity, index) => html`${index > 0 ? ', ' : ''}${nameLink(activity, 'plain')}`)}${
    rest > 1
      ? html` ${words('list.and')}
          <a href="${href}" data-choose>${counted('network.table.more', rest, words)}</a>`
      : ''
  }`;
}
