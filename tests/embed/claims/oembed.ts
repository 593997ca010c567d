import { describe, expect, it } from 'vitest';
import type { TestApp } from '../../support/seeded-app.ts';

const HOME = 'https://solmu.example';

export function oembedClaims(app: () => TestApp): void {
  const ask = (url: string, more = '') => app().get(`/oembed?url=${encodeURIComponent(HOME + url)}${more}`);

  interface Rich {
    version: string;
    type: string;
    title: string;
    width: number;
    height: number;
    html: string;
  }

  async function rich(url: string, more = ''): Promise<Rich> {
    const response = await ask(url, more);
    expect(response.status).toBe(200);
    return (await response.json()) as Rich;
  }

  describe('oEmbed', () => {
    it.each([
      ['/fi/verkosto?level=topic&view=table', '/embed/v1/network?level=topic&amp;view=table&amp;lang=fi'],
      ['/sv/sakkunniga?topic=museot', '/embed/v1/experts?topic=museot&amp;lang=sv'],
      ['/en/peers?municipality=kotka&w-size=3', '/embed/v1/peers?municipality=kotka&amp;lang=en'],
      ['/fi/kunta/kotka', '/embed/v1/card?id=kotka&amp;lang=fi'],
      ['/fi/haku?type=material', '/embed/v1/list?type=material&amp;lang=fi'],
      ['/fi/toimintamallit', '/embed/v1/list?type=practice&amp;lang=fi'],
      [
        '/embed/v1/card?id=kotka&lang=en&accent=8a1253',
        '/embed/v1/card?id=kotka&amp;lang=en&amp;accent=8a1253',
      ],
    ])('shows %s as its widget', async (page, frame) => {
      const { version, type, html, title } = await rich(page);
      expect({ version, type }).toEqual({ version: '1.0', type: 'rich' });
      expect(html).toContain(`src="${HOME}${frame}"`);
      expect(title.length).toBeGreaterThan(3);
      const [, address = ''] = /src="https:\/\/solmu\.example([^"]+)"/.exec(html) ?? [];
      expect((await app().get(address.replaceAll('&amp;', '&'))).status).toBe(200);
    });

    it('has the shape that WordPress takes from a site that it does not know', async () => {
      const { html } = await rich('/fi/kunta/kotka');
      expect(html).toMatch(
        /^<blockquote class="wp-embedded-content"><a href="[^"]+">[^<]+<\/a><\/blockquote><iframe [^>]+><\/iframe>$/u,
      );
    });

    it('stays within the size asked for', async () => {
      expect(await rich('/fi/kunta/kotka', '&maxwidth=300&maxheight=200')).toMatchObject({
        width: 300,
        height: 200,
      });
    });

    it('speaks XML too', async () => {
      const response = await ask('/fi/kunta/kotka', '&format=xml');
      expect(response.headers.get('content-type')).toContain('text/xml');
      expect(await response.text()).toMatch(/<oembed>.*<html>&lt;blockquote/su);
    });

    it.each([
      ['/fi/kunta/kotkka', '', 404],
      ['/fi', '', 404],
      ['/fi/asiantuntijat', '', 404],
      ['/fi/kunta/kotka', '&format=yaml', 501],
      ['/fi/kunta/kotka', '&maxwidth=0', 400],
      ['/embed/v1/list?type=materiaali', '', 400],
      ['/embed/v1/network?level=kunnat', '', 400],
      ['/embed/v1/network?taso=topic', '', 400],
    ])('refuses %s%s with %i', async (url, more, status) => {
      const response = await ask(url, more);
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
    });

    it('refuses addresses of other sites', async () => {
      const response = await app().get(
        `/oembed?url=${encodeURIComponent('https://example.com/fi/kunta/kotka')}`,
      );
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('example.com');
    });

    it('shows nobody who has not consented', async () => {
      const { items } = await app().json<{ items: { url: string }[] }>(
        '/api/v1/entities?type=person&topic=museot&lang=fi',
      );
      expect((await ask(items[0]!.url)).status).toBe(403);
    });
  });

  describe('discovery', () => {
    it.each(['/fi/kunta/kotka', '/fi/verkosto', '/en/experts?topic=museot', '/embed/v1/card?id=kotka'])(
      '%s tells hosts how to show it',
      async (page) => {
        const markup = await (await app().get(page)).text();
        const [, href = ''] = /type="application\/json\+oembed" href="([^"]+)"/u.exec(markup) ?? [];
        expect((await app().get(href.replaceAll('&amp;', '&'))).status).toBe(200);
      },
    );
  });
}
