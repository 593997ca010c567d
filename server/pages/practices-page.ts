import type { Entity } from '../contract/entity.ts';
import { displayName, pagePath, toSummary } from '../reading/entity-view.ts';
import { filterEntities } from '../search/filter-entities.ts';
import { kindLabel, kindsOf } from '../vocabulary/kinds.ts';
import { chooseText } from '../vocabulary/languages.ts';
import type { Role } from '../vocabulary/roles.ts';
import { pageAddress } from './addresses.ts';
import type { PageContext } from './context.ts';
import { renderPage } from './page.ts';
import { filterForm, type ChoiceFilter } from './parts/controls.ts';
import { pageHead, section } from './parts/headings.ts';
import { html, type Html } from './parts/html.ts';
import { empty } from './parts/notices.ts';
import { nameLink } from './parts/rows.ts';
import { shapeIcon } from './parts/shape-icon.ts';
import { countedText } from './views/counted.ts';
import { capitalised } from './views/relation-rows.ts';
import { namedView } from './views/named.ts';

const FILTERS = {
  topic: 'about',
  audience: 'for',
  setting: 'set-in',
  sector: 'in-sector',
} as const satisfies Record<string, Role>;
const COMES_FROM: ReadonlySet<Role> = new Set(['produced', 'uses']);
const PART_OF: ReadonlySet<Role> = new Set(['part-of']);

type FilterName = keyof typeof FILTERS;

/** Practices by kind: models, services, trainings, criteria; narrowed by topic, audience, setting and sector. */
export async function practicesPage(context: PageContext): Promise<Response> {
  const { words, lang, snapshot, c } = context;
  const chosen = chosenFilters(context);
  const kind = kindsOf('practice').find((name) => name === c.req.query('kind')) ?? null;
  const passing = filterEntities(snapshot, chosen);
  const { projection } = snapshot;
  const practices = Array.from(
    projection.placesOf('practice').filter((place) => passing === null || passing[place] === 1),
    projection.entityAt,
  ).filter((one) => kind === null || one.kind === kind);
  const body = html`${pageHead({ title: words('practices.title'), lead: words('practices.lead') })}
    ${filterForm({
      action: pageAddress('practices', lang),
      label: words('filter.narrow'),
      submit: words('filter.show'),
      kept: {},
      filters: [kindFilter(context, kind), ...topicFilters(context, chosen)],
    })}
    <p class="under" role="status">${countedText(words, 'practices.found', practices.length)}</p>
    ${practices.length === 0 ? nothing(context) : byKind(context, practices)}`;
  return renderPage(context, {
    title: words('practices.title'),
    description: words('practices.lead'),
    address: (other) => pageAddress('practices', other, { kind, ...chosen }),
    body,
    current: 'practices',
  });
}

/** A value that names no topic is left out, so that an old link still shows what there is. */
function chosenFilters({ c, snapshot }: PageContext): Partial<Record<FilterName, string>> {
  const asked = (Object.keys(FILTERS) as FilterName[]).map((name) => [name, c.req.query(name)] as const);
  return Object.fromEntries(asked.filter(([, id]) => id && snapshot.projection.entity(id)?.type === 'topic'));
}

function kindFilter({ words, lang }: PageContext, kind: string | null): ChoiceFilter {
  return {
    form: 'choice',
    name: 'kind',
    label: words('filter.kind'),
    value: kind ?? '',
    options: [
      { value: '', label: words('filter.all') },
      ...kindsOf('practice').map((name) => ({ value: name, label: kindLabel('practice', name)[lang] })),
    ],
  };
}

/** One filter for each role that ties practices to topics, with the topics that occur. */
function topicFilters(context: PageContext, chosen: Partial<Record<FilterName, string>>): ChoiceFilter[] {
  const { words, lang, snapshot } = context;
  const { projection } = snapshot;
  const practices = projection.ofType('practice');
  return (Object.entries(FILTERS) as [FilterName, Role][]).flatMap(([name, role]) => {
    const found = new Set(
      practices.flatMap(({ id }) => projection.leaving(id, new Set([role])).map(({ to }) => to)),
    );
    const topics = projection.ofType('topic').filter(({ id }) => found.has(id));
    if (topics.length === 0) return [];
    return [
      {
        form: 'choice' as const,
        name,
        label: words(`filter.${name}`),
        value: chosen[name] ?? '',
        options: [
          { value: '', label: words('filter.all') },
          ...topics.map((topic) => ({ value: topic.id, label: displayName(topic, lang).name })),
        ],
      },
    ];
  });
}

function byKind(context: PageContext, practices: readonly Entity[]): Html {
  const kinds = Map.groupBy(practices, ({ kind }) => kind);
  const order = kindsOf('practice').filter((kind) => kinds.has(kind));
  return html`${order.map((kind) =>
    section(
      { heading: capitalised(kindLabel('practice', kind)[context.lang]) },
      html`<ul class="practices">
        ${(kinds.get(kind) ?? []).map((practice) => practiceRow(context, practice))}
      </ul>`,
    ),
  )}`;
}

function practiceRow({ snapshot, lang, words }: PageContext, practice: Entity): Html {
  const { projection } = snapshot;
  const [source] = projection.reaching(practice.id, COMES_FROM);
  const [whole] = projection.leaving(practice.id, PART_OF);
  const origin = projection.entity(source?.from ?? whole?.to ?? '');
  const description = chooseText(practice.descriptions, lang);
  return html`<li class="practice">
    ${shapeIcon(practice)}
    <div>
      ${nameLink(namedView(projection, toSummary(practice, lang), lang))}
      ${description ? html`<p class="small" lang="${description.lang}">${description.text}</p>` : ''}
    </div>
    <span class="value">
      ${source?.realisation === 'planned' ? `${capitalised(words('row.planned'))}. ` : ''}
      ${origin ? html`${words('practices.from')} <a href="${pagePath(origin, lang)}">${displayName(origin, lang).name}</a>` : ''}
    </span>
  </li>`;
}

function nothing({ words, lang }: PageContext): Html {
  return empty({
    heading: words('practices.nothing'),
    text: words('practices.nothing-text'),
    ways: [
      { label: words('practices.all'), href: pageAddress('practices', lang) },
      { label: words('search.tell'), href: pageAddress('feedback', lang), note: words('search.tell-note') },
    ],
  });
}
