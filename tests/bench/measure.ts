import type { Ask, Asked } from './load-client.ts';
import type { Operation, Target } from './operations.ts';
import type { Helper } from './processes.ts';
import type { Sample } from './sample.ts';
import type { ServerProcess } from './server-process.ts';

/** How long answers took, in milliseconds. */
export interface Latency {
  p50: number;
  p95: number;
  p99: number;
  count: number;
}

/** What one operation took, ours beside the hand-written one. */
export interface Measured {
  operation: string;
  ours: Latency;
  byHand: Latency | null;
  /** Bytes of an answer of ours, on average, and how it agrees with the hand-written one. */
  bytes: number;
  same: string;
  /** The longest that the server's main thread was held up meanwhile. */
  longestPauseMs: number;
  cached: { perSecond: number; bare: number } | null;
}

/** What measuring takes. */
export interface Bench {
  server: ServerProcess;
  /** Where the hand-written routes answer; null where only ours are measured. */
  byHand: string | null;
  client: Helper<Ask, Asked>;
  sample: Sample;
}

/** The server would not answer a question. */
export class UnansweredError extends Error {
  override name = 'UnansweredError';
}

const WARM_MS = 900;
const MEASURE_MS = 2500;
const MOST_REQUESTS = 1500;
const CACHED_MS = 1200;
const CONNECTIONS = 8;

/** Measures one operation: alone and uncached for latency, then the same question over and over for throughput. */
export async function measure(
  bench: Bench,
  operation: Operation,
  { cached }: { cached: boolean },
): Promise<Measured> {
  const { server, client } = bench;
  const all = operation.targets(bench.sample).slice(0, MOST_REQUESTS);
  const byHand = operation.same === null ? null : bench.byHand;
  const same = byHand === null ? '' : await agreement(server.url, byHand, operation, all);
  // Some for warming up, and none of them again: no answer comes from a cache.
  const [warm, fresh] = split(all.slice(AGREEMENT));
  await client.ask(asks(server.url, byHand, warm, WARM_MS));
  await server.figures();
  const { lanes } = await client.ask(asks(server.url, byHand, fresh, MEASURE_MS));
  const { longestPauseMs, cacheHits } = await server.figures();
  for (const { failed } of lanes) if (failed) throw new UnansweredError(`${operation.name}: ${failed}`);
  if (cacheHits > 0) throw new Error(`${operation.name}: ${cacheHits} answers came from the cache`);
  const [ours, hand] = lanes;
  const bytes = Math.round(ours!.bytes / ours!.ms.length);
  return {
    operation: operation.name,
    ours: latency(ours!.ms),
    byHand: hand ? latency(hand.ms) : null,
    bytes,
    same,
    longestPauseMs,
    cached: cached && bench.byHand !== null ? await throughput(bench, fresh[0]!.ours) : null,
  };
}

function split<T>(items: readonly T[]): [T[], T[]] {
  const warm = Math.floor(items.length / 4);
  return [items.slice(0, warm), items.slice(warm)];
}

function asks(ours: string, byHand: string | null, targets: readonly Target[], ms: number): Ask {
  const lanes = [{ url: ours, targets: targets.map((target) => target.ours) }];
  if (byHand !== null) lanes.push({ url: byHand, targets: targets.map((target) => target.byHand) });
  return { lanes, connections: 1, ms };
}

/** Kept answers of ours beside a bare route that has as many bytes ready. */
async function throughput({ server, byHand, client }: Bench, target: string) {
  const length = (await (await fetch(server.url + target)).arrayBuffer()).byteLength;
  const perSecond = async (url: string, path: string) => {
    const ask = { lanes: [{ url, targets: [path] }], connections: CONNECTIONS, repeat: true };
    await client.ask({ ...ask, ms: CACHED_MS / 4 });
    const { lanes, seconds } = await client.ask({ ...ask, ms: CACHED_MS });
    return lanes[0]!.ms.length / seconds;
  };
  const bareTarget = `/prebuilt/${length}`;
  // There and back again, so that a machine that gets slower meanwhile does not favour either.
  const rounds = [
    await perSecond(server.url, target),
    await perSecond(byHand!, bareTarget),
    await perSecond(byHand!, bareTarget),
    await perSecond(server.url, target),
  ] as const;
  return { perSecond: (rounds[0] + rounds[3]) / 2, bare: (rounds[1] + rounds[2]) / 2 };
}

/** Nearest rank. */
export function latency(ms: readonly number[]): Latency {
  const sorted = [...ms].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), count: sorted.length };
}

const AGREEMENT = 3;

/** Says how the first answers agree. Throws where they do not, for then the two are no measure of one another. */
async function agreement(
  ours: string,
  byHand: string,
  { name, same }: Operation,
  targets: readonly Target[],
): Promise<string> {
  let worst = 0;
  for (const target of targets.slice(0, AGREEMENT)) {
    const [own, other] = await Promise.all([read(ours + target.ours), read(byHand + target.byHand)]);
    const off = Math.abs(other.length / own.length - 1);
    worst = Math.max(worst, off);
    const agrees = same === 'equal' ? unordered(own) === unordered(other) : off <= (same?.size ?? 0);
    if (!agrees)
      throw new Error(
        `${name}: the answers differ\n${target.ours}: ${ends(own)}\n${target.byHand}: ${ends(other)}`,
      );
  }
  return same === 'equal' ? 'equal' : `± ${Math.round(worst * 100)} %`;
}

const SHOWN = 400;

/** The beginning and the end of an answer, which may be long. */
function ends(text: string): string {
  const { length } = text;
  return length <= 2 * SHOWN ? text : `${text.slice(0, SHOWN)} … ${text.slice(-SHOWN)} (${length} bytes)`;
}

async function read(url: string): Promise<string> {
  const response = await fetch(url);
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} for ${url}: ${text.slice(0, 500)}`);
  return text;
}

/** The text of a JSON value with keys and lists in order: order is not what is compared. */
export function unordered(text: string): string {
  const told = (value: unknown): string => {
    if (value === null || typeof value !== 'object') return JSON.stringify(value);
    if (Array.isArray(value)) return `[${value.map(told).sort().join()}]`;
    return `{${Object.entries(value)
      .map(([key, inner]) => `${JSON.stringify(key)}:${told(inner)}`)
      .sort()
      .join()}}`;
  };
  return told(JSON.parse(text));
}
