import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, CDPSession, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserForTests, openBrowser } from '../support/browser.ts';
import { runningApp } from '../support/running-app.ts';

const browser = browserForTests();
const ABOUT_WELLBEING = '/fi/verkosto?level=organisation&topic=kulttuurihyvinvointi';
const PHONE = { viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true } as const;
const DESK = { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' } as const;

/** The address follows the hand when it has rested. */
const RESTED_MS = 600;

type Finger = readonly [x: number, y: number];

describe.skipIf(browser === null)('the network page in a browser', () => {
  let app: Awaited<ReturnType<typeof runningApp>>;
  beforeAll(async () => {
    app = await runningApp();
  });
  afterAll(async () => app.close());

  async function visit(path: string, options: BrowserContextOptions, look: (page: Page) => Promise<void>) {
    const { context, close } = await openBrowser(browser as string, options);
    try {
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.goto(app.url + path);
      // From here on clicks are the script's.
      if (path.startsWith(ABOUT_WELLBEING)) await page.locator('solmu-network-view canvas').waitFor();
      await look(page);
      expect(complaints).toEqual([]);
    } finally {
      await close();
    }
  }

  it('opens what lies around a node to explore: other layouts draw, a statement opens its sentence, Escape leads back', async () => {
    await visit(`${ABOUT_WELLBEING}&node=eloa-ja-iloa`, DESK, async (page) => {
      await page.locator('[data-neighbourhood]').first().click();
      const view = page.locator('solmu-neighbourhood');
      await view.locator('h2').and(page.locator(':focus')).waitFor();
      const rows = view.locator('.focus-list li');
      expect(await rows.count()).toBeGreaterThan(3);
      await expect.poll(() => inkOf(page), { timeout: 10_000 }).toBeGreaterThan(1000);
      const pictures = new Set([await inkOf(page)]);
      const [arrange, group] = [view.locator('select').first(), view.locator('select').nth(1)];
      await arrange.selectOption('rings');
      pictures.add(await inkOf(page));
      await group.selectOption('region');
      pictures.add(await inkOf(page));
      expect(pictures.size).toBe(3);
      const unchosen = await inkOf(page);
      await rows.first().locator('a.claim').click();
      await rows.first().locator('.evidence').waitFor();
      expect(await inkOf(page)).not.toBe(unchosen);
      await page.keyboard.press('Escape');
      await rows.first().locator('.evidence').waitFor({ state: 'detached' });
      await page.keyboard.press('Escape');
      await view.waitFor({ state: 'detached' });
      await page.locator('[data-neighbourhood]:focus').waitFor();
      await page.goBack();
      await view.locator('h2').waitFor();
      expect(new URL(page.url()).hash).toBe('#explore=eloa-ja-iloa');
      await page.reload();
      await view.locator('h2').waitFor();
    });
  });

  it('says that an analysis is computed, tells of a failure, and asks again', async () => {
    await visit(ABOUT_WELLBEING, DESK, async (page) => {
      let failures = 1;
      let answer: () => void = () => {};
      await page.route(/insight=communities/u, async (route) => {
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
        if (failures-- > 0) await route.fulfill({ status: 503, body: '' });
        else await route.continue();
      });
      await page.locator('a[href*="insight=communities"]').first().click();
      const waiting = page.locator('.network-panel.waiting[aria-busy=true]');
      await waiting.locator('h2', { hasText: 'Yhteisöt' }).waitFor();
      expect(await waiting.locator('.loading-bar').count()).toBe(3);
      answer();
      await page.getByRole('alert').waitFor();
      expect(page.url()).not.toContain('insight');
      await page.locator('.network-panel.waiting a.button').click();
      await waiting.waitFor();
      answer();
      await page.locator('.network-panel:not(.waiting) h2', { hasText: 'Yhteisöt' }).waitFor();
      expect(page.url()).toContain('insight=communities');
    });
  });

  it('keeps the view when something is chosen in the picture, and undoes and redoes', async () => {
    await visit(ABOUT_WELLBEING, DESK, async (page) => {
      const [undo, redo] = [page.locator('[data-undo]'), page.locator('[data-redo]')];
      expect([await undo.isDisabled(), await redo.isDisabled()]).toEqual([true, true]);
      const canvas = page.locator('solmu-network-view canvas');
      await canvas.focus();
      for (const key of ['+', 'ArrowRight']) await page.keyboard.press(key);
      const camera = await addressOfCamera(page);
      await page.keyboard.press('Enter');
      await page.locator('.network-panel.chosen:not(.waiting) h2').waitFor();
      await page.waitForURL(/node=/u);
      expect(await addressOfCamera(page)).toEqual(camera);
      expect(await page.locator('#embed-line').inputValue()).toContain('node=');
      await undo.click();
      await page.waitForURL((url) => !url.searchParams.has('node'));
      await page.locator('.network-panel:not(.chosen)').waitFor();
      expect(await undo.isDisabled()).toBe(true);
      await redo.click();
      await page.waitForURL(/node=/u);
      await page.locator('.network-panel.chosen').waitFor();
      await page.keyboard.press('Control+z');
      await page.waitForURL((url) => !url.searchParams.has('node'));
    });
  });

  it('moves to a line that is chosen in the table, as near as it was, and keeps the keyboard’s node in view when it zooms', async () => {
    await visit(`${ABOUT_WELLBEING}&camera=6,0,0`, DESK, async (page) => {
      const corner = await partInView(page);
      const id = await lineOutside(page, corner);
      await page
        .locator(`.network-table a[href*="edge=${encodeURIComponent(id)}"]`)
        .first()
        .click();
      await page.waitForURL(/edge=/u);
      const [scale] = await addressOfCamera(page, [6, 0, 0]);
      expect(scale).toBeLessThanOrEqual(6);
      const seen = await partInView(page);
      const { selected, edges } = await sceneOf(page);
      expect(selected).toBe(id);
      for (const end of endsIn(edges, id)) expect(seen).toContain(end);
      const canvas = page.locator('solmu-network-view canvas');
      await canvas.focus();
      for (const key of ['0', 'Home', 'ArrowRight', 'ArrowRight', '+', '+', '+', '+', '+'])
        await page.keyboard.press(key);
      const name = await page.locator('solmu-network-view [aria-live]').textContent();
      await addressOfCamera(page);
      const { nodes } = await sceneOf(page);
      const inView = await partInView(page);
      expect(
        nodes.filter((node) => inView.includes(node.id)).map((node) => node.name.replaceAll('\u00AD', '')),
      ).toContain(name);
      expect(inView.length).toBeLessThan(nodes.length);
    });
  });

  it('saves the file of the picture as pixels, as large as the file with its legend and sources', async () => {
    await visit(ABOUT_WELLBEING, DESK, async (page) => {
      const told: string[] = [];
      page.on('console', (message) => told.push(message.text()));
      const file = page.locator('a[href*="/network/shown.svg?"]');
      const svg = await (await page.request.get(app.url + (await file.getAttribute('href')))).text();
      const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('[data-png]').click()]);
      const png = readFileSync(await saved.path());
      const [, width, height] = /width="(\d+)" height="(\d+)"/u.exec(svg)!.map(Number);
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * width!, 2 * height!]);
      expect(told).toEqual([]);
    });
  });

  it('keeps an element whose frame spoke before it had loaded', async () => {
    await visit('/fi/saavutettavuus', { ...DESK, bypassCSP: true }, async (page) => {
      const spoken =
        "<img src='/slow.png'><script>parent.postMessage({ solmu: 'height', value: 200 }, '*')</script>";
      await page.route('**/embed/v1/card?*', (route) =>
        route.fulfill({ contentType: 'text/html', body: spoken }),
      );
      await page.route('**/slow.png', async (route) => {
        await page.waitForTimeout(300);
        await route.abort();
      });
      await page.evaluate(() => {
        document.body.innerHTML = '<solmu-card entity="kotka"></solmu-card>';
      });
      await page.addScriptTag({ url: `${app.url}/embed/v1/solmu.js`, type: 'module' });
      await page.waitForTimeout(2800);
      const box = await page.locator('solmu-card').boundingBox();
      expect(box?.height).toBe(200);
    });
  });

  it('gives one finger to the page and two to the picture', async () => {
    await visit(ABOUT_WELLBEING, PHONE, async (page) => {
      const canvas = page.locator('solmu-network-view canvas');
      const fingers = fingersOn(await page.context().newCDPSession(page));
      const place = () => placeOf(page);
      await fingers([[190, 600]], [[190, 450]]);
      expect((await place()).scrolled).toBeGreaterThan(100);
      const { scrolled } = await restingPlace(page);
      const spread: Finger[] = [
        [110, 450],
        [270, 450],
      ];
      await fingers(
        [
          [170, 450],
          [210, 450],
        ],
        spread,
      );
      const near = await place();
      expect(near.scale).toBeGreaterThan(2);
      expect(near).toMatchObject({ scrolled, page: 1 });
      const before = await addressOfCamera(page);
      await fingers(
        spread,
        spread.map(([x, y]) => [x, y + 80]),
      );
      const after = await addressOfCamera(page, before);
      expect(after[2]).toBeLessThan(before[2]!);
      expect((await place()).scrolled).toBe(scrolled);
      await page.goto(app.url + ABOUT_WELLBEING);
      await canvas.waitFor();
      await canvas.tap({ position: await placeOfSomeNode(page) });
      await page.locator('.network-panel.chosen').waitFor();
    });
  });

  it('leaves one finger to the host of a frame until zooming is allowed, and two to the picture', async () => {
    const builder = '/fi/upota?widget=network&level=organisation&topic=museot';
    await visit(builder, PHONE, async (page) => {
      const preview = page.locator('iframe.builder-preview');
      const picture = page.frameLocator('iframe.builder-preview').locator('.frame-picture');
      await preview.evaluate((frame) => frame.scrollIntoView());
      await picture.locator('canvas').waitFor();
      const frame = page.frames().find((one) => one.url().includes('/embed/v1/'))!;
      const fingers = fingersOn(await page.context().newCDPSession(page));
      await fingers(
        [
          [170, 400],
          [210, 400],
        ],
        [
          [110, 400],
          [270, 400],
        ],
      );
      const near = await placeOf(page, frame);
      expect(near.scale).toBeGreaterThan(2);
      expect(near.page).toBe(1);
      await fingers([[190, 300]], [[190, 400]]);
      expect((await placeOf(page, frame)).scrolled).toBeLessThan(near.scrolled);
      const wheel = frame.locator('.frame-wheel button');
      await wheel.tap();
      await picture.evaluate((one) => one.scrollIntoView());
      const allowed = await restingPlace(page, frame);
      await fingers([[190, 300]], [[190, 400]]);
      expect(await placeOf(page, frame)).toEqual(allowed);
      await wheel.press('Escape');
      await picture.evaluate((one) => one.scrollIntoView());
      await fingers([[190, 300]], [[190, 400]]);
      expect((await placeOf(page, frame)).scrolled).toBeLessThan(allowed.scrolled);
    });
  });
});

