import { readFileSync } from 'node:fs';
import type { Entity } from '../contract/entity.ts';
import type { Source } from '../contract/evidence.ts';
import { NotFoundError } from '../http/errors.ts';
import { dateText } from '../locales/dates.ts';
import { displayName, pagePath } from '../reading/entity-view.ts';
import { nearest } from '../search/nearest.ts';
import { ENTITY_TYPE_NAMES, ENTITY_TYPES } from '../vocabulary/kinds.ts';
import { chooseText, type Lang } from '../vocabulary/languages.ts';
import { correctionAddress, pageAddress, sourceAddress } from './addresses.ts';
import type { PageContext } from './context.ts';
import { renderPage } from './page.ts';
import { breadcrumbs } from './parts/breadcrumbs.ts';
import { pageHead, section } from './parts/headings.ts';
import { html, type Html } from './parts/html.ts';
import { placeholderPill } from './parts/pills.ts';
import { plainList } from './parts/rows.ts';
import { plainTable } from './parts/tables.ts';
import { countedText } from './views/counted.ts';
import { shapedAs } from './views/shaped.ts';

const LICENCES_FILE = new URL('../../DATA-LICENCES.md', import.meta.url);
/** A document names some dozens of things; what a register lists is shown as counts. */
const MOST_NAMED = 200;

/** Who publishes what the directory's own editors add. */
const EDITORS = 'Solmu';

/** The data's licences as they ship with the source code. */
export function licencesText(): string {
  return readFileSync(LICENCES_FILE, 'utf8');
}

/** Every source with its publisher, licence and attribution. */
export async function sourcesPage(context: PageContext): Promise<Response> {
  const { words, services } = context;
  const sources = await services.store.sources();
  const registers = sources.filter(({ standing }) => standing === 'register');
  const rest = sources.filter(({ standing }) => standing !== 'register');
  const editors = rest.filter(({ publisher }) => publisher === EDITORS);
  const documents = rest.filter(({ publisher }) => publisher !== EDITORS);
  const body = html`${pageHead({ title: words('nav.sources'), lead: words('sources.lead') })}
  ${section({ heading: words('sources.documents'), under: words('sources.documents-under') }, table(context, documents, words('sources.documents')))}
  ${section({ heading: words('sources.registers') }, table(context, registers, words('sources.registers')))}
  ${editors.length > 0 ? section({ heading: words('sources.editors') }, table(context, editors, words('sources.editors'))) : ''}
  ${section(
    { heading: words('sources.software') },
    html`<p class="prose">
      ${words('sources.software-text')} <a href="/DATA-LICENCES.md">DATA-LICENCES.md</a>
    </p>`,
  )}`;
  return renderPage(context, {
    title: words('nav.sources'),
    description: words('sources.lead'),
    address: (other) => pageAddress('sources', other),
    body,
    current: 'sources',
  });
}

function table({ words, lang }: PageContext, sources: readonly Source[], label: string): Html {
  return plainTable(
    {
      heads: [
        words('evidence.source'),
        words('sources.publisher'),
        words('sources.date'),
        words('sources.licence'),
      ],
      rows: sources.map((source) => [
        html`<a href="${sourceAddress(source.id, lang)}">${titleOf(source, lang)}</a>`,
        source.publisher ?? placeholderPill(words('sources.no-publisher')),
        source.date ? dateText(source.date, lang) : words('sources.undated'),
        html`${source.licence}${source.attribution ? html`<br /><span class="caption">${source.attribution}</span>` : ''}`,
      ]),
    },
    label,
  );
}

function titleOf(source: Source, lang: Lang): string {
  return chooseText(source.title, lang)?.text ?? source.id;
}

/** One source: what it is, and what is known from it. Throws NotFoundError with the nearest id. */
export async function sourcePage(context: PageContext, id: string): Promise<Response> {
  const { words, lang, services } = context;
  const [source] = await services.store.sources([id]);
  if (!source) {
    const ids = (await services.store.sources()).map((known) => known.id);
    throw new NotFoundError(id, nearest(ids, id));
  }
  const title = titleOf(source, lang);
  const body = html`${breadcrumbs([{ label: words('nav.sources'), href: pageAddress('sources', lang) }], words('page.crumbs'))}
    ${pageHead({ title, ...(source.lang && source.lang !== lang ? { lang: source.lang } : {}) })}
    ${about(context, source)} ${named(context, source)}
    <p class="small"><a href="${correctionAddress(id, lang)}">${words('evidence.correct')}</a></p>`;
  return renderPage(context, {
    title,
    description: [title, source.publisher].filter(Boolean).join(', '),
    address: (other) => sourceAddress(id, other),
    body,
  });
}

function about({ words, lang }: PageContext, source: Source): Html {
  const rows: [string, Html | string | null][] = [
    [words('sources.publisher'), source.publisher ?? placeholderPill(words('sources.no-publisher'))],
    [
      words('sources.date'),
      source.date ? dateText(source.date, lang) : placeholderPill(words('sources.undated')),
    ],
    [
      words('sources.address'),
      source.url
        ? html`<a href="${source.url}" rel="noreferrer">${source.url}</a>`
        : placeholderPill(words('sources.no-address')),
    ],
    [words('sources.standing'), words(`standing.${source.standing}`)],
    [words('sources.licence'), source.licence],
    [words('sources.attribution'), source.attribution],
    [words('sources.version'), source.version],
    [
      words('sources.passing-on'),
      words(source.redistributable ? 'sources.may-pass-on' : 'sources.may-not-pass-on'),
    ],
  ];
  return html`<dl class="definitions">
    ${rows
      .filter(([, value]) => value !== null)
      .map(
        ([label, value]) =>
          html`<dt>${label}</dt>
            <dd>${value}</dd>`,
      )}
  </dl>`;
}

/** The things that the source says something of, by type. */
function named(context: PageContext, { id }: Source): Html {
  const { snapshot, words, lang } = context;
  const { projection } = snapshot;
  const told = projection.relationsOfSource(id);
  const places = new Set(told.flatMap(({ from, to }) => [from, to]).map(projection.index));
  const entities = [...places]
    .filter((place) => place !== undefined)
    .sort((a, b) => a - b)
    .map(projection.entityAt)
    .filter(({ visibility }) => visibility === 'public');
  if (entities.length === 0) return html``;
  const groups = Map.groupBy(entities, ({ type }) => type);
  const order = ENTITY_TYPE_NAMES.filter((type) => groups.has(type));
  return section(
    { heading: words('sources.told'), under: countedText(words, 'sources.relations', told.length) },
    html`${order.map((type) => {
      const some = groups.get(type) ?? [];
      return html`<h3 class="further">${ENTITY_TYPES[type].plural[lang]} (${some.length})</h3>
        ${some.length > MOST_NAMED ? '' : html`<div class="listing">${plainList(some.map((entity) => row(context, entity)))}</div>`}`;
    })}`,
  );
}

function row({ snapshot, lang }: PageContext, entity: Entity) {
  return {
    shape: shapedAs(snapshot.projection, entity),
    name: displayName(entity, lang).name,
    href: pagePath(entity, lang),
  };
}
