import type { SourceStatements } from '../../directory/statements.ts';
import type { Evidence } from '../../contract/evidence.ts';
import type { Tag } from '../../topics/tag-text.ts';
import { alias, carriedOut, entity, fact, period, reasoned, registered, relation } from '../say.ts';
import type { EntityStatement, FactStatement, RelationStatement } from '../say.ts';
import type { Surroundings } from '../surroundings.ts';
import { newcomers, successions, type Implementer } from './implementers.ts';
import type { ProjectRow } from './read.ts';
import { EURA } from './source.ts';
import {
  programmeKey,
  type Authority,
  type Fund,
  type NewTopic,
  type Programme,
  type Tables,
} from './tables.ts';
import { titleTagger } from './tag-titles.ts';

const FUND = ['project_code', 'period', 'fund', 'programme'];
const PART = ['project_code', 'title_fi', 'implementer_name', 'start', 'end'];

/** All that the rows say: `implementers` tells who the implementer of each is. */
export function statementsOf(
  rows: readonly ProjectRow[],
  implementers: readonly Implementer[],
  tables: Tables,
  surroundings: Surroundings,
): SourceStatements {
  const tagged = tagsOf(rows, tables, surroundings);
  const topics = topicsSpokenOf(tagged, tables);
  const programmes = firstRows(rows, (row) => programmeOf(row, tables));
  const authorities = firstRows(rows, (row) => authorityOf(row, tables));
  return {
    source: EURA,
    entities: [
      ...[...tables.funds.values()].flatMap(fundEntity),
      ...[...programmes.keys()].map(programmeEntity),
      ...[...authorities.keys()].flatMap(authorityEntity),
      ...topics.map(topicEntity),
      ...newcomers(rows, implementers),
      ...rows.map(project),
    ],
    relations: [
      ...[...programmes].flatMap(([programme, row]) => funders(programme, row, tables)),
      ...topics.flatMap((topic) => place(topic, tagged, tables)),
      ...successions(rows, implementers, (row) => said(row, ['project_code', 'implementer_name'])),
      ...rows.flatMap((row, index) => [
        ...part(row, implementers[index] as Implementer),
        relation(row.place, [idOf(row), 'funded-under', programmeOf(row, tables).id], said(row, FUND)),
        authority(row, tables),
      ]),
      ...tagged.flatMap(({ row, tags }) => tags.map((tag) => subject(row, tag))),
    ],
    facts: rows.flatMap((row) => [time(row), ...amounts(row)]),
  };
}

function idOf({ values }: ProjectRow): string {
  return `eura-${values.project_code.toLowerCase()}`;
}

function said(row: ProjectRow, columns: readonly string[]): Evidence {
  return { ...registered(EURA, row, columns), locator: `project_code ${row.values.project_code}` };
}

function programmeOf({ values }: ProjectRow, { programmes }: Tables): Programme {
  return programmes.get(programmeKey(values)) as Programme;
}

function authorityOf({ values }: ProjectRow, { authorities }: Tables): Authority {
  return authorities.get(values.funding_authority) as Authority;
}

/** What the rows speak of, with the first row that does. */
function firstRows<T>(rows: readonly ProjectRow[], of: (row: ProjectRow) => T): Map<T, ProjectRow> {
  return new Map(rows.toReversed().map((row) => [of(row), row]));
}

function fundEntity({ id, names, short, place: at }: Fund): EntityStatement[] {
  if (names === undefined) return [];
  const aliases = (['fi', 'sv', 'en'] as const).flatMap((lang) =>
    short[lang] === undefined ? [] : [alias(short[lang], 'short', lang)],
  );
  return [entity(at, id, ['organisation', 'fund'], { names, aliases })];
}

function programmeEntity({ id, names, place: at }: Programme): EntityStatement {
  return entity(at, id, ['programme', null], { names, status: 'ended' });
}

function authorityEntity({ id, kind, names, place: at }: Authority): EntityStatement[] {
  return names === undefined ? [] : [entity(at, id, ['organisation', kind], { names })];
}

function funders({ id, fund }: Programme, row: ProjectRow, { funds }: Tables): RelationStatement[] {
  return [...funds.values()]
    .filter(({ written }) => fund === null || fund === written)
    .map((one) => relation(row.place, [one.id, 'funder', id], said(row, FUND)));
}

function project(row: ProjectRow): EntityStatement {
  const { project_code, title_fi, start, end } = row.values;
  return entity(row.place, idOf(row), ['project', 'project'], {
    names: { fi: title_fi },
    identifiers: [{ scheme: 'eura', value: project_code }],
    period: period(start, end),
    // The register's word is as old as its file: a project whose last day is known has ended by it.
    status: end === null ? 'unknown' : 'ended',
  });
}

