import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultFinder, type Answered } from './fuzz/faults.ts';
import { fuzz, readDocument } from './fuzz/fuzz.ts';
import type { FuzzRequest } from './fuzz/requests.ts';
import { CANARY } from './fuzz/values.ts';
import { openWorld, type FuzzWorld } from './fuzz/world.ts';
import { anotherSeed } from './seeds.ts';

const EACH = 650;

describe('requests made from the OpenAPI document', () => {
  let world: FuzzWorld;
  beforeAll(async () => {
    world = await openWorld();
  }, 120_000);
  afterAll(async () => world.close());

  it.each([
    ['the same ones every time', 20_261_127],
    ['others every time', anotherSeed()],
  ])(
    'get no answer but those it lists: %s',
    async (_which, seed) => {
      console.log(`fuzz: seed ${seed}, ${EACH} requests (SOLMU_SOAK_SEED=${seed} repeats them)`);
      const { cases, failures } = await fuzz(world, { seed, count: EACH, say: () => {} });
      expect(failures).toEqual([]);
      expect(cases).toBe(EACH);
    },
    120_000,
  );
});

describe('the finder of faults', () => {
  const faultsOf = faultFinder(readDocument());
  const asked = (target: string, route: string | null = null): FuzzRequest => ({
    method: 'GET',
    target,
    headers: {},
    route,
  });
  const answered = (status: number, body: string, headers: Record<string, string> = {}): Answered => ({
    status,
    body,
    headers: new Headers({
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
      'content-language': 'fi',
      'content-type': 'application/json',
      ...headers,
    }),
  });
  const stats = asked('/api/v1/stats?lang=fi', '/api/v1/stats');
  const problem = JSON.stringify({
    type: '/problems/x',
    title: 'x',
    status: 400,
    detail: 'x',
    instance: '/',
  });
  const asProblem = { 'content-type': 'application/problem+json' };
  const asPage = { 'content-type': 'text/html' };

  it('finds nothing wrong with a good answer', () => {
    expect(faultsOf(stats, answered(400, problem, asProblem))).toEqual([]);
    expect(faultsOf(asked('/fi/x'), answered(404, '<!doctype html><html lang="fi">', asPage))).toEqual([]);
  });

  it.each<[string, FuzzRequest, Answered]>([
    ['answered 500', stats, answered(500, problem, asProblem)],
    ['not among', stats, answered(418, problem, asProblem)],
    ['304 unasked', stats, answered(304, '')],
    ['breaks its schema', stats, answered(200, '{"revision":"many"}')],
    ['as text/html', stats, answered(400, '<h1>No</h1>', asPage)],
    ['tells 400 as 404', stats, answered(400, problem.replace('400', '404'), asProblem)],
    ['not in fi', stats, answered(400, problem, { ...asProblem, 'content-language': 'sv' })],
    ['shuts out', stats, answered(400, problem, { ...asProblem, 'access-control-allow-origin': 'x' })],
    ['inside', stats, answered(400, problem.replace('"/"', '"/\\n    at f (/a/b.js:1:2)"'), asProblem)],
    ['nosniff', stats, answered(400, problem, { ...asProblem, 'x-content-type-options': '' })],
    ['cookie', stats, answered(400, problem, { ...asProblem, 'set-cookie': 'a=b' })],
    ['as it came', asked('/fi/haku'), answered(200, `<html lang="fi">${CANARY}`, asPage)],
    ['leads elsewhere', asked('/fi/'), answered(301, '', { location: '//evil.example' })],
    ['tells 404 as', asked('/fi/x'), answered(404, 'gone', { 'content-type': 'text/plain' })],
  ])('finds: %s', (fault, request, answer) => {
    expect(faultsOf(request, answer).join()).toContain(fault);
  });
});
