import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityAnswer, RelationAnswer } from '../../server/contract/answers.ts';
import { problemSchema } from '../../server/contract/problem.ts';
import { seededApp, type TestApp } from '../support/seeded-app.ts';
import { hostileApp, PERSONS } from './hostile-world.ts';

const MEDIA = {
  jsonld: 'application/ld+json',
  csv: 'text/csv; charset=utf-8',
  graphml: 'application/graphml+xml; charset=utf-8',
  gexf: 'application/gexf+xml; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
} as const;
const FORMATS = Object.keys(MEDIA) as (keyof typeof MEDIA)[];

describe('a file', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await hostileApp();
  });
  afterAll(async () => app.close());

  it.each(['/fi/aihe/aihe.atom', '/oembed?format=xml&url=https://solmu.example/fi/yritys/zero'])(
    'of XML elsewhere has no character that XML does not know: %s',
    async (address) => {
      const response = await app.get(address);
      expect(response.status).toBe(200);
      const text = await response.text();
      expect(text).toContain('a\uFFFDb\uFFFDc');
      // eslint-disable-next-line no-control-regex
      expect(text).not.toMatch(/[\0-\x08]/u);
    },
  );

  it.each(FORMATS)('is had as %s by suffix, by format and by Accept, and is the same', async (format) => {
    const bodies: string[] = [];
    for (const [path, accept] of [
      [`/api/v1/entities/hanke.${format}`, '*/*'],
      [`/api/v1/entities/hanke?format=${format}`, 'application/json'],
      ['/api/v1/entities/hanke', MEDIA[format].replace(/;.*/, '')],
    ] as const) {
      const response = await app.get(path, { accept });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe(MEDIA[format]);
      expect(response.headers.get('content-disposition')).toBe(
        `attachment; filename="solmu-hanke.${format}"`,
      );
      bodies.push(await response.text());
    }
    expect(new Set(bodies).size).toBe(1);
  });

  it('tells caches that Accept decides where it does, for JSON too', async () => {
    for (const accept of ['text/csv', 'application/json', 'text/html'])
      expect((await app.get('/api/v1/network', { accept })).headers.get('vary')).toContain('Accept,');
    expect((await app.get('/api/v1/network.csv')).headers.get('vary')).toBe('Accept-Language');
  });

  it('has an ETag and answers 304', async () => {
    const first = await app.get('/api/v1/network.gexf?level=organisation');
    const etag = first.headers.get('etag') as string;
    const again = await app.get('/api/v1/network.gexf?level=organisation', { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const other = await app.get('/api/v1/network.gexf?level=organisation&lang=sv');
    expect(other.headers.get('etag')).not.toBe(etag);
  });

  it.each([
    ['/api/v1/entities.graphml', '*/*', 406, 'jsonld, csv'],
    ['/api/v1/network.xlsx', '*/*', 406, 'jsonld, csv, graphml, gexf, svg'],
    ['/api/v1/entities/hanke.html', '*/*', 406, 'jsonld, csv, graphml, gexf, svg'],
    ['/api/v1/network', 'text/html', 406, 'json, jsonld, csv, graphml, gexf, svg'],
    ['/api/v1/entities', 'image/svg+xml', 406, 'json, jsonld, csv'],
    ['/api/v1/entities?format=svg', '*/*', 400, 'json, jsonld, csv'],
    ['/api/v1/network?format=xlsx', '*/*', 400, 'json, jsonld, csv, graphml, gexf, svg'],
  ])(
    '%s that is not there (Accept %s) is a problem %i that names what is',
    async (path, accept, status, offered) => {
      const response = await app.get(path, { accept, 'accept-language': 'en' });
      expect(response.status).toBe(status);
      expect(problemSchema.parse(await response.json()).detail).toContain(offered);
    },
  );

  it('refuses parameters as the JSON answer does', async () => {
    for (const query of [
      'colour=red',
      'region=nowhere',
      'level=',
      'limit=1&limit=2',
      'limit=1e2',
      'lang=xx',
    ]) {
      const [file, json] = await Promise.all(
        ['network.csv', 'network'].map(async (path) => app.get(`/api/v1/${path}?${query}`)),
      );
      expect([file?.status, query]).toEqual([400, query]);
      const told = async (response: Response | undefined) =>
        problemSchema.parse(await response?.json()).errors;
      expect(await told(file)).toEqual(await told(json));
    }
    expect((await app.get('/api/v1/entities/nobody.csv')).status).toBe(404);
  });

  it('of a list that is longer says so and leads to the rest', async () => {
    const response = await app.get('/api/v1/entities.csv?type=organisation&limit=5');
    const first = await response.text();
    expect(first).toContain('"cut"');
    const next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1] as string;
    const rest = await (await app.get(next.replace('limit=5', 'limit=100'))).text();
    const ids = (text: string) => [...text.matchAll(/^"entity","([^"]+)"/gm)].map((match) => match[1]);
    const all = await (await app.get('/api/v1/entities.csv?type=organisation')).text();
    expect([...ids(first), ...ids(rest)]).toEqual(ids(all));
    expect(all).not.toContain('"cut"');
  });
});

