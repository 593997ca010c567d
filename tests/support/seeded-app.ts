import { join } from 'node:path';
import { createApp } from '../../server/app.ts';
import type { Assets } from '../../server/http/assets.ts';
import { createLog } from '../../server/http/log.ts';
import { followSnapshot } from '../../server/snapshot.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { SQLITE_FILE } from '../../server/store/open-store.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { shippedFolder, TODAY } from './shipped-store.ts';

export { TODAY };

/** Addresses for the built files without a build; nothing is served. */
export const NO_ASSETS: Assets = {
  script: (entry) => `/assets/${entry}`,
  styles: (entry) => [`/assets/${entry}`],
  file: (source) => `/assets/${source}`,
  text: (entry) => `/* ${entry} */`,
  serve: async (_c, next) => next(),
};

export interface TestApp {
  store: GraphStore;
  /** Asks the app without a network. */
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  request(path: string, init: RequestInit): Promise<Response>;
  /** The JSON body of a 200 answer; throws with the body on another status. */
  json<T = unknown>(path: string): Promise<T>;
  log: string[];
  close(): Promise<void>;
}

/** The whole app over a store. */
export function appOver(store: GraphStore): TestApp {
  const log: string[] = [];
  const snapshots = followSnapshot(store);
  const app = createApp({
    store,
    snapshots,
    clock: () => TODAY,
    publicUrl: 'https://solmu.example',
    assets: NO_ASSETS,
    log: createLog('info', (line) => log.push(line)),
  });
  const request = async (path: string, init: RequestInit) => app.request(path, init);
  return {
    store,
    log,
    request,
    get: (path, headers = {}) => request(path, { headers }),
    json: async <T>(path: string) => {
      const response = await request(path, {});
      if (response.status !== 200)
        throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
      return (await response.json()) as T;
    },
    close: async () => {
      snapshots.close();
      await store.close();
    },
  };
}

/** The whole app over a store of its own with the data that ships. */
export async function seededApp(): Promise<TestApp> {
  return appOver(openSqliteStore(join(await shippedFolder(), SQLITE_FILE)));
}
