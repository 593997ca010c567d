import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { precisionOf } from '../../contract/period.ts';
import { StatementsRefusedError, type StatementProblem } from '../../directory/statement-problem.ts';
import { name, number } from '../cells.ts';
import { refuse, scanTable, type Row } from '../csv.ts';
import { programmeKey, type Tables } from './tables.ts';

const DAY = 'a day such as 2015-09-01';
const day = z.string().refine((text) => precisionOf(text) === 'day', DAY);

const STATUSES = ['Toiminta päättynyt', 'Toiminnassa', 'Keskeytynyt'] as const;

const rowSchema = z.object({
  project_code: z.string().regex(/^[A-Z]\d{4,12}$/, "the register's code of the project, such as S10324"),
  period: z.enum(['2007-2013', '2014-2020'], { error: '2007-2013 or 2014-2020' }),
  fund: z.enum(['EAKR', 'ESR'], { error: 'EAKR or ESR' }),
  title_fi: name,
  programme: z.string(),
  funding_authority: name,
  status: z.enum(STATUSES, { error: STATUSES.join(', ') }),
  start: day,
  end: z.union([z.literal('').transform(() => null), day], { error: `${DAY}, or nothing` }),
  implementer_name: name,
  granted_eu_state_eur: number,
  paid_eu_state_eur: number,
  planned_public_eur: number,
});

/** One project, with its one implementer. */
export type ProjectRow = Row<z.output<typeof rowSchema>>;

/**
 * The rows of a file of the register, plain or packed by gzip. Rows that name a person are left out. Throws
 * StatementsRefusedError with every cell that does not fit, projects that stand twice, and programmes and authorities
 * that the tables do not know.
 */
export function readProjects(file: string, content: Uint8Array, tables: Tables): ProjectRow[] {
  const { rows, problems } = scanTable(file, unpacked(file, content), rowSchema);
  const seen = new Map<string, ProjectRow>();
  const all = [
    ...problems,
    ...rows.flatMap((row) => [...periodProblems(row), ...repetitions(row, seen)]),
    ...unexplained(rows, tables),
  ];
  refuse(all.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)));
  return rows.filter(({ values }) => !namesPerson(values.implementer_name));
}

/** Posts after which the register names who holds them: "perusturvajohtaja Matti Meikäläinen". */
const POST = /(johtaja|päällikkö|rehtori|sihteeri|koordinaattori)\s+\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+/u;

function namesPerson(implementer: string): boolean {
  return POST.test(implementer);
}

const MOST_BYTES = 256 * 1024 * 1024;

function unpacked(file: string, content: Uint8Array): Uint8Array {
  if (content[0] !== 0x1f || content[1] !== 0x8b) return content;
  try {
    return gunzipSync(content, { maxOutputLength: MOST_BYTES });
  } catch (error) {
    const reason = `the file cannot be unpacked: ${(error as Error).message}`;
    throw new StatementsRefusedError([{ file, path: 'gzip', line: null, value: '(bytes)', reason }]);
  }
}

function problem(row: ProjectRow, path: string, reason: string): StatementProblem {
  return { ...row.place, path, value: row.cells[path] || '(blank)', reason };
}

function periodProblems(row: ProjectRow): StatementProblem[] {
  const { start, end } = row.values;
  return end !== null && end < start
    ? [problem(row, 'end', `the project ends before it begins (${start})`)]
    : [];
}

function repetitions(row: ProjectRow, seen: Map<string, ProjectRow>): StatementProblem[] {
  const before = seen.get(row.values.project_code);
  if (before) return [problem(row, 'project_code', `line ${before.place.line} has this project already`)];
  seen.set(row.values.project_code, row);
  return [];
}

/** Programmes and authorities that the table does not explain, each once. */
function unexplained(
  rows: readonly ProjectRow[],
  { programmes, authorities, file }: Tables,
): StatementProblem[] {
  const found = new Map<string, StatementProblem>();
  const tell = (row: ProjectRow, path: string) => {
    const one = problem(row, path, `${file} does not say what this is; add it there`);
    if (!found.has(`${path} ${one.value}`)) found.set(`${path} ${one.value}`, one);
  };
  for (const row of rows) {
    if (!programmes.has(programmeKey(row.values))) tell(row, 'programme');
    if (!authorities.has(row.values.funding_authority)) tell(row, 'funding_authority');
  }
  return [...found.values()];
}
