import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { ConfigError, readSettings, type Config } from './config.ts';
import { AssetsMissingError, readAssets } from './http/assets.ts';
import { createLog, type Log } from './http/log.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { openMetricsServer, type MetricsServer } from './http/metrics-server.ts';
import { createHttpServer } from './http/server.ts';
import { onStopSignals } from './http/signals.ts';
import { watchStore } from './http/watch-store.ts';
import { DictionaryError, findDictionary } from './search/voikko/find-dictionary.ts';
import { PlacesFileError, readPlaces } from './network/kept-places.ts';
import { openServing } from './serving/serving.ts';
import { StoreTooNewError, StoreUnreadableError } from './store/errors.ts';
import { openStore } from './store/open-store.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));

/** A running Solmu: its address, and a stop that lets requests in flight end. */
export interface Running {
  url: string;
  /** `grace`: how long it still takes requests; by default as long as the settings say. */
  stop(grace?: number): Promise<void>;
}

/** Opens the store, listens and answers. Throws ConfigError, AssetsMissingError, DictionaryError, PlacesFileError or the store's errors. */
export async function run(config: Config, log: Log): Promise<Running> {
  const assets = readAssets(DIST);
  const dictionary = findDictionary(config.dictionary);
  // A file that is none is said before anything is opened.
  readPlaces(config.layout);
  const store = await openStore(config.store);
  const serving = openServing({
    store,
    clock: () => new Date(),
    publicUrl: config.publicUrl,
    assets,
    log,
    cacheBytes: config.cacheBytes,
    readers: config.readers,
    readerData: {
      store: config.store,
      assets: DIST,
      publicUrl: config.publicUrl,
      now: null,
      dictionary,
      layout: config.layout,
    },
  });
  const metrics = createMetrics();
  watchStore(metrics, serving.snapshots);
  metrics.gauge('solmu_readers_waiting', 'Questions that wait for a reader thread.', serving.waiting);
  metrics.gauge('solmu_readers_cold', 'Reader threads whose first answers still take longer.', serving.cold);
  metrics.gauge('solmu_answer_cache_bytes', 'Memory that kept answers take.', serving.kept);
  const { server, drain } = createHttpServer(serving.front, config.http, { log, metrics });
  let figures: MetricsServer | null = null;
  const stop = async (grace?: number) => {
    if (server.listening) await drain(grace);
    await figures?.close();
    metrics.close();
    await serving.close();
    await store.close();
  };
  try {
    const { host } = config;
    const port = await listen(server, { port: config.port, host });
    figures = config.metrics && (await openFigures(metrics, config.metrics));
    if (figures) log('info', 'metrics', { port: figures.port });
    return { url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, stop };
  } catch (error) {
    await stop(0);
    throw error;
  }
}

/** The port that it listens on. Throws ConfigError where it may not. */
function listen(server: Server, at: Pick<Config, 'port' | 'host'>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenRefusal(error, at)));
    server.listen(at.port, at.host, () => resolve((server.address() as AddressInfo).port));
  });
}

async function openFigures(metrics: Metrics, at: NonNullable<Config['metrics']>): Promise<MetricsServer> {
  try {
    return await openMetricsServer(metrics, at);
  } catch (error) {
    throw listenRefusal(error as NodeJS.ErrnoException, at, 'METRICS_');
  }
}

/** What to do about an address that cannot be had; `prefix` is that of its two settings. */
function listenRefusal(error: NodeJS.ErrnoException, at: Pick<Config, 'port' | 'host'>, prefix = ''): Error {
  const refusal = LISTEN_REFUSALS[error.code ?? '']?.(at);
  return refusal === undefined ? error : new ConfigError(prefix + refusal, { cause: error });
}

const LISTEN_REFUSALS: Readonly<Record<string, ((at: Pick<Config, 'port' | 'host'>) => string) | undefined>> =
  {
    EADDRINUSE: ({ port }) => `PORT=${port}: another program listens there; choose another`,
    EACCES: ({ port }) => `PORT=${port}: only an administrator may listen there; choose one from 1024 up`,
    ENOTFOUND: ({ host }) => `HOST=${host}: no address has this name; try 127.0.0.1, or 0.0.0.0 for all`,
    EADDRNOTAVAIL: ({ host }) =>
      `HOST=${host}: not an address of this machine; try 127.0.0.1, or 0.0.0.0 for all`,
  };

/** Runs until SIGTERM or SIGINT; a start that fails says why in one line and exits with 1. */
export async function runUntilStopped(): Promise<void> {
  try {
    const config = readSettings();
    const log = createLog(config.logLevel);
    const running = await run(config, log);
    console.log(`Solmu answers at ${running.url}`);
    onStopSignals(log, running);
  } catch (error) {
    if (!isExpected(error)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

function isExpected(error: unknown): error is Error {
  return [
    ConfigError,
    AssetsMissingError,
    DictionaryError,
    PlacesFileError,
    StoreTooNewError,
    StoreUnreadableError,
  ].some((kind) => error instanceof kind);
}

if (import.meta.main) await runUntilStopped();
