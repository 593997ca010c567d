import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../server/contract/problem.ts';
import { similarListSchema, type SimilarAnswer, type SimilarThing } from '../../server/contract/similar.ts';
import { complaints } from '../support/explained.ts';
import { seededApp, type TestApp } from '../support/seeded-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await seededApp();
});
afterAll(async () => app.close());

interface Listed {
  items: { id: string }[];
}

describe('/entities/{id}/similar', () => {
  it('answers as its schema says, a page at a time', async () => {
    const first = await app.json<SimilarAnswer>('/api/v1/entities/eloa-ja-iloa/similar?limit=2&lang=sv');
    expect(similarListSchema.safeParse(first).error).toBeUndefined();
    expect(first.items).toHaveLength(2);
    const second = await app.json<SimilarAnswer>(
      `/api/v1/entities/eloa-ja-iloa/similar?limit=2&cursor=${first.next}`,
    );
    const scores = [...first.items, ...second.items].map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set([...first.items, ...second.items].map(({ entity }) => entity.id)).size).toBe(4);
  });

  it('adds every score of the data that ships up from lines that open their source', async () => {
    const listed = await Promise.all(
      ['project', 'practice', 'event'].map((type) =>
        app.json<Listed>(`/api/v1/entities?type=${type}&limit=60`),
      ),
    );
    const hits: SimilarThing[] = [];
    for (const { id } of listed.flatMap(({ items }) => items))
      hits.push(...(await app.json<SimilarAnswer>(`/api/v1/entities/${id}/similar?limit=10`)).items);
    expect(hits.length).toBeGreaterThan(500);
    expect(complaints.similar(hits)).toEqual([]);
    const kinds = hits.flatMap(({ lines }) => lines.map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(new Set(['topic', 'party', 'region', 'period']));
    expect(hits.flatMap(({ lines }) => lines.filter(({ note }) => note !== null))).toEqual([]);
  });

  it('opens the register’s days behind the years that two of its projects share', async () => {
    const { items } = await app.json<SimilarAnswer>(
      '/api/v1/entities/interreg-arctic-labour/similar?limit=3',
    );
    const shared = items.flatMap(({ lines }) => lines).filter(({ kind }) => kind === 'period');
    expect(shared.length).toBeGreaterThan(0);
    for (const { proofs } of shared)
      expect(proofs[0]?.evidence[0]?.row).toMatchObject({
        start: expect.stringMatching(/^20/),
        end: expect.any(String),
      });
  });

  it('finds the four other undertakings of culture and well-being first', async () => {
    const { items } = await app.json<SimilarAnswer>(
      '/api/v1/entities/kulttuuria-yhteistuumin/similar?limit=4',
    );
    expect(items.map(({ entity }) => entity.id).toSorted()).toEqual([
      'eloa-ja-iloa',
      'kulttuurisote',
      'museot-hyvinvoinnin-edistajina',
      'musiikki-elamaan',
    ]);
  });

  it('refuses what has no like, names the nearest id, and takes no other parameter', async () => {
    const refused = await app.get('/api/v1/entities/kauhava/similar?lang=en');
    expect(refused.status).toBe(400);
    expect(((await refused.json()) as Problem).errors?.[0]).toMatchObject({
      pointer: '#/path/id',
      value: 'kauhava',
      detail: expect.stringContaining('this is of the kind "municipality"') as string,
    });
    const inFinnish = await app.get('/api/v1/entities/metropolia/similar?lang=fi');
    expect(((await inFinnish.json()) as Problem).errors?.[0]?.detail).toMatch(/tämä on ammattikorkeakoulu$/);
    const missing = await app.get('/api/v1/entities/eloa-ja-ilo/similar');
    expect([missing.status, ((await missing.json()) as Problem).suggestion]).toEqual([404, 'eloa-ja-iloa']);
    expect((await app.get('/api/v1/entities/eloa-ja-iloa/similar?kind=project')).status).toBe(400);
  });

  it('stands on the pages of projects and practices, with reasons in words', async () => {
    const page = await (await app.get('/sv/projekt/eloa-ja-iloa')).text();
    expect(page).toContain('Liknande projekt');
    expect(page).toContain('Samma ämne');
    expect(await (await app.get('/en/project/musiikki-elamaan')).text()).toContain('Why: ');
  });
});
