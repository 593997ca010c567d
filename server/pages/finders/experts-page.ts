import type { Entity } from '../../contract/entity.ts';
import { EXPERT_KINDS, type ExpertKind, type ExpertsAnswer } from '../../contract/finders.ts';
import { describeExperts } from '../../experts/describe.ts';
import { findExperts, type FoundExperts } from '../../experts/gather.ts';
import { pageOf } from '../../http/cursor.ts';
import { displayName, pagePath } from '../../reading/entity-view.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import { pageAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { problemNotice } from '../network/problems.ts';
import type { QueryProblem } from '../network/query.ts';
import { renderInFrame } from '../page.ts';
import { breadcrumbs } from '../parts/breadcrumbs.ts';
import { buttonLinks, filterForm, segments } from '../parts/controls.ts';
import { html, type Html } from '../parts/html.ts';
import { empty, type WayOn } from '../parts/notices.ts';
import { evidenceList, plainList } from '../parts/rows.ts';
import { scoreCard, sideScore } from '../parts/scores.ts';
import { shapeIcon } from '../parts/shape-icon.ts';
import { evidenceViews } from '../views/evidence.ts';
import { namedView } from '../views/named.ts';
import { evidenceOf, scoreViews, strengthText } from './experts-view.ts';

const PAGE_SIZE = 20;
const SIDE_SIZE = 8;

export interface ExpertsQuery {
  topic: Entity;
  kind: ExpertKind;
  region: Entity | null;
  cursor: string | undefined;
}

type Found = Readonly<Record<ExpertKind, FoundExperts>>;

/** Who knows a topic: scores with the lines that make them up. */
export async function expertsPage(
  context: PageContext,
  query: ExpertsQuery,
  problems: readonly QueryProblem[],
): Promise<Response> {
  const { words, lang, services } = context;
  const found = await findAll(context, query);
  const answer = await describe(context, found[query.kind], query.cursor);
  const topic = displayName(query.topic, lang).name;
  const view = {
    title: words('experts.who', { topic }),
    description: words('experts.description', { topic }),
    address: (other: Lang) => expertsAddress(query, other),
    current: 'experts',
    noindex: query.kind === 'person' || problems.length > 0,
    embed: {
      widget: 'experts',
      query: { topic: query.topic.id, kind: query.kind, region: query.region?.id ?? null },
    },
    body: html`${problemNotice(context, problems, words('experts.problem.ignored'))} ${head(context, query)}
      ${controls(context, query, found)}
      <div class="split">
        <div>${await hits(context, query, found, answer)}</div>
        <div class="side">${await side(context, query, found)}</div>
      </div>`,
  } as const;
  const frame = { ...context, publicUrl: services.publicUrl };
  return renderInFrame(frame, view, problems.length > 0 ? 400 : 200);
}

/** The address of the list; `changes` replace parts of the query. */
export function expertsAddress(
  query: Pick<ExpertsQuery, 'topic' | 'kind' | 'region'>,
  lang: Lang,
  changes: Partial<{ topic: string; kind: ExpertKind; region: string | null; cursor: string }> = {},
): string {
  const kind = changes.kind ?? query.kind;
  return pageAddress('experts', lang, {
    topic: changes.topic ?? query.topic.id,
    kind: kind === 'organisation' ? null : kind,
    region: changes.region === undefined ? query.region?.id : changes.region,
    cursor: changes.cursor,
  });
}

async function findAll({ services, snapshot }: PageContext, { topic, region }: ExpertsQuery): Promise<Found> {
  const ground = { store: services.store, snapshot, now: services.clock() };
  const found = await Promise.all(
    EXPERT_KINDS.map((kind) =>
      findExperts(ground, { topics: [topic.id], kind, ...(region && { region: region.id }) }),
    ),
  );
  return Object.fromEntries(EXPERT_KINDS.map((kind, index) => [kind, found[index]])) as unknown as Found;
}

function describe(
  { services, snapshot, lang }: PageContext,
  found: FoundExperts,
  cursor: string | undefined,
  size = PAGE_SIZE,
): Promise<ExpertsAnswer> {
  return describeExperts({ store: services.store, snapshot, lang }, found, pageOf(found.hits, size, cursor));
}

function head({ words, lang }: PageContext, { topic }: ExpertsQuery): Html {
  const { name, nameLang } = displayName(topic, lang);
  const [before = '', after = ''] = words('experts.who', { topic: '\n' }).split('\n');
  const shown = nameLang && nameLang !== lang ? html`<span lang="${nameLang}">${name}</span>` : name;
  return html`${breadcrumbs(
      [{ label: words('experts.title'), href: pageAddress('experts', lang) }],
      words('page.crumbs'),
    )}
    <header class="page-head">
      <div class="page-head-text">
        <h1>
          ${before}<span class="title-shape">${shapeIcon({ type: 'topic', kind: null }, { size: 34 })}</span>
          ${shown}${after}
        </h1>
        <p class="lead">${words('experts.lead')}</p>
      </div>
    </header>`;
}

