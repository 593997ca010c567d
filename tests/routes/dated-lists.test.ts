import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../server/contract/problem.ts';
import { datedApp } from '../support/dated-app.ts';
import type { TestApp } from '../support/seeded-app.ts';

interface List {
  items: { id: string }[];
  total: number;
  next: string | null;
  asOf?: string;
}

let app: TestApp;
beforeAll(async () => {
  app = await datedApp();
});
afterAll(async () => app.close());

const list = (query: string) => app.json<List>(`/api/v1/entities?${query}`);
const ids = async (query: string) => (await list(query)).items.map(({ id }) => id);

async function pages(query: string, cursor = ''): Promise<string[]> {
  const { items, next } = await list(`${query}${cursor && `&cursor=${cursor}`}`);
  return [...items.map(({ id }) => id), ...(next === null ? [] : await pages(query, next))];
}

async function refusal(query: string): Promise<string | undefined> {
  const response = await app.get(`/api/v1/entities?${query}&lang=en`);
  expect(response.status).toBe(400);
  return ((await response.json()) as Problem).errors?.[0]?.pointer;
}

const COMING = ['jatkuva', 'tanaan', 'talvella', 'ensi-vuonna-a', 'ensi-vuonna-b'];
const PAST = ['peruttu', 'eilen', 'vanha'];

describe('what is coming', () => {
  it('is under way or still to come, soonest first, of one day by id', async () => {
    expect(await list('type=event&when=coming')).toMatchObject({ total: 5, asOf: '2026-11-24' });
    expect(await ids('type=event&when=coming')).toEqual(COMING);
  });

  it('and what is past and what nobody knows the time of are all that there is', async () => {
    expect(await ids('type=event&when=past')).toEqual(PAST);
    expect(await ids('type=event&when=undated')).toEqual(['joskus']);
    expect((await list('type=event')).total).toBe(9);
  });

  it('is seen from the day that is asked for', async () => {
    expect(await ids('type=event&when=coming&asOf=2027')).toEqual([
      'jatkuva',
      'talvella',
      'ensi-vuonna-a',
      'ensi-vuonna-b',
    ]);
    expect(await ids('type=event&when=past&asOf=2011-04')).toEqual(['vanha']);
    expect(await refusal('type=event&asOf=2027')).toBe('#/query/asOf');
  });

  it('is among what words find, as it is among kinds', async () => {
    expect(await ids('q=seminaari&when=coming&type=event&sort=date')).toEqual([
      'tanaan',
      'ensi-vuonna-a',
      'ensi-vuonna-b',
    ]);
    expect(await ids('type=event&kind=seminar&when=past')).toEqual(['eilen']);
  });
});

describe('a list of a time', () => {
  it('holds what may have held then, in part at least', async () => {
    expect(await ids('type=event&from=2026-11-24&to=2026-11-30')).toEqual(['jatkuva', 'tanaan', 'vanha']);
    expect(await ids('from=2024&to=2024')).toEqual(['hanke', 'vanha']);
    expect(await ids('type=event&to=2024')).toEqual(['vanha']);
    expect(await ids('type=event&from=2027&when=coming')).toEqual([
      'jatkuva',
      'talvella',
      'ensi-vuonna-a',
      'ensi-vuonna-b',
    ]);
  });

  it('refuses dates that are none, and an end before the beginning', async () => {
    expect(await refusal('from=ensi%20viikko')).toBe('#/query/from');
    expect(await refusal('from=2026-23&to=2026-06')).toBe('#/query/to');
    expect(await refusal('when=soon')).toBe('#/query/when');
  });
});

describe('a list by date', () => {
  it('ends with what is not dated, soonest or latest first', async () => {
    expect((await ids('type=event&sort=date')).at(-1)).toBe('joskus');
    const latest = await ids('type=event&sort=latest');
    expect(latest.slice(0, 3)).toEqual(['ensi-vuonna-a', 'ensi-vuonna-b', 'peruttu']);
    expect(latest.at(-1)).toBe('joskus');
  });

  it.each(['sort=date', 'sort=latest', 'when=coming', 'when=past&type=event', 'q=seminaari&sort=date'])(
    'comes page by page, each once: %s',
    async (query) => {
      expect(await pages(`${query}&limit=2`)).toEqual(await ids(query));
    },
  );

  it('refuses the cursor of a list by name, and a list by name its', async () => {
    const byDate = await list('sort=date&limit=2');
    const byName = await list('limit=2');
    expect(await refusal(`sort=date&cursor=${byName.next}`)).toBe('#/query/cursor');
    expect(await refusal(`sort=name&cursor=${byDate.next}`)).toBe('#/query/cursor');
  });

  it('goes on where an entity stood that is there no longer', async () => {
    const gone = Buffer.from(JSON.stringify(['2027-01-01', 'ensi-vuonna-aa'])).toString('base64url');
    expect(await ids(`type=event&sort=date&cursor=${gone}`)).toEqual(['ensi-vuonna-b', 'joskus']);
  });

  it('travels as a file in the same order, which says the day', async () => {
    const file = await (await app.get('/api/v1/entities.csv?type=event&when=coming&lang=en')).text();
    expect([...file.matchAll(/^"entity","([^"]+)"/gmu)].map(([, id]) => id)).toEqual(COMING);
    expect(file).toContain('asOf=2026-11-24');
  });
});
