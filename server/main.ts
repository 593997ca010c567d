import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { createApp } from './app.ts';
import { ConfigError, readSettings, type Config } from './config.ts';
import { AssetsMissingError, readAssets } from './http/assets.ts';
import { createLog, errorDetails, type Log } from './http/log.ts';
import { followSnapshot } from './snapshot.ts';
import { StoreTooNewError, StoreUnreadableError } from './store/errors.ts';
import { openStore } from './store/open-store.ts';

const DRAIN_MS = 10_000;

/** A running Solmu: its address, and a stop that lets requests in flight end. */
export interface Running {
  url: string;
  stop(): Promise<void>;
}

/** Opens the store, listens and answers. Throws ConfigError, AssetsMissingError or the store's errors. */
export async function run(config: Config, log: Log): Promise<Running> {
  const assets = readAssets(fileURLToPath(new URL('../dist', import.meta.url)));
  const store = await openStore(config.store);
  const snapshots = followSnapshot(store, (error) => log('warn', 'store unavailable', errorDetails(error)));
  const app = createApp({
    store,
    snapshots,
    clock: () => new Date(),
    publicUrl: config.publicUrl,
    assets,
    log,
  });
  // Read the graph now rather than in the first reader's time; a store that is down is found later.
  snapshots.get().catch((error: unknown) => log('warn', 'store unavailable', errorDetails(error)));
  const { server, port } = await listen(app, config);
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  const stop = async () => {
    await new Promise<void>((done) => {
      const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      server.close(() => {
        clearTimeout(timer);
        done();
      });
      server.closeIdleConnections();
    });
    snapshots.close();
    await store.close();
  };
  return { url, stop };
}

function listen(app: ReturnType<typeof createApp>, { port, host }: Config) {
  return new Promise<{ server: Server; port: number }>((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, (info) =>
      resolve({ server, port: info.port }),
    ) as Server;
    server.once('error', (error: NodeJS.ErrnoException) => {
      const refusal = LISTEN_REFUSALS[error.code ?? '']?.({ port, host });
      reject(refusal === undefined ? error : new ConfigError(refusal, { cause: error }));
    });
  });
}

const LISTEN_REFUSALS: Readonly<Record<string, ((at: Pick<Config, 'port' | 'host'>) => string) | undefined>> =
  {
    EADDRINUSE: ({ port }) => `PORT=${port}: another program listens there; choose another with --port`,
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
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => {
        log('info', 'stopping', { signal });
        void running.stop().then(() => process.exit(0));
      });
  } catch (error) {
    if (!isExpected(error)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

function isExpected(error: unknown): error is Error {
  return [ConfigError, AssetsMissingError, StoreTooNewError, StoreUnreadableError].some(
    (kind) => error instanceof kind,
  );
}

if (import.meta.main) await runUntilStopped();
