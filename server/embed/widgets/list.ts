import type { z } from '@hono/zod-openapi';
import type { Entity } from '../../contract/entity.ts';
import { STANDINGS } from '../../contract/period-window.ts';
import { isHidden } from '../../experts/people-near.ts';
import { intervalText } from '../../locales/dates.ts';
import { PROBLEMS } from '../../locales/problems.ts';
import { pageAddress } from '../../pages/addresses.ts';
import { html, type Html } from '../../pages/parts/html.ts';
import { timeText } from '../../pages/views/time-text.ts';
import { displayName, pagePath } from '../../reading/entity-view.ts';
import { meantEntity } from '../../reading/find.ts';
import { entityFilters, selectEntities } from '../../routes/select-entities.ts';
import { listEntities } from '../../search/list-entities.ts';
import { ENTITY_TYPES, kindLabel } from '../../vocabulary/kinds.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import { roleOf } from '../../vocabulary/roles.ts';
import type { Asked } from '../../vocabulary/widgets.ts';
import { outLink } from '../frame.ts';
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

/** Any listing of entities, in the order asked for or, with words to look for, by relevance. */
export async function listContent(ground: FrameGround, query: Query): Promise<FrameContent> {
  const { lang } = ground;
  const found = await readList(ground, query);
  return {
    title: titleOf(ground, query),
    href: hrefOf(ground, query),
    body:
      found === null
        ? html`<p class="frame-empty">${PROBLEMS['people-need-query'].detail[lang]}</p>`
        : found.items.length === 0
          ? await nothing(ground, query)
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
  const shown = items.flatMap((entity) => shownAs(snapshot, entity.id, lang) ?? []);
  const distinct = [...new Map(shown.map((entity) => [entity.id, entity])).values()];
  const rows = distinct.map((entity) => ({
    entity,
    about: kindAndPlace(ground, entity),
    value: timeText(entity, words, lang),
  }));
  const withPeople = items.some(isHidden);
  return html`${withPeople ? html`<p class="caption">${words('embed.people')}</p>` : ''}
  ${frameRows(ground, rows, query.q !== undefined)}
  ${total > items.length ? html`<p class="caption">${words('embed.list.more', { shown: items.length, total })}</p>` : ''}`;
}

/** Nothing of the time asked for: the ways to what there is of other times. */
async function nothing(ground: FrameGround, query: Query): Promise<Html> {
  const { words, origin } = ground;
  const others = query.when === undefined ? [] : STANDINGS.filter((when) => when !== query.when);
  const counted = await Promise.all(
    others.map(async (when) => {
      const other = { ...query, when, sort: undefined };
      return { other, when, count: (await readList(ground, { ...other, limit: 1 }))?.total ?? 0 };
    }),
  );
  const ways = counted.filter(({ count }) => count > 0);
  return html`<div class="frame-empty">
    <p>${words(query.when === 'coming' ? 'list.none.coming' : 'list.none')}</p>
    ${ways.map(
      ({ other, when, count }) =>
        html`<p>
          ${outLink(`${words(`when.see.${when}`)} (${count})`, origin + hrefOf(ground, other), words)}
        </p>`,
    )}
  </div>`;
}

/** "Aineistot: Käsikirja, Lappi" */
function titleOf({ snapshot, lang, words }: FrameGround, query: Query): string {
  const named = [
    ...TOPICS.map((name) => query[name] && meantEntity(snapshot, query[name], { type: 'topic' })),
    query.region && meantEntity(snapshot, query.region, { type: 'region' }),
  ].flatMap((entity) => (entity ? [displayName(entity, lang).name] : []));
  const kind = query.kind && query.type ? [kindLabel(query.type, query.kind)[lang]] : [];
  const role = query.role ? [roleOf(query.role).label[lang]] : [];
  const when = query.when ? [words(`when.${query.when}`)] : [];
  const time = query.from || query.to ? [spanText(query, lang)] : [];
  const told = [...(query.q ? [`”${query.q}”`] : []), ...kind, ...when, ...role, ...named, ...time];
  const what = query.type ? ENTITY_TYPES[query.type].plural[lang] : words('embed.list.title');
  return told.length > 0 ? `${what}: ${told.join(', ')}` : what;
}

function spanText({ from, to }: Pick<Query, 'from' | 'to'>, lang: Lang): string {
  return intervalText(from === to ? `${from}` : `${from ?? ''}/${to ?? ''}`, lang);
}

/** Our page that says most of the same: a listing, or of a topic or region alone its own page. */
function hrefOf({ snapshot, lang }: FrameGround, query: Query): string {
  const { q, type, kind, when, asOf, from, to, sort } = query;
  const topic = query.topic && meantEntity(snapshot, query.topic, { type: 'topic' });
  const region = query.region && meantEntity(snapshot, query.region, { type: 'region' });
  const about = topic || region;
  if (about && [q, type, when, from, to].every((asked) => asked === undefined)) return pagePath(about, lang);
  const narrowing = { type, kind, region: region ? region.id : null, topic: topic ? topic.id : null };
  return pageAddress('search', lang, { q, ...narrowing, when, asOf, from, to, sort });
}
