import type { Entity } from '../contract/entity.ts';
import type { DirectoryField } from '../search/directory-index.ts';
import type { SearchHit } from '../search/search-index.ts';
import type { Snapshot } from '../snapshot.ts';
import { displayName, pagePath } from '../reading/entity-view.ts';
import { ENTITY_TYPE_NAMES, ENTITY_TYPES, kindLabel, kindsOf, type EntityType } from '../vocabulary/kinds.ts';
import type { Lang } from '../vocabulary/languages.ts';
import { pageAddress } from './addresses.ts';
import type { PageContext } from './context.ts';
import { renderPage } from './page.ts';
import { searchForm } from './parts/controls.ts';
import { section } from './parts/headings.ts';
import { html, type Html } from './parts/html.ts';
import { empty, waysOn } from './parts/notices.ts';
import { plainList, type PlainRowView } from './parts/rows.ts';
import { countedText } from './views/counted.ts';
import { withSoftHyphens } from './views/hyphens.ts';
import { shapedAs } from './views/shaped.ts';

/** Hits of one type that are shown before the reader asks for all of that type. */
const SHOWN = 12;
const LONGEST = 200;

interface Asked {
  q: string;
  type: EntityType | null;
  kind: string | null;
}

/** Names, other names and topics, grouped by what they are; without a query the things of one type. */
export async function searchPage(context: PageContext): Promise<Response> {
  const { words } = context;
  const asked = readAsked(context);
  const body = html`<header class="page-head">
      <h1>${words('search.title')}</h1>
      ${searchForm({
        action: pageAddress('search', context.lang),
        label: words('page.search'),
        placeholder: words('home.search-hint'),
        value: asked.q,
        submit: words('page.search'),
        large: true,
      })}
    </header>
    ${answer(context, asked)}`;
  return renderPage(context, {
    title: asked.q ? `${words('search.title')}: ${asked.q}` : words('search.title'),
    description: words('search.description'),
    address: (lang) => pageAddress('search', lang, { ...asked }),
    body,
    noindex: true,
    headerSearch: false,
  });
}

function readAsked({ c }: PageContext): Asked {
  const type = ENTITY_TYPE_NAMES.find((name) => name === c.req.query('type')) ?? null;
  const kind = type && kindsOf(type).find((name) => name === c.req.query('kind'));
  return { q: (c.req.query('q') ?? '').trim().slice(0, LONGEST), type, kind: kind ?? null };
}

function answer(context: PageContext, asked: Asked): Html {
  if (asked.q) return hits(context, asked);
  return asked.type === null || asked.type === 'person'
    ? typesOf(context)
    : listing(context, asked, asked.type);
}

function hits(context: PageContext, asked: Asked): Html {
  const { snapshot, words, lang } = context;
  const { projection, search } = snapshot;
  const fits = (entity: Entity | undefined) =>
    entity !== undefined &&
    (asked.type === null || entity.type === asked.type) &&
    (asked.kind === null || entity.kind === asked.kind);
  const found = search.search(asked.q, {
    limit: projection.size,
    filter: (id) => fits(projection.entity(id)),
  });
  if (found.length === 0) return nothing(context, asked);
  const groups = Map.groupBy(found, ({ id }) => projection.entity(id)?.type as EntityType);
  return html`<p class="under" role="status">${countedText(words, 'search.found', found.length)}</p>
    ${[...groups].map(([type, some]) => {
      const shown = asked.type ? some : some.slice(0, SHOWN);
      const more = some.length - shown.length;
      return section(
        { heading: `${ENTITY_TYPES[type].plural[lang]} (${some.length})` },
        html`${plainList(shown.map((hit) => hitRow(context, hit)))}
        ${more > 0 ? html`<p class="small"><a href="${pageAddress('search', lang, { q: asked.q, type })}">${words('search.all', { count: some.length })}</a></p>` : ''}`,
      );
    })}`;
}