function controls({ words, lang, snapshot }: PageContext, query: ExpertsQuery, found: Found): Html {
  const order = ['organisation', 'municipality', 'person'] as const satisfies ExpertKind[];
  const kinds = order.map((kind) => ({
    label: `${words(`experts.kind.${kind}`)} ${found[kind].hits.length}`,
    href: expertsAddress(query, lang, { kind }),
    current: kind === query.kind,
  }));
  const regions = snapshot.projection.ofKind('maakunta');
  const filters = filterForm({
    action: pageAddress('experts', lang),
    label: words('experts.narrow'),
    submit: words('experts.narrow.show'),
    kept: { topic: query.topic.id, ...(query.kind === 'organisation' ? {} : { kind: query.kind }) },
    filters: [
      {
        form: 'choice',
        name: 'region',
        label: words('experts.region'),
        value: query.region?.id ?? '',
        options: [
          { value: '', label: words('experts.region.all') },
          ...regions.map((region) => ({ value: region.id, label: displayName(region, lang).name })),
        ],
      },
    ],
  });
  return html`<div class="control-row">${segments(kinds, words('experts.kinds'))} ${filters}</div>`;
}

async function hits(
  context: PageContext,
  query: ExpertsQuery,
  found: Found,
  answer: ExpertsAnswer,
): Promise<Html> {
  const { words, lang, snapshot, services } = context;
  if (answer.items.length === 0) return nothing(context, query, found);
  const cards = await evidenceViews(services.store, evidenceOf(answer), lang);
  const strongest = Math.max(...found[query.kind].hits.slice(0, 1).map(({ score }) => score));
  const views = scoreViews({ snapshot, cards, words, lang }, answer.items, strongest);
  return html`${query.kind === 'person' ? html`<p class="small">${words('experts.persons')}</p>` : ''}
  ${evidenceList(html`${views.map((view) => scoreCard(view, words, lang))}`)}
  ${
    answer.next
      ? buttonLinks([
          { label: words('experts.more'), href: expertsAddress(query, lang, { cursor: answer.next }) },
        ])
      : ''
  }`;
}

function nothing({ words, lang, snapshot }: PageContext, query: ExpertsQuery, found: Found): Html {
  const topic = displayName(query.topic, lang).name;
  const broader = [...snapshot.topics.broaderWithin(query.topic.id, 1).keys()].flatMap(
    (id) => snapshot.projection.entity(id) ?? [],
  );
  const ways: WayOn[] = [
    ...EXPERT_KINDS.filter((kind) => found[kind].hits.length > 0).map((kind) => ({
      label: words('experts.empty.kind', { kind: words(`experts.kind.${kind}`) }),
      href: expertsAddress(query, lang, { kind }),
      note: String(found[kind].hits.length),
    })),
    ...(query.region
      ? [{ label: words('experts.empty.country'), href: expertsAddress(query, lang, { region: null }) }]
      : []),
    ...broader.map((one) => ({
      label: words('experts.empty.broader', { topic: displayName(one, lang).name }),
      href: expertsAddress(query, lang, { topic: one.id }),
      note: words('experts.empty.broader.note'),
    })),
    {
      label: words('experts.empty.propose'),
      href: pageAddress('feedback', lang),
      note: words('experts.empty.propose.note'),
    },
  ];
  const text = query.region
    ? words('experts.empty.text.region', { topic, region: displayName(query.region, lang).name })
    : words('experts.empty.text', { topic });
  return empty({ heading: words('experts.empty'), text, ways });
}

async function side(context: PageContext, query: ExpertsQuery, found: Found): Promise<Html> {
  const { words, lang } = context;
  const other = query.kind === 'municipality' ? 'organisation' : 'municipality';
  const people = found.person.hits.length;
  const network = pageAddress('network', lang, { level: 'organisation', topic: query.topic.id });
  return html`${found[other].hits.length > 0 ? await otherList(context, query, found[other]) : ''}
    ${
      people > 0 && query.kind !== 'person'
        ? html`<section>
            <h2>${words('experts.side.ask')}</h2>
            <p class="small">${words('experts.side.ask.text')}</p>
            ${plainList([
              {
                shape: null,
                name: words('experts.side.people'),
                href: expertsAddress(query, lang, { kind: 'person' }),
                value: String(people),
              },
            ])}
          </section>`
        : ''
    }
    <section>
      <h2>${words('experts.side.topic')}</h2>
      ${plainList([
        { shape: null, name: words('experts.side.topic.page'), href: pagePath(query.topic, lang) },
        { shape: null, name: words('experts.side.network'), href: network },
      ])}
    </section>`;
}

async function otherList(context: PageContext, query: ExpertsQuery, found: FoundExperts): Promise<Html> {
  const { words, lang, snapshot } = context;
  const { items } = await describe(context, found, undefined, SIDE_SIZE);
  const strongest = items[0]?.score ?? 1;
  return html`<section>
    <h2>${words(`experts.side.${found.kind}`)}</h2>
    ${items.map(({ entity, score }) =>
      sideScore({
        entity: namedView(snapshot.projection, entity, lang),
        shown: strengthText(score, lang),
        share: score / strongest,
      }),
    )}
    ${buttonLinks([
      {
        label: words('experts.side.all'),
        href: expertsAddress(query, lang, { kind: found.kind }),
        small: true,
      },
    ])}
  </section>`;
}
