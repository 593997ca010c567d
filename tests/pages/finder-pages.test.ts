import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExpertsAnswer, PeersAnswer } from '../../server/contract/finders.ts';
import type { PeersData } from '../../server/pages/finders/peers-data.ts';
import { shareText, similarityText } from '../../server/locales/peer-texts.ts';
import { rankPeers, standardise } from '../../server/peers/score.ts';
import { DEFAULT_WEIGHTS, VARIABLES } from '../../server/peers/variables.ts';
import { seededApp, type TestApp } from '../support/seeded-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await seededApp();
});
afterAll(async () => app.close());

async function page(path: string, status = 200): Promise<string> {
  const response = await app.get(path);
  expect(response.status).toBe(status);
  return response.text();
}

const number = (text: string | undefined) => Number(text?.replace(',', '.'));

describe('the experts page', () => {
  it('shows figures that add up to the strength that it shows', async () => {
    const markup = await page('/fi/asiantuntijat?topic=kulttuurihyvinvointi');
    const [list = ''] = markup.split('<div class="side">');
    const cards = list.split('<article class="score"').slice(1);
    expect(cards.length).toBeGreaterThan(5);
    for (const card of cards) {
      const strength = number(/class="strength">([\d,]+)</u.exec(card)?.[1]);
      const [own = ''] = card.split('score-sum');
      const lines = [...own.matchAll(/class="value">([\d,]+)</gu)];
      const sum = lines.reduce((total, [, shown]) => total + number(shown), 0);
      expect(sum).toBeCloseTo(strength, 9);
    }
  });

  it('tells as many of each kind as the API does', async () => {
    const markup = await page('/fi/asiantuntijat?topic=kulttuurihyvinvointi');
    const { total } = await app.json<ExpertsAnswer>(
      '/api/v1/experts?topic=kulttuurihyvinvointi&kind=municipality&limit=1',
    );
    expect(markup).toMatch(new RegExp(`Kunnat ${total}\\s*<`, 'u'));
  });

  it('understands a topic by its name in any language', async () => {
    expect(await page('/fi/asiantuntijat?topic=Kulturv%C3%A4lf%C3%A4rd')).toContain('kulttuurihyvinvointi');
  });

  it('keeps people out of lists of organisations, and their list from search engines', async () => {
    const organisations = await page('/fi/asiantuntijat?topic=kulttuurihyvinvointi');
    const people = await page('/fi/asiantuntijat?topic=kulttuurihyvinvointi&kind=person');
    expect(organisations).not.toContain('/fi/henkilo/');
    expect(organisations).not.toContain('noindex');
    expect(people).toContain('/fi/henkilo/');
    expect(people).toContain('noindex');
  });

  it('leads on where nothing is recorded', async () => {
    const markup = await page('/fi/asiantuntijat?topic=kulttuurihyvinvointi&region=Kainuu');
    expect(markup).toContain('Ei kirjattua näyttöä');
    expect(markup).toContain('Katso koko maa');
  });

  it.each([
    ['kind=persn', 'person'],
    ['region=Kainu', 'Kainuu'],
  ])('tells what to do about ?%s and shows the rest', async (query, help) => {
    const markup = await page(`/fi/asiantuntijat?topic=kulttuurihyvinvointi&${query}`, 400);
    expect(markup).toContain('role="alert"');
    expect(markup).toContain(`Tarkoititko ${help}?`);
    expect(markup).toContain('class="score"');
  });

  it('has what-if switches, as addresses alone', async () => {
    const markup = await page('/fi/asiantuntijat?topic=konserttitoiminta');
    expect(markup).toContain('topic=konserttitoiminta&amp;narrower=false');
    expect(markup).toContain('topic=konserttitoiminta&amp;halfLife=none');
    expect(markup).toContain('topic=konserttitoiminta&amp;asOf=2026-11-24');
    const without = await page('/fi/asiantuntijat?topic=konserttitoiminta&narrower=false');
    expect(without).not.toContain('suppeampi aihe:');
    expect(markup).toContain('suppeampi aihe:');
  });

  it('shows each topic’s sum and their geometric mean for those who know all', async () => {
    const markup = await page('/fi/asiantuntijat?topic=kulttuurihyvinvointi&topic=museot');
    const [card = ''] = markup.split('<article class="score"').slice(1);
    const strength = number(/class="strength">([\d,]+)</u.exec(card)?.[1]);
    const shown = [...card.matchAll(/score-sum">[\s\S]*?class="value">([\d,]+)</gu)].map(([, text]) =>
      number(text),
    );
    expect(shown).toHaveLength(3);
    expect(Math.sqrt(shown[0]! * shown[1]!)).toBeCloseTo(strength, 2);
    expect(shown[2]).toBe(strength);
    const any = await page('/fi/asiantuntijat?topic=kulttuurihyvinvointi&topic=museot&mode=any');
    expect(any).toContain('kulttuurihyvinvointi tai museot');
  });

  it('says whom to ask now where a role has ended', async () => {
    const markup = await page('/fi/asiantuntijat?topic=kulttuurihyvinvointi&kind=person');
    expect(markup).toContain('Keneltä kysyä nyt:');
    expect(markup).toContain('rooli on päättynyt, viimeksi 2021');
  });

  it('keeps a shortlist in its address', async () => {
    const empty = await page('/fi/asiantuntijat?topic=kulttuurihyvinvointi');
    expect(empty).toContain('topic=kulttuurihyvinvointi&amp;list=');
    const kept = await page('/fi/asiantuntijat?topic=kulttuurihyvinvointi&list=xamk,kotka,nobody');
    expect(kept).toContain('aria-label="Poista listalta: Kotka"');
    expect(kept).toContain('topic=kulttuurihyvinvointi&amp;list=xamk%2Ckotka#shortlist');
    expect(kept).toContain('noindex');
  });

  it.each([
    ['asOf=2031', 'Anna päivä, joka on jo ollut'],
    ['mode=an', 'any'],
    ['halfLife=3', 'none'],
  ])('tells what to do about ?%s, too', async (query, help) => {
    const markup = await page(`/fi/asiantuntijat?topic=kulttuurihyvinvointi&${query}`, 400);
    expect(markup).toContain(help);
    expect(markup).toContain('class="score"');
  });

  it('starts from a choice of topics', async () => {
    const markup = await page('/sv/sakkunniga');
    expect(markup).toContain('<datalist');
    expect(markup).toContain('/sv/sakkunniga?topic=');
  });

  it('tells of an unknown topic at its field, with the nearest', async () => {
    const markup = await page('/fi/asiantuntijat?topic=kulttuurihyvinvoniti', 400);
    expect(markup).toContain('aria-invalid="true"');
    expect(markup).toContain('Tarkoititko kulttuurihyvinvointi?');
  });
});

describe('the peers page', () => {
  const dataOf = (markup: string): PeersData =>
    JSON.parse(/id="peers-data">([\s\S]*?)<\/script>/u.exec(markup)?.[1] as string) as PeersData;

  it('gives the browser all it needs to reach the same list', async () => {
    const { target, shown, fields, rows } = dataOf(await page('/fi/verrokkikunnat?municipality=kauhava'));
    const figures = Object.fromEntries(
      rows.map((row) => [row[0], Object.fromEntries(fields.map((field, index) => [field, row[index + 7]!]))]),
    );
    const { peers } = rankPeers(target, standardise(figures, VARIABLES), DEFAULT_WEIGHTS, { k: shown });
    const { items } = await app.json<PeersAnswer>(`/api/v1/peers/kauhava?limit=${shown}`);
    expect(peers.map(({ id, similarity }) => ({ id, similarity }))).toEqual(
      items.map(({ entity, similarity }) => ({ id: entity.id, similarity })),
    );
  });

  it('has rows whose bars make 100 %', async () => {
    const markup = await page('/fi/verrokkikunnat?municipality=kauhava');
    const [table = ''] = /class="table peers-table"[\s\S]*?<\/table>/u.exec(markup) ?? [];
    const rows = table.split('<tr data-id').slice(1);
    expect(rows).toHaveLength(10);
    for (const row of rows) {
      const shares = [...row.matchAll(/class="share">(?:<svg[\s\S]*?<\/svg>)?\s*(\d+)\s*</gu)].map(
        ([, share]) => Number(share),
      );
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100);
    }
  });

  it('orders by the weights of its address without a script', async () => {
    const usual = await page('/fi/verrokkikunnat?municipality=kauhava');
    const moved = await page('/fi/verrokkikunnat?municipality=kauhava&w-size=0&w-region=30');
    const names = (markup: string) => [...markup.matchAll(/<tr data-id="([^"]+)"/gu)].map(([, id]) => id);
    expect(names(moved)).toHaveLength(10);
    expect(names(moved)).not.toEqual(names(usual));
    expect(moved).toMatch(/id="w-region"[^>]*value="30"/u);
  });

  it('opens the register entry behind each of the own figures', async () => {
    const markup = await page('/fi/verrokkikunnat?municipality=kauhava');
    expect(markup).toContain('href="#e-population"');
    expect(markup).toContain('id="e-population"');
    expect(markup).toContain('class="register-entry"');
  });

  it('shows peers with experience of a topic, best fit first, as the API does', async () => {
    const markup = await page('/fi/verrokkikunnat?municipality=turku&topic=kulttuurihyvinvointi');
    const { items } = await app.json<PeersAnswer>('/api/v1/peers/turku?topic=kulttuurihyvinvointi&limit=10');
    const shown = [...markup.matchAll(/<article class="score"\s+data-id="([^"]+)"/gu)].map(([, id]) => id);
    expect(shown).toEqual(items.map(({ entity }) => entity.id));
    const large = [...markup.matchAll(/<span class="strength">([^<]+)</gu)].map(([, text]) => text);
    expect(large).toEqual(items.map(({ experience }) => shareText(experience!.fit, 'fi')));
    for (const { similarity, experience } of items)
      expect(markup).toContain(
        `samanlaisuus ${similarityText(similarity, 'fi')}, kokemus ${shareText(experience!.experience, 'fi')}`,
      );
    expect(markup).toContain('√(samanlaisuus × kokemus)');
    expect(markup).toContain('Yhteys kunnasta Turku:');
    for (const [, id] of markup.matchAll(/href="#(e-way-[^"]+)"/gu)) expect(markup).toContain(`id="${id}"`);
  });

  it('says of each peer whom to ask there', async () => {
    const markup = await page('/fi/verrokkikunnat?municipality=kauhava&topic=kulttuurihyvinvointi');
    expect(markup).toContain(
      'href="/fi/tehtava/kurikka-kulttuurihyvinvointi" aria-label="Keneltä kysyä: Kurikka"',
    );
    expect(markup).toContain('yksikkö, joka oli mukana');
  });

  it('says where nobody has experience of the topic, and where no way leads to them', async () => {
    const nobody = await page('/fi/verrokkikunnat?municipality=kauhava&topic=innovaatiokyky');
    expect(nobody).toMatch(/ei ole aiheesta innovaatiokyky .* kirjattua näyttöä/u);
    const noWay = await page('/fi/verrokkikunnat?municipality=kauhava&topic=kulttuurihyvinvointi');
    expect(noWay.match(/ei ole kirjattua yhteyttä kunnasta Kauhava/gu)).toHaveLength(1);
  });

  it('pins and leaves out by its address alone', async () => {
    const markup = await page('/fi/verrokkikunnat?municipality=kauhava&pin=vaasa&ban=kurikka');
    const rows = [...markup.matchAll(/<tr data-id="([^"]+)"/gu)].map(([, id]) => id);
    expect(rows).toHaveLength(11);
    expect(rows.at(-1)).toBe('/fi/kunta/vaasa');
    expect(rows).not.toContain('/fi/kunta/kurikka');
    expect(markup).toContain('aria-label="Irrota Vaasa"');
    expect(markup).toContain('aria-label="Ota takaisin Kurikka"');
    expect(dataOf(markup)).toMatchObject({ left: ['kurikka'], pinned: ['vaasa'] });
  });

  it.each([
    ['topic=kulttuurihyvinvoniti', 'Tarkoititko kulttuurihyvinvointi?'],
    ['pin=atlantis', 'kiinnitetty kunta'],
  ])('tells what to do about ?%s and shows the rest', async (query, help) => {
    const markup = await page(`/fi/verrokkikunnat?municipality=kauhava&${query}`, 400);
    expect(markup).toContain(help);
    expect(markup).toContain('peers-table');
  });

  it('names the groups that nothing is known of', async () => {
    expect(await page('/fi/verrokkikunnat?municipality=kauhava')).toContain('Kuntatalous, paino 6');
  });

  it.each([
    ['w-size=abc', 'Paino Koko on abc'],
    ['w-size=31', '0–30'],
    [
      ['size', 'urbanity', 'age', 'language', 'resources', 'trend', 'region']
        .map((group) => `w-${group}=0`)
        .join('&'),
      'Kaikki painot ovat nollia',
    ],
  ])('tells what is wrong with %s and shows the usual weights', async (query, help) => {
    const markup = await page(`/fi/verrokkikunnat?municipality=kauhava&${query}`, 400);
    expect(markup).toContain(help);
    expect(markup).toContain('peers-table');
  });

  it('tells of an unknown municipality at its field, with the nearest', async () => {
    const markup = await page('/fi/verrokkikunnat?municipality=kauhavva', 404);
    expect(markup).toContain('aria-invalid="true"');
    expect(markup).toContain('Tarkoititko Kauhava?');
  });

  it('understands a Swedish name', async () => {
    expect(await page('/sv/jamforbara-kommuner?municipality=Ilmola')).toContain('Ilmola');
  });
});
