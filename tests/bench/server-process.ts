import { setTimeout as wait } from 'node:timers/promises';
import { freePort, startServing, type Environment, type Running } from './processes.ts';

const MAIN = new URL('../../server/main.ts', import.meta.url);
/** The sampling of `monitorEventLoopDelay` is part of what it tells. */
const SAMPLING_MS = 10;
const POLL_MS = 200;
const READY_POLL_MS = 20;

/** What `npm start` gives a server on its way. */
const AS_STARTED = ['--max-semi-space-size=8'];

/** A Solmu as it runs in production, in a process of its own. */
export interface ServerProcess extends Running {
  /** From the start of the process until /readyz says that it is. */
  readonly coldStartMs: number;
  /** Resolves when every thread has derived what answers need. */
  warm(): Promise<void>;
  /** What its own figures say since the last time they were asked. */
  figures(): Promise<{ longestPauseMs: number; cacheHits: number }>;
}

/** Starts it over the store that the settings name; quotas are off and requests are not logged. */
export async function startServer(store: Environment, flags: readonly string[] = []): Promise<ServerProcess> {
  const metricsPort = await freePort();
  const started = performance.now();
  const running = await startServing(
    MAIN,
    {
      ...store,
      PORT: '0',
      METRICS_PORT: String(metricsPort),
      RATE_LIMIT: '0',
      LOG_LEVEL: 'warn',
      DRAIN_GRACE_MS: '0',
    },
    [...AS_STARTED, ...flags],
  );
  while (!(await isReady(running.url))) await wait(READY_POLL_MS);
  const coldStartMs = performance.now() - started;
  const metrics = async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  let hits = 0;
  return {
    ...running,
    coldStartMs,
    warm: async () => {
      while (valueOf(await metrics(), 'solmu_readers_cold') > 0) await wait(POLL_MS);
    },
    figures: async () => {
      const text = await metrics();
      const before = hits;
      hits = valueOf(text, 'solmu_answer_cache_total{result="hit"}');
      const delay = valueOf(text, 'nodejs_eventloop_delay_seconds{quantile="1"}') * 1000;
      return { longestPauseMs: Math.max(0, delay - SAMPLING_MS), cacheHits: hits - before };
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  const response = await fetch(`${url}/readyz`);
  await response.arrayBuffer();
  return response.ok;
}

function valueOf(text: string, series: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return Number(line?.slice(series.length) ?? 0);
}
