import type { EntitySummary, FactAnswer, RelationAnswer } from '../../contract/answers.ts';
import { dateText, yearsText } from '../../locales/dates.ts';
import { describeFacts } from '../../reading/entity-answer.ts';
import { toSummary } from '../../reading/entity-view.ts';
import { roleOf, type Role } from '../../vocabulary/roles.ts';
import { claim } from '../parts/claim.ts';
import { evidenceSet, type EvidenceSetView } from '../parts/evidence-card.ts';
import { section } from '../parts/headings.ts';
import { html, type Html } from '../parts/html.ts';
import { placeholderPill } from '../parts/pills.ts';
import { evidenceList } from '../parts/rows.ts';
import { factsBar } from '../parts/source-list.ts';
import { countedText } from '../views/counted.ts';
import { factText } from '../views/fact-text.ts';
import { isNamed } from '../views/named.ts';
import { claimOf, nameColumn, otherEnd, roleHeading, type RowMaker } from '../views/relation-rows.ts';
import { columns, descriptionOf, entityHead, type EntityBody } from './layout.ts';
import { fundingOf, fundingSection } from './project-funding.ts';
import { implementersSection, parties, partnersSection, type Kin } from './project-parties.ts';
import {
  columnsSection,
  factSection,
  leadsToTopic,
  namesSection,
  relationSection,
  sourcesSection,
  statementsByKind,
  targetViews,
  topicSection,
  withRoles,
  type Piece,
} from './sections.ts';
import { similarSection } from './similar-section.ts';
import { evidenceOf, readRelations, rowMaker, type Subject } from './subject.ts';

const FUNDER: ReadonlySet<Role> = new Set(['funder']);
const UNIT: ReadonlySet<Role> = new Set(['unit-of']);
const SUCCEEDED: ReadonlySet<Role> = new Set(['succeeded-by']);
const PERIOD_FIELDS = ['period', 'start', 'end'] as const satisfies FactAnswer['field'][];

/** A project: who leads and carries it out, with whom and where, who paid, what it meant to reach and what came of it. */
export async function projectPage(subject: Subject): Promise<EntityBody> {
  const { context, entity, relations } = subject;
  const { words } = context;
  const around = await gather(subject);
  const maker = await rowMaker(subject, [
    ...around.programmeFunders,
    ...around.successions.values(),
    ...around.targets,
    ...around.studyPeriods,
  ]);
  const funding = fundingOf(relations, around.programmeFunders, entity.id);
  const told = new Set(relations.filter((relation) => isToldAbove(relation, entity.id)).map(({ id }) => id));
  const rest = relations.filter((relation) => !told.has(relation.id));
  const body = html`${entityHead(subject, { lead: descriptionOf(entity, maker.lang) })}
    ${summaryBar(maker, subject, around)}
    <div class="stack">
      ${fundingSection(maker, entity, funding)} ${implementersSection(maker, relations, entity, around)}
      ${partnersSection(maker, relations, entity.id)} ${placesSection(maker, relations, entity.id)}
      ${statementSections(maker, relations)} ${targetSection(maker, around)}
    </div>
    ${columns(
      [
        relationSection(
          maker,
          { heading: words('project.people') },
          parties(relations, entity.id, 'people'),
          entity.id,
        ),
        relationSection(maker, { heading: words('project.made') }, rest, entity.id),
        factSection(
          maker,
          entity.facts.filter(({ field }) => !isPeriod(field)),
        ),
        topicSection(maker, subject),
        await similarSection(subject),
      ],
      [
        namesSection(context, subject),
        await sourcesSection(context, evidenceOf([...relations, ...entity.facts, ...around.targets])),
      ],
    )}`;
  return { body, description: entity.description ?? `${entity.name}, ${entity.label}.` };
}

interface Around extends Kin {
  programmeFunders: RelationAnswer[];
  targets: FactAnswer[];
  /** What a target stands on, by the target's id. */
  targetNames: ReadonlyMap<string, string>;
  /** Studies that went before, with what is said of when. */
  studies: EntitySummary[];
  studyPeriods: FactAnswer[];
}