describe('rights', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await hostileApp();
  });
  afterAll(async () => app.close());
  const file = async (path: string) => (await app.get(`/api/v1/${path}`)).text();
  const EVERYTHING = FORMATS.flatMap((format) => [
    `entities/hanke.${format}`,
    `entities/kunta.${format}`,
    `entities/virka.${format}`,
    `network.${format}?level=organisation`,
  ]).concat('entities.csv', 'entities.csv?q=Hollonen', 'entities.jsonld?type=person&q=Hollonen');

  it.each(EVERYTHING)('of persons and of sources are kept in %s', async (path) => {
    const text = await file(path);
    const hidden = Object.entries(PERSONS).flatMap(([id, name]) =>
      id === 'p-open' ? [] : [id, ...name.split(' ')],
    );
    // What the reader searched for stands in the file as the reader's own words.
    const found = hidden.filter((word) => text.includes(word) && !path.endsWith(`q=${word}`));
    expect(found).toEqual([]);
    for (const words of ['Työryhmässä', 'kunnan virka', 'kolme yritystä', 'salainen rivi', 'suljetun omat'])
      expect(text).not.toContain(words);
  });

  it('let what may be passed on through, and whoever has consented', async () => {
    const text = await file('entities/hanke.csv');
    expect(text).toContain('Kumppani Åäö Žšẞ – ”lainaus”');
    expect(text).toContain('Avoin Avonen');
    expect(text).toContain('"Lähde suljettu"');
    expect(text).toContain('https://suljettu.example/');
  });

  it('put the organisation spoken for or the post in a person’s place, and say so', async () => {
    const rows = (await file('entities/hanke.csv?lang=en')).split('\r\n');
    const members = rows.filter((row) => row.includes('"working-group-member"'));
    expect(members.map((row) => row.split(',').slice(4, 6))).toEqual(
      expect.arrayContaining([
        ['"kunta"', '"organisation"'],
        ['"virka"', '"post"'],
        ['"p-open"', '"person"'],
      ]),
    );
    expect(members).toHaveLength(3);
    expect(members.filter((row) => row.includes('in place of a person'))).toHaveLength(2);
  });

  it('are counted in the file and in a header', async () => {
    const response = await app.get('/api/v1/entities/hanke.csv');
    expect(response.headers.get('solmu-withheld')).toBe('quotes=6, persons=3, relations=1');
    const text = await response.text();
    for (const note of ['"withheld-quotes"', '"withheld-persons"', '"withheld-relations"'])
      expect(text).toContain(`"note",${note}`);
    expect((await app.get('/api/v1/entities.csv')).headers.get('solmu-withheld')).toContain('persons=3');
    expect((await app.get('/api/v1/entities.csv?type=person')).headers.get('solmu-withheld')).toContain(
      'persons=4',
    );
  });

  it('keep a person who has not consented out of files of their own', async () => {
    const response = await app.get('/api/v1/entities/p-alone.csv?lang=en');
    expect(response.status).toBe(403);
    expect(problemSchema.parse(await response.json()).detail).toContain('not consented');
    expect((await app.get('/api/v1/entities/p-open.csv')).status).toBe(200);
    expect((await app.get('/api/v1/entities/p-alone')).status).toBe(200);
  });
});

describe('the data that ships', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await seededApp();
  });
  afterAll(async () => app.close());

  it('leaves no name of a person in any file about what they did', async () => {
    const names = new Set<string>();
    const about = new Set<string>();
    await app.store.visitProjection({
      restart: () => names.clear(),
      entity: ({ type, visibility, names: { fi }, id }) => {
        if (type === 'person' && visibility === 'limited' && fi) names.add(fi);
        if (type === 'project') about.add(id);
      },
      relation: ({ from, to, onBehalfOf }) => {
        if (from.startsWith('p-')) for (const id of [to, onBehalfOf]) if (id) about.add(id);
      },
    });
    expect(names.size).toBeGreaterThan(15);
    const files = [...about].map((id) => `/api/v1/entities/${id}.jsonld`);
    for (const level of ['organisation', 'region', 'topic'])
      files.push(`/api/v1/network.jsonld?level=${level}`);
    for (const kind of ['organisation', 'municipality', 'person'])
      files.push(`/api/v1/experts.csv?topic=kulttuurihyvinvointi&kind=${kind}`);
    files.push('/api/v1/peers/kauhava.csv?topic=kulttuurihyvinvointi&k=10');
    files.push('/api/v1/network/shown.csv?level=organisation&hide=line-register');
    for (const path of files) {
      const text = await (await app.get(path)).text();
      expect([...names].filter((name) => text.includes(name.split(' ').at(-1) as string))).toEqual([]);
    }
  });

  it('leaves no quote of a source that may not be passed on', async () => {
    const { items } = await app.json<{ items: RelationAnswer[] }>(
      '/api/v1/entities/musiikki-elamaan/relations?limit=200',
    );
    const { descriptions } = await app.json<EntityAnswer>('/api/v1/entities/musiikki-elamaan');
    // A question or an aim is named in the words in which it was put.
    const names = JSON.stringify([descriptions, items.map(({ from, to }) => [from, to])]);
    const quotes = items.flatMap(({ evidence }) => evidence.flatMap(({ quote }) => quote ?? []));
    const long = quotes.filter((quote) => quote.length > 40 && !names.includes(quote));
    expect(long.length).toBeGreaterThan(20);
    for (const format of FORMATS) {
      const text = await (await app.get(`/api/v1/entities/musiikki-elamaan.${format}`)).text();
      expect(long.filter((quote) => text.includes(quote))).toEqual([]);
    }
  });
});