function hitRow(context: PageContext, { id, matched }: SearchHit<DirectoryField>): PlainRowView {
  const { snapshot, lang } = context;
  const entity = snapshot.projection.entity(id);
  if (!entity) throw new RangeError(`The search index knows "${id}", the projection does not`);
  return {
    ...entityRow(context, entity),
    value: whyText(context, entity, matched[0]) ?? kindText(entity, lang),
  };
}

/** What it is, unless its name says so. */
function kindText(entity: Entity, lang: Lang): string | null {
  const label = kindLabel(entity.type, entity.kind)[lang];
  return displayName(entity, lang).name.toLowerCase().includes(label.toLowerCase()) ? null : label;
}

/** What matched, where the shown name does not say it. */
function whyText(
  { words, lang, snapshot }: PageContext,
  entity: Entity,
  match: SearchHit<DirectoryField>['matched'][number] | undefined,
) {
  if (!match || match.text === displayName(entity, lang).name || match.kind === 'description') return null;
  const text = match.kind === 'topic' ? topicName(snapshot, entity, match.text, lang) : match.text;
  return words(`search.matched-${match.kind}`, { text });
}

/** The topic in the reader's language, whichever of its names matched. */
function topicName({ projection }: Snapshot, { id }: Entity, matched: string, lang: Lang): string {
  const topic = projection
    .leaving(id)
    .flatMap(({ to }) => projection.entity(to) ?? [])
    .find(({ type, names }) => type === 'topic' && Object.values(names).includes(matched));
  return topic ? displayName(topic, lang).name : matched;
}

function entityRow({ snapshot, lang }: PageContext, entity: Entity): PlainRowView {
  return {
    shape: shapedAs(snapshot.projection, entity),
    name: withSoftHyphens(displayName(entity, lang).name),
    href: pagePath(entity, lang),
  };
}

/** Nothing found: a word that we do know, and other ways on. */
function nothing({ snapshot, words, lang }: PageContext, { q, type }: Asked): Html {
  const near = snapshot.search.nearest(q);
  return empty({
    heading: words('search.nothing'),
    text: words('search.nothing-text', { q }),
    ways: [
      ...(near
        ? [{ label: words('search.try', { near }), href: pageAddress('search', lang, { q: near }) }]
        : []),
      ...(type ? [{ label: words('search.all-types'), href: pageAddress('search', lang, { q }) }] : []),
      { label: words('search.browse'), href: pageAddress('search', lang) },
      { label: words('search.tell'), href: pageAddress('feedback', lang), note: words('search.tell-note') },
    ],
  });
}

/** Everything of one type, in list order. People are not listed. */
function listing(context: PageContext, { kind }: Asked, type: EntityType): Html {
  const { snapshot, lang } = context;
  const entities = snapshot.projection
    .ofType(type)
    .filter((entity) => entity.visibility === 'public' && (kind === null || entity.kind === kind));
  const heading = `${headingOf(type, kind, lang)} (${entities.length})`;
  return section(
    { heading },
    html`<div class="listing">${plainList(entities.map((entity) => entityRow(context, entity)))}</div>`,
  );
}

function headingOf(type: EntityType, kind: string | null, lang: Lang): string {
  const { plural } = ENTITY_TYPES[type];
  return kind === null ? plural[lang] : `${plural[lang]}: ${kindLabel(type, kind)[lang]}`;
}

/** What the directory holds, by type. */
function typesOf({ snapshot, words, lang }: PageContext): Html {
  const countOf = (type: EntityType) => snapshot.projection.placesOf(type).length;
  const types = ENTITY_TYPE_NAMES.filter((type) => type !== 'person' && countOf(type) > 0);
  return section(
    { heading: words('search.browse'), under: words('search.people') },
    waysOn(
      types.map((type) => ({
        label: ENTITY_TYPES[type].plural[lang],
        href: pageAddress('search', lang, { type }),
        note: String(countOf(type)),
      })),
    ),
  );
}
