import { freePort, startServing, type Environment, type Running } from './processes.ts';

const MAIN = new URL('../../server/main.ts', import.meta.url);
/** The sampling of `monitorEventLoopDelay` is part of what it tells. */
const SAMPLING_MS = 10;

/** A Solmu as it runs in production, in a process of its own. */
export interface ServerProcess extends Running {
  /** From the start of the process to the first answer of /readyz. */
  readonly coldStartMs: number;
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
    flags,
  );
  await (await fetch(`${running.url}/readyz`)).json();
  const coldStartMs = performance.now() - started;
  let hits = 0;
  return {
    ...running,
    coldStartMs,
    figures: async () => {
      const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
      const before = hits;
      hits = valueOf(text, 'solmu_answer_cache_total{result="hit"}');
      const delay = valueOf(text, 'nodejs_eventloop_delay_seconds{quantile="1"}') * 1000;
      return { longestPauseMs: Math.max(0, delay - SAMPLING_MS), cacheHits: hits - before };
    },
  };
}

function valueOf(text: string, series: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return Number(line?.slice(series.length) ?? 0);
}
