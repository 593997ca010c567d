import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  DanglingStatementError,
  StoreBusyError,
  StoreTooNewError,
  StoreUnavailableError,
  StoreUnreadableError,
} from '../errors.ts';
import { MIGRATIONS } from './migrations.ts';

const APPLICATION_ID = 0x536f6c6d;
const WRITER_WAITS_MS = 5000;
// A register is written into a handful of indexes at random places: with SQLite's own 2 MB each page is written out and
// read back many times over. Readers are many in one process, and find their pages in the system's cache.
const WRITING_CACHE_KIB = 32_768;
const READING_CACHE_KIB = 4096;
// Answers whether others were in the way.
const EMPTY_LOG = 'wal_checkpoint(TRUNCATE)';
const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
const SQLITE_NOTADB = 26;
const SQLITE_CONSTRAINT_FOREIGNKEY = 787;

type Row = Record<string, SQLInputValue>;
export type Parameters = Record<string, SQLInputValue>;

/** A database file with its prepared statements; every failure is one of the store's named errors. */
export interface Connection {
  all<T extends Row>(sql: string, parameters?: Parameters): T[];
  get<T extends Row>(sql: string, parameters?: Parameters): T | undefined;
  run(sql: string, parameters?: Parameters): void;
  each<T extends Row>(sql: string, visit: (row: T) => void): void;
  /** Runs `work` in one transaction that is durable when this returns; rolls back when it throws. */
  write<T>(work: () => T): T;
  /** Runs `work` against one snapshot. */
  read<T>(work: () => T): T;
  /** As `write`, for work that waits for something else in between; nobody else may use the connection meanwhile. */
  writeSlowly(work: () => Promise<void>): Promise<void>;
  /** Leaves no trace of deleted rows in the file or its log; false where a reader still needs the log. */
  scrub(): boolean;
  close(): void;
}

/**
 * Opens or creates the store at `path` and brings it to the present schema. Throws StoreUnreadableError for a
 * file that is damaged or not ours and StoreTooNewError for a newer one, both left as they are. `writerWaits` is how
 * long, in milliseconds, a writer waits for another before StoreBusyError; what is `checked` is not read through for
 * damage again.
 */
export function openConnection(
  path: string,
  {
    writerWaits = WRITER_WAITS_MS,
    checked = false,
  }: { writerWaits?: number | undefined; checked?: boolean } = {},
): Connection {
  if (path !== ':memory:') {
    guarded(path, () => mkdirSync(dirname(path), { recursive: true }));
    if (!checked && existsSync(path) && statSync(path).size > 0) refuseUnusable(path, writerWaits);
  }
  const database = guarded(path, () => new DatabaseSync(path, { timeout: writerWaits }));
  try {
    guarded(path, () => prepareSchema(database));
  } catch (error) {
    database.close();
    throw error;
  }
  return connectionOver(database, path);
}

/** A connection that may write would write its log into the file when it closes, so the file is judged without. */
export function refuseUnusable(path: string, writerWaits: number = WRITER_WAITS_MS): void {
  guarded(path, () => refuseForeignHeader(path));
  guarded(path, () => {
    const database = new DatabaseSync(path, { readOnly: true, timeout: writerWaits });
    try {
      refuseContents(database, path);
    } finally {
      database.close();
    }
  });
}

/** Looks at the header's bytes before SQLite opens the file, for opening alone may already write beside it. */
function refuseForeignHeader(path: string): void {
  const header = Buffer.alloc(100);
  const file = openSync(path, 'r');
  const length = readSync(file, header, 0, 100, 0);
  closeSync(file);
  if (length < 100 || header.toString('latin1', 0, 15) !== 'SQLite format 3')
    throw new StoreUnreadableError(
      `${path} is not a Solmu store: it is no SQLite file. It was left as it is.`,
    );
  const version = header.readUInt32BE(60);
  const application = header.readUInt32BE(68);
  if (version > 0 && application !== APPLICATION_ID)
    throw new StoreUnreadableError(`${path} is another program's SQLite file. It was left as it is.`);
  if (version > MIGRATIONS.length) throw new StoreTooNewError(path, version, MIGRATIONS.length);
}

function refuseContents(database: DatabaseSync, path: string): void {
  const version = pragma(database, 'user_version');
  if (version > MIGRATIONS.length) throw new StoreTooNewError(path, version, MIGRATIONS.length);
  if (version > 0) refuseDamage(database, path);
  else refuseForeignTables(database, path);
}

function prepareSchema(database: DatabaseSync): void {
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; ' +
      `PRAGMA cache_size = -${READING_CACHE_KIB};`,
  );
  if (pragma(database, 'user_version') < MIGRATIONS.length) migrate(database);
}

function pragma(database: DatabaseSync, name: string): number {
  return Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
}

