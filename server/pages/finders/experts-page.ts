import type { Entity } from '../../contract/entity.ts';
import {
  EXPERT_KINDS,
  TOPIC_MODES,
  type ExpertAnswer,
  type ExpertKind,
  type ExpertsAnswer,
} from '../../contract/finders.ts';
import { describeExperts } from '../../experts/describe.ts';
import { findExperts, type FoundExperts } from '../../experts/gather.ts';
import { nearExperts, type NearExperts } from '../../experts/near.ts';
import { pageOf } from '../../http/cursor.ts';
import { dateText } from '../../locales/dates.ts';
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
import { contactsLine } from './contacts-line.ts';
import { expertsAddress, type ExpertsQuery } from './experts-query.ts';
import { evidenceOf, scoreViews, strengthText } from './experts-view.ts';
import { shortlist, shortlistLink } from './shortlist.ts';
import { topicsUsed } from './topics-used.ts';

const PAGE_SIZE = 20;
const SIDE_SIZE = 8;

type Found = Readonly<Record<ExpertKind, FoundExperts>>;

/** Who knows a topic: scores with the lines that make them up. */
export async function expertsPage(
  context: PageContext,
  query: ExpertsQuery,
  problems: readonly QueryProblem[],
): Promise<Response> {
  const { words, services } = context;
  const found = await findAll(context, query);
  const ground = { store: services.store, snapshot: context.snapshot, now: services.clock() };
  const near = await nearExperts(ground, { ...asked(query), kind: query.kind }, found[query.kind]);
  const answer = await describe(context, found[query.kind], { cursor: query.cursor, near });
  const topic = topicText(context, query);
  const view = {
    title: words('experts.who', { topic }),
    description: words('experts.description', { topic }),
    address: (other: Lang) => expertsAddress(query, other),
    current: 'experts',
    noindex: query.kind === 'person' || query.list.length > 0 || problems.length > 0,
    embed: {
      widget: 'experts',
      query: { topic: (query.topics[0] as Entity).id, kind: query.kind, region: query.region?.id ?? null },
    },
    body: html`${problemNotice(context, problems, words('experts.problem.ignored'))} ${head(context, query)}
      ${controls(context, query, found)} ${whatIf(context, query, answer)}
      <div class="split">
        <div>${await hits(context, query, found, answer)}</div>
        <div class="side">${await side(context, query, found)}</div>
      </div>`,
  } as const;
  const frame = { ...context, publicUrl: services.publicUrl };
  return renderInFrame(frame, view, problems.length > 0 ? 400 : 200);
}

/** What the domain is asked, of every kind. */
function asked({ topics, mode, region, asOf, recency, narrower }: ExpertsQuery) {
  return {
    topics: topics.map(({ id }) => id),
    mode,
    narrower,
    ...(region && { region: region.id }),
    ...(asOf && { asOf }),
    ...(!recency && { halfLife: Infinity }),
  };
}

async function findAll({ services, snapshot }: PageContext, query: ExpertsQuery): Promise<Found> {
  const ground = { store: services.store, snapshot, now: services.clock() };
  const found = await Promise.all(EXPERT_KINDS.map((kind) => findExperts(ground, { ...asked(query), kind })));
  return Object.fromEntries(EXPERT_KINDS.map((kind, index) => [kind, found[index]])) as unknown as Found;
}

/** "kulttuurihyvinvointi ja museot" */
function topicText({ words, lang }: PageContext, { topics, mode }: ExpertsQuery): string {
  const names = topics.map((topic) => displayName(topic, lang).name);
  return names.join(words(mode === 'any' ? 'experts.or' : 'experts.and'));
}

function describe(
  { services, snapshot, lang }: PageContext,
  found: FoundExperts,
  {
    cursor,
    size = PAGE_SIZE,
    near,
  }: { cursor?: string | undefined; size?: number; near?: NearExperts | null },
): Promise<ExpertsAnswer> {
  const page = pageOf(found.hits, size, cursor);
  return describeExperts({ store: services.store, snapshot, lang }, found, page, near);
}

