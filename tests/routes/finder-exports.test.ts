import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import { problemSchema } from '../../server/contract/problem.ts';
import { seededApp, type TestApp } from '../support/seeded-app.ts';

type Row = Record<string, string>;

describe('experts and peers as files', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await seededApp();
  });
  afterAll(async () => app.close());
  const rowsOf = async (path: string): Promise<Row[]> => {
    const response = await app.get(`/api/v1/${path}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    return parse(await response.text(), { bom: true, columns: true });
  };
  const TOPIC = 'topic=kulttuurihyvinvointi';

  it('gives each expert’s lines, which sum to the score and name their source', async () => {
    const lines = (await rowsOf(`experts.csv?${TOPIC}`)).filter(({ record }) => record === 'line');
    expect(lines.length).toBeGreaterThan(10);
    for (const [, own] of Map.groupBy(lines, ({ id }) => id)) {
      const sum = own.reduce((total, { value }) => total + Number(value), 0);
      expect(sum).toBeCloseTo(Number(own[0]!['score']), 9);
    }
    expect(lines.filter(({ source_title: title }) => !title)).toEqual([]);
  });

  it('makes a file of a shortlist of any kinds, and says of whom nothing is recorded', async () => {
    const rows = await rowsOf(`experts.csv?${TOPIC}&list=kotka,xamk,utsjoki&lang=en`);
    const picked = new Map(
      rows.filter(({ rank, record }) => rank || record === 'expert').map((row) => [row['id'], row]),
    );
    expect([...picked.keys()].toSorted()).toEqual(['kotka', 'utsjoki', 'xamk']);
    expect(picked.get('utsjoki')).toMatchObject({
      record: 'expert',
      score: '',
      note: 'No evidence recorded',
    });
  });

  it('has no person in it who has not consented, and counts them', async () => {
    const response = await app.get(`/api/v1/experts.csv?${TOPIC}&kind=person`);
    expect(response.headers.get('solmu-withheld')).toMatch(/persons=[1-9]/);
    expect(await response.text()).not.toMatch(/p-\w{8}/);
  });

  it('gives each figure of a peer with the register’s row behind it, as the list has them', async () => {
    const rows = await rowsOf('peers/kauhava.csv?k=3');
    const figures = rows.filter(({ record }) => record === 'figure');
    const [own, ...peers] = [...Map.groupBy(figures, ({ id }) => id).keys()];
    const { items } = (await (await app.get('/api/v1/peers/kauhava?k=3')).json()) as {
      items: { entity: { id: string } }[];
    };
    expect([own, peers]).toEqual(['kauhava', items.map(({ entity }) => entity.id)]);
    const population = figures.filter(({ field }) => field === 'population');
    expect(population).toHaveLength(4);
    for (const row of population) expect(row['register_row']).toContain(row['figure']);
  });

  it('gives what a peer has done on the topic, by the place of its fit', async () => {
    const rows = await rowsOf(`peers/kauhava.csv?${TOPIC}&k=2`);
    const lines = rows.filter(({ record }) => record === 'line');
    expect(new Set(lines.map((row) => row['fit_rank']))).toEqual(new Set(['1', '2']));
  });

  it('leaves out of a file of peers whom the reader left out', async () => {
    const [, first] = await rowsOf('peers/kauhava.csv?k=1').then((rows) => [
      ...new Set(rows.filter(({ record }) => record === 'figure').map(({ id }) => id)),
    ]);
    const rest = await rowsOf(`peers/kauhava.csv?k=1&without=${first}`);
    expect(rest.map(({ id }) => id)).not.toContain(first);
  });

  it.each([
    [`experts.gexf?${TOPIC}`, 406],
    ['experts.csv', 400],
    ['peers/kauhava.svg', 406],
    ['peers/xamk.csv', 400],
    ['peers/nowhere.csv', 404],
  ])('%s is a problem %i', async (path, status) => {
    const response = await app.get(`/api/v1/${path}`);
    expect(response.status).toBe(status);
    problemSchema.parse(await response.json());
  });
});
