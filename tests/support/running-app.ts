import type { AddressInfo } from 'node:net';
import { readAssets, type Assets } from '../../server/http/assets.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/http/log.ts';
import { createMetrics } from '../../server/http/metrics.ts';
import { createHttpServer } from '../../server/http/server.ts';
import { openServing } from '../../server/serving/serving.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { openStore } from '../../server/store/open-store.ts';
import { builtWeb } from './built-web.ts';
import { shippedFolder, TODAY } from './shipped-store.ts';

export interface RunningApp {
  url: string;
  store: GraphStore;
  assets: Assets;
  close(): Promise<void>;
}

/** The real app with the shipped data and the built web part, listening on a free port of 127.0.0.1. */
export async function runningApp(): Promise<RunningApp> {
  const dist = await builtWeb();
  const folder = await shippedFolder();
  // A test asks more in a minute than a person does.
  const config = readConfig([], { RATE_LIMIT: '0', SOLMU_DATA: folder });
  const store = await openStore(config.store);
  const log = createLog('error');
  const assets = readAssets(dist);
  const serving = openServing({
    store,
    clock: () => TODAY,
    publicUrl: null,
    assets,
    log,
    readers: config.readers,
    readerData: {
      store: config.store,
      assets: dist,
      publicUrl: null,
      now: TODAY.toISOString(),
      dictionary: null,
      layout: null,
    },
    cacheBytes: config.cacheBytes,
  });
  const metrics = createMetrics();
  const { server } = createHttpServer(serving.front, config.http, { log, metrics });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    store,
    assets,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      metrics.close();
      await serving.close();
      await store.close();
    },
  };
}
