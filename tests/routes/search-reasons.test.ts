import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededApp, type TestApp } from '../support/seeded-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await seededApp();
});
afterAll(async () => app.close());

describe('the reasons of a search', () => {
  interface Hit {
    name: string;
    words: { word: string; met: { text: string; kind: string } | null }[];
    paired: { id: string } | null;
  }
  interface Found {
    items: Hit[];
    place?: { id: string };
    topic?: { id: string };
  }
  const find = (q: string) => app.json<Found>(`/api/v1/search?limit=200&q=${encodeURIComponent(q)}`);

  it('stand by every hit: a word that was met, or the place and topic that it shares', async () => {
    for (const q of ['osallistavat konsertit Oulu', 'Kauhava kulttuurihyvinvointi', 'museo', 'kirjastsosa']) {
      const { items } = await find(q);
      expect(items.length).toBeGreaterThan(0);
      expect(
        items.filter(({ words, paired }) => paired === null && words.every(({ met }) => met === null)),
      ).toEqual([]);
    }
  });

  it('put things about a place and a topic before the hundreds that share a word', async () => {
    const kauhava = await find('Kauhava kulttuurihyvinvointi');
    expect([kauhava.place?.id, kauhava.topic?.id]).toEqual(['kauhava', 'kulttuurihyvinvointi']);
    expect(kauhava.items.slice(0, 2).map(({ name }) => name)).toEqual([
      'Kulttuurihyvinvoinnin koordinaattori, Kauhava',
      'Kauhava',
    ]);
    const oulu = await find('osallistavat konsertit Oulu');
    expect(oulu.items[0]).toMatchObject({
      id: 'musiikki-elamaan',
      paired: { id: 'osallistava-konserttitoiminta' },
    });
  });

  it('lead from a place and a topic to who knows it there and to municipalities like it', async () => {
    const page = await (await app.get('/sv/sok?q=Kauhava+kulturv%C3%A4lf%C3%A4rd')).text();
    expect(page).toContain('/sv/sakkunniga?topic=kulttuurihyvinvointi&amp;region=maakunta-etela-pohjanmaa');
    expect(page).toContain('municipality=kauhava&amp;topic=kulttuurihyvinvointi');
  });

  it('forgive a slip inside a case ending', async () => {
    expect((await find('kirjastsosa')).items.map(({ name }) => name)).toContain('kirjastot ja tietopalvelut');
  });
});
