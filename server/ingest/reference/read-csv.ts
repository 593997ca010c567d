import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { readTable, type Row } from '../csv.ts';

/** The rows of a register in `folder`; see `readTable`. */
export function readCsv<T>(folder: string, file: string, schema: z.ZodType<T>): Row<T>[] {
  return readTable(shownName(file), readFileSync(join(folder, file)), schema);
}

/** The file as problems name it: where it stands in the project. */
export function shownName(file: string): string {
  return `seed/data/reference/${file}`;
}
