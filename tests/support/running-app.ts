import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createApp } from '../../server/app.ts';
import { readAssets } from '../../server/http/assets.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/http/log.ts';
import { createMetrics } from '../../server/http/metrics.ts';
import { createHttpServer } from '../../server/http/server.ts';
import { followSnapshot } from '../../server/snapshot.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { loadSeed } from '../../seed/load.ts';
import { builtWeb } from './built-web.ts';
import { TODAY } from './seeded-app.ts';

/** The real app with the shipped data and the built web part, listening on a free port of 127.0.0.1. */
export async function runningApp(): Promise<{ url: string; close(): Promise<void> }> {
  const dist = await builtWeb();
  const store = openSqliteStore(':memory:');
  await loadSeed(store, () => TODAY);
  const snapshots = followSnapshot(store);
  const log = createLog('error');
  const app = createApp({
    store,
    snapshots,
    clock: () => TODAY,
    publicUrl: null,
    assets: readAssets(dist),
    log,
  });
  const metrics = createMetrics();
  // A test asks more in a minute than a person does.
  const { http } = readConfig([], { RATE_LIMIT: '0' });
  const { server } = createHttpServer(getRequestListener(app.fetch), http, { log, metrics });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      metrics.close();
      snapshots.close();
      await store.close();
    },
  };
}
