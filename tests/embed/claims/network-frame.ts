import { describe, expect, it } from 'vitest';
import { namesOf } from '../../../server/reading/find.ts';
import { readProjection } from '../../../server/projection/projection.ts';
import type { TestApp } from '../../support/seeded-app.ts';

export function networkFrameClaims(app: () => TestApp): void {
  const LEVELS = ['region', 'topic', 'organisation'] as const;

  async function frame(query: string): Promise<string> {
    const response = await app().get(`/embed/v1/network?${query}`);
    expect(response.status).toBe(200);
    return response.text();
  }

  describe('the network frame', () => {
    it('may stand on any site and in an isolated one, and leaves nothing behind', async () => {
      const { headers } = await app().get('/embed/v1/network?lang=fi');
      expect(headers.get('content-security-policy')).toContain('frame-ancestors *');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-frame-options')).toBeNull();
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
      expect(headers.get('set-cookie')).toBeNull();
    });

    it('leaves the headers of our own pages as they are', async () => {
      const { headers } = await app().get('/fi/verkosto');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-frame-options')).toBe('DENY');
    });

    it.each(LEVELS)(
      'at the level %s has no script of its own, no inline style and no font',
      async (level) => {
        const markup = await frame(`level=${level}&lang=fi`);
        const own =
          /<script(?! defer src=| type="module" src=| class="scene-data" type="application\/json")/u;
        expect(markup).not.toMatch(own);
        expect(markup).not.toMatch(/ style=|<style|woff2/u);
      },
    );

    it.each(LEVELS)('at the level %s says every line of the picture as a sentence', async (level) => {
      const markup = await frame(`level=${level}&lang=fi`);
      const drawn = markup.match(/class="edge-group"/gu) ?? [];
      expect(drawn.length).toBeGreaterThan(5);
      expect(markup.match(/<details>/gu)).toHaveLength(drawn.length);
    });

    it('begins with the picture, or with the list where the address says so', async () => {
      const chosen = /value="(\w+)"\s+checked/u;
      expect(chosen.exec(await frame('lang=fi'))?.[1]).toBe('picture');
      expect(chosen.exec(await frame('lang=fi&view=list'))?.[1]).toBe('list');
    });

    it('shows a node that the address chooses, with its lines and the first sentence open', async () => {
      const markup = await frame('level=organisation&topic=museot&node=kotka&lang=sv');
      const [section = ''] = /<section\s+class="frame-chosen"[\s\S]+?<\/section>/u.exec(markup) ?? [];
      expect(section).toContain('data-id="kotka"');
      expect(section.match(/<details open>/gu)).toHaveLength(1);
      expect(section).toContain('Källa');
    });

    it('draws what is around one party alone, and is called after it', async () => {
      const markup = await frame('level=organisation&node=metropolia&focus=true&lang=en');
      expect(markup).toMatch(/<title>Network: Metropolia/u);
      const nodes = [...markup.matchAll(/class="node-group"/gu)].length;
      expect(nodes).toBeLessThan(
        [...(await frame('level=organisation')).matchAll(/class="node-group"/gu)].length,
      );
    });

    it.each([
      ['node=kotkaa&focus=true', 400, 'Nimeä kotkaa ei tunneta (node). Tarkoititko kotka?'],
      ['edge=kotkaa--metropolia', 200, 'Nimeä kotkaa ei tunneta (edge). Tarkoititko kotka?'],
      ['edge=foo--bar', 200, 'Nimeä foo--bar ei tunneta (edge).'],
      ['edge=kotka', 200, 'Viiva on sen päiden tunnukset'],
      ['node=kajaani&topic=museot', 200, 'Valittua ei ole tässä kuvassa: Kajaani.'],
      ['edge=metropolia--kotka', 200, 'Valittua ei ole tässä kuvassa: Kotka – Metropolia'],
    ])('of ?%s says what it does not know or have, and draws the rest', async (query, status, told) => {
      const response = await app().get(`/embed/v1/network?level=organisation&lang=fi&${query}`);
      const markup = (await response.text()).replaceAll(/\s+/gu, ' ');
      expect(response.status).toBe(status);
      expect(markup).toContain(told);
      expect(markup.match(/class="edge-group"/gu)?.length).toBeGreaterThan(5);
    });

    it('takes the ends of a chosen line in either order', async () => {
      for (const edge of ['eloa-ja-iloa--xamk', 'xamk--eloa-ja-iloa'])
        expect(await frame(`level=organisation&edge=${edge}&lang=fi`)).toMatch(
          /<section\s+class="frame-chosen"[\s\S]+?data-line="eloa-ja-iloa--xamk"/u,
        );
    });

    it('opens the words that prove a line', async () => {
      expect(await frame('level=organisation&topic=kulttuuripalvelut&lang=fi')).toContain(
        'Hankkeen päätoteuttaja on XAMK',
      );
    });

    it.each(LEVELS)('at the level %s names nobody', async (level) => {
      const people = (await readProjection(app().store)).ofType('person').flatMap(namesOf);
      expect(people.length).toBeGreaterThan(3);
      const markup = await frame(`level=${level}&lang=fi`);
      const families = people.map((name) => name.split(' ').at(-1) as string);
      expect(families.filter((family) => markup.includes(family))).toEqual([]);
    });

    it('sends every link out of the frame', async () => {
      const markup = await frame('lang=fi');
      expect(markup).toContain('<base target="_blank"');
      const own = [...markup.matchAll(/<a\s[^>]*>/gu)]
        .map(([tag]) => tag)
        .filter((tag) => !/(node|edge)-group/u.test(tag));
      expect(own.length).toBeGreaterThan(2);
      expect(own.filter((tag) => !/target="_blank"[^>]*rel="noopener"/u.test(tag))).toEqual([]);
      const links = [...markup.matchAll(/<a\b[^>]*href="([^"]+)"/gu)].map(([, address]) => address as string);
      expect(links.filter((address) => !address.startsWith('https://solmu.example/'))).toEqual([]);
    });

    it('speaks three languages', async () => {
      expect(await frame('lang=fi')).toContain('Kuka tekee kenen kanssa?');
      expect(await frame('lang=sv')).toContain('Vem samarbetar med vem?');
      expect(await frame('lang=en')).toContain('Who works with whom?');
    });

    it('wears the theme it is told', async () => {
      expect(await frame('theme=dark')).toMatch(/<html lang="\w\w"\s+data-theme="dark"/u);
    });

    it('narrows to a topic by name, and says so in its title', async () => {
      expect(await frame('level=organisation&topic=museot&lang=fi')).toMatch(
        /<title>Verkosto: museot<\/title>/u,
      );
    });

    it.each([
      ['levle=region', 'levle', 'level'],
      ['level=organisaation', 'organisaation', 'organisation'],
      ['theme=blue', 'blue', 'dark'],
      ['lang=de', 'de', 'sv'],
      ['topic=musseot', 'musseot', 'museot'],
      ['minWeight=-1', '-1', 'minWeight'],
      ['view=lista', 'lista', 'list'],
      ['node=kotkaa&focus=true', 'kotkaa', 'kotka'],
    ])('tells what is wrong with ?%s', async (query, value, help) => {
      const response = await app().get(`/embed/v1/network?${query}`);
      const markup = await response.text();
      expect(response.status).toBe(400);
      expect(response.headers.get('content-security-policy')).toContain('frame-ancestors *');
      expect(markup).toContain(value);
      expect(markup).toContain(help);
    });
  });
}
