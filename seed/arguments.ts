import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, readConfig } from '../server/config.ts';
import { SQLITE_FILE, type StoreOptions } from '../server/store/open-store.ts';

/** What a command that works on a store and a file was given. */
export interface FileArguments {
  store: StoreOptions;
  file: string;
  /** The flags of the command's own that were given, such as `force`. */
  given: ReadonlySet<string>;
}

/** Reads `npm run NAME -- FILE [--flag…]` with the settings' flags. Throws ConfigError. */
export function readFileArguments(name: string, flags: readonly string[] = []): FileArguments {
  const own = new Set(flags.map((flag) => `--${flag}`));
  const words = process.argv.slice(2);
  const { store, rest } = readConfig(words.filter((word) => !own.has(word)));
  const [file, ...more] = rest;
  if (file === undefined || file === '') throw new ConfigError(`Which file? npm run ${name} -- FILE`);
  if (more.length > 0) throw new ConfigError(`${more.join(' ')}: ${name} takes one file at a time`);
  return { store, file, given: new Set(flags.filter((flag) => words.includes(`--${flag}`))) };
}

/** The files that the embedded store keeps; none for Neo4j. */
export function ownFiles(store: StoreOptions): string[] {
  if (store.engine !== 'sqlite') return [];
  return ['', '-wal', '-shm'].map((end) => join(store.folder, SQLITE_FILE + end));
}

/** Refuses a folder without a store, where opening one would begin it. Throws ConfigError. */
export function requireStore(store: StoreOptions): void {
  if (store.engine === 'sqlite' && !existsSync(join(store.folder, SQLITE_FILE)))
    throw new ConfigError(`SOLMU_DATA=${store.folder}: there is no store in this folder`);
}

const UNREADABLE: Readonly<Record<string, string | undefined>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'this is a folder; name a file',
  EACCES: 'this file may not be read',
};

/** What a file that cannot be read fails with, told so that a person can mend it. */
export function unreadable(file: string, error: unknown): unknown {
  const reason = UNREADABLE[(error as NodeJS.ErrnoException).code ?? ''];
  return reason === undefined ? error : new ConfigError(`${file}: ${reason}`, { cause: error });
}

/** Reads the file that a command was given. Throws ConfigError where it cannot be read. */
export function readGiven<T>(file: string, read: (file: string) => T): T {
  try {
    return read(file);
  } catch (error) {
    throw unreadable(file, error);
  }
}
