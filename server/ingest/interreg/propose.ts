import type { SourceStatements } from '../../directory/statements.ts';
import type { Match, Party } from '../match-parties.ts';
import { organisations, type Naming } from '../organisations.ts';
import { period, relation, type RelationStatement } from '../say.ts';
import type { Surroundings } from '../surroundings.ts';
import { homesOf, placesAbroad, regionsSpokenOf } from './places.ts';
import { projects, projectsOf, registeredBy, type Project } from './projects.ts';
import type { Participation } from './read.ts';
import { KEEP } from './source.ts';
import type { Tables } from './tables.ts';

const WHO_AND_WHERE = ['project_id', 'org_name', 'town', 'country_code', 'nuts3_name'];
const PART = ['project_id', 'acronym', 'role', 'org_name', 'town', 'country_code', 'start', 'end'];

/** The parties that the rows name, row by row. */
export function partiesOf(rows: readonly Participation[]): Party[] {
  return rows.map(({ values, place }) => ({
    name: values.org_name,
    country: values.country_code,
    town: values.town,
    place: { ...place, path: 'org_name' },
  }));
}

/** All that the rows say: `matches` tells who the party of each is. */
export function statementsOf(
  rows: readonly Participation[],
  matches: readonly Match[],
  tables: Tables,
  surroundings: Surroundings,
): SourceStatements {
  const all = projectsOf(rows, surroundings);
  const places = placesAbroad(rows, tables);
  const namings = rows.map((row, index): Naming => ({
    match: matches[index]!,
    row,
    homes: homesOf(row, places[index] ?? null, surroundings),
  }));
  const undertaken = projects(all, tables.meanings);
  const said = [
    undertaken,
    organisations(namings, tables.decisions, { source: KEEP, columns: WHO_AND_WHERE }, surroundings),
  ];
  const relations = [
    ...said.flatMap((one) => one.relations),
    ...rows.map((row, index) => participation(row, matches[index]!, all)),
  ];
  const regions = regionsSpokenOf(relations, places, rows, tables);
  return {
    source: KEEP,
    entities: [...regions.entities, ...said.flatMap((one) => one.entities)],
    relations: [...regions.relations, ...relations],
    facts: undertaken.facts,
  };
}

function participation(
  row: Participation,
  { decision }: Match,
  all: ReadonlyMap<string, Project>,
): RelationStatement {
  const { project_id, role, start, end } = row.values;
  const project = all.get(project_id)!;
  return relation(row.place, [decision.id, role, project.id], registeredBy(row, PART), period(start, end));
}
