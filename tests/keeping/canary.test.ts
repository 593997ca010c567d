import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeDump } from '../../server/keeping/dump.ts';
import { copyStore } from '../../server/store/open-store.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { appOver, type TestApp } from '../support/seeded-app.ts';
import { answersNaming, CANARY, eraseThem, nameAgain, nameThem } from './canary.ts';

let folder: string;
let app: TestApp;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'solmu-canary-'));
  app = appOver(openSqliteStore(join(folder, 'solmu.sqlite')));
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

/** The files that have the person's names in their bytes: the store with its log, a backup and a dump among them. */
async function filesNaming(): Promise<string[]> {
  await copyStore({ folder }, join(folder, 'backup.sqlite'));
  await writeDump(app.store, join(folder, 'dump.ndjson'), false);
  const files = readdirSync(folder);
  expect(files).toEqual(expect.arrayContaining(['backup.sqlite', 'dump.ndjson', 'solmu.sqlite']));
  const naming = files.filter((name) => CANARY.test(readFileSync(join(folder, name), 'utf8')));
  rmSync(join(folder, 'backup.sqlite'));
  rmSync(join(folder, 'dump.ndjson'));
  return naming;
}

describe('a person who was erased from a SQLite store', () => {
  it('is in no answer and in no byte of its files, backups and dumps, also after all sources were loaded again', async () => {
    await nameThem(app);
    expect((await answersNaming(app)).length).toBeGreaterThan(8);
    expect(await filesNaming()).toEqual(expect.arrayContaining(['backup.sqlite', 'dump.ndjson']));
    await eraseThem(app);
    expect(await answersNaming(app)).toEqual([]);
    expect(await filesNaming()).toEqual([]);
    await nameAgain(app);
    expect(await answersNaming(app)).toEqual([]);
    expect(await filesNaming()).toEqual([]);
    expect(app.log.join('\n')).not.toMatch(CANARY);
  });
});
