import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededApp, type TestApp } from '../support/seeded-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await seededApp();
});
afterAll(async () => app.close());

interface Answer {
  items: {
    id: string;
    type: string;
    name: string;
    url: string;
    group: string;
    matched: { text: string; kind: string };
    marks: { start: number; end: number }[];
  }[];
}
const suggest = async (q: string, lang = 'fi') =>
  (await app.json<Answer>(`/api/v1/suggest?q=${encodeURIComponent(q)}&lang=${lang}`)).items;

describe('suggestions', () => {
  it('begin as the reader does, in the language of the reader, with what was typed marked', async () => {
    const [first] = await suggest('kot');
    expect(first).toMatchObject({
      id: 'kotka',
      name: 'Kotka',
      url: '/fi/kunta/kotka',
      marks: [{ start: 0, end: 3 }],
    });
    const [swedish] = await suggest('åb', 'sv');
    expect(swedish).toMatchObject({ id: 'turku', url: '/sv/kommun/turku' });
  });

  it('meet slips and other forms', async () => {
    expect((await suggest('Kotkassa'))[0]).toMatchObject({ id: 'kotka' });
    expect((await suggest('Kauhva')).map(({ id }) => id)).toContain('kauhava');
  });

  it('offer the heir of an old name, and say so', async () => {
    const heir = (await suggest('Lahden ammattikorkeakoulu')).find(({ id }) => id === 'lab');
    expect(heir?.matched).toMatchObject({ text: 'Lahden ammattikorkeakoulu', kind: 'predecessor' });
  });

  it('never offer people', async () => {
    for (const letter of 'aehklmpstv')
      expect((await suggest(letter)).filter(({ type }) => type === 'person')).toEqual([]);
  });

  it('are as many as asked for, and none where nothing is near', async () => {
    expect((await app.json<Answer>('/api/v1/suggest?q=k&limit=3')).items).toHaveLength(3);
    expect(await suggest('xyzzyqq')).toEqual([]);
    expect((await app.get('/api/v1/suggest?q=k&limit=21')).status).toBe(400);
    expect((await app.get('/api/v1/suggest')).status).toBe(400);
  });
});

describe('the search page', () => {
  const page = async (path: string) => (await app.get(path)).text();

  it('marks the words that matched', async () => {
    expect(await page('/fi/haku?q=Kotkassa')).toMatch(/<mark\s*>Kotka<\/mark\s*>/u);
  });

  it('narrows by kind and region, and says how many each choice leaves', async () => {
    const all = await page('/fi/haku?q=kulttuuri');
    expect(all).toMatch(/Hankkeet \(\d+\)/u);
    const narrowed = await page('/fi/haku?q=kulttuuri&type=project&region=');
    expect(narrowed).toMatch(/<option value="project"\s+selected/u);
    expect(all).toMatch(/<h2[^>]*>\s*Aiheet/u);
    expect(narrowed).not.toMatch(/<h2[^>]*>\s*Aiheet/u);
  });

  it('offers the query without its slips', async () => {
    expect(await page('/fi/haku?q=Kauhva')).toMatch(/Tarkoititko:\s*<a href="[^"]*q=[Kk]auhava/u);
  });

  it('says under which old name an heir was found', async () => {
    expect(await page('/fi/haku?q=Lahden+ammattikorkeakoulu')).toContain('jatkaa: Lahden ammattikorkeakoulu');
  });
});
