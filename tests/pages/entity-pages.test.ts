import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProjection, type Projection } from '../../server/projection/projection.ts';
import { pagePath } from '../../server/reading/entity-view.ts';
import { seededApp, type TestApp } from '../support/seeded-app.ts';

let app: TestApp;
let projection: Projection;
beforeAll(async () => {
  app = await seededApp();
  projection = await readProjection(app.store);
});
afterAll(async () => app.close());

const page = async (path: string) => (await app.get(path)).text();

/** What a page says under a heading, up to the next section, without its markup. */
function under(markup: string, heading: string): string {
  const start = markup.indexOf(`<h2>${heading}`);
  if (start < 0) return '';
  const end = markup.indexOf('<h2', start + 4);
  return textOf(markup.slice(start, end < 0 ? undefined : end));
}

function textOf(markup: string): string {
  return markup
    .replace(/<[^>]+>/gu, ' ')
    .replaceAll('\u00AD', '')
    .replace(/\s+/gu, ' ');
}

describe('the head of a page', () => {
  const files = async (path: string) => [
    ...(await page(path)).matchAll(/<link rel="alternate" type="([^"]+)" href="([^"]+)"/g),
  ];

  it('tells programs where the same thing is had as JSON-LD and CSV, and how other sites show it', async () => {
    const found = await files('/sv/kommun/turku');
    const oembed = (format: string) =>
      `/oembed?url=https%3A%2F%2Fsolmu.example%2Fsv%2Fkommun%2Fturku&amp;format=${format}`;
    expect(found.map(([, type, href]) => [type, href])).toEqual([
      ['application/ld+json', '/api/v1/entities/turku.jsonld'],
      ['text/csv', '/api/v1/entities/turku.csv'],
      ['application/json+oembed', oembed('json')],
      ['text/xml+oembed', oembed('xml')],
    ]);
    for (const [, , href = ''] of found)
      expect((await app.get(href.replaceAll('&amp;', '&'))).status).toBe(200);
  });

  it('has no such files of a person', async () => {
    const [person] = projection.ofType('person');
    expect(await files(pagePath(person!, 'fi'))).toEqual([]);
  });
});

