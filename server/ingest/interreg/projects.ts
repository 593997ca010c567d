import type { Localised } from '../../vocabulary/languages.ts';
import {
  alias,
  carriedOut,
  entity,
  period,
  reasoned,
  registered,
  relation,
  type EntityStatement,
  type FactStatement,
  type RelationStatement,
} from '../say.ts';
import { slug } from '../slug.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Meanings, Programme, Theme } from './meanings.ts';
import type { Participation } from './read.ts';
import { KEEP } from './source.ts';

const SCHEME = 'keep';
const LONGEST = 96;
/** The end of the programmes' period: what ended by then has ended, whenever the file is read. */
const CLOSED = '2020-12-31';
const GROUPED = 'Toimituksen ryhmittely rekisterin teemoille.';

/** A project with the row that describes it first, and its id here. */
export interface Project {
  readonly id: string;
  readonly row: Participation;
}

/** The projects by their ids in the register, in the file's order. An id that the directory has given stays. */
export function projectsOf(
  rows: readonly Participation[],
  { idOf }: Pick<Surroundings, 'idOf'>,
): Map<string, Project> {
  const first = new Map(rows.toReversed().map((row) => [row.values.project_id, row]));
  const inOrder = new Map(rows.map(({ values }) => [values.project_id, first.get(values.project_id)!]));
  const acronyms = Map.groupBy(inOrder.values(), ({ values }) => slug(values.acronym));
  return new Map(
    [...inOrder].map(([key, row]) => {
      const name = slug(row.values.acronym);
      const fresh = acronyms.get(name)?.length === 1 && name !== '' ? name : `${name}-${slug(key)}`;
      return [key, { id: idOf(SCHEME, key) ?? `interreg-${fresh}`.slice(0, LONGEST), row }];
    }),
  );
}

/** The projects with their programmes, topics and time. */
export function projects(
  all: ReadonlyMap<string, Project>,
  meanings: Meanings,
): { entities: EntityStatement[]; relations: RelationStatement[]; facts: FactStatement[] } {
  const rows = [...all.values()];
  const programmes = new Set(rows.map(({ row }) => meanings.programmes.get(row.values.programme)!));
  const themes = withBroader(rows, meanings);
  return {
    entities: [
      ...[...programmes].map(programme),
      ...themes.flatMap(newTopic),
      ...rows.map((one) => project(one, meanings.titles)),
    ],
    relations: [
      ...themes.flatMap((theme) => placeAmongTopics(theme, rows, meanings)),
      ...rows.flatMap((one) => [funding(one, meanings), ...subjects(one, meanings)]),
    ],
    facts: rows.map(time),
  };
}

function programme({ id, names, place }: Programme): EntityStatement {
  return entity(place, id, ['programme', null], { names, status: 'ended' });
}

function project({ id, row }: Project, titles: Meanings['titles']): EntityStatement {
  const { project_id, acronym, title, start, end } = row.values;
  const names: Localised = titles[project_id] ?? { en: title };
  const known = Object.values(names).map(slug);
  return entity(row.place, id, ['project', 'project'], {
    names,
    aliases: known.includes(slug(acronym)) ? [] : [alias(acronym, 'short', null)],
    identifiers: [{ scheme: SCHEME, value: project_id }],
    period: period(start, end),
    status: end !== null && end <= CLOSED ? 'ended' : 'unknown',
  });
}

function funding({ id, row }: Project, { programmes }: Meanings): RelationStatement {
  const to = programmes.get(row.values.programme)!.id;
  return relation(
    row.place,
    [id, 'funded-under', to],
    registeredBy(row, ['project_id', 'acronym', 'programme']),
  );
}

function subjects({ id, row }: Project, { themes }: Meanings): RelationStatement[] {
  const topics = new Set(row.values.themes.map((theme) => themes.get(theme)!.topic));
  const evidence = registeredBy(row, ['project_id', 'acronym', 'themes']);
  return [...topics].map((topic) => relation(row.place, [id, 'about', topic], evidence));
}

function time({ id, row }: Project): FactStatement {
  const { start, end } = row.values;
  return carriedOut(
    row.place,
    id,
    [start, end],
    registeredBy(row, ['project_id', 'acronym', 'start', 'end']),
  );
}

/** What the cells of a project's row say. */
export function registeredBy(row: Participation, columns: readonly string[]) {
  return { ...registered(KEEP, row, columns), locator: `project_id ${row.values.project_id}` };
}

/** The themes that the projects have, and those that these belong under. */
function withBroader(rows: readonly Project[], { themes }: Meanings): Theme[] {
  const used = new Set(rows.flatMap(({ row }) => row.values.themes.map((theme) => themes.get(theme)!)));
  const above = new Set([...used].map(({ broader }) => broader));
  const parents = [...themes.values()].filter(({ topic, names }) => names !== null && above.has(topic));
  return [...used.union(new Set(parents))];
}

function newTopic({ topic, names, place }: Theme): EntityStatement[] {
  return names === null ? [] : [entity(place, topic, ['topic', 'subject'], { names })];
}

/** A topic that only those under it have stands on what says one of these. */
function placeAmongTopics(theme: Theme, rows: readonly Project[], { themes }: Meanings): RelationStatement[] {
  const isOn = (wanted: Theme) =>
    rows.find(({ row }) => row.values.themes.some((name) => themes.get(name) === wanted));
  const below = [...themes.values()].filter(({ broader }) => broader === theme.topic);
  const says = [theme, ...below].map(isOn).find((row) => row !== undefined);
  if (!says) return [];
  const { topic, broader, related, reason, place } = theme;
  const because = (text: string) =>
    reasoned(registeredBy(says.row, ['project_id', 'themes']), 'curated', text);
  return [
    ...(broader === null ? [] : [relation(place, [topic, 'broader', broader], because(reason ?? GROUPED))]),
    ...(related === null ? [] : [relation(place, [topic, 'related', related], because(GROUPED))]),
  ];
}
