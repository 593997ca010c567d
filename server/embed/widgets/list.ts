import type { z } from '@hono/zod-openapi';
import type { Entity } from '../../contract/entity.ts';
import { isHidden } from '../../experts/people-near.ts';
import { yearsText } from '../../locales/dates.ts';
import { PROBLEMS } from '../../locales/problems.ts';
import { pageAddress } from '../../pages/addresses.ts';
import { html, type Html } from '../../pages/parts/html.ts';
import { displayName, pagePath } from '../../reading/entity-view.ts';
import { meantEntity } from '../../reading/find.ts';
import { entityFilters, selectEntities } from '../../routes/select-entities.ts';
import { listEntities } from '../../search/list-entities.ts';
import { ENTITY_TYPES, kindLabel } from '../../vocabulary/kinds.ts';
import { roleOf } from '../../vocabulary/roles.ts';
import type { Asked } from '../../vocabulary/widgets.ts';
import type { FrameContent, FrameGround } from '../ground.ts';
import { shownAs } from '../people.ts';
import { frameRows, kindAndPlace } from '../rows.ts';
import { sizeParameter } from '../size.ts';

export const listParameters = { ...entityFilters, limit: sizeParameter } satisfies Record<
  Asked<'list'>,
  z.ZodType
>;

type Query = z.output<z.ZodObject<typeof listParameters>>;

const TOPICS = ['topic', 'audience', 'setting', 'sector'] as const;

/** Any listing of entities, by name or, with words to look for, by relevance. */
export async function listContent(ground: FrameGround, query: Query): Promise<FrameContent> {
  const { lang } = ground;
  const found = await readList(ground, query);
  return {
    title: titleOf(ground, query),
    href: hrefOf(ground, query),
    body:
      found === null
        ? html`<p class="frame-empty">${PROBLEMS['people-need-query'].detail[lang]}</p>`
        : listBody(ground, found, query),
  };
}

interface Found {
  items: readonly Entity[];
  total: number;
}

async function readList(
  { services: { store, clock }, snapshot }: FrameGround,
  query: Query,
): Promise<Found | null> {
  const selection = await selectEntities({ store, snapshot, now: clock() }, query);
  if (selection === null) return null;
  const { ranked, list } = selection;
  if (ranked) return { items: ranked.slice(0, query.limit), total: ranked.length };
  return listEntities({ store, snapshot }, { ...list, limit: query.limit });
}

function listBody(ground: FrameGround, { items, total }: Found, query: Query): Html {
  const { words, snapshot, lang } = ground;
  if (items.length === 0) return html`<p class="frame-empty">${words('embed.list.empty')}</p>`;
  const shown = items.flatMap((entity) => shownAs(snapshot, entity.id, lang) ?? []);
  const distinct = [...new Map(shown.map((entity) => [entity.id, entity])).values()];
  const rows = distinct.map((entity) => ({
    entity,
    about: kindAndPlace(ground, entity),
    value: yearsText(entity.period),
  }));
  const withPeople = items.some(isHidden);
  return html`${withPeople ? html`<p class="caption">${words('embed.people')}</p>` : ''}
  ${frameRows(ground, rows, query.q !== undefined)}
  ${total > items.length ? html`<p class="caption">${words('embed.list.more', { shown: items.length, total })}</p>` : ''}`;
}

/** "Aineistot: Käsikirja, Lappi" */
function titleOf({ snapshot, lang, words }: FrameGround, query: Query): string {
  const named = [
    ...TOPICS.map((name) => query[name] && meantEntity(snapshot, query[name], { type: 'topic' })),
    query.region && meantEntity(snapshot, query.region, { type: 'region' }),
  ].flatMap((entity) => (entity ? [displayName(entity, lang).name] : []));
  const kind = query.kind && query.type ? [kindLabel(query.type, query.kind)[lang]] : [];
  const role = query.role ? [roleOf(query.role).label[lang]] : [];
  const told = [...(query.q ? [`”${query.q}”`] : []), ...kind, ...role, ...named];
  const what = query.type ? ENTITY_TYPES[query.type].plural[lang] : words('embed.list.title');
  return told.length > 0 ? `${what}: ${told.join(', ')}` : what;
}

/** Our page that says most of the same: search by words or type, else the topic's or the region's own page. */
function hrefOf({ snapshot, lang }: FrameGround, { q, type, kind, topic, region }: Query): string {
  const about =
    (topic && meantEntity(snapshot, topic, { type: 'topic' })) ||
    (region && meantEntity(snapshot, region, { type: 'region' }));
  return about && !q ? pagePath(about, lang) : pageAddress('search', lang, { q, type, kind });
}
