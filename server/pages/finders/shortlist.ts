import type { Entity } from '../../contract/entity.ts';
import { displayName } from '../../reading/entity-view.ts';
import type { PageContext } from '../context.ts';
import { html, type Html } from '../parts/html.ts';
import { nameLink } from '../parts/rows.ts';
import { shapeIcon } from '../parts/shape-icon.ts';
import { namedEntity } from '../views/named.ts';
import { expertsAddress, type ExpertsQuery } from './experts-query.ts';

/** The link that puts somebody on the shortlist, or takes them off. */
export function shortlistLink(
  { words, lang }: PageContext,
  query: ExpertsQuery,
  { id, name }: { id: string; name: string },
): Html {
  const on = query.list.includes(id);
  const list = on ? query.list.filter((one) => one !== id) : [...query.list, id];
  const href = expertsAddress(query, lang, { list, cursor: query.cursor });
  const action = on ? 'remove' : 'add';
  return html`<a class="quiet" href="${href}" aria-label="${words(`shortlist.${action}.whom`, { name })}"
    >${words(`shortlist.${action}`)}</a
  >`;
}

/** Those whom the reader has picked. The list travels in the address: to keep it or share it is to keep the link. */
export function shortlist(context: PageContext, query: ExpertsQuery): Html {
  const { words, lang, snapshot } = context;
  const picked = query.list.flatMap((id) => snapshot.projection.entity(id) ?? []);
  return html`<section id="shortlist">
    <h2>${words('shortlist.title')}</h2>
    ${
      picked.length === 0
        ? html`<p class="small">${words('shortlist.empty')}</p>`
        : html`<ul class="plain-list shortlist">
              ${picked.map((entity) => row(context, query, entity))}
            </ul>
            <p class="actions">
              <a class="button small" href="${expertsAddress(query, lang)}#shortlist"
                >${words('shortlist.link')}</a
              >
              <a class="button small" href="${shortlistFile(query, lang)}" download
                >${words('finders.csv')}</a
              >
              <a class="quiet" href="${expertsAddress(query, lang, { list: [] })}"
                >${words('shortlist.clear')}</a
              >
            </p>`
    }
  </section>`;
}

/** The same list with its evidence as a file. */
function shortlistFile(query: ExpertsQuery, lang: PageContext['lang']): string {
  const { search } = new URL(expertsAddress(query, lang), 'https://solmu.invalid');
  return `/api/v1/experts.csv${search}&lang=${lang}`;
}

function row(context: PageContext, query: ExpertsQuery, entity: Entity): Html {
  const { snapshot, lang } = context;
  const view = namedEntity(snapshot.projection, entity, lang);
  const name = displayName(entity, lang).name;
  return html`<li>
    ${shapeIcon(view)} <span>${nameLink(view)}</span>
    <span class="value">${shortlistLink(context, query, { id: entity.id, name })}</span>
  </li>`;
}
