import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/directory/apply-edits.ts';
import { pagePath } from '../../server/reading/entity-view.ts';
import { readProjection } from '../../server/projection/projection.ts';
import { StoreUnavailableError } from '../../server/store/errors.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { ENTITY_TYPE_NAMES } from '../../server/vocabulary/kinds.ts';
import { LANGUAGES } from '../../server/vocabulary/languages.ts';
import { appOver, seededApp, TODAY, type TestApp } from '../support/seeded-app.ts';

const PLACE = { file: 'edits.yaml', path: 'edits[0]', line: 1 };

let app: TestApp;
beforeAll(async () => {
  app = await seededApp();
});
afterAll(async () => app.close());

const locationOf = async (path: string, headers = {}) => {
  const response = await app.get(path, headers);
  return [response.status, response.headers.get('location')];
};

describe('addresses of pages', () => {
  it('begin in the language that the browser asks for', async () => {
    expect(await locationOf('/', { 'accept-language': 'de, sv;q=0.8, fi;q=0.5' })).toEqual([302, '/sv']);
    expect(await locationOf('/')).toEqual([302, '/fi']);
    expect((await app.get('/')).headers.get('vary')).toMatch(/accept-language/iu);
  });

  it('lead from a word of another language to the word of the address', async () => {
    expect(await locationOf('/sv/lahteet')).toEqual([301, '/sv/kallor']);
    expect(await locationOf('/fi/search?q=kotka')).toEqual([301, '/fi/haku?q=kotka']);
    expect(await locationOf('/fi/')).toEqual([301, '/fi']);
  });

  it('lead from a wrong word before an id to the right one, with the query', async () => {
    expect(await locationOf('/sv/kunta/kotka?a=1')).toEqual([301, '/sv/kommun/kotka?a=1']);
    expect(await locationOf('/fi/hanke/kotka')).toEqual([301, '/fi/kunta/kotka']);
  });

  it('say which one counts, and where the other languages are', async () => {
    const markup = await (await app.get('/sv/kommun/turku')).text();
    expect(markup).toContain('<link rel="canonical" href="https://solmu.example/sv/kommun/turku" />');
    expect(markup).toContain('hreflang="en" href="https://solmu.example/en/municipality/turku"');
    expect(markup).toContain('<html lang="sv"');
  });
});

describe('pages', () => {
  it('exist for every type of entity, in every language', async () => {
    const projection = await readProjection(app.store);
    for (const type of ENTITY_TYPE_NAMES) {
      const entity = projection.ofType(type)[0]!;
      for (const lang of LANGUAGES) {
        const response = await app.get(pagePath(entity, lang));
        expect([type, response.status]).toEqual([type, 200]);
        expect(await response.text()).toMatch(/<h1/u);
      }
    }
  });

  it('of people ask search engines not to keep them, others do not', async () => {
    const person = await app.get('/fi/henkilo/p-lziweok2');
    expect(person.headers.get('x-robots-tag')).toBe('noindex');
    expect(await person.text()).toContain('<meta name="robots" content="noindex" />');
    expect((await app.get('/fi/kunta/kotka')).headers.get('x-robots-tag')).toBeNull();
  });

  it('carry no inline script or style', async () => {
    for (const path of [
      '/fi',
      '/fi/kunta/kotka',
      '/fi/hanke/musiikki-elamaan',
      '/fi/haku?q=museo',
      '/fi/lahteet',
    ]) {
      const markup = await (await app.get(path)).text();
      expect(markup).not.toMatch(/ style=|<style| on[a-z]+="|<script(?![^>]* src=)/u);
    }
  });
});

describe('the picture of the first page', () => {
  it('joins regions of Finland and opens a sentence, with the claim as the last words before its card', async () => {
    const markup = await (await app.get('/sv')).text();
    const [, living = ''] = markup.split('<aside class="living"');
    expect(living).toContain('href="/sv/natverk?edge=maakunta-');
    expect(living).not.toContain('ulkomaa-');
    expect(living).toMatch(/<\/a\s*>(<sup[^>]*>\d+<\/sup>)?\s*<\/p>\s*<div[^>]*class="evidence-set/u);
    expect(living).toContain('<blockquote');
  });
});

describe('errors for people', () => {
  it('name what is nearest and mark the letters that differ', async () => {
    const response = await app.get('/fi/organisaatio/metropola');
    const markup = await response.text();
    expect(response.status).toBe(404);
    expect(markup).toContain('metropol<b class="differs">i</b>a, Metropolia ammattikorkeakoulu');
    expect(markup).toContain('href="/fi/organisaatio/metropolia"');
    expect(markup).toContain('<meta name="robots" content="noindex" />');
  });

  it('speak the language of the address', async () => {
    const response = await app.get('/sv/finns-inte');
    expect(response.headers.get('content-language')).toBe('sv');
    expect(await response.text()).toContain('Det finns inget på den här adressen');
  });

  it('lead from a mistyped page to the page', async () => {
    expect(await (await app.get('/fi/verkost')).text()).toContain('href="/fi/verkosto"');
  });

  it('repeat nothing from the address as markup', async () => {
    const markup = await (await app.get('/fi/%3Cimg%20src=x%20onerror=alert(1)%3E')).text();
    expect(markup).not.toContain('<img');
  });

  it('lead from a merged thing to its heir, and tell an erased one as gone', async () => {
    const own = await seededApp();
    await applyEdits(
      own.store,
      [
        { edit: { merge: 'lahti', into: 'turku' }, place: PLACE },
        { edit: { erase: 'p-lziweok2' }, place: PLACE },
      ],
      { actor: 'test', reason: 'to see' },
      () => TODAY,
    );
    const fresh = appOver(own.store);
    const moved = await fresh.get('/fi/kunta/lahti');
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/fi/kunta/turku']);
    expect((await fresh.get('/fi/henkilo/p-lziweok2')).status).toBe(410);
    await own.close();
  });

  it('say when the store is down, and when to come again', async () => {
    const store = openSqliteStore(':memory:');
    const down = appOver({
      ...store,
      visitProjection: () => Promise.reject(new StoreUnavailableError('down', { retryAfter: 7 })),
    });
    const response = await down.get('/fi/kunta/kotka');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '7']);
    expect(await response.text()).toContain('Tietokanta ei vastaa');
    await down.close();
  });
});
