import { describe, expect, it } from 'vitest';
import { readProjection } from '../../../server/projection/projection.ts';
import { namesOf } from '../../../server/reading/find.ts';
import type { TestApp } from '../../support/seeded-app.ts';

export function feedClaims(app: () => TestApp): void {
  const LAPPI = '/fi/alue/maakunta-lappi';

  describe('the feed of a region or topic', () => {
    it.each([
      [LAPPI, 'Uutta: Lappi'],
      ['/sv/amne/museot', 'Nytt: '],
      ['/en/topic/museot', 'New: '],
    ])('is told in the head of %s and tells what is new', async (page, title) => {
      const markup = await (await app().get(page)).text();
      const [, href = ''] = /type="application\/atom\+xml" href="([^"]+)"/u.exec(markup) ?? [];
      const response = await app().get(href);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('application/atom+xml');
      const feed = await response.text();
      expect(feed).toContain(title);
      expect(feed).toMatch(/^<\?xml/u);
      const entries = feed.match(/<entry>/gu) ?? [];
      expect(entries.length).toBeGreaterThan(0);
      expect(feed.match(/<updated>\d{4}-\d\d-\d\dT[\d:.]+Z<\/updated>/gu)).toHaveLength(entries.length + 1);
      expect(new Set(feed.match(/<id>[^<]+<\/id>/gu)).size).toBe(entries.length + 1);
    });

    it('names no people', async () => {
      const feed = await (await app().get('/fi/aihe/museot.atom')).text();
      const people = (await readProjection(app().store)).ofType('person').flatMap(namesOf);
      expect(people.filter((name) => feed.includes(name))).toEqual([]);
    });

    it('is kept until something changes', async () => {
      const first = await app().get(`${LAPPI}.atom`);
      const etag = first.headers.get('etag') as string;
      expect((await app().get(`${LAPPI}.atom`, { 'If-None-Match': etag })).status).toBe(304);
    });

    it.each([
      ['/fi/kunta/kotka.atom', 404],
      ['/fi/alue/maakunta-lapi.atom', 404],
      ['/fi/kunta/maakunta-lappi.atom', 301],
    ])('%s answers %i', async (path, status) => {
      expect((await app().get(path)).status).toBe(status);
    });
  });
}
