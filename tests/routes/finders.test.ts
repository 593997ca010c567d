import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  expertsSchema,
  peersSchema,
  type ExpertsAnswer,
  type PeersAnswer,
} from '../../server/contract/finders.ts';
import type { Problem } from '../../server/contract/problem.ts';
import { seededApp, type TestApp } from '../support/seeded-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await seededApp();
});
afterAll(async () => app.close());

async function problemAt(path: string, status: number): Promise<Problem> {
  const response = await app.get(path);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return (await response.json()) as Problem;
}

describe('/experts', () => {
  it('answers as its schema says', async () => {
    const answer = await app.json('/api/v1/experts?topic=kulttuurihyvinvointi&limit=200');
    expect(expertsSchema.safeParse(answer).error).toBeUndefined();
  });

  it.each([
    ['kulttuurihyvinvointi', 'turku'],
    ['kestava-matkailu', 'rovaniemi'],
  ])('on %s puts %s first among municipalities', async (topic, first) => {
    const { items } = await app.json<ExpertsAnswer>(`/api/v1/experts?topic=${topic}&kind=municipality`);
    expect(items[0]?.entity.id).toBe(first);
  });

  it('has lines that make up every score, each with its evidence', async () => {
    const { items } = await app.json<ExpertsAnswer>('/api/v1/experts?topic=kulttuurihyvinvointi&limit=200');
    for (const { score, lines } of items) {
      expect(lines.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(score, 12);
      expect(lines.every(({ evidence }) => evidence.length > 0)).toBe(true);
    }
  });

  it('asks for those who know all of several topics', async () => {
    const both = await app.json<ExpertsAnswer>('/api/v1/experts?topic=kulttuurihyvinvointi&topic=museot');
    expect(both.topics.map(({ id }) => id)).toEqual(['kulttuurihyvinvointi', 'museot']);
    expect(both.items.every(({ topics }) => topics.length === 2)).toBe(true);
  });

  it('pages without a gap or a repeat', async () => {
    const all = await app.json<ExpertsAnswer>('/api/v1/experts?topic=kulttuurihyvinvointi&limit=200');
    const first = await app.json<ExpertsAnswer>('/api/v1/experts?topic=kulttuurihyvinvointi&limit=3');
    const second = await app.json<ExpertsAnswer>(
      `/api/v1/experts?topic=kulttuurihyvinvointi&limit=3&cursor=${first.next}`,
    );
    const ids = ({ items }: ExpertsAnswer) => items.map(({ entity }) => entity.id);
    expect([...ids(first), ...ids(second)]).toEqual(ids(all).slice(0, 6));
    expect(first.total).toBe(all.total);
  });

  it('needs a topic that exists', async () => {
    const missing = await problemAt('/api/v1/experts', 400);
    expect(missing.errors?.[0]?.pointer).toBe('#/query/topic');
    const unknown = await problemAt('/api/v1/experts?topic=kulttuurihyvinvoniti&lang=en', 400);
    expect(unknown.errors?.[0]?.detail).toContain('kulttuurihyvinvointi');
  });

  it('refuses what it does not know', async () => {
    const kind = await problemAt('/api/v1/experts?topic=museot&kind=robot', 400);
    const colour = await problemAt('/api/v1/experts?topic=museot&colour=red', 400);
    expect([kind, colour].map(({ errors }) => errors?.[0]?.pointer)).toEqual([
      '#/query/kind',
      '#/query/colour',
    ]);
  });
});

describe('/peers/{id}', () => {
  it('answers as its schema says', async () => {
    expect(peersSchema.safeParse(await app.json('/api/v1/peers/kauhava')).error).toBeUndefined();
  });

  it('names what is absent and what each difference consists of', async () => {
    const { absent, items } = await app.json<PeersAnswer>('/api/v1/peers/kauhava?limit=10');
    expect(absent.map(({ group }) => group)).toContain('economy');
    for (const { contributions } of items)
      expect(contributions.reduce((sum, { percent }) => sum + (percent ?? 0), 0)).toBeCloseTo(100, 6);
  });

  it('goes by the weights it is given', async () => {
    const ids = ({ items }: PeersAnswer) => items.map(({ entity }) => entity.id);
    const usual = await app.json<PeersAnswer>('/api/v1/peers/kauhava?limit=10');
    const bySize = await app.json<PeersAnswer>('/api/v1/peers/kauhava?limit=10&weights=size:1');
    expect(ids(bySize)).not.toEqual(ids(usual));
    expect(bySize.groups.filter(({ weight }) => weight > 0).map(({ group }) => group)).toEqual(['size']);
  });

  it('pages on to every municipality that can be ranked', async () => {
    const first = await app.json<PeersAnswer>('/api/v1/peers/kauhava?limit=200');
    const second = await app.json<PeersAnswer>(`/api/v1/peers/kauhava?limit=200&cursor=${first.next}`);
    const ids = [...first.items, ...second.items].map(({ entity }) => entity.id);
    expect(new Set(ids).size).toBe(first.total);
    expect(second.next).toBeNull();
  });

  it.each(['sizee:3', 'size:x', 'size:-1', 'size:101', 'size', 'size:0,age:0'])(
    'refuses the weights %s',
    async (weights) => {
      const { errors } = await problemAt(`/api/v1/peers/kauhava?weights=${weights}`, 400);
      expect(errors?.[0]?.pointer).toBe('#/query/weights');
    },
  );

  it('says that only municipalities have peers, and suggests a near one', async () => {
    const { errors } = await problemAt('/api/v1/peers/metropolia', 400);
    expect(errors?.[0]?.pointer).toBe('#/path/id');
    const { suggestion } = await problemAt('/api/v1/peers/kauhav', 404);
    expect(suggestion).toBe('kauhava');
  });
});
