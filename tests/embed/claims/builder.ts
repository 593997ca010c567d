import { describe, expect, it } from 'vitest';
import { WIDGET_NAMES } from '../../../server/vocabulary/widgets.ts';
import type { TestApp } from '../../support/seeded-app.ts';

export function builderClaims(app: () => TestApp): void {
  async function page(path: string): Promise<string> {
    const response = await app().get(path);
    expect(response.status).toBe(200);
    return response.text();
  }

  const NEEDED = {
    network: '',
    experts: 'topic=museot',
    peers: 'municipality=kotka',
    card: 'id=kotka',
    list: '',
  };

  describe('the page that makes embeds', () => {
    it.each(['/fi/upota', '/sv/badda-in', '/en/embed'])('%s begins with the network', async (path) => {
      expect(await page(path)).toContain('&lt;solmu-network lang=');
    });

    it.each(WIDGET_NAMES)('shows %s and the lines of the four ways', async (widget) => {
      const markup = await page(
        `/fi/upota?widget=${widget}&${NEEDED[widget]}&accent=8a1253&lang=sv&height=500`,
      );
      const [, preview = ''] = /class="builder-preview"\s+src="([^"]+)"/u.exec(markup) ?? [];
      const address = preview.replaceAll('&amp;', '&');
      expect(address).toContain('accent=8a1253');
      expect(address).toContain('lang=sv');
      expect((await app().get(address)).status).toBe(200);
      const codes = [...markup.matchAll(/<textarea[^>]*>\s*([^<]+)<\/textarea/gu)].map(([, code]) => code);
      expect(codes).toHaveLength(4);
      expect(codes[0]).toContain('height=&quot;500&quot;');
      expect(codes[2]).toContain(`&lt;solmu-${widget}`);
      expect(codes[3]).toContain('server=&quot;https://solmu.example&quot;');
    });

    it('takes the address of a page for its id', async () => {
      expect(await page('/fi/upota?widget=card&id=https://solmu.example/fi/kunta/kotka?x=1')).toContain(
        'card?id=kotka&amp;lang=fi',
      );
    });

    it('lets experts and peers ask what their API asks, and keeps weights of one’s own', async () => {
      const experts = await page('/fi/upota?widget=experts&topic=museot&mode=any&halfLife=none');
      expect(experts).toContain('experts?topic=museot&amp;mode=any&amp;halfLife=none');
      const peers = await page('/fi/upota?widget=peers&municipality=kotka&weights=size:22&sameLanguage=true');
      expect(peers).toMatch(/value="size:22"\s+selected/u);
      expect(peers).toContain('same-language=&quot;true&quot;');
    });

    it('gives the preview the height of its content', async () => {
      expect(await page('/fi/upota')).toContain('web/widgets/host.ts');
    });

    it('asks for what a widget needs', async () => {
      expect(await page('/en/embed?widget=experts')).toContain('First fill in: Topic.');
    });

    it('says which of its own fields it could not use, and what it took instead', async () => {
      const wrong = await page('/en/embed?widget=foo&height=99999');
      expect(wrong).toMatch(/There is no widget &#?\w+;foo/u);
      expect(wrong).toContain('give a whole number from 100 to 4000. It is 1040 now.');
      expect(wrong).toContain('height="1040"');
      expect(await page('/en/embed?widget=network&height=500')).not.toContain('role="alert"');
    });

    it('offers its lines without a look that no frame can use, and says so', async () => {
      const onMap = await page('/en/embed?widget=network&level=organisation&view=map');
      expect(onMap).toContain('picture, table, list');
      expect(onMap.match(/embed\/v1\/network[^"& ]*(?:&amp;[^"& ]*)*/gu)?.join(' ')).not.toContain(
        'view=map',
      );
      const wrong = await page('/en/embed?widget=list&accent=zzz&radius=99&theme=blue&surface=fffafc');
      expect(wrong).toMatch(/Accent: &quot;zzz&quot; cannot be used\. A colour is six or three hex digits/u);
      expect(wrong).toContain('Theme: &quot;blue&quot; cannot be used. Allowed: light, dark.');
      expect(wrong).toMatch(/name="accent"\s+value="zzz"/u);
      const [, preview = ''] = /class="builder-preview"\s+src="([^"]+)"/u.exec(wrong) ?? [];
      expect(preview).toBe('/embed/v1/list?lang=en&amp;surface=fffafc');
      expect(wrong).not.toMatch(/textarea[^<]*(zzz|blue)/u);
    });

    it('writes no markup of its readers', async () => {
      expect(await page('/fi/upota?widget=list&q=%22%3E%3Cscript%3E')).not.toContain('"><script>');
    });

    it.each([
      ['/fi/verkosto?topic=museot', 'widget=network&amp;topic=museot'],
      ['/fi/asiantuntijat?topic=museot', 'widget=experts&amp;topic=museot'],
      ['/fi/verrokkikunnat?municipality=kotka', 'widget=peers&amp;municipality=kotka'],
      ['/fi/kunta/kotka', 'widget=card&amp;id=kotka'],
    ])('is a link away from %s', async (path, link) => {
      expect(await page(path)).toContain(`/fi/upota?${link}`);
    });
  });
}
