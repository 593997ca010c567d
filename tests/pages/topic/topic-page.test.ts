import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededApp, type TestApp } from '../../support/seeded-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await seededApp();
});
afterAll(async () => app.close());

const pageAt = async (path: string) => (await app.get(path)).text();

describe('the page of a topic', () => {
  it('says its names, its way down, what is below it, where and when', async () => {
    const page = await pageAt('/sv/amne/musiikki');
    for (const words of ['Om snävare ämnen', 'Vägar till ämnet', 'Var', 'När', 'konst, motion, idrott'])
      expect(page).toContain(words);
    expect(page).toContain('<svg\n    class="region-map"');
    expect(page).toMatch(/<th scope="row"><a href="\/sv\/omrade\/maakunta-pohjois-savo">/);
  });

  it('names nobody who has not consented: it leads to the list that is not for search engines', async () => {
    const page = await pageAt('/fi/aihe/kulttuurihyvinvointi');
    expect(page).toContain('henkilöllä on ollut rooli');
    expect(page).not.toMatch(/href="\/fi\/henkilo\//);
  });

  it('tells plainly that nothing is on record, and leads up and down', async () => {
    const page = await pageAt('/en/topic/ykl-nayttamotaide');
    expect(page).toContain('Nothing is on record about this topic yet');
    expect(page).toContain('/en/topic/taide');
    expect(page).toContain('/en/topic/ykl-tanssi');
    expect(page).not.toContain('/en/experts?topic=');
  });

  it('lists topics in use first, the others behind a line that opens', async () => {
    const page = await pageAt('/fi/haku?type=topic');
    expect(page.indexOf('ykl-tanssi')).toBeGreaterThan(page.indexOf('class="idle"'));
    expect(page.indexOf('/fi/aihe/musiikki')).toBeLessThan(page.indexOf('class="idle"'));
  });
});
