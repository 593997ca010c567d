import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { NameMatch } from '../../../server/ingest/eura/match-names.ts';

const LABELLED = fileURLToPath(new URL('../../ingest/eura/labelled.yaml', import.meta.url));

const rowsSchema = z.array(
  z.strictObject({
    code: z.string(),
    year: z.number(),
    name: z.string(),
    is: z.string(),
    unit: z.boolean().default(false),
  }),
);

export type LabelledRow = z.output<typeof rowsSchema>[number];

/** How near a matcher comes to what was decided by hand. */
export interface MatcherFigures {
  rows: number;
  /** Of those taken for an organisation of the directory, the part that is it. */
  precision: number;
  /** Of those that the directory has, the part that is found. */
  recall: number;
  /** Rows that are wrong, each in a line. */
  wrong: string[];
}

export function readLabelled(file: string = LABELLED): LabelledRow[] {
  return rowsSchema.parse(parse(readFileSync(file, 'utf8')));
}

/** Judges a matcher; whom the directory does not have counts as nobody. */
export function judgeMatcher(
  rows: readonly LabelledRow[],
  match: (written: string, year: number) => NameMatch,
  known: (id: string) => boolean,
): MatcherFigures {
  const judged = rows.map((row) => {
    const { id } = match(row.name, row.year);
    return { ...row, found: id !== null && known(id) ? id : NOBODY };
  });
  const right = judged.filter(({ is, found }) => is === found && is !== NOBODY).length;
  return {
    rows: rows.length,
    precision: right / judged.filter(({ found }) => found !== NOBODY).length,
    recall: right / judged.filter(({ is }) => is !== NOBODY).length,
    wrong: judged.flatMap(({ name, is, found }) => (is === found ? [] : [`${name}: ${found}, is ${is}`])),
  };
}

const NOBODY = 'none';
