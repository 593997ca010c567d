import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserForTests, openBrowser } from '../support/browser.ts';
import { runningApp } from '../support/running-app.ts';

const browser = browserForTests();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const PAGES = [
  '/fi',
  '/sv',
  '/en',
  '/fi/kunta/kotka',
  '/sv/kommun/turku',
  '/fi/hanke/musiikki-elamaan',
  '/en/project/eloa-ja-iloa',
  '/fi/hanke/museot-hyvinvoinnin-edistajina',
  '/fi/organisaatio/metropolia',
  '/fi/aihe/kulttuurihyvinvointi',
  '/fi/alue/maakunta-kymenlaakso',
  '/fi/verkosto',
  '/fi/verkosto?level=organisation',
  '/en/network?view=table',
  '/fi/asiantuntijat?topic=kulttuurihyvinvointi',
  '/sv/jamforbara-kommuner?municipality=kauhava',
  '/fi/haku?q=museo',
  '/fi/toimintamallit',
  '/fi/lahteet',
  '/fi/saavutettavuus',
  '/fi/ei-ole',
  '/embed/v1/network?level=region&lang=fi',
];

describe.skipIf(browser === null)('every page', () => {
  let app: Awaited<ReturnType<typeof runningApp>>;
  beforeAll(async () => {
    app = await runningApp();
  });
  afterAll(async () => app.close());

  async function visit<T>(
    options: Parameters<typeof openBrowser>[1],
    look: (page: Page, complaints: string[]) => Promise<T>,
  ): Promise<T> {
    const { context, close } = await openBrowser(browser as string, options);
    try {
      const page = context.pages()[0] ?? (await context.newPage());
      const complaints: string[] = [];
      page.on('console', (message) => {
        // A 404 page is itself reported as a failed resource.
        if (message.type() === 'error' && !/status of 404/.test(message.text()))
          complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('request', (request) => {
        if (!request.url().startsWith(app.url) && !request.url().startsWith('data:'))
          complaints.push(`asked ${request.url()}`);
      });
      return await look(page, complaints);
    } finally {
      await close();
    }
  }

  it.each([
    { width: 1280, colorScheme: 'light' },
    { width: 375, colorScheme: 'dark' },
  ] as const)(
    'at $width px, $colorScheme: fits its width, says nothing on the console, asks nobody else, passes axe',
    async ({ width, colorScheme }) => {
      await visit(
        { viewport: { width, height: 800 }, colorScheme, bypassCSP: true, reducedMotion: 'reduce' },
        async (page, complaints) => {
          const findings: Record<string, unknown> = {};
          for (const path of PAGES) {
            await page.goto(app.url + path, { waitUntil: 'load' });
            const wider = await page.evaluate(
              () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
            );
            await page.evaluate(AXE);
            const violations = await page.evaluate(async () => {
              const { axe } = globalThis as unknown as {
                axe: {
                  run(
                    context: unknown,
                    options: unknown,
                  ): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }>;
                };
              };
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
              const { violations: found } = await axe.run(document, {
                runOnly: { type: 'tag', values: tags },
              });
              return found.map(
                ({ id, nodes }) => `${id}: ${JSON.stringify(nodes.slice(0, 3).map(({ target }) => target))}`,
              );
            });
            if (wider > 0) violations.push(`scrolls sideways by ${wider} px`);
            if (violations.length > 0) findings[path] = violations;
          }
          expect(findings).toEqual({});
          expect(complaints).toEqual([]);
        },
      );
    },
    240_000,
  );

  it('under its own content security policy runs without a violation', async () => {
    await visit({ viewport: { width: 1280, height: 800 } }, async (page, complaints) => {
      for (const path of PAGES) await page.goto(app.url + path, { waitUntil: 'load' });
      expect(complaints).toEqual([]);
    });
  }, 120_000);

  it('shows its evidence without script', async () => {
    await visit({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: false }, async (page) => {
      await page.goto(`${app.url}/fi/kunta/kotka`);
      await expect(page.getByText('kahden pilottikaupungin').first().isVisible()).resolves.toBe(true);
    });
  });

  it('opens a sentence with the keyboard alone, and Escape closes it and returns', async () => {
    await visit({ viewport: { width: 1280, height: 800 } }, async (page) => {
      await page.goto(`${app.url}/fi/kunta/kotka`);
      const card = await page
        .locator('main a.claim[aria-expanded="false"]')
        .first()
        .getAttribute('aria-controls');
      const claim = page.locator(`main a.claim[aria-controls="${card}"]`).first();
      await claim.focus();
      await page.keyboard.press('Enter');
      await expect(claim.getAttribute('aria-expanded')).resolves.toBe('true');
      await expect(page.locator(`#${card}`).isVisible()).resolves.toBe(true);
      await page.keyboard.press('Escape');
      await expect(claim.getAttribute('aria-expanded')).resolves.toBe('false');
      await expect(claim.evaluate((element) => element === document.activeElement)).resolves.toBe(true);
    });
  });

  it('in the network’s frame a canvas takes the picture over, and rolling is the host’s until zooming is allowed', async () => {
    await visit({ viewport: { width: 760, height: 900 } }, async (page, complaints) => {
      await page.goto(`${app.url}/embed/v1/network?level=organisation&topic=museot&lang=sv`);
      const svg = await page.locator('.scene').boundingBox();
      await page.locator('.frame-views input').first().focus();
      await page.keyboard.press('Tab');
      const canvas = page.locator('canvas:focus');
      await canvas.waitFor();
      expect(await canvas.boundingBox()).toEqual(svg);
      for (const key of ['ArrowRight', 'PageDown', 'Enter']) await page.keyboard.press(key);
      await page.getByText('Källan säger så').and(page.locator('.frame-chosen dd')).first().waitFor();
      const scrolled = () => page.evaluate(() => scrollY);
      const zoomed = () => page.locator('solmu-network-view').evaluate((view) => (view as never)['scale']);
      const roll = async () => {
        await page.mouse.move(380, 300);
        await page.mouse.wheel(0, -120);
        await page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
        );
      };
      await roll();
      expect(await zoomed()).toBe(1);
      await page.getByRole('button', { name: 'Tillåt zoom' }).click();
      await page.evaluate(() => scrollTo(0, 0));
      await roll();
      expect(await zoomed()).toBeGreaterThan(1);
      expect(await scrolled()).toBe(0);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Tillåt zoom' }).waitFor();
      expect(complaints).toEqual([]);
    });
  });

  it('sets no cookie', async () => {
    const { context, close } = await openBrowser(browser as string);
    try {
      const page = await context.newPage();
      for (const path of PAGES) await page.goto(app.url + path);
      await expect(context.cookies()).resolves.toEqual([]);
    } finally {
      await close();
    }
  }, 120_000);
});
