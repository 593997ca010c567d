import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anotherSeed } from '../soak/seeds.ts';
import { browserForTests, openBrowser } from '../support/browser.ts';
import { ADDRESSES, caseName, sampledCases } from '../support/pages/cases.ts';
import { complaintsOf, openPages, type Pages } from '../support/pages/look-over.ts';
import { runningApp } from '../support/running-app.ts';

const browser = browserForTests();
const seed = anotherSeed();

/** Every other page in one look; `npm run soak -- pages` sees all of them in every look. */
describe.skipIf(browser === null)('every page and frame', () => {
  let pages: Pages;
  beforeAll(async () => {
    console.log(`pages: seed ${seed} (repeat with SOLMU_SOAK_SEED=${seed})`);
    pages = await openPages(browser as string);
  });
  afterAll(async () => pages.close());

  it('fits its width, says nothing on the console, asks nobody else, passes axe', async () => {
    const findings: Record<string, string[]> = {};
    for (const wanted of sampledCases(seed)) {
      const complaints = await pages.lookOver(wanted);
      if (complaints.length > 0) findings[caseName(wanted)] = complaints;
    }
    expect(findings).toEqual({});
  }, 240_000);
});

describe.skipIf(browser === null)('a page', () => {
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
      return await look(page, complaintsOf(page, app.url));
    } finally {
      await close();
    }
  }

  it('under its own content security policy runs without a violation, and sets no cookie', async () => {
    await visit({ viewport: { width: 1280, height: 800 } }, async (page, complaints) => {
      for (const address of ADDRESSES) await page.goto(app.url + address, { waitUntil: 'load' });
      expect(complaints).toEqual([]);
      await expect(page.context().cookies()).resolves.toEqual([]);
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
});