function head(context: PageContext, query: ExpertsQuery): Html {
  const { words, lang } = context;
  const [before = '', after = ''] = words('experts.who', { topic: '\n' }).split('\n');
  const joint = words(query.mode === 'any' ? 'experts.or' : 'experts.and');
  const shown = query.topics.map((topic, at) => {
    const { name, nameLang } = displayName(topic, lang);
    const marked = nameLang && nameLang !== lang ? html`<span lang="${nameLang}">${name}</span>` : name;
    return html`${at > 0 ? joint : ''}${marked}`;
  });
  const lead = query.topics.length > 1 ? `experts.lead.${query.mode}` : 'experts.lead';
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
        <p class="lead">${words(lead)}</p>
      </div>
    </header>`;
}

/** Switches that ask what the list would be if something did not count, and the day as of which it was weighed. */
function whatIf({ words, lang }: PageContext, query: ExpertsQuery, { asOf }: ExpertsAnswer): Html {
  const switches = [
    {
      label: words('experts.narrower'),
      href: expertsAddress(query, lang, { narrower: !query.narrower }),
      current: query.narrower,
    },
    {
      label: words('experts.recency'),
      href: expertsAddress(query, lang, { recency: !query.recency }),
      current: query.recency,
    },
  ];
  const modes = TOPIC_MODES.map((mode) => ({
    label: words(`experts.mode.${mode}`),
    href: expertsAddress(query, lang, { mode }),
    current: query.mode === mode,
  }));
  return html`<div class="what-if">
    ${query.topics.length > 1 ? segments(modes, words('experts.mode')) : ''}
    ${segments(switches, words('experts.what-if'))}
    <p class="caption">
      ${words('experts.as-of', { date: dateText(asOf, lang) })}
      <a href="${expertsAddress(query, lang, { asOf, cursor: query.cursor })}"
        >${words('experts.permalink')}</a
      >
    </p>
  </div>`;
}

function controls({ words, lang, snapshot }: PageContext, query: ExpertsQuery, found: Found): Html {
  const order = ['organisation', 'municipality', 'person'] as const satisfies ExpertKind[];
  const kinds = order.map((kind) => ({
    label: `${words(`experts.kind.${kind}`)} ${found[kind].hits.length}`,
    href: expertsAddress(query, lang, { kind }),
    current: kind === query.kind,
  }));
  const filters = filterForm({
    action: pageAddress('experts', lang),
    label: words('experts.narrow'),
    submit: words('experts.narrow.show'),
    kept: keptBeside(query),
    filters: [
      {
        form: 'choice',
        name: 'topic',
        label: words('experts.topic.add'),
        value: '',
        options: [
          { value: '', label: words('experts.topic.add.none') },
          ...topicsUsed(snapshot)
            .filter(({ topic }) => !query.topics.includes(topic))
            .map(({ topic }) => ({ value: topic.id, label: displayName(topic, lang).name }))
            .toSorted((a, b) => a.label.localeCompare(b.label, lang)),
        ],
      },
      {
        form: 'text',
        name: 'region',
        label: words('experts.region'),
        placeholder: words('experts.region.all'),
        value: query.region ? displayName(query.region, lang).name : '',
        options: placesOffered(snapshot).map((place) => displayName(place, lang).name),
      },
    ],
  });
  return html`<div class="control-row">${segments(kinds, words('experts.kinds'))} ${filters}</div>`;
}

function placesOffered({ projection }: PageContext['snapshot']): Entity[] {
  return ['maakunta', 'named-area', 'municipality'].flatMap((kind) => projection.ofKind(kind));
}

/** The parameters that the filters leave as they are. */
function keptBeside(query: ExpertsQuery): Record<string, readonly string[]> {
  const address = new URL(expertsAddress(query, 'fi', { region: null }), 'https://solmu.invalid');
  const names = [...new Set(address.searchParams.keys())];
  return Object.fromEntries(names.map((name) => [name, address.searchParams.getAll(name)]));
}

async function hits(
  context: PageContext,
  query: ExpertsQuery,
  found: Found,
  answer: ExpertsAnswer,
): Promise<Html> {
  const { words, lang, snapshot, services } = context;
  if (answer.items.length === 0) return nothing(context, query, found, answer.near);
  const cards = await evidenceViews(services.store, evidenceOf(answer), lang);
  const strongest = Math.max(...found[query.kind].hits.slice(0, 1).map(({ score }) => score));
  const views = scoreViews({ snapshot, cards, words, lang }, answer, strongest).map((view, at) => ({
    ...view,
    foot: foot(context, query, answer.items[at] as ExpertAnswer),
  }));
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

/** Whom to turn to now, where that is not simply the one found, and the way onto the shortlist. */
function foot(context: PageContext, query: ExpertsQuery, { entity, contacts }: ExpertAnswer): Html {
  const told = contacts.length > 1 || contacts.some(({ state }) => state === 'ended');
  return html`<div class="score-foot">
    ${told ? contactsLine(context, contacts) : ''}
    ${shortlistLink(context, query, { id: entity.id, name: entity.name })}
  </div>`;
}

function nothing(
  context: PageContext,
  query: ExpertsQuery,
  found: Found,
  { places, topics }: NonNullable<ExpertsAnswer['near']> = { places: [], topics: [] },
): Html {
  const { words, lang, snapshot } = context;
  const topic = topicText(context, query);
  const entityOf = ({ id }: { id: string }) => snapshot.projection.entity(id) as Entity;
  const ways: WayOn[] = [
    ...EXPERT_KINDS.filter((kind) => found[kind].hits.length > 0).map((kind) => ({
      label: words('experts.empty.kind', { kind: words(`experts.kind.${kind}`) }),
      href: expertsAddress(query, lang, { kind }),
      note: String(found[kind].hits.length),
    })),
    ...places.map(({ place, total }) => ({
      label: place ? words('experts.empty.place', { place: place.name }) : words('experts.empty.country'),
      href: expertsAddress(query, lang, { region: place && entityOf(place) }),
      note: String(total),
    })),
    ...topics.map(({ topic: other, total }) => ({
      label: words('experts.empty.topic', { topic: other.name }),
      href: expertsAddress(query, lang, { topics: [entityOf(other)] }),
      note: String(total),
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
  return html`${query.list.length > 0 ? shortlist(context, query) : ''}
    ${found[other].hits.length > 0 ? await otherList(context, query, found[other]) : ''}
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
      ${plainList(
        query.topics.flatMap((topic) => [
          { shape: null, name: topicName(context, query, topic), href: pagePath(topic, lang) },
          {
            shape: null,
            name: words('experts.side.network'),
            href: pageAddress('network', lang, { level: 'organisation', topic: topic.id }),
          },
        ]),
      )}
    </section>
    ${query.list.length === 0 ? shortlist(context, query) : ''}`;
}

/** One topic's page needs no name. */
function topicName({ words, lang }: PageContext, { topics }: ExpertsQuery, topic: Entity): string {
  return topics.length > 1 ? displayName(topic, lang).name : words('experts.side.topic.page');
}

async function otherList(context: PageContext, query: ExpertsQuery, found: FoundExperts): Promise<Html> {
  const { words, lang, snapshot } = context;
  const { items } = await describe(context, found, { size: SIDE_SIZE });
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