/** The register's one implementer leads; a name that says too little is nobody's. */
function part(row: ProjectRow, { id, unit, score, reason, fresh }: Implementer): RelationStatement[] {
  const actor = id ?? fresh?.id;
  if (actor === undefined) return [];
  const { start, end } = row.values;
  const evidence = said(row, PART);
  const told = fresh || (score >= PLAIN && !unit) ? evidence : { ...evidence, reason };
  return [relation(row.place, [actor, 'lead', idOf(row)], told, period(start, end))];
}

/** From this score on a name needs no words. */
const PLAIN = 0.98;

function authority(row: ProjectRow, tables: Tables): RelationStatement {
  const { start, end } = row.values;
  const evidence = said(row, ['project_code', 'title_fi', 'funding_authority']);
  return relation(
    row.place,
    [authorityOf(row, tables).id, 'funding-authority', idOf(row)],
    evidence,
    period(start, end),
  );
}

function time(row: ProjectRow): FactStatement {
  const { start, end } = row.values;
  const evidence = said(row, ['project_code', 'title_fi', 'start', 'end']);
  return carriedOut(row.place, idOf(row), [start, end], evidence);
}

/** What was granted, paid and planned. What the edition of 2014–2020 has as paid is often many times the grant. */
function amounts(row: ProjectRow): FactStatement[] {
  const { granted_eu_state_eur, paid_eu_state_eur, planned_public_eur } = row.values;
  const told = [
    ['granted', 'granted_eu_state_eur', granted_eu_state_eur],
    ['planned-public', 'planned_public_eur', planned_public_eur],
    ...(row.values.period === '2007-2013' ? [['paid', 'paid_eu_state_eur', paid_eu_state_eur] as const] : []),
  ] as const;
  return told
    .filter(([, , value]) => value > 0)
    .map(([kind, column, value]) =>
      fact(
        row.place,
        idOf(row),
        ['amount', { value, currency: 'EUR', kind }],
        said(row, ['project_code', column]),
      ),
    );
}

interface Tagged {
  readonly row: ProjectRow;
  readonly tags: readonly Tag[];
}

function tagsOf(rows: readonly ProjectRow[], tables: Tables, surroundings: Surroundings): Tagged[] {
  const tag = titleTagger(
    rows.map(({ values }) => values.title_fi),
    tables,
    surroundings,
  );
  return rows.map((row) => ({ row, tags: tag(row.values.title_fi) }));
}

function subject(row: ProjectRow, { topic, words }: Tag): RelationStatement {
  const evidence = reasoned(
    said(row, ['project_code', 'title_fi']),
    'inferred',
    `Hankkeen nimen sana: ${words}.`,
  );
  return relation(row.place, [idOf(row), 'about', topic], evidence);
}

/** The topics that titles have, and those that they are under. */
function topicsSpokenOf(tagged: readonly Tagged[], { topics }: Tables): NewTopic[] {
  const used = new Set(tagged.flatMap(({ tags }) => tags.map(({ topic }) => topic)));
  const above = new Set(
    topics.flatMap(({ id, broader }) => (used.has(id) && broader !== undefined ? [broader] : [])),
  );
  return topics.filter(({ id }) => used.has(id) || above.has(id));
}

function topicEntity({ id, names, yso, place: at }: NewTopic): EntityStatement {
  return entity(at, id, ['topic', 'subject'], {
    names,
    identifiers: yso === undefined ? [] : [{ scheme: 'yso', value: yso }],
  });
}

const GROUPED = 'Toimituksen ryhmittely rekisterin hankkeiden aiheille.';

/** A topic that only those under it have stands on what says one of these. */
function place(
  { id, broader, reason, place: at }: NewTopic,
  tagged: readonly Tagged[],
  { topics }: Tables,
): RelationStatement[] {
  const below = topics.flatMap((topic) => (topic.broader === id ? [topic.id] : []));
  const rowOn = (wanted: string) =>
    tagged.find(({ tags }) => tags.some(({ topic }) => topic === wanted))?.row;
  const says = [id, ...below].map(rowOn).find((row) => row !== undefined);
  if (broader === undefined || !says) return [];
  const evidence = reasoned(said(says, ['project_code', 'title_fi']), 'curated', reason ?? GROUPED);
  return [relation(at, [id, 'broader', broader], evidence)];
}
