import type { Ask, Asked } from '../load-client.ts';
import { measure, type Bench, type Measured } from '../measure.ts';
import { OPERATIONS, type Operation } from '../operations.ts';
import type { PartSettings } from '../part-settings.ts';
import { startHelper, startServing, type Helper } from '../processes.ts';
import { sampleOf, type Sample } from '../sample.ts';
import { startServer } from '../server-process.ts';
import type { FilledStore } from '../stores.ts';
import { megabytes, milliseconds, table } from '../table.ts';
import { filled } from './filled.ts';

const BY_HAND = new URL('../by-hand/serve.ts', import.meta.url);
const CLIENT = new URL('../load-client.ts', import.meta.url);
const MOST_RATIO = 1.3;
const LEAST_CACHED = 0.8;
const LONGEST_PAUSE_MS = 50;

/** Each operation of the API through HTTP, beside the same query written by hand. */
export async function measureApi(settings: PartSettings): Promise<string> {
  const sample = await sampled(settings);
  const client = startHelper<Ask, Asked>(CLIENT);
  const sections: string[] = [];
  try {
    for (const engine of settings.engines) {
      const store = await filled(settings, engine);
      try {
        sections.push(await measureStore(settings, store, sample, client));
      } finally {
        await store.close();
      }
    }
  } finally {
    await client.stop();
  }
  return [EXPLAINED, ...sections].join('\n\n');
}

const EXPLAINED = `\`npm run bench -- api\`, on the same register. One connection, p50 / p99 in milliseconds over all requests of some seconds; the two servers are asked in turns. No question is asked twice (the server's own count of cache hits must stay 0). _Same_ says how the two answers agree: equal, or how far their lengths differ. _Pause_ is the longest that the server's main thread was held up. _Cached_ is the same question again and again over 8 connections, in answers a second, beside a bare Hono route that has as many bytes ready. Goals: p50 at most ${MOST_RATIO} × the hand-written one, ${LEAST_CACHED * 100} % of the bare route, no pause over ${LONGEST_PAUSE_MS} ms.`;

/** Both stores hold the same, so both are asked the same. */
async function sampled(settings: PartSettings): Promise<Sample> {
  const store = await filled(settings, 'sqlite');
  return sampleOf(store.environment['SOLMU_DATA'] as string);
}

async function measureStore(
  { say, only, flags }: PartSettings,
  { engine, environment }: FilledStore,
  sample: Sample,
  client: Helper<Ask, Asked>,
): Promise<string> {
  const byHand = await startServing(BY_HAND, environment);
  const server = await startServer(environment, flags);
  const bench: Bench = { server, byHand: byHand.url, client, sample };
  const rows: string[][] = [];
  try {
    for (const operation of OPERATIONS.filter(({ name }) => name.includes(only))) {
      // What is kept does not know which store it came from.
      const measured = await measure(bench, operation, { cached: engine === 'sqlite' });
      rows.push(rowOf(operation, measured));
      say(`${engine}: ${rows.at(-1)?.join(' | ')}`);
    }
    const { now, peak } = server.memory();
    return [
      `### ${engine}`,
      table(['operation', 'ours', 'by hand', 'ratio', 'same', 'bytes', 'pause', 'cached', 'goals'], rows),
      `Memory of the server after all this: ${megabytes(now)}, at most ${megabytes(peak)}.`,
    ].join('\n\n');
  } finally {
    await server.stop();
    await byHand.stop();
  }
}

function rowOf(operation: Operation, measured: Measured): string[] {
  const { ours, byHand, same, bytes, longestPauseMs, cached } = measured;
  return [
    measured.operation,
    both(ours),
    byHand ? both(byHand) : '',
    byHand ? `${(ours.p50 / byHand.p50).toFixed(2)} ×` : '',
    same,
    String(bytes),
    `${Math.round(longestPauseMs)} ms`,
    cached ? `${Math.round(cached.perSecond)} / ${Math.round(cached.bare)}` : '',
    missed(operation, measured).join(', ') || 'met',
  ];
}

function both({ p50, p99 }: Measured['ours']): string {
  return `${milliseconds(p50)} / ${milliseconds(p99)}`;
}

function missed({ withinMs = Infinity }: Operation, { ours, byHand, longestPauseMs, cached }: Measured) {
  return [
    byHand && ours.p50 > MOST_RATIO * byHand.p50 && 'p50',
    ours.p50 > withinMs && `over ${withinMs} ms`,
    longestPauseMs > LONGEST_PAUSE_MS && 'pause',
    cached && cached.perSecond < LEAST_CACHED * cached.bare && 'cached',
  ].filter((miss) => typeof miss === 'string');
}
