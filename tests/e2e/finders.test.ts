import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browserForTests, openBrowser } from '../support/browser.ts';
import { SANDBOXED } from '../support/hosts/visit.ts';
import { runningApp } from '../support/running-app.ts';

const browser = browserForTests();

describe.skipIf(browser === null)('network, peers and frame in a browser', () => {
  let app: Awaited<ReturnType<typeof runningApp>>;
  let context: BrowserContext;
  let close: () => Promise<void>;
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    app = await runningApp();
    ({ context, close } = await openBrowser(browser as string, { viewport: { width: 1280, height: 900 } }));
  });
  afterAll(async () => {
    await close();
    await app.close();
  });
  beforeEach(async () => {
    page = await context.newPage();
    complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !SANDBOXED.test(message.text())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
  });
  afterEach(async () => {
    await page.close();
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
  });

  const picture = () => page.locator('.scene-layer canvas');
  /** Where the server's picture has a node, the canvas has it, too. */
  const clickNode = async (id: string) => {
    await picture().waitFor();
    const box = await page.locator(`a.node-group[data-id="${id}"] .shape`).boundingBox();
    await page.mouse.click(box!.x + box!.width / 2, box!.y + box!.height / 2);
  };
  const heading = () => page.locator('.network-panel h2').first().textContent();

  it('chooses a node and then a line without a reload, and goes back', async () => {
    await page.goto(`${app.url}/fi/verkosto?level=organisation&topic=museot`);
    await page.evaluate(() => ((globalThis as unknown as { here: boolean }).here = true));
    await clickNode('kotka');
    await page.waitForURL(/node=kotka/u);
    await expect(heading()).resolves.toBe('Kotka');
    await page.locator('.network-panel a[data-choose][href*="edge="]').first().click();
    await page.waitForURL(/edge=/u);
    expect(await page.evaluate(() => (globalThis as unknown as { here?: boolean }).here)).toBe(true);
    expect(await page.locator('.network-panel .evidence').first().isVisible()).toBe(true);
    await page.goBack();
    await page.getByRole('heading', { name: 'Kotka', exact: true }).waitFor();
    expect(page.url()).toContain('node=kotka');
  });

  it('explores a neighbourhood under the page’s own policy, by keyboard, and comes back', async () => {
    await page.goto(`${app.url}/fi/verkosto?level=organisation&node=kotka`);
    const button = page.locator('[data-neighbourhood="kotka"]');
    await button.focus();
    await page.keyboard.press('Enter');
    await page.locator('.focus-canvas canvas').first().waitFor();
    await expect(page.evaluate(() => document.activeElement?.textContent)).resolves.toBe('Kotka');
    const relations = await page.evaluate(async () => {
      const response = await fetch('/api/v1/entities/kotka/neighbourhood?depth=1&limit=200');
      return ((await response.json()) as { relations: unknown[] }).relations.length;
    });
    await expect(page.locator('.focus-list > li').count()).resolves.toBe(relations);
    await page.locator('.focus-canvas').focus();
    for (const key of ['+', 'ArrowLeft', '-', '0']) await page.keyboard.press(key);
    const claim = page.locator('.focus-list .claim').first();
    await claim.focus();
    await page.keyboard.press('Enter');
    await expect(claim.getAttribute('aria-expanded')).resolves.toBe('true');
    await page.locator('.focus-canvas').focus();
    // First what is chosen goes, then the view.
    for (const key of ['Escape', 'Escape']) await page.keyboard.press(key);
    await expect(button.evaluate((element) => element === document.activeElement)).resolves.toBe(true);
  });

  it('zooms and shows everything again', async () => {
    await page.goto(`${app.url}/fi/verkosto`);
    await page.getByRole('button', { name: 'Lähennä' }).click();
    await page.waitForURL(/camera=1\.4,/u);
    await page.reload();
    await page.getByRole('button', { name: 'Näytä koko kuva' }).click();
    await page.waitForURL((url) => !url.search.includes('camera'));
    await expect(page.getByRole('button', { name: 'Loitonna' }).isDisabled()).resolves.toBe(true);
  });

  it('walks the lines of the picture by keyboard to the sentence behind one, in few stops', async () => {
    await page.goto(`${app.url}/fi/verkosto?level=organisation&topic=museot`);
    await picture().waitFor();
    await page.getByRole('link', { name: 'Siirry luetteloon' }).focus();
    const stops: string[] = [];
    for (let stop = 0; stop < 8 && stops.at(-1) !== 'network-panel'; stop += 1) {
      await page.keyboard.press('Tab');
      stops.push(await page.evaluate(stopName));
    }
    expect(stops.indexOf('network-panel')).toBeLessThanOrEqual(5);
    await picture().focus();
    for (const key of ['Home', 'PageDown', 'Enter']) await page.keyboard.press(key);
    await page.waitForURL(/edge=/u);
    await page.locator('.network-panel .evidence').first().waitFor();
  });

  it('moves peers with a slider as the server would', async () => {
    await page.goto(`${app.url}/fi/verrokkikunnat?municipality=kauhava`);
    const rows = () => page.locator('.peers-table tbody tr').allInnerTexts();
    await page.locator('#w-region').focus();
    await page.keyboard.press('End');
    await page.waitForURL(/w-region=30/u);
    const moved = await rows();
    await page.reload();
    expect(await rows()).toEqual(moved);
  });

  it('moves peers with experience by their fit, the large figure, as the server would', async () => {
    await page.goto(`${app.url}/fi/verrokkikunnat?municipality=kauhava&topic=kulttuurihyvinvointi`);
    const heads = () => page.locator('#experience .score-head').allInnerTexts();
    const before = await heads();
    await page.locator('#w-region').focus();
    await page.keyboard.press('End');
    await page.waitForURL(/w-region=30/u);
    const moved = await heads();
    expect(moved).not.toEqual(before);
    const fits = moved.map((text) => Number(/([\d,]+)\s%/u.exec(text)?.[1]?.replace(',', '.')));
    expect(fits.length).toBeGreaterThan(2);
    expect(fits).toEqual(fits.toSorted((a, b) => b - a));
    await page.reload();
    expect(await heads()).toEqual(moved);
  });

  it('prints peers with experience of a topic on two sheets', async () => {
    await page.goto(`${app.url}/fi/verrokkikunnat?municipality=kauhava&topic=kulttuurihyvinvointi`);
    const margin = { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' };
    const sheets = (await page.pdf({ format: 'A4', margin })).toString('latin1').match(/\/Type\s*\/Page\b/gu);
    expect(sheets).toHaveLength(2);
  });

  it('shows the frame on another site that allows it nothing', async () => {
    const host = await foreignPage(
      `<iframe sandbox="" src="${app.url}/embed/v1/network?lang=fi&amp;view=list" title="Verkosto" width="700" height="600"></iframe>`,
    );
    try {
      await page.goto(host.url);
      const frame = page.frameLocator('iframe');
      await frame.locator('svg.scene').waitFor({ state: 'attached' });
      await expect(frame.locator('h1').innerText()).resolves.toContain('Kuka tekee kenen kanssa?');
      await frame.locator('.frame-lines summary').first().click();
      await expect(frame.locator('.frame-lines .evidence').first().isVisible()).resolves.toBe(true);
      await expect(
        frame.locator('body').evaluate((body) => getComputedStyle(body).fontFamily),
      ).resolves.toContain('system-ui');
      await expect(context.cookies()).resolves.toEqual([]);
    } finally {
      await host.close();
    }
  });
});

/** A page of another origin that isolates itself. */
async function foreignPage(body: string): Promise<{ url: string; close(): Promise<void> }> {
  const server = await new Promise<Server>((resolve) => {
    const listening = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
      response.end(`<!doctype html><html lang="fi"><link rel="icon" href="data:,"><title>x</title>${body}`);
    }).listen(0, '127.0.0.1', () => resolve(listening));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** In which part of the page the focus stands. */
function stopName(): string {
  return document.activeElement?.closest('.network-panel, .network-picture')?.className ?? '';
}
