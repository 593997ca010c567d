import type { Entity } from '../contract/entity.ts';
import { evidenceIndex } from '../search/evidence-index.ts';
import type { DirectoryField } from '../search/directory-index.ts';
import type { PlaceAndTopic } from '../search/place-and-topic.ts';
import type { MetWord } from '../search/search-index.ts';
import { searchDirectory, type EntityHit } from '../search/search-directory.ts';
import type { Snapshot } from '../snapshot.ts';
import { usedTopics } from '../topics/used-topics.ts';
import { displayName } from '../reading/entity-view.ts';
import { ENTITY_TYPE_NAMES, ENTITY_TYPES, kindLabel, type EntityType } from '../vocabulary/kinds.ts';
import type { Lang } from '../vocabulary/languages.ts';
import { pageAddress } from './addresses.ts';
import type { PageContext } from './context.ts';
import { problemNotice } from './network/problems.ts';
import { renderPage } from './page.ts';
import { searchForm } from './parts/controls.ts';
import { section } from './parts/headings.ts';
import { html, type Html } from './parts/html.ts';
import { empty, waysOn, type WayOn } from './parts/notices.ts';
import { plainList, type PlainRowView } from './parts/rows.ts';
import { isNarrowed, isTimed, readAsked, type Asked } from './search/asked.ts';
import { evidenceGroups, findEvidence, type EvidenceHits } from './search/evidence-hits.ts';
import { listedRow } from './search/listed-row.ts';
import { listing } from './search/listing.ts';
import { narrow } from './search/narrowing.ts';
import { countedText } from './views/counted.ts';
import { withSoftHyphens } from './views/hyphens.ts';
import { markedText } from './views/marked.ts';

/** Hits of one type that are shown before the reader asks for all of that type. */
const SHOWN = 12;

