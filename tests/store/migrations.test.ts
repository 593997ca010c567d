import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it, expect } from 'vitest';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { aChangeSet, anEntity } from './records.ts';
import { expectFirstSchema, layDownFirstSchema } from './first-schema.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'solmu-migrations-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('a SQLite file of the first schema', () => {
  it('is brought to the present one and answers what it answered, then and when it is opened again', async () => {
    const path = join(folder, 'solmu.sqlite');
    layDownFirstSchema(path);
    for (let opened = 0; opened < 2; opened += 1) {
      const store = openSqliteStore(path);
      await expectFirstSchema(store);
      await store.close();
    }
    const store = openSqliteStore(path);
    expect(await store.apply(aChangeSet(8, { entities: [anEntity('museo')] }))).toBe(9);
    await store.close();
  });
});
