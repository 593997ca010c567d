import type { ExpertAnswer } from '../../contract/finders.ts';
import type { PageContext } from '../context.ts';
import { html, type Html } from '../parts/html.ts';
import { nameLink } from '../parts/rows.ts';
import { namedView } from '../views/named.ts';

/** "Keneltä kysyä nyt: kulttuuripalvelut (tehtävä, kuka sitä hoitaakin)" */
export function contactsLine(
  { words, lang, snapshot }: Pick<PageContext, 'words' | 'lang' | 'snapshot'>,
  contacts: ExpertAnswer['contacts'],
): Html {
  return html`<p class="small">
    ${words('experts.ask.now')}:
    ${contacts.map(({ entity, label, to }, at) => {
      const state = to === null ? label : words('experts.ask.until', { state: label, year: to });
      return html`${at > 0 ? '; ' : ''}${nameLink(namedView(snapshot.projection, entity, lang))} (${state})`;
    })}
  </p>`;
}
