import type { Entity } from '../contract/entity.ts';
import type { DirectoryField, DirectoryIndex } from '../search/directory-index.ts';
import type { SearchHit } from '../search/search-index.ts';
import type { Snapshot } from '../snapshot.ts';
import { displayName, pagePath } from '../reading/entity-view.ts';
import { ENTITY_TYPE_NAMES, ENTITY_TYPES, kindLabel, kindsOf, type EntityType } from '../vocabulary/kinds.ts';
import type { Lang } from '../vocabulary/languages.ts';
import { pageAddress } from './addresses.ts';
import type { PageContext } from './context.ts';
import { renderPage } from './page.ts';
import { filterForm, searchForm, type ChoiceFilter } from './parts/controls.ts';
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
  /** A maakunta in or for which it is. */
  region: string | null;
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
        suggestions: words('suggest.label'),
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

function readAsked({ c, snapshot }: PageContext): Asked {
  const type = ENTITY_TYPE_NAMES.find((name) => name === c.req.query('type')) ?? null;
  const kind = type && kindsOf(type).find((name) => name === c.req.query('kind'));
  const region = snapshot.projection.entity(c.req.query('region') ?? '');
  return {
    q: (c.req.query('q') ?? '').trim().slice(0, LONGEST),
    type,
    kind: kind ?? null,
    region: region?.kind === 'maakunta' ? region.id : null,
  };
}

function answer(context: PageContext, asked: Asked): Html {
  if (asked.q) return hits(context, asked);
  return asked.type === null || asked.type === 'person'
    ? typesOf(context)
    : listing(context, asked, asked.type);
}

type Hit = SearchHit<DirectoryField>;

function hits(context: PageContext, asked: Asked): Html {
  const { snapshot, words, lang } = context;
  const { projection, search } = snapshot;
  const all = search.search(asked.q, { limit: projection.size });
  const found = all.filter(({ id }) => ofKind(context, asked, id) && inRegion(context, asked.region, id));
  const narrowing = narrow(context, asked, all);
  if (found.length === 0) return html`${all.length > 0 ? narrowing : ''} ${nothing(context, asked)}`;
  const groups = Map.groupBy(found, ({ id }) => projection.entity(id)?.type as EntityType);
  return html`${narrowing}
    <p class="under" role="status">
      ${countedText(words, 'search.found', found.length)} ${meant(context, asked)}
    </p>
    ${[...groups].map(([type, some]) => {
      const shown = asked.type ? some : some.slice(0, SHOWN);
      const more = some.length - shown.length;
      return section(
        { heading: `${ENTITY_TYPES[type].plural[lang]} (${some.length})` },
        html`${plainList(shown.map((hit) => hitRow(context, hit, asked.q)))}
        ${more > 0 ? html`<p class="small"><a href="${pageAddress('search', lang, { ...asked, type })}">${words('search.all', { count: some.length })}</a></p>` : ''}`,
      );
    })}`;
}

function ofKind({ snapshot }: PageContext, { type, kind }: Asked, id: string): boolean {
  const entity = snapshot.projection.entity(id);
  return (type === null || entity?.type === type) && (kind === null || entity?.kind === kind);
}

function inRegion({ snapshot }: PageContext, region: string | null, id: string): boolean {
  return region === null || snapshot.geography.regionsOf(id).has(region);
}

/** By what the hits may be narrowed, each choice with how many it would leave. */
function narrow(context: PageContext, asked: Asked, all: readonly Hit[]): Html {
  const { words, lang } = context;
  const byType = tally(
    all.filter(({ id }) => inRegion(context, asked.region, id)),
    ({ id }) => context.snapshot.projection.entity(id)?.type ?? null,
  );
  const byRegion = tally(
    all.filter(({ id }) => ofKind(context, asked, id)),
    ({ id }) => maakuntaOf(context.snapshot, id),
  );
  if (byType.size < 2 && byRegion.size < 2 && !asked.type && !asked.region) return html``;
  return filterForm({
    action: pageAddress('search', lang),
    label: words('search.narrow'),
    submit: words('search.show'),
    kept: { q: asked.q },
    filters: [
      choice(context, 'type', asked.type, byType, (type) => ENTITY_TYPES[type].plural[lang]),
      choice(context, 'region', asked.region, byRegion, (id) => regionName(context, id)),
    ].filter(({ options }) => options.length > 1),
  });
}

function maakuntaOf({ geography, projection }: Snapshot, id: string): string | null {
  const region = geography.regionOf(id);
  return region !== null && projection.entity(region)?.kind === 'maakunta' ? region : null;
}

function tally<T extends string>(all: readonly Hit[], keyOf: (hit: Hit) => T | null): Map<T, number> {
  const counts = new Map<T, number>();
  for (const hit of all) {
    const key = keyOf(hit);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The choice made stays among the options even where it leaves nothing. */
function choice<T extends string>(
  { words, lang }: PageContext,
  name: 'type' | 'region',
  value: T | null,
  counts: ReadonlyMap<T, number>,
  nameOf: (key: T) => string,
): ChoiceFilter {
  const keys = value === null || counts.has(value) ? [...counts.keys()] : [...counts.keys(), value];
  const options = keys
    .map((key) => ({ value: key as string, name: nameOf(key), count: counts.get(key) ?? 0 }))
    .toSorted((a, b) => a.name.localeCompare(b.name, lang))
    .map((option) => ({ value: option.value, label: `${option.name} (${option.count})` }));
  return {
    form: 'choice',
    name,
    label: words(`search.filter.${name}`),
    value: value ?? '',
    options: [{ value: '', label: words('search.filter.all') }, ...options],
  };
}

function regionName({ snapshot, lang }: PageContext, id: string): string {
  const region = snapshot.projection.entity(id);
  return region ? displayName(region, lang).name : id;
}

/** The query without its slips, where it has some. */
function meant({ snapshot, words, lang }: PageContext, asked: Asked): Html {
  const text = snapshot.search.didYouMean(asked.q);
  if (text === null) return html``;
  return html`${words('search.meant')}
    <a href="${pageAddress('search', lang, { ...asked, q: text })}">${text}</a>`;
}

function hitRow(context: PageContext, { id, matched }: Hit, q: string): PlainRowView {
  const { snapshot, lang } = context;
  const entity = snapshot.projection.entity(id);
  if (!entity) throw new RangeError(`The search index knows "${id}", the projection does not`);
  const row = entityRow(context, entity);
  return {
    ...row,
    name: markedName(displayName(entity, lang).name, snapshot.search, q),
    value: whyText(context, entity, matched[0]) ?? kindText(entity, lang),
  };
}

/** A name with the words marked that the query matched. */
function markedName(name: string, search: DirectoryIndex, q: string): Html {
  const text = name.normalize('NFC');
  const spans = search.highlight(text, q);
  const ends = [0, ...spans.map(({ end }) => end)];
  return html`${spans.map(
    ({ start, end }, place) =>
      html`${withSoftHyphens(text.slice(ends[place], start))}<mark
          >${withSoftHyphens(text.slice(start, end))}</mark
        >`,
  )}${withSoftHyphens(text.slice(ends.at(-1)))}`;
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
  const near = snapshot.search.didYouMean(q);
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
