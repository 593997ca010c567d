import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { OverloadedError } from '../../server/http/errors.ts';
import { buildProjection } from '../../server/projection/projection.ts';
import { createAnswerCache } from '../../server/serving/answer-cache.ts';
import { createAnswers } from '../../server/serving/answers.ts';
import { askApp } from '../../server/serving/ask-app.ts';
import { createFront } from '../../server/serving/front.ts';
import type { Answered } from '../../server/serving/line.ts';
import type { Question } from '../../server/serving/question.ts';
import type { Readers } from '../../server/serving/readers.ts';
import { snapshotOf, type FollowingSnapshot } from '../../server/snapshot.ts';
import { StoreUnavailableError } from '../../server/store/errors.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { createApp } from '../../server/app.ts';
import { gatedServer, type GatedServer } from '../support/gated-server.ts';
import { NO_ASSETS, TODAY } from '../support/seeded-app.ts';

const MB = 1024 * 1024;
const open: GatedServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(async (server) => server.close()));
});

/** A question that a reader of the test was given, to be answered when the test likes. */
interface Put {
  question: Question;
  heavy: boolean;
  answer(text: string, about?: { revision?: number; headers?: string[]; status?: number }): void;
  refuse(error: Error): void;
}

interface World {
  server: GatedServer;
  /** What readers were asked, in order. */
  put: Put[];
  /** Targets that nobody waits for any longer. */
  left: string[];
  state: { failure: Error | null; revision: number };
  /** As when the store has moved on. */
  change(): void;
}

/** A front over readers that answer when the test says so. */
async function world({ publicUrl = null as string | null, log = [] as string[] } = {}): Promise<World> {
  const put: Put[] = [];
  const left: string[] = [];
  const state: World['state'] = { failure: null, revision: 1 };
  const latest = () => snapshotOf(buildProjection(state.revision, [], []));
  const snapshots: FollowingSnapshot = {
    get: async () => {
      if (state.failure) throw state.failure;
      return latest();
    },
    latest,
    healthy: () => state.failure === null,
    close: () => {},
  };
  const readers: Pick<Readers, 'ask'> = {
    ask(question, heavy) {
      const { promise, resolve, reject } = Promise.withResolvers<Answered>();
      const answer: Put['answer'] = (
        text,
        { revision = state.revision, headers = [], status = 200 } = {},
      ) => {
        const all = ['content-type', 'text/plain', ...headers];
        resolve({ answer: { status, headers: all, body: new TextEncoder().encode(text) }, revision });
      };
      put.push({ question, heavy, answer, refuse: reject });
      return { answer: promise, giveUp: () => left.push(question.target) };
    },
  };
  const app = createApp({
    store: { engine: 'sqlite' } as GraphStore,
    snapshots,
    clock: () => TODAY,
    publicUrl,
    assets: NO_ASSETS,
    log: (_level, event) => log.push(event),
  });
  const ask = askApp(app.fetch);
  const cache = createAnswerCache(MB, () => TODAY);
  const answers = createAnswers({ ask, readers: readers as Readers, snapshots }, cache);
  const server = await gatedServer({ RATE_LIMIT: '0' }, createFront(answers, { ask, publicUrl }));
  open.push(server);
  return { server, put, left, state, change: cache.empty };
}

const SEARCH = '/api/v1/search?q=kotka';

/** Until it holds; the test's own time limit ends it otherwise. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((done) => setTimeout(done, 2));
}

/** The answer to a request that a reader gets, answered with `text`. */
async function answered({ server, put }: World, target: string, text: string, headers = {}): Promise<string> {
  const before = put.length;
  const asking = fetch(server.url + target, { headers });
  await until(() => put.length > before);
  put.at(-1)?.answer(text);
  return (await asking).text();
}

