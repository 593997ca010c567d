import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { StatementsRefusedError, type StatementProblem } from '../../directory/statement-problem.ts';
import type { Place } from '../../directory/statements.ts';

/** A row of a register: what its schema made of it, its cells as they stand, and where it stands. */
export interface Row<T> {
  readonly values: T;
  readonly cells: Readonly<Record<string, string>>;
  readonly place: Place;
}

interface Parsed {
  record: Record<string, string>;
  info: { lines: number };
}

/**
 * The rows of a table with a header line, in order. Columns that the schema does not name are only kept as cells.
 * Throws StatementsRefusedError with every cell that does not fit.
 */
export function readCsv<T>(folder: string, file: string, schema: z.ZodType<T>): Row<T>[] {
  const problems: StatementProblem[] = [];
  const rows: Row<T>[] = [];
  for (const { record, info } of parseTable(join(folder, file), file)) {
    const place: Place = {
      file: shownName(file),
      path: Object.values(record)[0] ?? '',
      line: info.lines,
    };
    const parsed = schema.safeParse(record);
    if (parsed.success) rows.push({ values: parsed.data, cells: record, place });
    else problems.push(...parsed.error.issues.map((issue) => problemOf(issue, record, place)));
  }
  if (problems.length > 0) throw new StatementsRefusedError(problems);
  return rows;
}

/** The file as problems name it: where it stands in the project. */
export function shownName(file: string): string {
  return `seed/data/reference/${file}`;
}

function parseTable(path: string, file: string): Parsed[] {
  try {
    return parse(readFileSync(path, 'utf8'), { columns: true, bom: true, info: true }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : null;
    throw new StatementsRefusedError([
      { file: shownName(file), path: 'CSV', line, value: error.code, reason: error.message },
    ]);
  }
}

function problemOf(issue: z.core.$ZodIssue, record: Record<string, string>, place: Place): StatementProblem {
  const column = String(issue.path[0] ?? '');
  return { ...place, path: column, value: record[column] ?? '(missing)', reason: issue.message };
}

/** The value that `column` of the row points to; throws StatementsRefusedError where there is none. */
export function lookUp<V>(known: ReadonlyMap<string, V>, row: Row<unknown>, column: string, what: string): V {
  const key = row.cells[column] ?? '';
  const found = known.get(key);
  if (found !== undefined) return found;
  throw new StatementsRefusedError([
    { ...row.place, path: column, value: key, reason: `${what} has no such row` },
  ]);
}
