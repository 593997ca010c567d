import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../server/contract/problem.ts';
import { applyEdits, type Edit } from '../../server/directory/apply-edits.ts';
import { seededApp, TODAY, type TestApp } from '../support/seeded-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await seededApp();
}, 60_000);
afterAll(async () => app.close());

async function refused(path: string): Promise<Problem> {
  const response = await app.get(path, { 'accept-language': 'en' });
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toMatch(/problem\+json/);
  return (await response.json()) as Problem;
}

async function refusal(path: string): Promise<[string?, string?]> {
  const { errors } = await refused(path);
  return [errors?.[0]?.pointer, errors?.[0]?.detail];
}

describe('parameters', () => {
  it.each([
    '/healthz',
    '/readyz',
    '/openapi.json',
    '/api/v1/stats',
    '/api/v1/sources',
    '/api/v1/regions',
    '/api/v1/topics',
    '/api/v1/network',
    '/api/v1/entities/kotka',
    '/api/v1/entities/kotka/neighbourhood',
  ])('of %s are refused when they are unknown', async (path) => {
    expect(await refusal(`${path}?colour=red`)).toEqual([
      '#/query/colour',
      'this parameter is not known here',
    ]);
    expect((await refusal(`${path}?lang=xx`))[0]).toBe('#/query/lang');
  });

  it.each([
    '/api/v1/network?region=',
    '/api/v1/network?scope=',
    '/api/v1/network?topic=',
    '/api/v1/network?minWeight=',
    '/api/v1/entities?limit=',
    '/api/v1/entities?topic=',
    '/api/v1/search?q=',
  ])('are not passed over when they are empty: %s', async (path) => {
    expect((await refusal(path))[1]).toBe('give this a value or leave it out');
  });

  it.each(['1e2', '0x10', '%2010', '%2B5', '5.5', 'abc'])(
    'that count take digits only, not %s',
    async (limit) => {
      expect((await refusal(`/api/v1/entities?limit=${limit}`))[0]).toBe('#/query/limit');
    },
  );

  it.each(['/api/v1/entities/%s', '/api/v1/entities/%s.csv', '/api/v1/entities/%s.jsonld'])(
    'in the path of %s are refused when they are too long',
    async (path) => {
      expect((await refusal(path.replace('%s', 'a'.repeat(201))))[0]).toBe('#/path/id');
    },
  );

  it('may be given once, and say so', async () => {
    expect(await refusal('/api/v1/entities?limit=1&limit=2')).toEqual([
      '#/query/limit',
      'give this only once',
    ]);
    expect((await app.get('/api/v1/experts?topic=museot&topic=kulttuurihyvinvointi')).status).toBe(200);
  });

  it('that are dates are explained in the reader’s language', async () => {
    const response = await app.get('/api/v1/network?asOf=2020-13&lang=sv');
    expect(((await response.json()) as Problem).errors?.[0]?.detail).toMatch(/^ett datum är/);
  });

  it.each([
    ['limit=0', 'talet ska vara minst 1'],
    ['limit=1000000', /^talet får vara högst \d+$/],
  ])('that are numbers tell the bound that %s is beyond, in the reader’s language', async (query, words) => {
    const response = await app.get(`/api/v1/entities?${query}&lang=sv`);
    expect(((await response.json()) as Problem).errors?.[0]?.detail).toMatch(words);
  });

  it('of a scheme take only topics of that scheme', async () => {
    for (const name of ['audience', 'setting', 'sector'])
      expect((await refusal(`/api/v1/entities?${name}=kulttuurihyvinvointi`))[0]).toBe(`#/query/${name}`);
  });

  it('sort by relevance only what was searched for', async () => {
    expect((await refusal('/api/v1/entities?sort=relevance'))[0]).toBe('#/query/sort');
  });

  it('take only a cursor of the same kind of list', async () => {
    const next = async (path: string) => (await app.json<{ next: string }>(path)).next;
    const ranked = await next('/api/v1/search?q=museo&limit=1');
    const named = await next('/api/v1/entities?limit=1');
    expect((await refusal(`/api/v1/entities?cursor=${ranked}`))[0]).toBe('#/query/cursor');
    expect((await refusal(`/api/v1/search?q=museo&cursor=${named}`))[0]).toBe('#/query/cursor');
  });
});

describe('methods', () => {
  it.each(['/api/v1/entities', '/openapi.json', '/healthz', '/readyz', '/fi', '/embed/v1/network'])(
    'are told by OPTIONS %s',
    async (path) => {
      const response = await app.request(path, { method: 'OPTIONS' });
      expect(response.status).toBe(204);
      expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    },
  );

  it.each(['/api/v1/entities', '/openapi.json', '/healthz', '/readyz'])(
    'that %s does not know are refused to any origin',
    async (path) => {
      const response = await app.request(path, {
        method: 'DELETE',
        headers: { origin: 'https://x.example' },
      });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
    },
  );
});

describe('languages', () => {
  it('are named on the answer', async () => {
    const response = await app.get('/api/v1/entities/turku', { 'accept-language': 'sv' });
    expect(response.headers.get('content-language')).toBe('sv');
    expect(response.headers.get('vary')).toMatch(/Accept-Language/);
  });
});

describe('an id that was merged', () => {
  let merged: TestApp;
  const place = { file: 'edits.yaml', path: 'edits[0]', line: 1 };
  beforeAll(async () => {
    merged = await seededApp();
    const edits: Edit[] = [
      { merge: 'mikkeli', into: 'kotka' },
      { merge: 'kestava-matkailu', into: 'kulttuurihyvinvointi' },
      { merge: 'maakunta-kainuu', into: 'maakunta-lappi' },
    ];
    await applyEdits(
      merged.store,
      edits.map((edit) => ({ edit, place })),
      { actor: 'test', reason: 'to see' },
      () => TODAY,
    );
  }, 60_000);
  afterAll(async () => merged.close());

  it.each([
    ['/api/v1/entities/mikkeli?lang=en', '/api/v1/entities/kotka?lang=en'],
    ['/api/v1/entities/%6Dikkeli', '/api/v1/entities/kotka'],
    ['/api/v1/paths?from=mikkeli&to=sitra', '/api/v1/paths?from=kotka&to=sitra'],
    ['/api/v1/paths?from=sitra&to=mikkeli&lang=sv', '/api/v1/paths?from=sitra&to=kotka&lang=sv'],
    ['/api/v1/topics/kestava-matkailu', '/api/v1/topics/kulttuurihyvinvointi'],
    [
      '/api/v1/experts?topic=kestava-matkailu&kind=person',
      '/api/v1/experts?topic=kulttuurihyvinvointi&kind=person',
    ],
    ['/api/v1/network?region=maakunta-kainuu', '/api/v1/network?region=maakunta-lappi'],
    ['/api/v1/entities?topic=kestava-matkailu', '/api/v1/entities?topic=kulttuurihyvinvointi'],
  ])('leads %s to its heir', async (path, heir) => {
    const response = await merged.get(path);
    expect(response.status).toBe(301);
    expect(response.headers.get('location')).toBe(heir);
    expect((await merged.get(heir)).status).toBe(200);
  });
});
