import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProjects } from '../../../server/ingest/eura/read.ts';
import { eura } from '../../../server/ingest/eura/register.ts';
import { readTables } from '../../../server/ingest/eura/tables.ts';
import { columnLabel } from '../../../server/locales/columns.ts';
import { LANGUAGES } from '../../../server/vocabulary/languages.ts';
import { TABLES } from '../../support/interreg.ts';

const tables = readTables(TABLES);
const rows = readProjects(eura.shipped, readFileSync(join(TABLES, eura.shipped)), tables);

describe('the structural fund register that ships', () => {
  it('is read in whole', () => {
    expect(rows.length).toBe(6742);
  });

  it('has no columns that somebody guessed, and no firm that may be a person’s', () => {
    expect(Object.keys(rows[0]?.cells ?? {}).filter((column) => column.includes('guess'))).toEqual([]);
    const firms = rows.filter(({ values }) => /\bky$|\btmi\b|toiminimi/iu.test(values.implementer_name));
    expect(firms.map(({ values }) => values.implementer_name)).toEqual([]);
  });

  it('has a name in words for every column that is shown', () => {
    const shown = Object.keys(rows[0]?.cells ?? {}).filter(
      (name) => !['status', 'priority_axis'].includes(name),
    );
    for (const column of shown)
      for (const lang of LANGUAGES) expect(columnLabel(column, lang)).not.toBe(column);
  });

  it('tags with topics that have a name in three languages and stand under another, or the table says why not', () => {
    const ids = new Set([...tables.known, ...tables.topics.map(({ id }) => id)]);
    const unplaced = tables.topics.filter(
      ({ broader, nowhere }) => (broader === undefined) === (nowhere === undefined),
    );
    expect(unplaced.map(({ id }) => id)).toEqual([]);
    expect(tables.topics.filter(({ names }) => !names.fi || !names.sv || !names.en)).toEqual([]);
    expect([...tables.onlyFirst].filter((id) => !ids.has(id))).toEqual([]);
  });
});
