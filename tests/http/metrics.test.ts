import { afterEach, describe, expect, it } from 'vitest';
import { createMetrics, type Metrics } from '../../server/http/metrics.ts';
import { openMetricsServer } from '../../server/http/metrics-server.ts';
import { watchStore } from '../../server/http/watch-store.ts';
import { StoreUnavailableError } from '../../server/store/errors.ts';
import type { Snapshot } from '../../server/snapshot.ts';
import { gatedServer } from '../support/gated-server.ts';

const open: Metrics[] = [];
afterEach(() => {
  for (const metrics of open.splice(0)) metrics.close();
});

function fresh(): Metrics {
  const metrics = createMetrics();
  open.push(metrics);
  return metrics;
}

const LINE = /^[a-z_]+(\{[a-z]+="(?:[^"\\\n]|\\.)*"(,[a-z]+="(?:[^"\\\n]|\\.)*")*\})? -?[\d.e+-]+$/;

describe('figures', () => {
  it('are in Prometheus’ text format, each kind described before its lines', async () => {
    const metrics = fresh();
    metrics.request({ route: '/api/v1/entities/{id}', method: 'GET', status: 200, seconds: 0.003 });
    metrics.gauge('solmu_odd', 'Odd.', () => 7);
    const lines = (await metrics.render()).trimEnd().split('\n');
    const samples = lines.filter((line) => !line.startsWith('#'));
    expect(samples.filter((line) => !LINE.test(line))).toEqual([]);
    const undescribed = samples.filter((line) => {
      const name = (/^[a-z_]+/.exec(line)?.[0] ?? '').replace(/_(bucket|sum|count)$/, '');
      return !lines.slice(0, lines.indexOf(line)).some((before) => before.startsWith(`# TYPE ${name} `));
    });
    expect(undescribed).toEqual([]);
    expect(lines).toContain('solmu_odd 7');
    expect(lines.some((line) => line.startsWith('process_resident_memory_bytes '))).toBe(true);
  });

  it('sort durations into buckets that hold all that were shorter', async () => {
    const metrics = fresh();
    for (const seconds of [0.0005, 0.003, 0.003, 0.2, 60])
      metrics.request({ route: '/x', method: 'GET', status: 200, seconds });
    const text = await metrics.render();
    const bucket = (le: string) =>
      new RegExp(`_bucket\\{route="/x",le="${le.replace('+', '\\+')}"\\} (\\d+)`).exec(text)?.[1];
    expect(['0.001', '0.005', '0.1', '0.25', '10', '+Inf'].map(bucket)).toEqual([
      '1',
      '3',
      '3',
      '4',
      '4',
      '5',
    ]);
    expect(text).toContain('_count{route="/x"} 5');
    expect(text).toContain('_sum{route="/x"} 60.2065');
  });

  it('have no more series than there are routes, whatever is asked', async () => {
    const server = await gatedServer({ RATE_LIMIT: '0' });
    for (let n = 0; n < 200; n += 1) await fetch(`${server.url}/x${n}/y${n}?z=${n}`);
    for (let n = 0; n < 50; n += 1)
      await fetch(`${server.url}/api/v1/entities/e${n}`, { method: n % 2 ? 'GET' : 'PURGE' });
    const text = await server.metrics.render();
    expect(text.match(/^solmu_http_requests_total\{/gm)).toHaveLength(3);
    expect(text).toContain('solmu_http_requests_total{route="other",method="GET",status="200"} 200');
    expect(text).toContain(
      'solmu_http_requests_total{route="/api/v1/entities/{id}",method="other",status="405"} 25',
    );
    await server.close();
  });

  it('leave out one that cannot be had', async () => {
    const metrics = fresh();
    metrics.gauge('solmu_broken', 'Broken.', () => {
      throw new Error('no');
    });
    expect(await metrics.render()).not.toContain('solmu_broken');
  });

  it('say whether the store answers and at which revision', async () => {
    const metrics = fresh();
    watchStore(metrics, {
      healthy: () => true,
      get: async () => ({ projection: { revision: 41 } }) as Snapshot,
    });
    expect(await metrics.render()).toMatch(/^solmu_store_up 1$[\s\S]*^solmu_store_revision 41$/m);
    const fail = async () => {
      throw new StoreUnavailableError('down');
    };
    watchStore(metrics, { healthy: () => false, get: fail });
    const down = await metrics.render();
    expect(down).toMatch(/^solmu_store_up 0$/m);
    expect(down).not.toContain('solmu_store_revision');
  });
});

describe('/metrics', () => {
  it('is served at a port of its own, and nothing else there', async () => {
    const server = await openMetricsServer(fresh(), { port: 0, host: '127.0.0.1' });
    const url = `http://127.0.0.1:${server.port}`;
    const response = await fetch(`${url}/metrics`);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await response.text()).toContain('nodejs_eventloop_delay_seconds{quantile="0.99"}');
    for (const path of ['/', '/healthz', '/metrics/x']) expect((await fetch(url + path)).status).toBe(404);
    await server.close();
  });
});
