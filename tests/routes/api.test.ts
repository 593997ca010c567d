import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  entityAnswerSchema,
  type EntitySummary,
  type RelationAnswer,
} from '../../server/contract/answers.ts';
import { problemSchema, type Problem } from '../../server/contract/problem.ts';
import { applyEdits } from '../../server/directory/apply-edits.ts';
import { seededApp, TODAY, type TestApp } from '../support/seeded-app.ts';

interface List<T> {
  items: T[];
  total: number;
  next: string | null;
  note?: string;
}

let app: TestApp;
beforeAll(async () => {
  app = await seededApp();
});
afterAll(async () => app.close());

const place = { file: 'edits.yaml', path: 'edits[0]', line: 1 };

async function problemAt(
  path: string,
  init: RequestInit = {},
): Promise<{ response: Response; problem: Problem }> {
  const response = await app.request(path, init);
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  return { response, problem: problemSchema.parse(await response.json()) };
}

describe('GET /api/v1/entities', () => {
  it('lists all 308 municipalities in Finnish order, a page at a time', async () => {
    const names: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: List<EntitySummary> = await app.json(
        `/api/v1/entities?kind=municipality&limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      expect(page.total).toBe(308);
      names.push(...page.items.map(({ name }) => name));
      cursor = page.next;
    }
    expect(names).toHaveLength(308);
    expect(names).toEqual(names.toSorted(new Intl.Collator('fi').compare));
  });

  it('names things in the language asked for', async () => {
    const swedish = await app.json<List<EntitySummary>>('/api/v1/entities?q=Turku&kind=municipality&lang=sv');
    expect(swedish.items[0]).toMatchObject({
      id: 'turku',
      name: 'Åbo',
      label: 'kommun',
      url: '/sv/kommun/turku',
    });
    const response = await app.get('/api/v1/entities/turku', { 'accept-language': 'de, en;q=0.8, fi;q=0.5' });
    expect(((await response.json()) as EntitySummary).label).toBe('municipality');
  });

  it('narrows by region, topic, role, audience and facets', async () => {
    const ids = async (query: string) =>
      (await app.json<List<EntitySummary>>(`/api/v1/entities?limit=200&${query}`)).items.map(({ id }) => id);
    expect(await ids('kind=municipality&region=maakunta-kymenlaakso')).toContain('kotka');
    expect(await ids('kind=municipality&region=Kymenlaakso')).not.toContain('turku');
    expect(await ids('type=organisation&role=lead')).toContain('xamk');
    expect(await ids('type=project&topic=kulttuurihyvinvointi')).toContain('eloa-ja-iloa');
    const faceted = await app.json<{ facets: { type: Record<string, number> } }>(
      '/api/v1/entities?facets=true&limit=1',
    );
    expect(faceted.facets.type['topic']).toBeGreaterThan(100);
  });

  it('never lists people who have not consented without a name or a topic, and says so', async () => {
    const people = await app.json<List<EntitySummary>>('/api/v1/entities?type=person');
    expect(people).toMatchObject({ items: [], total: 0 });
    expect(people.note).toMatch(/q/);
    expect(await app.json('/api/v1/entities?type=person&facets=true')).toMatchObject({
      facets: { type: {}, kind: {} },
    });
    for (const filter of ['role=project-manager', 'role=works-for', 'region=Kymenlaakso', 'sort=name'])
      expect(await app.json(`/api/v1/entities?type=person&${filter}`)).toMatchObject({ items: [], total: 0 });
    const all = await app.json<List<EntitySummary>>('/api/v1/entities?limit=200');
    expect(all.items.filter(({ type }) => type === 'person')).toEqual([]);
    const named = await app.json<List<EntitySummary>>('/api/v1/entities?type=person&q=Kostet');
    expect(named.items[0]?.name).toBe('Juhani Kostet');
  });

  it('refuses unknown parameters and bad values, each with a pointer', async () => {
    const { response, problem } = await problemAt('/api/v1/entities?limit=0&colour=red&type=thing');
    expect(response.status).toBe(400);
    expect(problem.errors?.map(({ pointer }) => pointer).toSorted()).toEqual([
      '#/query/colour',
      '#/query/limit',
      '#/query/type',
    ]);
    const noTopic = await problemAt('/api/v1/experts?lang=fi');
    expect(noTopic.problem.detail).toBe('Virheitä: 1. #/query/topic: tämä tarvitaan');
    const unknownTopic = await problemAt('/api/v1/entities?topic=kulturihyvinvointi&lang=en');
    expect(unknownTopic.problem.errors?.[0]?.detail).toContain('did you mean "kulttuurihyvinvointi"');
    expect((await problemAt('/api/v1/entities?cursor=nonsense')).response.status).toBe(400);
  });
});

describe('GET /api/v1/entities/{id}', () => {
  it('answers an entity with its facts, each with evidence', async () => {
    const kotka = entityAnswerSchema.parse(await app.json('/api/v1/entities/kotka'));
    const population = kotka.facts.find(
      ({ field, period }) => field === 'population' && period?.from?.date === '2022',
    );
    expect(population).toMatchObject({ value: 50617, evidence: [{ certainty: 'register' }] });
    expect(kotka.regions.map(({ id }) => id)).toContain('maakunta-kymenlaakso');
  });

  it('tells a near id for one that is not there', async () => {
    const { response, problem } = await problemAt('/api/v1/entities/metropola?lang=en');
    expect(response.status).toBe(404);
    expect(problem).toMatchObject({
      suggestion: 'metropolia',
      detail: 'There is no "metropola". Did you mean "metropolia"?',
    });
  });

  it('answers 301 for a merged and 410 for an erased one', async () => {
    const fresh = await seededApp();
    const managers = await fresh.json<List<RelationAnswer>>(
      '/api/v1/entities/eloa-ja-iloa/relations?role=project-manager',
    );
    const [person] = managers.items.map(({ from }) => (from as EntitySummary).id) as [string];
    await applyEdits(
      fresh.store,
      [
        { edit: { erase: person }, place },
        { edit: { merge: 'mikkeli', into: 'kotka' }, place },
      ],
      { actor: 'test', reason: 'to see' },
      () => TODAY,
    );
    await new Promise((done) => setTimeout(done, 600));
    expect((await fresh.get(`/api/v1/entities/${person}`)).status).toBe(410);
    const merged = await fresh.get('/api/v1/entities/mikkeli/relations?limit=5');
    expect(merged.status).toBe(301);
    expect(merged.headers.get('location')).toBe('/api/v1/entities/kotka/relations?limit=5');
    await fresh.close();
  });
});

describe('relations', () => {
  it('carry both ends, the role and the sentence that proves it', async () => {
    const { items } = await app.json<List<RelationAnswer>>(
      '/api/v1/entities/eloa-ja-iloa/relations?role=lead',
    );
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      role: 'lead',
      from: { id: 'xamk' },
      to: { id: 'eloa-ja-iloa' },
      evidence: [{ certainty: 'stated', source: { id: expect.any(String), title: expect.any(String) } }],
    });
    expect(items[0]?.evidence[0]?.quote).toContain('XAMK');
  });

  it('may end in a party that the source counts but does not name', async () => {
    const { items } = await app.json<List<RelationAnswer>>(
      '/api/v1/entities/kulttuurisote/relations?limit=200',
    );
    const placeholders = items.flatMap(({ from, to }) => [from, to]).filter((end) => 'placeholder' in end);
    expect(placeholders).toContainEqual(
      expect.objectContaining({ placeholder: { type: 'region', kind: 'maakunta', count: 6 } }),
    );
  });
});

describe('finders and networks', () => {
  it('give Turku first for kulttuurihyvinvointi and Rovaniemi for kestävä matkailu', async () => {
    const first = async (topic: string) =>
      (
        await app.json<List<{ entity: EntitySummary }>>(
          `/api/v1/experts?topic=${encodeURIComponent(topic)}&kind=municipality`,
        )
      ).items[0]?.entity.id;
    expect(await first('kulttuurihyvinvointi')).toBe('turku');
    expect(await first('kestävä matkailu')).toBe('rovaniemi');
  });

  it('add up: every score is the sum of its lines', async () => {
    for (const kind of ['organisation', 'municipality', 'person']) {
      const { items } = await app.json<
        List<{ score: number; lines: { value: number; evidence: unknown[] }[] }>
      >(`/api/v1/experts?topic=kulttuurihyvinvointi&kind=${kind}`);
      expect(items.length).toBeGreaterThan(0);
      for (const { score, lines } of items) {
        expect(lines.reduce((sum, { value }) => sum + value, 0)).toBe(score);
        for (const line of lines) expect(line.evidence.length).toBeGreaterThan(0);
      }
    }
  });

  it('find peers for Kauhava with contributions, raw values and what is absent', async () => {
    const peers = await app.json<
      List<{ entity: EntitySummary; contributions: { percent: number | null }[]; variables: unknown[] }> & {
        absent: { group: string }[];
      }
    >('/api/v1/peers/kauhava?limit=5');
    expect(peers.items[0]?.entity.id).toBe('kurikka');
    expect(peers.absent.map(({ group }) => group)).toContain('economy');
    for (const { contributions } of peers.items)
      expect(contributions.reduce((sum, { percent }) => sum + (percent ?? 0), 0)).toBeCloseTo(100, 6);
  });

  it('draw the same network twice', async () => {
    const twice = await Promise.all(['', ''].map(() => app.json('/api/v1/network?level=organisation')));
    expect(twice[0]).toEqual(twice[1]);
  });

  it('find the path between two, with the evidence of each step', async () => {
    const { items } = await app.json<List<{ steps: { relations: RelationAnswer[] }[] }>>(
      '/api/v1/paths?from=kotka&to=sitra',
    );
    expect(items[0]?.steps.length).toBe(2);
    for (const step of items[0]?.steps ?? []) expect(step.relations[0]?.evidence.length).toBeGreaterThan(0);
  });
});

describe('HTTP', () => {
  it('answers HEAD like GET without the body', async () => {
    const head = await app.request('/api/v1/stats', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
  });

  it('refuses other methods with Allow', async () => {
    const { response } = await problemAt('/api/v1/entities', { method: 'POST', body: '{}' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });

  it('answers any origin without credentials, also a preflight, a 304 and a problem', async () => {
    const first = await app.get('/api/v1/stats', { origin: 'https://elsewhere.example' });
    const etag = first.headers.get('etag') as string;
    const again = await app.get('/api/v1/stats', {
      origin: 'https://elsewhere.example',
      'if-none-match': etag,
    });
    expect(again.status).toBe(304);
    const preflight = await app.request('/api/v1/stats', {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' },
    });
    expect(preflight.status).toBe(204);
    const missing = await app.get('/api/v1/entities/nobody-here', { origin: 'https://elsewhere.example' });
    for (const response of [first, again, preflight, missing]) {
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  it('answers an unknown address with a problem in the reader’s language', async () => {
    const { response, problem } = await problemAt('/api/v1/nothing', {
      headers: { 'accept-language': 'sv' },
    });
    expect(response.status).toBe(404);
    expect(problem.title).toBe('Adressen finns inte');
  });

  it('is ready, and says from which store', async () => {
    expect(await app.json('/readyz')).toMatchObject({ status: 'ready', store: 'sqlite' });
    expect(await app.json('/healthz')).toEqual({ status: 'ok' });
  });
});