async function gather({ context, entity, relations }: Subject): Promise<Around> {
  const { services, snapshot, lang } = context;
  const { projection } = snapshot;
  const { store } = services;
  const stated = withRoles(relations, ['states']).flatMap(({ to }) => (isNamed(to) ? [to] : []));
  const programmes = withRoles(relations, ['funded-under']).flatMap(({ to }) => (isNamed(to) ? [to.id] : []));
  const actors = relations.flatMap(({ from }) =>
    isNamed(from) && from.type === 'organisation' ? [from.id] : [],
  );
  const studies = relations
    .filter((relation) => relation.role === 'precedes' && !otherEnd(relation, entity.id).own)
    .flatMap(({ from }) => (isNamed(from) ? [from] : []));
  const successions = actors.flatMap((id) => projection.leaving(id, SUCCEEDED));
  const factsOf = async (entities: readonly string[], fields: readonly FactAnswer['field'][]) =>
    entities.length === 0 ? [] : store.facts({ audience: 'public', entities, fields });
  const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id);
  const [programmeFunders, later, targets, studyPeriods] = await Promise.all([
    readRelations(context, ids(programmes.flatMap((id) => projection.reaching(id, FUNDER)))),
    readRelations(context, ids(successions)),
    factsOf([...ids(stated), entity.id], ['target']),
    factsOf(ids(studies), ['period']),
  ]);
  const parents = actors.flatMap((id) => {
    const parent = projection.entity(projection.leaving(id, UNIT)[0]?.to ?? '');
    return parent ? [[id, toSummary(parent, lang)] as const] : [];
  });
  return {
    programmeFunders,
    targets: await describeFacts(store, snapshot, targets, lang),
    targetNames: new Map(targets.map((fact) => [fact.id, nameIn(stated, fact.entity)])),
    studies,
    studyPeriods: await describeFacts(store, snapshot, studyPeriods, lang),
    parents: new Map(parents),
    successions: new Map(later.map((relation) => [isNamed(relation.from) ? relation.from.id : '', relation])),
  };
}

function nameIn(entities: readonly EntitySummary[], id: string): string {
  return entities.find((entity) => entity.id === id)?.name ?? id;
}

/** When, who leads, how wide, who pays. */
function summaryBar(maker: RowMaker, { entity, relations }: Subject, around: Around): Html {
  const { words } = maker;
  const time = timeViews(maker, entity, around);
  const named = (role: Role) =>
    relations
      .filter((relation) => relation.role === role && !otherEnd(relation, entity.id).own)
      .map((relation) => otherEnd(relation, entity.id).end.name)
      .join(', ');
  const bar = factsBar([
    { label: words('project.time'), value: time.value, more: time.more },
    {
      label: words('project.lead'),
      value: named('lead') || named('coordinator') || placeholderPill(words('project.no-lead')),
    },
    {
      label: words('project.extent'),
      value: extentText(maker, entity.id, relations),
      more: areaText(maker, relations),
    },
    { label: words('project.funder'), value: named('funder') || placeholderPill(words('project.no-funder')) },
  ]);
  const cards = time.cards.map((set) => evidenceSet(set, words, maker.lang));
  return evidenceList(html`<div class="claim-scope">${bar}${cards}</div>`);
}

interface TimeViews {
  value: Html | string;
  more: string | null;
  cards: EvidenceSetView[];
}

