import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startNeo4j, type RunningNeo4j } from '../support/neo4j/start-neo4j.ts';
import type { Loaded } from './load-store.ts';
import { runToEnd, type Environment } from './processes.ts';

/** Megabytes: about as much as the store of a whole register takes, and what a small server can spare. */
const NEO4J_MEMORY = { heap: 1536, pages: 512 };
const PASSWORD = 'only-for-measuring';
const LOADER = new URL('./load-store.ts', import.meta.url);

/** A store that holds the data to measure. */
export interface FilledStore {
  readonly engine: 'sqlite' | 'neo4j';
  /** The settings by which a server finds it. */
  readonly environment: Environment;
  readonly loaded: Loaded;
  readonly diskBytes: number;
  close(): Promise<void>;
}

/** Fills an SQLite store in `folder` with the named data (see load-store.ts), unless it is there already. */
export async function filledSqlite(folder: string, data: string): Promise<FilledStore & { folder: string }> {
  const environment = { SOLMU_STORE: 'sqlite', SOLMU_DATA: folder };
  const loaded = await loadOnce(folder, data, environment);
  return { engine: 'sqlite', environment, folder, loaded, diskBytes: sizeOf(folder), close: async () => {} };
}

/** Starts a Neo4j over `folder` and fills it, unless it is filled already. */
export async function filledNeo4j(folder: string, data: string): Promise<FilledStore> {
  const server: RunningNeo4j = await startNeo4j({
    life: 'long',
    memory: NEO4J_MEMORY,
    dataDir: folder,
    password: PASSWORD,
  });
  const environment = {
    SOLMU_STORE: 'neo4j',
    NEO4J_URI: server.uri,
    NEO4J_USER: server.user,
    NEO4J_PASSWORD: server.password,
    NEO4J_DATABASE: server.database,
  };
  try {
    const loaded = await loadOnce(folder, data, environment);
    return { engine: 'neo4j', environment, loaded, diskBytes: sizeOf(folder), close: () => server.stop() };
  } catch (failure) {
    await server.stop();
    throw failure;
  }
}

async function loadOnce(folder: string, data: string, environment: Environment): Promise<Loaded> {
  mkdirSync(folder, { recursive: true });
  const note = join(folder, 'loaded.json');
  if (existsSync(note)) return JSON.parse(readFileSync(note, 'utf8')) as Loaded;
  const loaded = await runToEnd<Loaded>(LOADER, [data], environment);
  writeFileSync(note, JSON.stringify(loaded));
  return loaded;
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
