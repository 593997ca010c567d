import { join } from 'node:path';
import type { GraphStore } from './graph-store.ts';
import { openNeo4jStore, type Neo4jOptions } from './neo4j/store.ts';
import { copySqliteStore } from './sqlite/backup.ts';
import { openSqliteStore } from './sqlite/store.ts';

/** Which store to open, and where. */
export type StoreOptions = { engine: 'sqlite'; folder: string } | ({ engine: 'neo4j' } & Neo4jOptions);

/** The file that the embedded store keeps in its folder. */
export const SQLITE_FILE = 'solmu.sqlite';

/**
 * Opens the store that the configuration names. A SQLite file must be readable now; a Neo4j that does not answer
 * yet is found when it does, and until then every call rejects with StoreUnavailableError. `checked`: another thread has
 * looked the file over for damage just now.
 */
export async function openStore(options: StoreOptions, { checked = false } = {}): Promise<GraphStore> {
  return options.engine === 'sqlite'
    ? openSqliteStore(join(options.folder, SQLITE_FILE), { checked })
    : openNeo4jStore(options);
}

/** Copies the embedded store into the file at `to`, as it is at one moment, while it may be in use. */
export function copyStore({ folder }: { folder: string }, to: string): void {
  copySqliteStore(join(folder, SQLITE_FILE), to);
}
