import { CsvError, parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { StatementsRefusedError, type StatementProblem } from '../directory/statement-problem.ts';
import type { Place } from '../directory/statements.ts';

/** A row of a register: what its schema made of it, its cells as they stand, and where it stands. */
export interface Row<T> {
  readonly values: T;
  readonly cells: Readonly<Record<string, string>>;
  readonly place: Place;
}

interface Parsed {
  record: string[];
  info: { lines: number };
}

/**
 * The rows of a table with a header line, in order. `file` is its name as problems tell it. Columns that the schema
 * does not name are only kept as cells.
 * Throws StatementsRefusedError with everything that does not fit.
 */
export function readTable<T>(file: string, content: Uint8Array, schema: z.ZodType<T>): Row<T>[] {
  const { rows, problems } = scanTable(file, content, schema);
  refuse(problems);
  return rows;
}

/**
 * The rows that fit, and of the others every cell that does not and every row of another length, for a reader that has
 * more to check. Throws StatementsRefusedError where the file is no such table: another encoding, columns that are
 * missing, a quote that does not close.
 */
export function scanTable<T>(
  file: string,
  content: Uint8Array,
  schema: z.ZodType<T>,
): { rows: Row<T>[]; problems: StatementProblem[] } {
  const [head, ...body] = parseTable(file, decode(file, content));
  const header = head?.record ?? [];
  refuse(missingColumns(file, header, schema));
  const problems: StatementProblem[] = [];
  const rows: Row<T>[] = [];
  for (const { record, info } of body) {
    const place: Place = { file, path: record[0] ?? '', line: info.lines };
    if (record.length !== header.length) {
      problems.push(otherLength(record, header, place));
      continue;
    }
    const cells = Object.fromEntries(header.map((column, index) => [column, record[index] ?? '']));
    const parsed = schema.safeParse(cells);
    if (parsed.success) rows.push({ values: parsed.data, cells, place });
    else problems.push(...parsed.error.issues.map((issue) => problemOf(issue, cells, place)));
  }
  return { rows, problems };
}

/** Throws StatementsRefusedError where there are problems. */
export function refuse(problems: readonly StatementProblem[]): void {
  if (problems.length > 0) throw new StatementsRefusedError(problems);
}

function decode(file: string, content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    const reason = 'the file is not UTF-8; save it again as UTF-8';
    throw new StatementsRefusedError([{ file, path: 'encoding', line: null, value: '(bytes)', reason }]);
  }
}

function parseTable(file: string, text: string): Parsed[] {
  try {
    return parse(text, {
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : null;
    throw new StatementsRefusedError([{ file, path: 'CSV', line, value: error.code, reason: error.message }]);
  }
}

function missingColumns(file: string, header: readonly string[], schema: z.ZodType): StatementProblem[] {
  const columns = 'shape' in schema ? Object.keys(schema.shape as object) : [];
  const value = header.length === 0 ? '(an empty file)' : '(missing)';
  return columns
    .filter((column) => !header.includes(column))
    .map((path) => ({ file, path, line: 1, value, reason: 'the header line has no such column' }));
}

function otherLength(record: readonly string[], header: readonly string[], place: Place): StatementProblem {
  const reason = `the row has ${record.length} cells, the header line ${header.length}`;
  return { ...place, path: 'row', value: record.join(',').slice(0, 80), reason };
}

function problemOf(issue: z.core.$ZodIssue, cells: Record<string, string>, place: Place): StatementProblem {
  const column = String(issue.path[0] ?? '');
  const value = cells[column] ?? '(missing)';
  return { ...place, path: column, value: value === '' ? '(blank)' : value, reason: issue.message };
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
