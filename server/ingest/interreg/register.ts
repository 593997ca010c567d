import { matchParties, type Match } from '../match-parties.ts';
import type { Register } from '../pipeline.ts';
import { partiesOf, statementsOf } from './propose.ts';
import { readParticipations, type Participation } from './read.ts';
import { readTables, type Tables } from './tables.ts';
import { tellMatches } from './tell.ts';

/** Interreg projects with Finnish parties, as keep.eu lists them. */
export const interreg: Register<Participation, Tables, Match> = {
  name: 'interreg',
  shipped: 'interreg_2014_2020_finland.csv',
  optional: false,
  tables: readTables,
  read: readParticipations,
  match: (rows, tables, surroundings) =>
    matchParties(partiesOf(rows), tables.decisions, surroundings, tables.files.organisations),
  propose: statementsOf,
  tell: tellMatches,
};