/** How near a picture is, and where its page is, which may be the host's of the frame that holds the picture. */
async function placeOf(page: Page, frame: Page | Frame = page) {
  await page.waitForTimeout(100);
  const scale = await frame.evaluate(
    () => (document.querySelector('solmu-network-view') as never)['scale'] as number,
  );
  const host = await page.evaluate(() => ({ scrolled: Math.round(scrollY), page: visualViewport!.scale }));
  return { scale, ...host };
}

/** A page that was let go of scrolls on for a while. */
async function restingPlace(page: Page, frame: Page | Frame = page) {
  let [before, now] = [-1, (await placeOf(page, frame)).scrolled];
  while (before !== now) [before, now] = [now, (await placeOf(page, frame)).scrolled];
  return placeOf(page, frame);
}

/** How many pixels of the explored picture have something on them. */
async function inkOf(page: Page): Promise<number> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.evaluate(() => {
    const canvases = [...document.querySelectorAll<HTMLCanvasElement>('.focus-canvas canvas')];
    const drawn = canvases.map((canvas) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let pixels = 0;
      for (let alpha = 3; alpha < data.length; alpha += 4) if (data[alpha]! > 0) pixels += 1;
      return pixels;
    });
    return drawn.reduce((sum, one) => sum + one, 0);
  });
}

