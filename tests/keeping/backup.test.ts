import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileRefusedError, makeFile } from '../../server/keeping/new-file.ts';
import { copyStore } from '../../server/store/open-store.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { layDownFirstSchema } from '../store/first-schema.ts';
import { aChangeSet, anEntity } from '../store/records.ts';

const WRITING_CHILD = fileURLToPath(new URL('./writing-child.ts', import.meta.url));

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'solmu-backup-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const backup = (to: string, options: { force?: boolean; never?: string[] } = {}) =>
  makeFile(to, { force: false, ...options }, async (temporary) => copyStore({ folder }, temporary));

describe('a backup', () => {
  it('is one moment of a store that others write to all the while, and opens as a store', async () => {
    const child = spawn(process.execPath, [WRITING_CHILD, at('solmu.sqlite')], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (let line = 0; line < 5; line += 1) await lines.next();
    for (const copy of [1, 2, 3]) await backup(at(`copy-${copy}.sqlite`));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(
      readdirSync(folder)
        .filter((name) => name.startsWith('copy'))
        .toSorted(),
    ).toEqual([1, 2, 3].map((copy) => `copy-${copy}.sqlite`));
    let before = 0;
    for (const copy of [1, 2, 3]) {
      expect(statSync(at(`copy-${copy}.sqlite`)).mode & 0o777).toBe(0o600);
      const store = openSqliteStore(at(`copy-${copy}.sqlite`));
      const revision = await store.revision();
      expect((await store.list({ audience: 'public', limit: 1 })).total).toBe(revision);
      expect(await store.changes(0, revision + 1)).toHaveLength(revision);
      expect(revision).toBeGreaterThanOrEqual(Math.max(before, 5));
      before = revision;
      await store.close();
    }
  });

  it('of an older store is of the older schema, and the store stays so too', async () => {
    layDownFirstSchema(at('solmu.sqlite'));
    await backup(at('copy.sqlite'));
    for (const name of ['solmu.sqlite', 'copy.sqlite']) {
      const file = new DatabaseSync(at(name), { readOnly: true });
      expect(file.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
      file.close();
    }
  });

  it('of a store that is missing or damaged is not made, and nothing is left of the try', async () => {
    await expect(backup(at('copy.sqlite'))).rejects.toThrow(/no store at/);
    writeFileSync(at('solmu.sqlite'), 'Tämä ei ole tietokanta.\n'.repeat(100));
    await expect(backup(at('copy.sqlite'))).rejects.toThrow(/no SQLite file/);
    expect(readdirSync(folder)).toEqual(['solmu.sqlite']);
  });
});

describe('the file that is made', () => {
  beforeEach(async () => {
    const store = openSqliteStore(at('solmu.sqlite'));
    await store.apply(aChangeSet(0, { entities: [anEntity('a')] }));
    await store.close();
  });

  it('takes no other’s place unless told to', async () => {
    writeFileSync(at('kept.txt'), 'tärkeä');
    await expect(backup(at('kept.txt'))).rejects.toThrow(/kept\.txt: this file exists.*--force/);
    expect(readFileSync(at('kept.txt'), 'utf8')).toBe('tärkeä');
    await backup(at('kept.txt'), { force: true });
    expect(readFileSync(at('kept.txt'), 'latin1')).toMatch(/^SQLite format 3/);
  });

  it('never takes the place of the store itself, whatever it is called', async () => {
    symlinkSync(at('solmu.sqlite'), at('other-name'));
    for (const name of ['solmu.sqlite', 'other-name'])
      await expect(backup(at(name), { force: true, never: [at('solmu.sqlite')] })).rejects.toThrow(
        /the store itself/,
      );
  });

  it('is told in a line when it cannot be there', async () => {
    mkdirSync(at('folder'));
    await expect(backup(at('none/copy.sqlite'))).rejects.toThrow(/there is no folder/);
    await expect(backup(at('folder'), { force: true })).rejects.toThrow(/this is no file/);
    await expect(backup(at('x'.repeat(300)))).rejects.toThrow(FileRefusedError);
    await expect(backup('/proc/copy.sqlite')).rejects.toThrow(FileRefusedError);
  });
});
