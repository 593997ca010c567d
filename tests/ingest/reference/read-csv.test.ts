import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { StatementsRefusedError } from '../../../server/directory/statement-problem.ts';
import { code, maybeNumber, name } from '../../../server/ingest/cells.ts';
import { lookUp } from '../../../server/ingest/csv.ts';
import { readCsv } from '../../../server/ingest/reference/read-csv.ts';

const SCHEMA = z.object({ code: code(3), name_fi: name, share: maybeNumber });

describe('readCsv', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'solmu-csv-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function read(text: string) {
    writeFileSync(join(folder, 'towns.csv'), text);
    return readCsv(folder, 'towns.csv', SCHEMA);
  }

  function problemsOf(text: string) {
    try {
      read(text);
    } catch (error) {
      if (error instanceof StatementsRefusedError) return error.problems;
      throw error;
    }
    throw new Error('nothing was refused');
  }

  it('keeps codes as text, reads numbers, and knows each line', () => {
    const rows = read('code,name_fi,share\n005,Alajärvi,-1.5\n285,"Kotka, satama",2\n');
    expect(rows.map(({ values }) => values)).toEqual([
      { code: '005', name_fi: 'Alajärvi', share: -1.5 },
      { code: '285', name_fi: 'Kotka, satama', share: 2 },
    ]);
    expect(rows[1]?.place).toEqual({ file: 'seed/data/reference/towns.csv', path: '285', line: 3 });
    expect(rows[1]?.cells).toEqual({ code: '285', name_fi: 'Kotka, satama', share: '2' });
  });

  it('makes nothing of a blank cell, not zero', () => {
    expect(read('code,name_fi,share\n005,Alajärvi,\n')[0]?.values.share).toBeNull();
  });

  it('names file, line, column, value and reason of every cell that does not fit', () => {
    expect(problemsOf('code,name_fi,share\n5,Alajärvi,1\n009,,many\n')).toEqual([
      expect.objectContaining({ file: 'seed/data/reference/towns.csv', line: 2, path: 'code', value: '5' }),
      expect.objectContaining({
        line: 3,
        path: 'name_fi',
        value: '(blank)',
        reason: 'this cell may not be blank',
      }),
      expect.objectContaining({ line: 3, path: 'share', value: 'many' }),
    ]);
  });

  it('tells a missing column', () => {
    expect(problemsOf('code,name_fi\n005,Alajärvi\n')).toMatchObject([
      { line: 1, path: 'share', value: '(missing)' },
    ]);
  });

  it('refuses a row with too many cells', () => {
    expect(problemsOf('code,name_fi,share\n005,Alajärvi,1,2\n')).toMatchObject([{ path: 'row', line: 2 }]);
  });

  it('refuses a file in another encoding, an empty one, and a quote that does not close', () => {
    writeFileSync(
      join(folder, 'towns.csv'),
      Buffer.from('code,name_fi,share\n005,Alaj\xe4rvi,1\n', 'latin1'),
    );
    expect(() => readCsv(folder, 'towns.csv', SCHEMA)).toThrow(/towns\.csv: encoding: .*UTF-8/);
    expect(problemsOf('').map(({ path }) => path)).toEqual(['code', 'name_fi', 'share']);
    expect(problemsOf('code,name_fi,share\n005,"Alajärvi,1\n')).toMatchObject([{ path: 'CSV' }]);
  });

  it('refuses a code that no other table has', () => {
    const [row] = read('code,name_fi,share\n005,Alajärvi,1\n');
    expect(() => lookUp(new Map([['009', 'alavieska']]), row!, 'code', 'regions.csv')).toThrow(
      'seed/data/reference/towns.csv:2: code: 005: regions.csv has no such row',
    );
  });
});