/** Puts fingers down at the first places and leads them to the second. */
function fingersOn(session: CDPSession) {
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', places: readonly Finger[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: places.map(([x, y], id) => ({ x, y, id })),
    });
  const STEPS = 8;
  return async (from: readonly Finger[], to: readonly Finger[]) => {
    await send('touchStart', from);
    for (let step = 1; step <= STEPS; step += 1)
      await send(
        'touchMove',
        from.map(([x, y], index) => {
          const [toX, toY] = to[index]!;
          return [x + ((toX - x) * step) / STEPS, y + ((toY - y) * step) / STEPS];
        }),
      );
    await send('touchEnd', []);
  };
}

/** Scale, x and y of the camera in the address, once they are others than `than`. */
async function addressOfCamera(page: Page, than: readonly number[] = []): Promise<number[]> {
  await page.waitForTimeout(RESTED_MS);
  await page.waitForURL((url) => {
    const camera = url.searchParams.get('camera');
    return camera !== null && camera !== than.join();
  });
  return new URL(page.url()).searchParams.get('camera')!.split(',').map(Number);
}

interface SceneInPage {
  width: number;
  height: number;
  selected: string | null;
  nodes: { id: string; name: string; x: number; y: number }[];
  edges: { id: string; from: string; to: string }[];
}