/** What sources say of the time, side by side, a field left blank too; else what is known of the study before it. */
function timeViews(maker: RowMaker, entity: Subject['entity'], { studies, studyPeriods }: Around): TimeViews {
  const { words, lang } = maker;
  const own = entity.facts.filter(({ field }) => isPeriod(field));
  if (own.length > 0) {
    const claims = own.map((fact) =>
      claimOf(maker, fact, factText(fact, words, lang).text, factText(fact, words, lang).lang),
    );
    return {
      value: html`${claims.map((view, index) => html`${index > 0 ? html`<br />` : ''}${claim(view.claim)}`)}`,
      more: own.length > 1 ? words('project.time-differs') : null,
      cards: claims.map(({ evidence }) => evidence),
    };
  }
  const years = yearsText(entity.period);
  if (years) return { value: years, more: null, cards: [] };
  const [study] = studies;
  const [fact] = studyPeriods;
  if (!study || !fact) return { value: words('project.no-time'), more: null, cards: [] };
  const when = fact.period?.from ? dateText(fact.period.from.date, lang) : factText(fact, words, lang).text;
  const view = claimOf(maker, fact, words('project.study-time', { when }));
  return { value: claim(view.claim), more: words('project.no-time'), cards: [view.evidence] };
}

function isPeriod(field: FactAnswer['field']): boolean {
  return (PERIOD_FIELDS as readonly string[]).includes(field);
}

function extentText({ words }: RowMaker, self: string, relations: readonly RelationAnswer[]): Html | string {
  const count = (group: 'responsibility' | 'partnership') =>
    new Set(
      parties(relations, self, group).flatMap((relation) => {
        const { end } = otherEnd(relation, self);
        return isNamed(end) ? [end.id] : [];
      }),
    ).size;
  const [implementers, partners] = [count('responsibility'), count('partnership')];
  const parts = [
    implementers > 0 && words('project.extent-implementers', { count: implementers }),
    partners > 0 && words('project.extent-partners', { count: partners }),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : placeholderPill(words('project.no-parties'));
}

function areaText({ words }: RowMaker, relations: readonly RelationAnswer[]): string | null {
  const areas = new Set(
    relations.flatMap(({ scope, role }) => (scope && role === 'partner' ? [scope.id] : [])),
  ).size;
  return areas > 0 ? countedText(words, 'project.areas', areas) : null;
}

const PLACES = [
  'pilot-city',
  'pilot-site',
  'pilot-area',
  'host',
  'targets',
  'located-in',
  'available-in',
] as const satisfies Role[];

/** Where it was tried and what it aims at. */
function placesSection(maker: RowMaker, relations: readonly RelationAnswer[], self: string): Piece {
  const columnsOf = PLACES.map((role) => {
    const held = withRoles(relations, [role]);
    const own = held.some((relation) => otherEnd(relation, self).own);
    return nameColumn(maker, roleHeading(role, own, maker.lang), held, self);
  });
  return columnsSection(maker, { heading: maker.words('project.places') }, columnsOf);
}

function statementSections(maker: RowMaker, relations: readonly RelationAnswer[]): Html {
  const grounds = statementsByKind(maker, relations, ['question', 'need', 'premise']);
  const aims = statementsByKind(maker, relations, ['objective', 'measure', 'outcome', 'effect']);
  return html`${grounds && section({ heading: maker.words('project.grounds') }, grounds)}
  ${aims && section({ heading: maker.words('project.aims') }, aims)}`;
}

/** Numbers promised, counted from what is recorded. */
function targetSection(maker: RowMaker, { targets, targetNames }: Around): Piece {
  if (targets.length === 0) return null;
  const nameOf = (id: string) => targetNames.get(id) ?? maker.words('target.heading');
  return html`<section class="section">
    <div class="targets">
      <div>
        <h3>${maker.words('target.heading')}</h3>
        <p class="small">${maker.words('target.under')}</p>
      </div>
      ${targetViews(maker, targets, nameOf)}
    </div>
  </section>`;
}

/** True for relations that a section above the last lists has shown. */
function isToldAbove(relation: RelationAnswer, self: string): boolean {
  if (leadsToTopic(relation) || relation.role === 'states') return true;
  if ((PLACES as readonly Role[]).includes(relation.role)) return true;
  const { own } = otherEnd(relation, self);
  if (relation.role === 'funded-under') return own;
  return !own && ['responsibility', 'partnership', 'funding', 'people'].includes(roleOf(relation.role).group);
}