function refuseDamage(database: DatabaseSync, path: string): void {
  const verdict = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {})[0];
  if (verdict !== 'ok')
    throw new StoreUnreadableError(
      `The store ${path} is damaged (${String(verdict).replace(/\s+/g, ' ')}). Restore it from a backup; it was left as it is.`,
    );
}

function refuseForeignTables(database: DatabaseSync, path: string): void {
  const tables = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get();
  if (Number(tables?.['n']) > 0)
    throw new StoreUnreadableError(`${path} is another program's SQLite file. It was left as it is.`);
}

function migrate(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    // Read again inside the lock: another process may have migrated meanwhile.
    for (const step of MIGRATIONS.slice(pragma(database, 'user_version'))) database.exec(step);
    database.exec(
      `PRAGMA user_version = ${MIGRATIONS.length}; PRAGMA application_id = ${APPLICATION_ID}; COMMIT`,
    );
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** Runs `work` with its failures as the store's named errors. */
export function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw namedError(path, error);
  }
}

function namedError(path: string, error: unknown): unknown {
  if ((error as { code?: string }).code === 'ERR_INVALID_STATE')
    return new StoreUnavailableError(`The store ${path} was closed`, { cause: error });
  const code = (error as { errcode?: number }).errcode ?? 0;
  const primary = code & 0xff;
  if (code === SQLITE_CONSTRAINT_FOREIGNKEY) return new DanglingStatementError(null, { cause: error });
  if (primary === SQLITE_BUSY)
    return new StoreBusyError(`Another writer held ${path} for longer than a writer waits`, {
      retryAfter: 1,
      cause: error,
    });
  if (primary === SQLITE_FULL)
    return new StoreUnavailableError(`The disk of ${path} is full. Nothing was written; make room.`, {
      retryAfter: 60,
      cause: error,
    });
  if (primary === SQLITE_IOERR)
    return new StoreUnavailableError(
      `The disk of ${path} refuses (${(error as Error).message}). Nothing was written; see whether it is full or failing.`,
      { retryAfter: 60, cause: error },
    );
  if (primary === SQLITE_CORRUPT || primary === SQLITE_NOTADB)
    return new StoreUnreadableError(
      `The store ${path} is damaged. Restore it from a backup; it was left as it is.`,
      { cause: error },
    );
  if (primary === SQLITE_CANTOPEN || primary === SQLITE_READONLY || DISK_REFUSES.has(errno(error)))
    return new StoreUnreadableError(
      `The store ${path} cannot be opened or written (${(error as Error).message}). ` +
        'Let SOLMU_DATA name a folder that this program may write to.',
      { cause: error },
    );
  return error;
}

const DISK_REFUSES: ReadonlySet<string | undefined> = new Set([
  'EACCES',
  'EEXIST',
  'EISDIR',
  'ENOENT',
  'ENOTDIR',
  'EPERM',
  'EROFS',
]);

function errno(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

function connectionOver(database: DatabaseSync, path: string): Connection {
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string) => {
    const known = prepared.get(sql);
    if (known) return known;
    const fresh = database.prepare(sql);
    prepared.set(sql, fresh);
    return fresh;
  };
  const transaction = <T>(begin: string, work: () => T): T => {
    database.exec(begin);
    try {
      const result = work();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };
  return {
    all: <T extends Row>(sql: string, parameters: Parameters = {}) =>
      guarded(path, () => statement(sql).all(parameters) as T[]),
    get: <T extends Row>(sql: string, parameters: Parameters = {}) =>
      guarded(path, () => statement(sql).get(parameters) as T | undefined),
    run: (sql, parameters = {}) => guarded(path, () => void statement(sql).run(parameters)),
    each: <T extends Row>(sql: string, visit: (row: T) => void) =>
      guarded(path, () => {
        for (const row of statement(sql).iterate()) visit(row as T);
      }),
    write: (work) =>
      guarded(path, () => {
        database.exec(`PRAGMA cache_size = -${WRITING_CACHE_KIB}`);
        try {
          return transaction('BEGIN IMMEDIATE', work);
        } finally {
          if (database.isOpen)
            database.exec(`PRAGMA cache_size = -${READING_CACHE_KIB}; PRAGMA shrink_memory`);
        }
      }),
    read: (work) => guarded(path, () => transaction('BEGIN', work)),
    writeSlowly: async (work) => {
      guarded(path, () => database.exec('BEGIN IMMEDIATE'));
      try {
        await work();
        guarded(path, () => database.exec('COMMIT'));
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    scrub: () =>
      guarded(path, () => {
        pragma(database, EMPTY_LOG);
        database.exec('VACUUM');
        return pragma(database, EMPTY_LOG) === 0;
      }),
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}
