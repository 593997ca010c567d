import { afterAll, describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '../../server/store/errors.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { appOver } from '../support/seeded-app.ts';

/** A store whose server is down. */
const down = new Proxy({} as GraphStore, {
  get: (_target, name) => {
    if (name === 'engine') return 'neo4j';
    if (name === 'close') return async () => {};
    return async () => {
      throw new StoreUnavailableError('nobody answers', { retryAfter: 7 });
    };
  },
});

describe('while the store is down', () => {
  const app = appOver(down);
  afterAll(async () => app.close());

  it.each(['/api/v1/stats', '/api/v1/entities/kotka', '/api/v1/experts?topic=x', '/readyz'])(
    '%s answers a 503 problem that says when to try again',
    async (path) => {
      const response = await app.get(path, { 'accept-language': 'en' });
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('7');
      expect(response.headers.get('content-type')).toMatch(/problem\+json/);
      expect(await response.json()).toMatchObject({ title: 'The store does not answer', status: 503 });
    },
  );

  it.each(['/fi', '/sv/kommun/turku', '/embed/v1/network?lang=en'])(
    '%s answers a page, not a problem document',
    async (path) => {
      const response = await app.get(path);
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('7');
      expect(response.headers.get('content-type')).toMatch(/text\/html/);
      expect(await response.text()).not.toContain('nobody answers');
    },
  );

  it('is alive all the same', async () => {
    expect((await app.get('/healthz')).status).toBe(200);
  });
});

describe('while the graph is read for the first time', () => {
  const slow = new Proxy({} as GraphStore, {
    get: (_target, name) => (name === 'close' ? async () => {} : () => new Promise(() => {})),
  });
  const app = appOver(slow);
  afterAll(async () => app.close());

  it('says so to whoever watches over the server, instead of letting them wait', async () => {
    const response = await app.get('/readyz', { 'accept-language': 'en' });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await response.json()).toMatchObject({
      type: '/problems/starting',
      title: 'The service is starting',
    });
  });
});
