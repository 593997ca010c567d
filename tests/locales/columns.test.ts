import { expect, it } from 'vitest';
import { readSeed } from '../../seed/load.ts';
import { columnLabel } from '../../server/locales/columns.ts';
import { LANGUAGES } from '../../server/vocabulary/languages.ts';

it('every column that a shipped register shows has a name in words; years are their own', () => {
  const statements = readSeed().flatMap(({ relations, facts }) => [...relations, ...facts]);
  const rows = statements.flatMap(({ evidence }) => evidence.flatMap(({ row }) => (row ? [row] : [])));
  const columns = new Set(rows.flatMap((row) => Object.keys(row)).filter((name) => !/^\d{4}$/u.test(name)));
  expect(columns.size).toBeGreaterThan(20);
  for (const column of columns)
    for (const lang of LANGUAGES) expect(columnLabel(column, lang)).not.toBe(column);
});