/** What a query finds, grouped by what it is: entities, then what sources say of it; without a query the things of one type. */
export async function searchPage(context: PageContext): Promise<Response> {
  const { words } = context;
  const { asked, problems } = readAsked(context);
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
    ${problemNotice(context, problems, words('search.problem.ignored'))} ${await answer(context, asked)}`;
  return renderPage(context, {
    title: asked.q ? `${words('search.title')}: ${asked.q}` : words('search.title'),
    description: words('search.description'),
    address: (lang) => pageAddress('search', lang, { ...asked }),
    body,
    noindex: true,
    headerSearch: false,
  });
}

async function answer(context: PageContext, asked: Asked): Promise<Html> {
  if (asked.q) return hits(context, asked);
  const isListed = asked.type === null ? isTimed(asked) : asked.type !== 'person';
  return isListed ? listing(context, asked) : typesOf(context);
}

type Hit = EntityHit;

async function hits(context: PageContext, asked: Asked): Promise<Html> {
  const { snapshot, services } = context;
  const evidence = await evidenceIndex(services, snapshot.projection);
  const { hits: everything, pair } = searchDirectory(snapshot, asked.q);
  const { kept, form } = narrow(context, asked, everything);
  const said = isNarrowed(asked) ? NO_EVIDENCE : findEvidence(evidence, asked.q);
  const found = {
    entities: asked.in === null || asked.in === 'entities' ? kept : [],
    sentences: asked.in === null || asked.in === 'sentences' ? said.sentences : [],
    sources: asked.in === null || asked.in === 'sources' ? said.sources : [],
  };
  const narrowing = found.entities.length > 0 || isNarrowed(asked) ? form : '';
  if (Object.values(found).every(({ length }) => length === 0))
    return html`${narrowing} ${nothing(context, asked)}`;
  const paired = found.entities.filter((hit) => hit.paired !== null);
  const others = found.entities.filter((hit) => hit.paired === null);
  return html`${narrowing} ${status(context, asked, found)}
    ${pair ? html`<div class="search-hits">${pairSection(context, asked, pair, paired)}</div>` : ''}
    <div class="search-hits">${entityGroups(context, asked, others)}</div>
    ${await evidenceGroups(context, evidence, asked, found)}`;
}

const NO_EVIDENCE: EvidenceHits = { sentences: [], sources: [] };

/** How many are found, and the way past the entities to what sources say. */
function status(
  context: PageContext,
  asked: Asked,
  { entities, sentences, sources }: EvidenceHits & { entities: readonly Hit[] },
): Html {
  const { words, lang } = context;
  const count = entities.length + sentences.length + sources.length;
  const groups = { sentences, sources };
  const further = asked.in === null && entities.length > 0 ? (['sentences', 'sources'] as const) : [];
  const all =
    asked.in === null
      ? ''
      : html`<a href="${pageAddress('search', lang, { q: asked.q })}">${words('search.all-types')}</a>`;
  return html`<p class="under" role="status">
    ${countedText(words, 'search.found', count)}
    ${further
      .filter((name) => groups[name].length > 0)
      .map((name) => html`<a href="#${name}">${words(`search.${name}`)} (${groups[name].length})</a> `)}
    ${all} ${meant(context, asked)}
  </p>`;
}

/** What is about the topic in the place, and the ways to who knows it there. */
function pairSection(context: PageContext, asked: Asked, pair: PlaceAndTopic, found: readonly Hit[]): Html {
  const { snapshot, words, lang } = context;
  const [place, topic] = [pair.place, pair.topic].map((id) => snapshot.projection.entity(id));
  if (!place || !topic) return html``;
  const named = { place: displayName(place, lang).name, topic: displayName(topic, lang).name };
  const shown = asked.type ? found : found.slice(0, SHOWN);
  const list =
    found.length === 0
      ? html`<p class="under">${words('search.pair.none', named)}</p>`
      : plainList(hitRows(context, shown, asked.q));
  const rest =
    found.length > shown.length
      ? html`<p class="small">${words('search.pair.more', { count: found.length })}</p>`
      : '';
  return section(
    { heading: words('search.pair', named) },
    html`${list} ${rest} ${waysOn(pairWays(context, pair, named))}`,
  );
}

function pairWays(
  { snapshot, words, lang }: PageContext,
  { place, topic }: PlaceAndTopic,
  named: { place: string; topic: string },
): WayOn[] {
  const { projection, geography } = snapshot;
  const region = projection.typeOf(place) === 'region' ? place : geography.regionOf(place);
  const regionName = projection.entity(region ?? '');
  const experts = regionName && {
    label: words('search.pair.experts', { ...named, region: displayName(regionName, lang).name }),
    href: pageAddress('experts', lang, { topic, region }),
  };
  const peers = projection.typeOf(place) === 'organisation' && {
    label: words('search.pair.peers', named),
    href: pageAddress('peers', lang, { municipality: place, topic }),
  };
  return [experts, peers].filter((way) => way !== undefined && way !== false);
}

function entityGroups(context: PageContext, asked: Asked, found: readonly Hit[]): Html {
  const { snapshot, words, lang } = context;
  const groups = Map.groupBy(found, ({ id }) => snapshot.projection.entity(id)?.type as EntityType);
  return html`${[...groups].map(([type, some]) => {
    const shown = asked.type ? some : some.slice(0, SHOWN);
    const more = some.length - shown.length;
    return section(
      { heading: `${ENTITY_TYPES[type].plural[lang]} (${some.length})` },
      html`${plainList(hitRows(context, shown, asked.q))}
      ${more > 0 ? html`<p class="small"><a href="${pageAddress('search', lang, { ...asked, type })}">${words('search.all', { count: some.length })}</a></p>` : ''}`,
    );
  })}`;
}

/** The query without its slips, where it has some. */
function meant({ snapshot, words, lang }: PageContext, asked: Asked): Html {
  const text = snapshot.search.didYouMean(asked.q);
  if (text === null) return html``;
  return html`${words('search.meant')}
    <a href="${pageAddress('search', lang, { ...asked, q: text })}">${text}</a>`;
}

function hitRows(context: PageContext, hits: readonly Hit[], q: string): PlainRowView[] {
  const { snapshot, lang } = context;
  const why = snapshot.search.why(
    q,
    hits.map(({ id }) => id),
  );
  return hits.map(({ id, paired }) => {
    const entity = snapshot.projection.entity(id);
    if (!entity) throw new RangeError(`The search index knows "${id}", the projection does not`);
    const { name } = displayName(entity, lang);
    const reasons = whyTexts(context, entity, why.get(id) ?? [], paired);
    return {
      ...listedRow(context, entity),
      name: markedText(name, snapshot.search.highlight(name, q), withSoftHyphens),
      value: reasons.length > 0 ? reasons.join('; ') : kindText(entity, lang),
    };
  });
}

/** What it is, unless its name says so. */
function kindText(entity: Entity, lang: Lang): string | null {
  const label = kindLabel(entity.type, entity.kind)[lang];
  return displayName(entity, lang).name.toLowerCase().includes(label.toLowerCase()) ? null : label;
}

/** What met the words, where the shown name does not say it; which words, where not all were met by the same. */
function whyTexts(
  context: PageContext,
  entity: Entity,
  met: readonly MetWord<DirectoryField>[],
  paired: string | null,
): string[] {
  const { words, lang, snapshot } = context;
  const { name } = displayName(entity, lang);
  const told = Map.groupBy(met, ({ text, kind }) => JSON.stringify([kind, text]));
  const byText = [...told.values()].flatMap((same) => {
    const [{ text, kind }] = same as [MetWord<DirectoryField>];
    // They need not stand beside one another in the question.
    const asked = same.map(({ word }) => word).join(words('search.and-word'));
    // The marks in the shown name say it, whichever language's name matched best.
    if (same.every(({ word }) => snapshot.search.highlight(name, word).length > 0)) return [];
    if (text === null || kind === null) return paired === null ? [words('search.unmet', { asked })] : [];
    const shown = kind === 'topic' ? topicName(snapshot, entity, text, lang) : text;
    const where = words(`search.matched-${kind}`, { text: shown });
    return [same.length === met.length ? where : words('search.met', { asked, where })];
  });
  const topic = snapshot.projection.entity(paired ?? '');
  const about = topic && words('search.matched-topic', { text: displayName(topic, lang).name });
  return [
    ...new Set([...byText, ...(about && byText.every((text) => !text.includes(about)) ? [about] : [])]),
  ];
}

/** The topic in the reader's language, whichever of its names matched. */
function topicName({ projection }: Snapshot, { id }: Entity, matched: string, lang: Lang): string {
  const topic = projection
    .leaving(id)
    .flatMap(({ to }) => projection.entity(to) ?? [])
    .find(({ type, names }) => type === 'topic' && Object.values(names).includes(matched));
  return topic ? displayName(topic, lang).name : matched;
}

/** Nothing found: a word that we do know, and other ways on. */
function nothing({ snapshot, words, lang }: PageContext, asked: Asked): Html {
  const { q } = asked;
  const near = snapshot.search.didYouMean(q);
  return empty({
    heading: words('search.nothing'),
    text: words('search.nothing-text', { q }),
    ways: [
      ...(near
        ? [{ label: words('search.try', { near }), href: pageAddress('search', lang, { q: near }) }]
        : []),
      ...(isNarrowed(asked) || asked.in
        ? [{ label: words('search.all-types'), href: pageAddress('search', lang, { q }) }]
        : []),
      { label: words('search.browse'), href: pageAddress('search', lang) },
      { label: words('search.tell'), href: pageAddress('feedback', lang), note: words('search.tell-note') },
    ],
  });
}

/** What the directory holds, by type. */
function typesOf({ snapshot, words, lang }: PageContext): Html {
  const countOf = (type: EntityType) =>
    type === 'topic' ? usedTopics(snapshot.projection).size : snapshot.projection.placesOf(type).length;
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
