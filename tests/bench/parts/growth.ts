import { join } from 'node:path';
import type { Ask, Asked } from '../load-client.ts';
import { measure, UnansweredError, type Bench, type Latency } from '../measure.ts';
import { OPERATIONS, type Operation } from '../operations.ts';
import type { PartSettings } from '../part-settings.ts';
import { startHelper } from '../processes.ts';
import { sampleOf } from '../sample.ts';
import { startServer } from '../server-process.ts';
import { filledSqlite } from '../stores.ts';
import { megabytes, milliseconds, table } from '../table.ts';

const SMALL = 10_000;
const LARGE = 200_000;
const MOST_RATIO = 3;
const CLIENT = new URL('../load-client.ts', import.meta.url);

/** How much longer the slowest answers take when the graph is twenty times as large. */
export async function measureGrowth(settings: PartSettings): Promise<string> {
  const small = await measureGrown(settings, SMALL);
  const large = await measureGrown(settings, LARGE);
  const rows = [...small.measured].map(([operation, before]) => {
    const after = large.measured.get(operation) ?? null;
    const ratio = before && after ? after.p99 / before.p99 : Infinity;
    return [
      operation,
      told(before),
      told(after),
      ratio === Infinity ? '' : `${ratio.toFixed(1)} ×`,
      ratio > MOST_RATIO ? 'p99' : 'met',
    ];
  });
  return [
    `\`npm run bench -- growth\`. A made-up directory of ${SMALL} and of ${LARGE} entities with some 5.5 relations each on SQLite; p50 / p99 in milliseconds, uncached, over one connection. Goal: p99 at most ${MOST_RATIO} times as long; _none_: there was no answer within the 20 s that a thread may take. The larger took ${Math.round(large.loadSeconds)} s to load, ${megabytes(large.diskBytes)} of disk, ${megabytes(large.memory)} of memory and ${(large.coldStartMs / 1000).toFixed(1)} s to start.`,
    table(['operation', `${SMALL}`, `${LARGE}`, 'p99 ratio', 'goal'], rows),
  ].join('\n\n');
}

async function measureGrown({ folder, only, flags, say }: PartSettings, nodes: number) {
  say(`${nodes} entities are loaded`);
  const store = await filledSqlite(join(folder, `grown-${nodes}`), `grown:${nodes}`);
  const sample = sampleOf(store.folder);
  const client = startHelper<Ask, Asked>(CLIENT);
  const server = await startServer(store.environment, flags);
  const measured = new Map<string, Latency | null>();
  try {
    for (const operation of OPERATIONS.filter(({ name }) => name.includes(only))) {
      measured.set(operation.name, await latencyOf({ server, byHand: null, client, sample }, operation));
      say(`${nodes}: ${operation.name} ${told(measured.get(operation.name) ?? null)} ms`);
    }
    const { coldStartMs } = server;
    const { applySeconds: loadSeconds } = store.loaded;
    return { measured, loadSeconds, coldStartMs, diskBytes: store.diskBytes, memory: server.memory().peak };
  } finally {
    await server.stop();
    await client.stop();
  }
}

/** Null where it takes longer than a thread may. */
async function latencyOf(bench: Bench, operation: Operation): Promise<Latency | null> {
  try {
    return (await measure(bench, operation, { cached: false })).ours;
  } catch (error) {
    if (error instanceof UnansweredError) return null;
    throw error;
  }
}

function told(latency: Latency | null): string {
  return latency ? `${milliseconds(latency.p50)} / ${milliseconds(latency.p99)}` : 'none';
}
