import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreBusyError, StoreTooNewError, StoreUnreadableError } from '../../server/store/errors.ts';
import { MIGRATIONS } from '../../server/store/sqlite/migrations.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { aChangeSet, anEntity } from './records.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'solmu-file-'));
  path = join(folder, 'solmu.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A closed store of some hundred pages. */
async function writeStore(to = path): Promise<void> {
  const store = openSqliteStore(to);
  const entities = Array.from({ length: 500 }, (_, index) =>
    anEntity(`e-${index}`, { descriptions: { fi: `Kuvaus ${index} `.repeat(20) } }),
  );
  await store.apply(aChangeSet(0, { entities }));
  await store.close();
}

/** What opening the file fails with, and whether every file of the folder is as it was. */
function refusal(): { name: string; message: string; untouched: boolean } {
  const before = contents();
  try {
    void openSqliteStore(path).close();
  } catch (error) {
    const { name, message } = error as Error;
    return { name, message, untouched: equal(before, contents()) };
  }
  return { name: 'opened', message: '', untouched: false };
}

function refusedAs(error: new (...args: never[]) => Error, message: RegExp) {
  return { name: error.name, message: expect.stringMatching(message), untouched: true };
}

function equal(some: Record<string, Buffer>, others: Record<string, Buffer>): boolean {
  const names = Object.keys(others);
  return (
    names.join() === Object.keys(some).join() && names.every((name) => others[name]!.equals(some[name]!))
  );
}

function contents(): Record<string, Buffer> {
  // Looking at a file leaves SQLite's index of its log (-shm) and an empty log beside it, which hold no data.
  const names = readdirSync(folder).filter((name) => !name.endsWith('-shm'));
  const files = names.map((name): [string, Buffer] => [name, readFileSync(join(folder, name))]);
  return Object.fromEntries(files.filter(([name, bytes]) => !name.endsWith('-wal') || bytes.length > 0));
}

describe('a file that cannot be used is refused and left byte for byte as it was:', () => {
  it('text', () => {
    writeFileSync(path, 'Tämä ei ole tietokanta.\n'.repeat(100));
    expect(refusal()).toEqual(refusedAs(StoreUnreadableError, /no SQLite file/));
  });

  it('a few bytes', () => {
    writeFileSync(path, 'SQLite');
    expect(refusal()).toEqual(refusedAs(StoreUnreadableError, /no SQLite file/));
  });

  it('a store cut off in the middle', async () => {
    await writeStore();
    truncateSync(path, 4096 * 20 + 100);
    expect(refusal()).toEqual(refusedAs(StoreUnreadableError, /damaged/));
  });

  it('a store with a garbled header', async () => {
    await writeStore();
    overwrite(16, Buffer.alloc(80, 0xa5));
    expect(refusal()).toEqual(refusedAs(StoreUnreadableError, /damaged|left as it is|left as it was/));
  });

  it('a store with garbage in the middle', async () => {
    await writeStore();
    overwrite(4096 * 3, Buffer.alloc(4096 * 5, 0x5a));
    expect(refusal()).toEqual(refusedAs(StoreUnreadableError, /damaged.*backup/));
  });

  it('a damaged store beside the log of a crash', async () => {
    const crashed = join(folder, 'crashed.sqlite');
    const store = openSqliteStore(crashed);
    await store.apply(aChangeSet(0, { entities: [anEntity('a')] }));
    copyFileSync(crashed, path);
    copyFileSync(`${crashed}-wal`, `${path}-wal`);
    await store.close();
    rmSync(crashed);
    writeFileSync(path, Buffer.concat([readFileSync(path).subarray(0, 100), Buffer.alloc(8192, 0x5a)]));
    writeFileSync(`${path}-wal`, readFileSync(`${path}-wal`).subarray(0, 32 + 4120));
    expect(refusal()).toEqual(refusedAs(StoreUnreadableError, /./));
  });

  it("another program's database", () => {
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE moz_bookmarks (id INTEGER); PRAGMA user_version = 77;');
    other.close();
    expect(refusal()).toEqual(refusedAs(StoreUnreadableError, /another program/));
  });

  it("another program's database without a version", () => {
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE notes (id INTEGER)');
    other.close();
    expect(refusal()).toEqual(refusedAs(StoreUnreadableError, /another program/));
  });

  it('the store of a newer Solmu', async () => {
    await writeStore();
    const newer = new DatabaseSync(path);
    newer.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    newer.close();
    expect(refusal()).toEqual(
      refusedAs(StoreTooNewError, new RegExp(`schema ${MIGRATIONS.length + 1}.*up to ${MIGRATIONS.length}`)),
    );
  });
});

function overwrite(offset: number, bytes: Buffer): void {
  const file = readFileSync(path);
  bytes.copy(file, offset);
  writeFileSync(path, file);
}

describe('a file of the store', () => {
  it('is made with its folder where there is none, and found again', async () => {
    path = join(folder, 'new', 'deep', 'solmu.sqlite');
    await writeStore();
    const store = openSqliteStore(path);
    expect(await store.revision()).toBe(1);
    await store.close();
  });

  it('may be empty, as a file that was just made is', async () => {
    writeFileSync(path, '');
    const store = openSqliteStore(path);
    expect(await store.revision()).toBe(0);
    await store.close();
  });

  it('holds no word of an erased person afterwards, nor does its log', async () => {
    const store = openSqliteStore(path);
    const person = anEntity('p-1', { type: 'person', kind: null, names: { fi: 'Ainutlaatuinen Nimi' } });
    await store.apply(aChangeSet(0, { entities: [person, anEntity('a')] }));
    await store.apply(aChangeSet(1, { removedEntities: [{ id: 'p-1', state: 'erased' }] }));
    for (const bytes of Object.values(contents())) expect(bytes.includes('Ainutlaatuinen')).toBe(false);
    await store.close();
  });
});

describe('a write', () => {
  it('waits for another writer and says so when that takes too long, nothing written', async () => {
    const store = openSqliteStore(path, { writerWaits: 50 });
    const holder = new DatabaseSync(path);
    holder.exec('BEGIN IMMEDIATE');
    const started = performance.now();
    await expect(store.apply(aChangeSet(0, { entities: [anEntity('a')] }))).rejects.toThrow(StoreBusyError);
    expect(performance.now() - started).toBeGreaterThanOrEqual(45);
    expect(await store.revision()).toBe(0);

    holder.exec('ROLLBACK');
    holder.close();
    expect(await store.apply(aChangeSet(0, { entities: [anEntity('a')] }))).toBe(1);
    await store.close();
  });
});
