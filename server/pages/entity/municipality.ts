import type { EntityAnswer, RelationAnswer } from '../../contract/answers.ts';
import { yearsText } from '../../locales/dates.ts';
import type { Role } from '../../vocabulary/roles.ts';
import { pageAddress } from '../addresses.ts';
import { finlandMap } from '../geometry/finland.ts';
import { buttonLinks } from '../parts/controls.ts';
import { figureStrip } from '../parts/figures.ts';
import { section } from '../parts/headings.ts';
import { html } from '../parts/html.ts';
import { miniMap } from '../parts/mini-map.ts';
import { roleGroups, type RoleGroupView, type RowView } from '../parts/rows.ts';
import { longGroup } from '../views/long-list.ts';
import { COMPARED, figuresOfAll } from '../views/municipality-figures.ts';
import { isNamed, partyView } from '../views/named.ts';
import { actorGroups, claimOf, nameColumn, roleText, type RowMaker } from '../views/relation-rows.ts';
import { columns, entityHead, type EntityBody } from './layout.ts';
import { figureViews } from './municipality-figures.ts';
import { nearestPeers } from './nearest-peers.ts';
import { postSection } from './posts.ts';
import {
  columnsSection,
  factSection,
  namesSection,
  relationSection,
  sourcesSection,
  tagSection,
  topicSection,
  without,
  withRoles,
  type Piece,
} from './sections.ts';
import { sharedSection } from './shared-section.ts';
import { nodeInNetwork, regionalWork, sharedWork } from './shared-work.ts';
import { evidenceOf, readRelations, rowMaker, type Subject } from './subject.ts';

const HOLDS: ReadonlySet<Role> = new Set(['holds']);
const AVAILABLE: ReadonlySet<Role> = new Set(['available-in']);
const ABOUT: ReadonlySet<Role> = new Set(['about']);

/** A municipality: its figures, whom it has worked with, whom to ask, what is near it. */
export async function municipalityPage(subject: Subject): Promise<EntityBody> {
  const gathered = await gather(subject);
  const { context, entity } = subject;
  const maker = await rowMaker(subject, Object.values(gathered).flat());
  const all = await figuresOfAll(context.services.store, context.snapshot.projection);
  const strip = figureStrip(figureViews(maker, entity.facts, all), maker.words, maker.lang);
  const shown = new Set([...gathered.own, ...gathered.posts].map(({ id }) => id));
  const rest = without(subject.relations, [
    'about',
    'expert-in',
    'for',
    'set-in',
    'in-sector',
    'meets',
    'states',
  ]).filter(({ id }) => !shown.has(id));
  const body = html`${entityHead(subject, head(subject))}
    <section aria-label="${maker.words('figure.heading')}">
      ${strip}
      <p class="caption">${maker.words('figure.caption', { name: entity.name })}</p>
    </section>
    ${columns(
      [
        sharedSection(maker, entity, gathered),
        regionalSection(maker, gathered),
        topicSection(maker, subject),
        relationSection(maker, { heading: maker.words('entity.place') }, rest, entity.id),
        factSection(maker, otherFacts(entity)),
      ],
      [
        postSection(maker, gathered.posts, gathered.holders, entity.id),
        await nearestPeers(context, entity.id),
        practicesSection(maker, gathered.available),
        tagSection(context, topicsOf(subject, gathered), maker.words('municipality.topics')),
        namesSection(context, subject),
        await sourcesSection(context, [
          ...evidenceOf([...gathered.own, ...gathered.others, ...gathered.aims, ...gathered.actors, ...rest]),
          ...evidenceOf(entity.facts),
        ]),
      ],
    )}`;
  return { body, description: leadText(subject) };
}

interface Gathered {
  own: RelationAnswer[];
  others: RelationAnswer[];
  aims: RelationAnswer[];
  actors: RelationAnswer[];
  posts: RelationAnswer[];
  holders: RelationAnswer[];
  available: RelationAnswer[];
}

async function gather({ context, entity, relations }: Subject): Promise<Gathered> {
  const { projection, geography } = context.snapshot;
  const work = sharedWork(projection, entity.id);
  const known = new Set(work.own.map(({ to }) => to));
  const regional = regionalWork({ projection, geography }, entity.id, known);
  const posts = withRoles(relations, ['post-of']);
  const seats = posts.flatMap(({ from }) => (isNamed(from) ? [from.id] : []));
  const places = [entity.id, ...geography.regionsOf(entity.id)];
  const read = (some: readonly { id: string }[]) =>
    readRelations(
      context,
      some.map(({ id }) => id),
    );
  const [own, others, aims, actors, holders, available] = await Promise.all([
    read(work.own),
    read(work.others),
    read(regional.aims),
    read(regional.actors),
    read(seats.flatMap((seat) => projection.reaching(seat, HOLDS))),
    read(places.flatMap((place) => projection.reaching(place, AVAILABLE))),
  ]);
  return { own, others, aims, actors, posts, holders, available };
}

