import type { Register } from '../pipeline.ts';
import { implementersOf, type Implementer } from './implementers.ts';
import { statementsOf } from './propose.ts';
import { readProjects, type ProjectRow } from './read.ts';
import { readTables, type Tables } from './tables.ts';
import { tellImplementers } from './tell.ts';

/** Finnish projects of the European structural funds, as the lists of beneficiaries tell them. */
export const eura: Register<ProjectRow, Tables, Implementer> = {
  name: 'eura',
  shipped: 'eura_2007_2016_finland.csv.gz',
  optional: true,
  tables: readTables,
  read: readProjects,
  match: implementersOf,
  propose: statementsOf,
  tell: tellImplementers,
};
