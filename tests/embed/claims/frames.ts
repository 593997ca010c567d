import { beforeAll, describe, expect, it } from 'vitest';
import { listParameters } from '../../../server/embed/widgets/list.ts';
import { readProjection } from '../../../server/projection/projection.ts';
import { namesOf } from '../../../server/reading/find.ts';
import { LANGUAGES } from '../../../server/vocabulary/languages.ts';
import { parametersOf } from '../../../server/vocabulary/widgets.ts';
import type { TestApp } from '../../support/seeded-app.ts';

export function frameClaims(app: () => TestApp): void {
  let families: string[];
  beforeAll(async () => {
    const people = (await readProjection(app().store)).ofType('person').flatMap(namesOf);
    families = people.map((name) => name.split(' ').at(-1) as string);
  });

  const FRAMES = [
    'network?level=organisation&topic=museot',
    'experts?topic=museot',
    'experts?topic=museot&kind=person',
    'peers?municipality=kotka',
    'peers?municipality=kotka&topic=museot',
    'card?id=kotka',
    'card?id=musiikki-elamaan',
    'card?id=Åbo',
    'list?type=material',
    'list?type=person&topic=museot',
  ] as const;

  async function frame(query: string): Promise<string> {
    const response = await app().get(`/embed/v1/${query}`);
    expect(response.status).toBe(200);
    return response.text();
  }

  describe.each(FRAMES)('the frame %s', (query) => {
    it.each(LANGUAGES)('is whole without script in %s', async (lang) => {
      const markup = await frame(`${query}&lang=${lang}`);
      expect(markup).toContain(`<html lang="${lang}"`);
      expect(markup).not.toMatch(/ style=|<style|woff2/u);
      const scripts = markup.match(/<script(?! class="scene-data" type="application\/json")[^>]*>/gu) ?? [];
      expect(scripts[0]).toContain('web/widgets/frame.ts');
      expect(scripts.slice(1).filter((tag) => !tag.startsWith('<script type="module" src="'))).toEqual([]);
      expect(markup).toContain('<li');
    });

    it('opens its links in Solmu, beside the host’s page', async () => {
      const links = [...(await frame(query)).matchAll(/<a\s[^>]*>/gu)].map(([tag]) => tag);
      expect(links.length).toBeGreaterThan(2);
      expect(links.filter((tag) => !/href="https:\/\/solmu\.example\//u.test(tag))).toEqual([]);
      const own = links.filter((tag) => !/(node|edge)-group/u.test(tag));
      expect(own.filter((tag) => !/target="_blank"[^>]*rel="noopener"/u.test(tag))).toEqual([]);
    });

    it('names nobody who has not consented', async () => {
      const markup = await frame(`${query}&lang=fi`);
      expect(families.filter((family) => markup.includes(family))).toEqual([]);
    });

    it('wears the host’s colours', async () => {
      expect(await frame(`${query}&accent=%238a1253&density=compact`)).toContain(
        '/embed/v1/theme.css?accent=%238a1253&amp;density=compact',
      );
      expect((await app().get(`/embed/v1/${query}&accent=rouge`)).status).toBe(400);
    });
  });

  describe('the frames of experts and peers', () => {
    const rows = (markup: string) =>
      [...markup.matchAll(/class="frame-name"[\s\S]*?data-id="([^"]+)"/gu)].map(([, id]) => id);
    const asked = async (path: string) =>
      ((await (await app().get(path)).json()) as { items: { entity: { id: string } }[] }).items.map(
        ({ entity }) => entity.id,
      );

    it.each(['all', 'any'])('of several topics list whom the API lists, mode %s', async (mode) => {
      const markup = await frame(`experts?topic=museot,hyvinvointi&mode=${mode}&limit=5&lang=fi`);
      expect(rows(markup)).toEqual(
        await asked(`/api/v1/experts?topic=museot&topic=hyvinvointi&mode=${mode}&limit=5`),
      );
      expect(markup.includes('geometrinen keskiarvo')).toBe(mode === 'all');
    });

    it('of peers take ready-made weights and the narrowings of the API', async () => {
      const narrowed = 'sameLanguage=true&excludeRegion=true&limit=5';
      const markup = await frame(`peers?municipality=kotka&weights=size-age&${narrowed}&lang=fi`);
      expect(rows(markup)).toEqual(await asked(`/api/v1/peers/kotka?weights=size:25,age:25&${narrowed}`));
      expect(markup).toContain('w-size=25');
    });

    it('of peers on a topic show what they did', async () => {
      const markup = await frame('peers?municipality=kotka&topic=museot&limit=5&lang=fi');
      expect(rows(markup)).toEqual(await asked('/api/v1/peers/kotka?topic=museot&limit=5'));
      expect(markup).toContain('frame-lines-of');
    });
  });

  describe('a frame that cannot be shown', () => {
    it.each([
      ['experts', 'topic', 'tämä tarvitaan'],
      ['experts?topic=musseot', 'musseot', 'museot'],
      ['experts?topic=museot&kind=robot', 'robot', 'organisation'],
      ['experts?topic=a,b,c,d,e,f', 'a,b,c,d,e,f', 'enintään 5 aihetta'],
      ['peers?municipality=kotka&weights=tuulivoima:3', 'tuulivoima:3', 'size'],
      ['peers?municipality=kotka&topic=musseot', 'musseot', 'museot'],
      ['peers?municipality=helsingki', 'helsingki', 'helsinki'],
      ['peers?municipality=metropolia', 'metropolia', 'kun'],
      ['card?id=metropola', 'metropola', 'metropolia'],
      ['card', 'id', 'tämä tarvitaan'],
      ['list?type=materiaali', 'materiaali', 'material'],
      ['list?type=material&colour=red', 'colour', 'tunnetut ovat'],
      ['list?typ=material', 'typ', 'tarkoititko &quot;type&quot;'],
      ['network?levl=region', 'levl', 'Tarkoititko level?'],
      ['experts?attributes=topc', 'topc', 'Tarkoititko topic?'],
      ['list?limit=1000', '1000', '50'],
      ['card?id=kotka&radius=99', 'radius=99', '0–24'],
      ['network?level=region&level=topic', 'region, topic', 'vain kerran'],
      ['card?id=kotka&theme=blue', 'theme=blue', 'dark'],
    ])('says what is wrong with %s', async (query, value, help) => {
      const response = await app().get(`/embed/v1/${query}${query.includes('?') ? '&' : '?'}lang=fi`);
      const markup = await response.text();
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.headers.get('content-security-policy')).toContain('frame-ancestors *');
      expect(markup).toContain('role="alert"');
      expect(markup).toContain(value);
      expect(markup).toContain(help);
    });

    it('shows the rest where an element has attributes that it does not know, and names the nearest', async () => {
      const markup = await frame('network?level=region&attributes=levl,cros-region,zzz&lang=en');
      expect(markup).toContain('The element solmu-network has no attribute levl. Did you mean level?');
      expect(markup).toContain('Did you mean cross-region?');
      expect(markup).toMatch(/has no attribute zzz. It has level, /u);
      expect(markup).toContain('class="frame-picture');
      expect(await frame('network?attributes=%3Cb%3E,x1')).not.toContain('role="status"');
    });

    it('says why people are not listed', async () => {
      expect(await frame('list?type=person&lang=en')).toContain('frame-empty');
    });
  });

  describe('a person who has not consented', () => {
    it('is the post or organisation they stood for, with a link', async () => {
      const projection = await readProjection(app().store);
      const person = projection
        .ofType('person')
        .find(({ id }) => projection.leaving(id, new Set(['holds'])).length > 0)!;
      const [seat] = projection.leaving(person.id, new Set(['holds']));
      const markup = await frame(`card?id=${person.id}&lang=fi`);
      expect(markup).toContain('ei ole antanut suostumustaan');
      expect(markup).toContain(`/${seat!.to}"`);
      expect(markup).not.toContain(person.id);
    });
  });

  describe('the elements', () => {
    it('ask a list all that the API’s listings ask', () => {
      expect(parametersOf('list').toSorted()).toEqual(Object.keys(listParameters).toSorted());
    });

    it.each(['solmu.js', 'host.js'])('come from one script, %s, that any page may load', async (name) => {
      const { status, headers } = await app().get(`/embed/v1/${name}`);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toContain('text/javascript');
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    });
  });
}
