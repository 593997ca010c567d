import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datedApp } from '../support/dated-app.ts';
import type { TestApp } from '../support/seeded-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await datedApp();
});
afterAll(async () => app.close());

async function page(path: string): Promise<string> {
  const response = await app.get(path);
  expect(response.status).toBe(200);
  return response.text();
}

/** The rows of a listing, each as the last word of its address and its value. */
function rows(markup: string): string[][] {
  const [, list = ''] = /class="listing[^"]*">([\s\S]*?)<\/ul>/u.exec(markup) ?? [];
  return [...list.matchAll(/href="\/\w+\/[\w-]+\/([\w-]+)"[\s\S]*?class="value">([^<]*)</gu)].map(
    ([, id = '', value = '']) => [id, value.replaceAll('\u00A0', ' ')],
  );
}

describe('the list of events', () => {
  it('of what is coming goes soonest first, each with its date', async () => {
    expect(rows(await page('/fi/haku?type=event&when=coming'))).toEqual([
      ['jatkuva', 'syyskuu 2025 –'],
      ['tanaan', '24.11.2026'],
      ['talvella', 'talvi 2026'],
      ['ensi-vuonna-a', '2027'],
      ['ensi-vuonna-b', '2027'],
    ]);
  });

  it('says which have no date', async () => {
    expect(rows(await page('/en/search?type=event&when=undated'))).toEqual([['joskus', 'not dated']]);
  });

  it('offers the times with how many each would leave, the kinds, and an order', async () => {
    const markup = await page('/en/search?type=event&when=past');
    for (const option of ['coming or under way (5)', 'past (3)', 'not dated (1)', 'visit (2)'])
      expect(markup).toContain(option);
    expect(markup).toMatch(/<select name="sort">/u);
    expect(await page('/en/search?type=organisation')).not.toContain('name="when"');
  });

  it('may be of every type, within dates, in another order', async () => {
    const found = rows(await page('/fi/haku?from=2026-11-24&to=2027&sort=latest')).map(([id]) => id);
    expect(found.slice(0, 2)).toEqual(['ensi-vuonna-a', 'ensi-vuonna-b']);
    expect(found).toContain('hanke');
    expect(found).not.toContain('eilen');
  });

  it('narrows what words find, too', async () => {
    const markup = await page('/fi/haku?q=seminaari&when=past');
    expect(markup).toContain('/fi/tapahtuma/eilen');
    expect(markup).not.toContain('/fi/tapahtuma/tanaan');
  });

  it('without any that is coming says so and leads to the past ones', async () => {
    const markup = await page('/fi/haku?type=event&kind=visit&when=coming');
    expect(markup).toContain('Mitään, mikä olisi tulossa tai käynnissä, ei ole kirjattu.');
    expect(markup).toMatch(/href="\/fi\/haku\?type=event&amp;kind=visit&amp;when=past"/u);
  });

  it.each([
    ['from=ensi+viikko', 'ensi viikko'],
    ['from=2027&to=2026', 'Jakso loppuu ennen kuin alkaa'],
    ['when=past&asOf=eilen', 'eilen'],
  ])('says which date it could not use: %s', async (query, told) => {
    const [, notice = ''] =
      /class="notice" role="alert">([\s\S]*?)<\/div>/u.exec(await page(`/fi/haku?type=event&${query}`)) ?? [];
    expect(notice).toContain(told);
  });
});

describe('the frame of a list', () => {
  const frame = (query: string) => page(`/embed/v1/list?${query}`);

  it('of what is coming shows dates and leads to the same list in Solmu', async () => {
    const markup = await frame('type=event&when=coming&lang=sv');
    expect(markup).toMatch(/Evenemang: kommande, pågående/u);
    expect(markup).toContain('24.11.2026');
    expect(markup).toContain('/sv/sok?type=event&amp;when=coming"');
  });

  it('without any that is coming says so and leads to the past ones', async () => {
    const markup = await frame('type=event&kind=visit&when=coming&lang=en');
    expect(markup).toContain('Nothing that is coming or under way is on record.');
    expect(markup).toMatch(
      /\/en\/search\?type=event&amp;kind=visit&amp;when=past"[^>]*>See past ones \(2\)/u,
    );
  });
});
