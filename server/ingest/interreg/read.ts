import { z } from 'zod';
import { precisionOf } from '../../contract/period.ts';
import type { StatementProblem } from '../../directory/statement-problem.ts';
import { maybeText, name } from '../cells.ts';
import { refuse, scanTable, type Row } from '../csv.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Repeated } from './meanings.ts';
import type { Tables } from './tables.ts';

const DAY = 'a day such as 2015-09-01';
const day = z.string().refine((text) => precisionOf(text) === 'day', DAY);
const SEPARATOR = '|';

const rowSchema = z.object({
  project_id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, "keep.eu's id of the project, such as I00984"),
  programme: name,
  acronym: name,
  title: name,
  start: day,
  end: z.union([z.literal('').transform(() => null), day], { error: `${DAY}, or nothing` }),
  themes: z.string().transform((text) =>
    text
      .split(SEPARATOR)
      .map((theme) => theme.trim())
      .filter((theme) => theme !== ''),
  ),
  role: z.enum(['lead', 'partner'], { error: 'lead or partner' }),
  org_name: name,
  town: maybeText,
  country_code: z.string().regex(/^([A-Z]{2})?$/, 'a country code of two capital letters, such as FI'),
  nuts3_name: maybeText,
  legal_status: z.string(),
});

/** One organisation's part in one project. */
export type Participation = Row<z.output<typeof rowSchema>>;

/**
 * The rows of a file of the register, each once, with the country told where only the region tells it.
 * Throws StatementsRefusedError with every cell that does not fit, rows that stand twice, projects that two rows
 * describe differently, and countries, programmes and themes that the tables do not know.
 */
export function readParticipations(
  file: string,
  content: Uint8Array,
  tables: Tables,
  surroundings: Surroundings,
): Participation[] {
  const table = scanTable(file, content, rowSchema);
  const rows = table.rows.map((row) => withCountry(row, surroundings));
  const seen = new Map<string, Participation>();
  const problems = [
    ...table.problems,
    ...rows.flatMap((row) => [
      ...countryProblems(row, tables),
      ...periodProblems(row),
      ...repetitionProblems(row, seen, tables.meanings.repeated),
    ]),
    ...disagreements(rows),
    ...unexplained(rows, tables),
  ];
  refuse(problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)));
  return [...seen.values()];
}

const FINLAND = 'FI';

/** A row may leave its country to its region: a maakunta is in Finland. */
function withCountry(row: Participation, { maakunta }: Surroundings): Participation {
  const { country_code, nuts3_name } = row.values;
  if (country_code !== '' || nuts3_name === null || maakunta(nuts3_name) === null) return row;
  return { ...row, values: { ...row.values, country_code: FINLAND } };
}

function problem(row: Participation, path: string, reason: string): StatementProblem {
  const value = row.cells[path] ?? '';
  return { ...row.place, path, value: value === '' ? '(blank)' : value, reason };
}

function countryProblems(row: Participation, { abroad, files }: Tables): StatementProblem[] {
  const code = row.values.country_code;
  if (code === '') return [problem(row, 'country_code', 'needed, for nuts3_name is no region of Finland')];
  if (code === FINLAND || abroad.country(code) !== null) return [];
  return [problem(row, 'country_code', `${files.regions} has no country with this code; add it there`)];
}

function periodProblems(row: Participation): StatementProblem[] {
  const { start, end } = row.values;
  return end !== null && end < start
    ? [problem(row, 'end', `the project ends before it begins (${start})`)]
    : [];
}

function repetitionProblems(
  row: Participation,
  seen: Map<string, Participation>,
  repeated: readonly Repeated[],
): StatementProblem[] {
  const { project_id, role, org_name, country_code } = row.values;
  const key = [project_id, role, country_code, org_name].join('\n');
  const before = seen.get(key);
  if (!before) {
    seen.set(key, row);
    return [];
  }
  if (repeated.some(({ project, name: known }) => project === project_id && known === org_name)) return [];
  return [problem(row, 'org_name', `line ${before.place.line} has this party of ${project_id} already`)];
}

const PROJECT_COLUMNS = ['programme', 'acronym', 'title', 'start', 'end', 'themes'] as const;

/** Cells in which a row of a project differs from the project's first row. */
function disagreements(rows: readonly Participation[]): StatementProblem[] {
  const first = new Map<string, Participation>();
  return rows.flatMap((row) => {
    const before = first.get(row.values.project_id);
    if (!before) {
      first.set(row.values.project_id, row);
      return [];
    }
    return PROJECT_COLUMNS.filter((column) => row.cells[column] !== before.cells[column]).map((column) =>
      problem(
        row,
        column,
        `line ${before.place.line} says "${before.cells[column]}" of the same project ${row.values.project_id}`,
      ),
    );
  });
}

/** Programmes and themes that the table does not explain, each once. */
function unexplained(rows: readonly Participation[], { meanings, files }: Tables): StatementProblem[] {
  const found = new Map<string, StatementProblem>();
  const tell = (row: Participation, path: string, value: string) => {
    const reason = `${files.meanings} does not say what this is; add it there`;
    if (!found.has(`${path} ${value}`)) found.set(`${path} ${value}`, { ...row.place, path, value, reason });
  };
  for (const row of rows) {
    const { programme, themes } = row.values;
    if (!meanings.programmes.has(programme)) tell(row, 'programme', programme);
    for (const theme of themes) if (!meanings.themes.has(theme)) tell(row, 'themes', theme);
  }
  return [...found.values()];
}