describe('the front', () => {
  it('has equal questions that come at once answered once, and says which were kept', async () => {
    const { server, put } = await world();
    const asking = [1, 2, 3].map(async () => (await fetch(server.url + SEARCH)).text());
    await until(() => put.length === 1);
    await new Promise((done) => setTimeout(done, 30));
    put[0]?.answer('found');
    expect(await Promise.all(asking)).toEqual(['found', 'found', 'found']);
    expect(await (await fetch(server.url + SEARCH)).text()).toBe('found');
    expect(put).toHaveLength(1);
    await until(() => server.log.filter(({ event }) => event === 'request').length === 4);
    expect(server.log.map(({ cache }) => cache)).toEqual(['miss', 'miss', 'miss', 'hit']);
  });

  it('keeps nothing over a change of the graph', async () => {
    const here = await world();
    await answered(here, SEARCH, 'old');
    here.change();
    here.state.revision = 2;
    expect(await answered(here, SEARCH, 'new')).toBe('new');
  });

  it('does not keep what a reader read from another graph, or what was asked before the change', async () => {
    const here = await world();
    const asking = fetch(here.server.url + SEARCH);
    await until(() => here.put.length === 1);
    here.put[0]?.answer('of another', { revision: 9 });
    expect(await (await asking).text()).toBe('of another');
    expect(await answered(here, SEARCH, 'of this')).toBe('of this');

    const late = fetch(`${here.server.url}/api/v1/search?q=late`);
    await until(() => here.put.length === 3);
    here.change();
    here.put[2]?.answer('before');
    expect(await (await late).text()).toBe('before');
    expect(await answered(here, '/api/v1/search?q=late', 'after')).toBe('after');
  });

  it.each([
    ['an answer that says so', { headers: ['cache-control', 'no-store'] }],
    ['an error of ours', { status: 500 }],
    ['a request that was wrong', { status: 400 }],
  ])('does not keep %s', async (_what, about) => {
    const here = await world();
    const asking = fetch(here.server.url + SEARCH);
    await until(() => here.put.length === 1);
    here.put[0]?.answer('once', about);
    await asking;
    expect(await answered(here, SEARCH, 'twice')).toBe('twice');
  });

  it('tells languages apart, and Accept where the answer depends on it', async () => {
    const here = await world();
    expect(await answered(here, SEARCH, 'fi', { 'accept-language': 'fi' })).toBe('fi');
    expect(await answered(here, SEARCH, 'sv', { 'accept-language': 'sv-FI,sv;q=0.9' })).toBe('sv');
    const kept = await fetch(here.server.url + SEARCH, { headers: { 'accept-language': 'sv, en;q=0.1' } });
    expect(await kept.text()).toBe('sv');

    const other = '/api/v1/network?level=region';
    for (const accept of ['text/csv', 'application/json']) {
      const asking = fetch(here.server.url + other, { headers: { accept } });
      const before = here.put.length;
      await until(
        () => here.put.length > before - 1 && here.put.at(-1)?.question.headers['accept'] === accept,
      );
      here.put.at(-1)?.answer(accept, { headers: ['vary', 'Accept'] });
      expect(await (await asking).text()).toBe(accept);
    }
    const again = await fetch(here.server.url + other, { headers: { accept: 'text/csv' } });
    expect(await again.text()).toBe('text/csv');
    expect(here.put).toHaveLength(4);
  });

  it('tells hosts apart where answers name their own address, and not where the public one is set', async () => {
    const asked = async (server: GatedServer, host: string) => {
      const asking = request(`${server.url}/fi`, { headers: { host } }).end();
      const [response] = (await once(asking, 'response')) as [IncomingMessage];
      return Buffer.concat(await response.toArray()).toString();
    };
    const own = await world();
    for (const [number, host] of ['one.example', 'two.example'].entries()) {
      const asking = asked(own.server, host);
      await until(() => own.put.length === number + 1);
      own.put[number]?.answer(host);
      expect(await asking).toBe(host);
      expect(own.put[number]?.question.origin).toBe(`http://${host}`);
    }
    const fixed = await world({ publicUrl: 'https://solmu.example' });
    const first = asked(fixed.server, 'one.example');
    await until(() => fixed.put.length === 1);
    fixed.put[0]?.answer('page');
    expect([await first, await asked(fixed.server, 'two.example')]).toEqual(['page', 'page']);
    expect(fixed.put[0]?.question.origin).toBe('https://solmu.example');
  });

  it('says that the store is down, also where the answer was kept, and answers again when it is back', async () => {
    const here = await world();
    await answered(here, SEARCH, 'kept');
    here.state.failure = new StoreUnavailableError('gone', { retryAfter: 7 });
    const down = await fetch(here.server.url + SEARCH, { headers: { 'accept-language': 'en' } });
    expect([down.status, down.headers.get('retry-after')]).toEqual([503, '7']);
    expect(await down.json()).toMatchObject({ title: 'The store does not answer' });
    expect((await fetch(`${here.server.url}/healthz`)).status).toBe(200);
    here.state.failure = null;
    expect(await (await fetch(here.server.url + SEARCH)).text()).toBe('kept');
    expect(here.put).toHaveLength(1);
  });

  it.each([
    ['/api/v1/search?q=a', 'application/problem+json; charset=utf-8', 'Just nu är det många som frågar'],
    ['/sv/natverk', 'text/html; charset=utf-8', 'Just nu är det många som frågar'],
    ['/embed/v1/network?lang=sv', 'text/html; charset=utf-8', 'Just nu är det många som frågar'],
  ])('tells at %s that too many ask, in the reader’s language', async (target, type, words) => {
    const here = await world();
    const asking = fetch(here.server.url + target, { headers: { 'accept-language': 'sv' } });
    await until(() => here.put.length === 1);
    here.put[0]?.refuse(new OverloadedError('busy', 5));
    const response = await asking;
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain(words);
  });

  it('answers what nobody foresaw with a 500 that tells nothing, and logs it', async () => {
    const log: string[] = [];
    const here = await world({ log });
    const asking = fetch(here.server.url + SEARCH);
    await until(() => here.put.length === 1);
    here.put[0]?.refuse(new TypeError('inner workings'));
    const response = await asking;
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('inner workings');
    expect(log).toEqual(['unexpected']);
  });

  it('gives up a question when the last who waits for it has gone', async () => {
    const { server, put, left } = await world();
    const [one, two] = [new AbortController(), new AbortController()];
    const asking = [one, two].map(async ({ signal }) =>
      fetch(server.url + SEARCH, { signal }).catch(() => null),
    );
    await until(() => put.length === 1 && server.log.length === 0);
    await new Promise((done) => setTimeout(done, 30));
    one.abort();
    await until(() => server.log.length === 1);
    expect(left).toEqual([]);
    two.abort();
    await until(() => left.length === 1);
    expect(left).toEqual([SEARCH]);
    await Promise.all(asking);
  });

  it('calls networks heavy and searches not', async () => {
    const { server, put } = await world();
    const asking = ['/api/v1/network?level=region', SEARCH].map(async (target) => fetch(server.url + target));
    await until(() => put.length === 2);
    expect(Object.fromEntries(put.map(({ question, heavy }) => [question.target, heavy]))).toEqual({
      '/api/v1/network?level=region': true,
      [SEARCH]: false,
    });
    for (const one of put) one.answer('done');
    await Promise.all(asking);
  });

  it('leaves to a reader what this thread would have to look for among all ids', async () => {
    const { server, put } = await world();
    const asking = fetch(`${server.url}/api/v1/entities/nobody-here`);
    await until(() => put.length === 1);
    put[0]?.answer('nobody', { status: 404 });
    expect((await asking).status).toBe(404);
  });
});
