import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { matchParties } from '../match-parties.ts';
import { readDecisions } from '../parties.ts';
import type { Register } from '../pipeline.ts';
import { readAbroad } from '../regions-abroad.ts';
import { readMeanings } from './meanings.ts';
import { partiesOf, statementsOf, type Tables } from './propose.ts';
import { readParticipations, type Participation } from './read.ts';

const FILES = {
  organisations: 'interreg-organisations.yaml',
  abroad: 'interreg-organisations-abroad.yaml',
  regions: 'regions-abroad.yaml',
  meanings: 'interreg-projects.yaml',
} as const;

/** Interreg projects with Finnish parties, as keep.eu lists them. */
export const interreg: Register<Participation, Tables> = {
  name: 'interreg',
  shipped: 'interreg_2014_2020_finland.csv',
  tables: readTables,
  read: (file, content, tables, surroundings) =>
    readParticipations(file, content, surroundings, tables.meanings.repeated),
  match: (rows, tables, surroundings) =>
    matchParties(partiesOf(rows), tables.decisions, surroundings, shownName(FILES.organisations)),
  propose: statementsOf,
};

function readTables(folder: string): Tables {
  const from = <T>(file: string, read: (shown: string, content: string) => T) =>
    read(shownName(file), readFileSync(join(folder, file), 'utf8'));
  return {
    decisions: [...from(FILES.organisations, readDecisions), ...from(FILES.abroad, readDecisions)],
    abroad: from(FILES.regions, readAbroad),
    meanings: from(FILES.meanings, readMeanings),
    files: { regions: shownName(FILES.regions), meanings: shownName(FILES.meanings) },
  };
}

/** A table as problems name it: where it stands in the project. */
function shownName(file: string): string {
  return `seed/data/registers/${file}`;
}