function head(subject: Subject) {
  const { entity, record } = subject;
  const maakunta = entity.regions.find(({ kind }) => kind === 'maakunta');
  return {
    lead: leadText(subject),
    steps: maakunta ? [{ label: maakunta.name, href: maakunta.url }] : [],
    actions: actions(subject),
    map: record.point ? miniMap(finlandMap(76, 150, 2), record.point) : null,
  };
}

/** The picture of whom it works with, when it is in one, and its peers. */
function actions({ context, entity }: Subject) {
  const { words, lang, snapshot } = context;
  const node = nodeInNetwork(snapshot.projection, entity.id);
  const peers = {
    label: words('municipality.peers'),
    href: pageAddress('peers', lang, { municipality: entity.id }),
  };
  if (node === null) return buttonLinks([{ ...peers, primary: true }]);
  const network = {
    label: words('municipality.network', { name: entity.name }),
    href: pageAddress('network', lang, { level: 'organisation', node }),
    primary: true,
  };
  return buttonLinks([network, peers]);
}

/** Class, regions, languages and code in a few sentences; what is not known is left out. */
function leadText({ context, entity }: Subject): string {
  const { words } = context;
  const coded = (field: 'urban-rural-class' | 'language-status') => {
    const fact = entity.facts.findLast((candidate) => candidate.field === field);
    return typeof fact?.value === 'string' ? words(`${field}.${fact.value}`) : null;
  };
  const region = (kind: string) => entity.regions.find((candidate) => candidate.kind === kind)?.name;
  const [maakunta, area] = [region('maakunta'), region('wellbeing-area')];
  const code = entity.identifiers.find(({ scheme }) => scheme === 'municipality-code')?.value;
  const sentences = [
    coded('urban-rural-class') ?? words('municipality.kind'),
    maakunta && words('municipality.region', { name: maakunta }),
    area && words('municipality.wellbeing', { name: area }),
    coded('language-status'),
    code && words('municipality.code', { code }),
  ];
  return sentences
    .filter(Boolean)
    .map((sentence) => `${sentence}.`)
    .join(' ');
}

/** Activities that name the region, not the municipality: they make nobody its partner. */
function regionalSection(maker: RowMaker, { aims, actors }: Gathered): Piece {
  if (aims.length === 0) return null;
  const { words, lang } = maker;
  const groups: RoleGroupView[] = [
    longGroup(maker, {
      key: 'regional-aim',
      heading: words('municipality.regional-aim'),
      items: aims,
      row: (relation) => aimRow(maker, relation),
    }),
    ...actorGroups(maker, actors),
  ];
  return section(
    { heading: words('municipality.regional'), under: words('municipality.regional-under'), major: true },
    roleGroups(groups, words, lang),
  );
}

function aimRow(maker: RowMaker, relation: RelationAnswer): RowView {
  const targets = relation.role === 'targets';
  const [activity, region] = targets ? [relation.from, relation.to] : [relation.to, relation.from];
  return {
    party: partyView(maker.projection, activity, maker.lang),
    ...claimOf(maker, relation, roleText(relation, maker.words)),
    context: isNamed(region) ? { name: region.name, href: region.url } : null,
    years: isNamed(activity) ? yearsText(activity.period) : null,
  };
}

/** Practices that the municipality or its region offers, by where the source says they are offered. */
function practicesSection(maker: RowMaker, available: readonly RelationAnswer[]): Piece {
  const places = Map.groupBy(available, ({ to }) => (isNamed(to) ? to.name : ''));
  return columnsSection(
    maker,
    { heading: maker.words('municipality.practices') },
    [...places].map(([place, some]) => nameColumn(maker, place, some, placeId(some))),
  );
}

function placeId([first]: readonly RelationAnswer[]): string {
  return first && isNamed(first.to) ? first.to.id : '';
}

/** The topics of what the municipality, or else its region, has taken part in. */
function topicsOf({ context }: Subject, { own, aims }: Gathered): string[] {
  const { projection } = context.snapshot;
  const ends =
    own.length > 0
      ? own.map(({ to }) => to)
      : aims.map(({ role, from, to }) => (role === 'targets' ? from : to));
  const activities = new Set(ends.flatMap((end) => (isNamed(end) ? [end.id] : [])));
  return [...activities].flatMap((activity) => projection.leaving(activity, ABOUT).map(({ to }) => to));
}

/** Facts that the strip does not show. */
function otherFacts({ facts }: EntityAnswer) {
  const inStrip: ReadonlySet<string> = new Set(['population', ...COMPARED]);
  return facts.filter(({ field }) => !inStrip.has(field));
}
