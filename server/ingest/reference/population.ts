import { z } from 'zod';
import type { SourceStatements } from '../../directory/statements.ts';
import { code, maybeNumber, name } from '../cells.ts';
import { lookUp, type Row } from '../csv.ts';
import { readCsv } from './read-csv.ts';
import { fact, period, registered, type FactStatement } from '../say.ts';
import { VAKILUKU } from './sources.ts';

const FILE = 'municipality_population_2000_2022.csv';
const YEAR = /^\d{4}$/;

/** Every column but the first two is a year. */
const rowSchema = z.object({ code: code(3), name_fi: name }).catchall(maybeNumber);

type PopulationRow = Row<z.output<typeof rowSchema>>;

/** The population of every municipality, one fact a year. */
export function population(folder: string, municipality: ReadonlyMap<string, string>): SourceStatements {
  const rows = readCsv(folder, FILE, rowSchema);
  return {
    source: VAKILUKU,
    entities: [],
    relations: [],
    facts: rows.flatMap((row) =>
      series(lookUp(municipality, row, 'code', 'municipalities_fi_2026.csv'), row),
    ),
  };
}

function series(id: string, row: PopulationRow): FactStatement[] {
  return Object.entries(row.values).flatMap(([column, value]) => {
    if (!YEAR.test(column) || typeof value !== 'number') return [];
    const evidence = registered(VAKILUKU, row, ['code', column]);
    return [fact(row.place, id, ['population', value], evidence, period(column, column))];
  });
}