async function sceneOf(page: Page): Promise<SceneInPage> {
  return JSON.parse((await page.locator('.scene-data').textContent()) ?? '') as SceneInPage;
}

/** The nodes in the part of the picture that the address tells. */
async function partInView(page: Page): Promise<string[]> {
  const { nodes, width, height } = await sceneOf(page);
  const [scale, left, top] = (new URL(page.url()).searchParams.get('camera') ?? '1,0,0')
    .split(',')
    .map(Number);
  const isSeen = (value: number, from: number, whole: number) =>
    value >= from && value <= from + whole / scale!;
  return nodes.filter(({ x, y }) => isSeen(x, left!, width) && isSeen(y, top!, height)).map(({ id }) => id);
}

/** A line of which neither end is in view. */
async function lineOutside(page: Page, seen: readonly string[]): Promise<string> {
  const { edges } = await sceneOf(page);
  return edges.find(({ id }) => endsIn(edges, id).every((end) => !seen.includes(end)))!.id;
}

function endsIn(edges: SceneInPage['edges'], id: string): string[] {
  return edges.filter((edge) => edge.id === id).flatMap(({ from, to }) => [from, to]);
}

/** Where the node stands that is nearest to the middle of a picture that is in view as a whole, in px of the canvas. */
async function placeOfSomeNode(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate(() => {
    const canvas = document.querySelector('solmu-network-view canvas')!.getBoundingClientRect();
    const svg = document.querySelector<SVGSVGElement>('svg.scene')!;
    const unit = canvas.width / svg.viewBox.baseVal.width;
    const places = [...svg.querySelectorAll('.nodes > *')].map((group) => {
      const { x, y, width, height } = (group.querySelector('path:not(.plate)') as SVGPathElement).getBBox();
      return { x: (x + width / 2) * unit, y: (y + height / 2) * unit };
    });
    const fromMiddle = ({ x, y }: { x: number; y: number }) =>
      Math.hypot(x - canvas.width / 2, y - canvas.height / 2);
    return places.toSorted((a, b) => fromMiddle(a) - fromMiddle(b))[0]!;
  });
}
