import { monitorEventLoopDelay } from 'node:perf_hooks';

type Labels = Readonly<Record<string, string | number>>;
type Reading = () => number | null | Promise<number | null>;

/** Figures of the running server, in Prometheus' text format. Label values must come from small fixed sets. */
export interface Metrics {
  count(name: CounterName, labels?: Labels): void;
  /** One answered request. */
  request(about: { route: string; method: string; status: number; seconds: number }): void;
  /** A figure that is read when it is asked for; null: unknown just now. A name given again takes the place of the first. */
  gauge(name: string, help: string, read: Reading): void;
  /** Everything as text (format 0.0.4). */
  render(): Promise<string>;
  close(): void;
}

const COUNTERS = {
  solmu_http_requests_total: 'Requests answered, by route, method and status.',
  solmu_answer_cache_total: 'Answers that the cache could give (hit) or not (miss).',
  solmu_rate_limited_total: 'Requests refused because the client had used its quota.',
  solmu_malformed_requests_total: 'Requests that were no HTTP, by the status told.',
  solmu_connections_dropped_total: 'Connections refused because there were too many.',
} as const;
type CounterName = keyof typeof COUNTERS;

const DURATION = 'solmu_http_request_duration_seconds';
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Histogram {
  buckets: number[];
  sum: number;
  count: number;
}

/** Collects figures; the process's own (memory, delay of the event loop) are among them. */
export function createMetrics(): Metrics {
  const counters = new Map<CounterName, Map<string, number>>();
  const durations = new Map<string, Histogram>();
  const gauges = new Map<string, { help: string; read: Reading }>();
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const count: Metrics['count'] = (name, labels = {}) => {
    const series = counters.get(name) ?? new Map<string, number>();
    const key = labelText(labels);
    series.set(key, (series.get(key) ?? 0) + 1);
    counters.set(name, series);
  };
  addProcess(gauges);
  return {
    count,
    request({ route, method, status, seconds }) {
      count('solmu_http_requests_total', { route, method: knownMethod(method), status });
      observe(durations, labelText({ route }), seconds);
    },
    gauge: (name, help, read) => void gauges.set(name, { help, read }),
    render: async () => {
      const figures = await Promise.all(
        [...gauges].map(async ([name, { help, read }]) => gaugeText(name, help, await safely(read))),
      );
      const text = [
        ...[...counters].map(([name, series]) => counterText(name, series)),
        histogramText(durations),
        ...figures,
        delayText(delay),
      ].join('');
      // The delay of the next scrape is that since this one.
      delay.reset();
      return text;
    },
    close: () => void delay.disable(),
  };
}

/** One figure that cannot be had does not take the others with it. */
async function safely(read: Reading): Promise<number | null> {
  try {
    return await read();
  } catch {
    return null;
  }
}

function addProcess(gauges: Map<string, { help: string; read: Reading }>): void {
  const startedAt = Date.now() / 1000 - process.uptime();
  const add = (name: string, help: string, read: () => number) => gauges.set(name, { help, read });
  add('process_start_time_seconds', 'When the process started, in seconds since 1970.', () => startedAt);
  add('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss());
  add('nodejs_heap_used_bytes', 'Heap in use in the main thread.', () => process.memoryUsage().heapUsed);
}

/** A method is whatever the client writes; a label is not. */
function knownMethod(method: string): string {
  return ['GET', 'HEAD', 'OPTIONS'].includes(method) ? method : 'other';
}

function observe(durations: Map<string, Histogram>, key: string, seconds: number): void {
  const histogram = durations.get(key) ?? { buckets: BUCKETS.map(() => 0), sum: 0, count: 0 };
  const bucket = BUCKETS.findIndex((most) => seconds <= most);
  if (bucket >= 0) histogram.buckets[bucket] = (histogram.buckets[bucket] ?? 0) + 1;
  histogram.sum += seconds;
  histogram.count += 1;
  durations.set(key, histogram);
}

function labelText(labels: Labels): string {
  return Object.entries(labels)
    .map(
      ([name, value]) =>
        `${name}="${String(value).replace(/[\\"\n]/g, (mark) => (mark === '\n' ? '\\n' : `\\${mark}`))}"`,
    )
    .join(',');
}

function line(name: string, labels: string, value: number): string {
  return `${name}${labels ? `{${labels}}` : ''} ${value}\n`;
}

function head(name: string, help: string, type: string): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;
}

function counterText(name: CounterName, series: ReadonlyMap<string, number>): string {
  return (
    head(name, COUNTERS[name], 'counter') +
    [...series].map(([labels, value]) => line(name, labels, value)).join('')
  );
}

function histogramText(durations: ReadonlyMap<string, Histogram>): string {
  const series = [...durations].map(([labels, { buckets, sum, count }]) => {
    let below = 0;
    const cumulative = buckets.map((found, index) => {
      below += found;
      return line(`${DURATION}_bucket`, `${labels},le="${BUCKETS[index]}"`, below);
    });
    return [
      ...cumulative,
      line(`${DURATION}_bucket`, `${labels},le="+Inf"`, count),
      line(`${DURATION}_sum`, labels, sum),
      line(`${DURATION}_count`, labels, count),
    ].join('');
  });
  return head(DURATION, 'Time from the request to the end of its answer.', 'histogram') + series.join('');
}

function gaugeText(name: string, help: string, value: number | null): string {
  return value === null ? '' : head(name, help, 'gauge') + line(name, '', value);
}

function delayText(delay: ReturnType<typeof monitorEventLoopDelay>): string {
  const name = 'nodejs_eventloop_delay_seconds';
  // NaN until the first sample.
  const seconds = (nanoseconds: number) => (nanoseconds || 0) / 1e9;
  return (
    head(name, 'Delay of the main event loop since the last scrape.', 'gauge') +
    [50, 99].map((part) => line(name, `quantile="${part / 100}"`, seconds(delay.percentile(part)))).join('') +
    line(name, 'quantile="1"', seconds(delay.max))
  );
}