describe('every claim', () => {
  /** Seats that every municipality has are shown in a form of their own. */
  const isSeat = (role: string) => role === 'post-of';

  it('that a document makes stands on the pages of both its ends, with a card of its own', async () => {
    const everything = Array.from({ length: projection.size }, (_, place) => projection.entityAt(place));
    const documents = everything.filter(({ id }) =>
      [...projection.leaving(id), ...projection.reaching(id)].some(({ sources }) =>
        sources.some((source) => /-(esitys|sivu|esittely|hankesivu)$/u.test(source)),
      ),
    );
    const missing: string[] = [];
    for (const entity of documents) {
      const markup = await page(pagePath(entity, 'fi'));
      const { items } = await app.store.relations({ audience: 'public', of: [entity.id], limit: 10_000 });
      for (const { id, role } of items)
        if (!isSeat(role) && !markup.includes(`id="${id}"`)) missing.push(`${entity.id}: ${role} ${id}`);
    }
    expect(documents.length).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  }, 60_000);

  it('leads to a card on the same page, and no two cards share an id', async () => {
    for (const path of [
      '/fi/kunta/kotka',
      '/fi/hanke/musiikki-elamaan',
      '/fi',
      '/fi/aihe/kulttuurihyvinvointi',
    ]) {
      const markup = await page(path);
      const ids = [...markup.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
      const asked = [...markup.matchAll(/class="claim [^"]*"\s+href="#([^"]+)"/gu)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(asked.filter((id) => !ids.includes(id))).toEqual([]);
      expect(asked.length).toBeGreaterThan(0);
    }
  });
});

describe('the page of a municipality', () => {
  it('names those it worked with, its own role first', async () => {
    const told = under(await page('/fi/kunta/kotka'), 'Kenen kanssa Kotka on tehnyt');
    expect(told.indexOf('Oma rooli')).toBeLessThan(told.indexOf('Museovirasto'));
    expect(told).toContain('Hämeenlinna');
  });

  it('keeps what was done for its region apart from its partners', async () => {
    const markup = await page('/fi/kunta/kotka');
    expect(under(markup, 'Maakunnan kautta')).toContain('Eloa ja iloa');
    expect(under(markup, 'Kenen kanssa Kotka on tehnyt')).not.toContain('Eloa ja iloa');
  });

  it('names only those people of an undertaking who spoke for it', async () => {
    const told = under(await page('/fi/kunta/kotka'), 'Kenen kanssa Kotka on tehnyt');
    expect(told).toContain('Henry Lindelöf');
    expect(told).not.toContain('Juhani Kostet');
  });

  it('shows its figures with place and median among all municipalities', async () => {
    const markup = textOf(await page('/fi/kunta/kotka'));
    expect(markup).toContain('50 617');
    expect(markup).toMatch(/18\. suurin 308 kunnasta mediaani 10,1/u);
  });

  it('says that nobody is recorded in a seat, in words', async () => {
    const markup = await page('/sv/kommun/pargas').then(() => page('/fi/kunta/parainen'));
    expect(markup).toContain('Haltijaa ei ole kirjattu');
    expect(markup).toContain('Ei tiedossa, onko virkaa');
  });

  it('with nothing recorded says so without concluding anything', async () => {
    const told = under(await page('/fi/kunta/akaa'), 'Kenen kanssa Akaa on tehnyt');
    expect(told).toContain('Se ei tarkoita, ettei niitä ole');
  });
});

describe('the page of a project', () => {
  it('puts dates that differ side by side, a field left blank among them', async () => {
    const markup = textOf(await page('/fi/hanke/eloa-ja-iloa'));
    expect(markup).toContain('1.1.2020 - 31.12.2021');
    expect(markup).toContain('Kenttä on lähteessä tyhjä');
  });

  it('draws the money as a chain and says which link the source does not name', async () => {
    const chain = under(await page('/fi/hanke/eloa-ja-iloa'), 'Raha kulki näin');
    expect(chain).toContain('Opetus- ja kulttuuriministeriö');
    expect(chain).toContain('Lähde ei nimeä viranomaista');
    const whole = under(await page('/fi/hanke/musiikki-elamaan'), 'Raha kulki näin');
    expect(whole.indexOf('Euroopan sosiaalirahasto')).toBeLessThan(whole.indexOf('Lapin ELY-keskus'));
    expect(whole).not.toContain('Lähde ei nimeä');
  });

  it('names implementers as they are called now, and as the source called them', async () => {
    const told = under(await page('/fi/hanke/musiikki-elamaan'), 'Toteuttajat');
    expect(told).toContain('lähteessä nimellä Keski-Pohjanmaan ammattikorkeakoulu');
    expect(told).toContain('nykyisin LAB-ammattikorkeakoulu');
  });

  it('lists partners under the area the source puts them in, outsiders last, the unnamed as a pill', async () => {
    const markup = await page('/fi/hanke/musiikki-elamaan');
    const told = under(markup, 'Kumppanit alueittain');
    expect(told.indexOf('Oulun alue')).toBeLessThan(told.indexOf('Soiva Siili'));
    expect(told.indexOf('Alueiden ulkopuolelta')).toBeGreaterThan(told.indexOf('Pääkaupunkiseutu'));
    expect(markup).toContain('<span class="pill">ja muita, ei nimetty</span>');
  });

  it('says of a lone party that is not named what it is', async () => {
    const markup = await page('/fi/tapahtuma/kulttuuria-yhteistuumin-kuntavierailut');
    expect(markup).toContain('<span class="pill">kunta: ei nimetty</span>');
  });

  it('tells when a thing started before it tells when it ended', async () => {
    const told = under(
      await page('/fi/tapahtuma/kulttuuria-yhteistuumin-kuntavierailut'),
      'Tiedot lähteistä',
    );
    expect(told.indexOf('Alkoi')).toBeGreaterThan(-1);
    expect(told.indexOf('Alkoi')).toBeLessThan(told.indexOf('Päättyi'));
  });

  it('leads to the network only where there is somebody to see', async () => {
    expect(await page('/fi/kunta/kauhava')).not.toContain('/fi/verkosto?level=organisation');
    expect(await page('/fi/kunta/oulu')).toContain('node=oulu"');
    expect(await page('/fi/kunta/hailuoto')).toContain('node=hailuoto-lasten-paivahoito');
  });

  it('counts towards a promised number only what is recorded', async () => {
    expect(textOf(await page('/fi/hanke/eloa-ja-iloa'))).toMatch(/0 \/ 10\s+Yhtään ei ole vielä kirjattu/u);
  });
});

describe('other pages', () => {
  it('list people never, and find them by name', async () => {
    expect(await page('/fi/haku?type=person')).not.toContain('/fi/henkilo/');
    expect(await page('/fi/haku?q=Henry+Lindel%C3%B6f')).toContain('/fi/henkilo/');
  });

  it('say why a hit is a hit where its name does not', async () => {
    const told = textOf(await page('/fi/haku?q=Oulun+seudun+ammattikorkeakoulu'));
    expect(told).toMatch(/Oulun ammattikorkeakoulu ”seudun” nimellä Oulun seudun ammattikorkeakoulu/u);
  });

  it('offer ways on where nothing is found', async () => {
    const markup = await page('/en/search?q=xyzzyqwerty');
    expect(markup).toContain('That does not mean it does not exist');
    expect(markup).toContain('href="/en/feedback"');
  });

  it('narrow practices by kind', async () => {
    const markup = await page('/fi/toimintamallit?kind=criteria-set');
    expect(markup).toContain('sisältö- ja laatukriteerit');
    expect(markup).not.toContain('Kulttuurihyvinvoinnin portaat');
  });

  it('list every source with its licence', async () => {
    const markup = await page('/en/sources');
    for (const { id } of await app.store.sources()) expect(markup).toContain(`/en/source/${id}"`);
    expect((await app.get('/DATA-LICENCES.md')).status).toBe(200);
  });

  it('fill in the form for the claim that a reader doubts', async () => {
    const [relation] = projection.leaving('kotka');
    expect(await page(`/fi/palaute?about=${relation!.id}`)).toContain(`{ hide: ${relation!.id} }`);
    expect(await page('/fi/palaute?about=%3Cb%3E')).not.toContain('<b>');
    expect(await page(`/fi/palaute?about=${relation!.id}`)).toContain('noindex');
  });
});
