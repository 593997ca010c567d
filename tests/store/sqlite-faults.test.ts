import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '../../server/store/errors.ts';
import { openConnection } from '../../server/store/sqlite/connection.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { apply } from '../../server/store/sqlite/write.ts';
import { aChangeSet, aFact, anEntity } from './records.ts';

const NAME = 'Ainutlaatuinen Nimi';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'solmu-faults-'));
  path = join(folder, 'solmu.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Whether any byte of the file or of what stands beside it tells the name. */
function tellsTheName(): boolean {
  return readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(NAME));
}

/** More than fits where room is short, in two entities and many facts. */
function tooMuch(base: number) {
  const facts = Array.from({ length: 500 }, (_, index) =>
    aFact(`f-${index}`, { entity: 'a', value: 'Pitkä selitys. '.repeat(100) }),
  );
  return aChangeSet(base, { entities: [anEntity('a'), anEntity('b')], facts });
}

describe('a write for which there is no room', () => {
  it('says that the disk is full and leaves the store as it was', async () => {
    const db = openConnection(path);
    db.run('PRAGMA max_page_count = 100');
    apply(db, aChangeSet(0, { entities: [anEntity('before')] }));
    expect(() => apply(db, tooMuch(1))).toThrow(StoreUnavailableError);
    expect(() => apply(db, tooMuch(1))).toThrow(/disk .* is full\. Nothing was written; make room/);
    expect(apply(db, aChangeSet(1, { entities: [anEntity('after')] }))).toBe(2);
    db.close();

    const store = openSqliteStore(path);
    expect((await store.list({ audience: 'public', limit: 10 })).items.map(({ id }) => id)).toEqual([
      'after',
      'before',
    ]);
    expect(await store.changes(0, 10)).toHaveLength(2);
    await store.close();
  });

  it('is named when the system lets no file grow further; what was acknowledged is there, and more can follow', async () => {
    const { acknowledged, name, message } = await writeUntilFilesAreFull();
    expect(acknowledged).toBeGreaterThan(1);
    expect(name).toBe('StoreUnavailableError');
    expect(message).toMatch(/disk .* refuses .*Nothing was written/);

    const store = openSqliteStore(path);
    expect(await store.revision()).toBe(acknowledged);
    expect((await store.list({ audience: 'public', limit: 1 })).total).toBe(acknowledged);
    expect(await store.facts({ audience: 'public' })).toHaveLength(20 * acknowledged);
    expect(await store.apply(aChangeSet(acknowledged))).toBe(acknowledged + 1);
    await store.close();
  });
});

const GROWING_CHILD = fileURLToPath(new URL('./growing-child.ts', import.meta.url));

/** Lets a process write that may make no file larger than half a megabyte. */
async function writeUntilFilesAreFull() {
  const words = [process.execPath, '--disable-warning=ExperimentalWarning', GROWING_CHILD, path];
  const { stdout } = await promisify(execFile)('bash', [
    '-c',
    `trap '' XFSZ; ulimit -f 512; exec "$@"`,
    'bash',
    ...words,
  ]);
  return JSON.parse(stdout) as { acknowledged: number; name: string; message: string };
}

describe('a process that is killed while it holds the lock', () => {
  it('does not keep the next one from writing', async () => {
    const store = openSqliteStore(path);
    const holder = spawn(process.execPath, ['-e', HOLD_THE_LOCK, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(await store.apply(aChangeSet(0, { entities: [anEntity('a')] }))).toBe(1);
    expect(await store.revision()).toBe(1);
    await store.close();
  });
});

const HOLD_THE_LOCK = `
  const { DatabaseSync } = require('node:sqlite');
  const file = new DatabaseSync(process.argv[1]);
  file.exec("BEGIN IMMEDIATE; UPDATE meta SET value = '7' WHERE key = 'revision'");
  console.log('held');
  setTimeout(() => {}, 60_000);`;

describe('an erasure', () => {
  it('that readers kept from scrubbing the file is finished by the next write', async () => {
    const store = openSqliteStore(path, { writerWaits: 30 });
    const letGo = await eraseWhileSomebodyReads(store);
    expect(tellsTheName()).toBe(true);
    letGo();
    await store.apply(aChangeSet(2, { entities: [anEntity('b')] }));
    expect(tellsTheName()).toBe(false);
    await store.close();
  });

  it('that was cut off before it scrubbed the file is finished when the file is opened', async () => {
    const store = openSqliteStore(path, { writerWaits: 30 });
    const letGo = await eraseWhileSomebodyReads(store);
    letGo();
    expect(tellsTheName()).toBe(true);
    const next = openSqliteStore(path);
    expect(tellsTheName()).toBe(false);
    expect(await next.resolve(['p-1'], 'editor')).toEqual([{ state: 'erased', id: 'p-1' }]);
    await next.close();
    await store.close();
  });

  /** Answers how to end the reading, which still sees the person. */
  async function eraseWhileSomebodyReads(store: ReturnType<typeof openSqliteStore>): Promise<() => void> {
    const person = anEntity('p-1', { type: 'person', kind: null, names: { fi: NAME } });
    await store.apply(aChangeSet(0, { entities: [person, anEntity('a')] }));
    const reader = new DatabaseSync(path);
    reader.exec('BEGIN; SELECT * FROM entity;');
    expect(await store.apply(aChangeSet(1, { removedEntities: [{ id: 'p-1', state: 'erased' }] }))).toBe(2);
    return () => reader.close();
  }
});
