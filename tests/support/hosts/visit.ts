import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { WIDGET_ASKS, type WidgetName } from '../../../server/vocabulary/widgets.ts';
import { openBrowser } from '../browser.ts';
import { runningApp } from '../running-app.ts';
import type { HostCase } from './cases.ts';

/** What each widget is asked in these visits. */
const ASKED: Readonly<Record<WidgetName, Readonly<Record<string, string>>>> = {
  network: { level: 'organisation', topic: 'museot', accent: '8a1253' },
  experts: { topic: 'museot', limit: '5' },
  peers: { municipality: 'kotka', limit: '5' },
  card: { id: 'kotka' },
  list: { type: 'material', limit: '5' },
};

const SLOW = 120;

export interface Hosts {
  /** Opens a host's page and answers what is wrong with the widget in it; nothing when it is usable. */
  visit(wanted: HostCase): Promise<string[]>;
  close(): Promise<void>;
}

/** Solmu, a host of another origin, and readers with and without script. */
export async function openHosts(browser: string): Promise<Hosts> {
  const app = await runningApp();
  const host = await hostServer(app.url);
  const [scripted, scriptless] = [
    await openBrowser(browser),
    await openBrowser(browser, { javaScriptEnabled: false }),
  ];
  return {
    visit: async (wanted) => {
      const { context } = wanted.host.reader === 'script-off' ? scriptless : scripted;
      return visit(context, { ...wanted, solmu: app.url, site: host.show(wanted), origin: host.origin });
    },
    close: async () => {
      await Promise.all([scripted.close(), scriptless.close()]);
      await host.close();
      await app.close();
    },
  };
}

/** A site that shows one page at a time. `localhost` is another site than `127.0.0.1`, as hosts are. */
async function hostServer(solmu: string) {
  let shown: HostCase | null = null;
  const server = createServer((request, response) => {
    if (request.url !== '/page' || shown === null) return void response.writeHead(204).end();
    const { host, widget, lang } = shown;
    const placed = {
      origin: solmu,
      widget,
      query: { ...ASKED[widget], lang },
      title: `Solmu, ${widget}`,
      height: WIDGET_ASKS[widget].height,
      page: `${solmu}/${lang}`,
    };
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...host.headers?.(solmu) });
    response.end(
      `<!doctype html><html lang="${lang}"><head><title>Host</title></head><body><h1>Host</h1>${host.body(placed)}</body></html>`,
    );
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    show: (wanted: HostCase) => {
      shown = wanted;
      return `${origin}/page`;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

type Visit = HostCase & { solmu: string; site: string; origin: string };

async function visit(context: BrowserContext, wanted: Visit): Promise<string[]> {
  const page = await context.newPage();
  const complaints = await listen(page, wanted);
  try {
    await prepare(page, wanted);
    await page.goto(wanted.site);
    if (wanted.host.reader === 'asleep') await sleepAndWake(context, page);
    complaints.push(...(await usable(page, wanted)));
    if ((await context.cookies()).length > 0) complaints.push('a cookie was set');
    return complaints;
  } catch (error) {
    return [...complaints, String(error)];
  } finally {
    await page.close();
  }
}

/** What Chromium says of any script in a sandbox that allows none: the host's wish, not a fault. */
export const SANDBOXED =
  /^Blocked script execution in .* is sandboxed and the 'allow-scripts' permission is not set/;

/** Errors in the console and requests to anybody but the host and Solmu. */
async function listen(page: Page, { solmu, origin }: Visit): Promise<string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !SANDBOXED.test(message.text()))
      complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${String(error)}`));
  page.on('request', (request) => {
    const to = request.url();
    if (![solmu, origin, 'data:', 'about:'].some((known) => to.startsWith(known)))
      complaints.push(`a request to ${to}`);
  });
  return complaints;
}

async function prepare(page: Page, { host }: Visit): Promise<void> {
  await page.setViewportSize(
    host.reader === 'zoomed' ? { width: 320, height: 256 } : { width: 800, height: 900 },
  );
  if (host.reader === 'slow')
    await page.route('**/*', async (route) => {
      await new Promise((done) => setTimeout(done, SLOW));
      await route.continue();
    });
  if (host.reader === 'no-storage') await page.addInitScript(refuseStorage);
}

/** Runs in the page and in the frame: whoever touches storage fails. */
function refuseStorage(): void {
  const refuse = () => {
    throw new Error('storage was touched');
  };
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
    Object.defineProperty(globalThis, name, { get: refuse });
  Object.defineProperty(Document.prototype, 'cookie', { get: refuse, set: refuse });
}

async function sleepAndWake(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await session.detach();
}

/** The content is there, in the language asked for, as high as the frame where the host lets it, and nowhere wider. */
async function usable(page: Page, { host, lang, widget }: Visit): Promise<string[]> {
  const frame = await widgetFrame(page);
  const complaints = widget === 'network' ? await networkUsable(frame, host) : [];
  await frame.locator('main li:visible').first().waitFor();
  if ((await frame.locator('html').getAttribute('lang')) !== lang) complaints.push(`it is not in ${lang}`);
  if ((await frame.locator('a[target="_blank"]').count()) < 2) complaints.push('it has no links');
  const wide = await frame
    .locator('html')
    .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  if (wide > 0) complaints.push(`it is ${wide} px too wide`);
  if (host.grows !== false && !(await grown(frame))) complaints.push('its height is not its content’s');
  return complaints;
}

/** With script a line says its sentence under the picture; with and without, the list is a switch away. */
async function networkUsable(frame: Frame, { name, reader }: HostCase['host']): Promise<string[]> {
  if (reader !== 'script-off' && name !== 'sandbox=""') {
    await frame.locator('.frame-wheel').waitFor();
    await frame.locator('.edge-group').first().dispatchEvent('click');
    await frame.locator('.frame-chosen .evidence').first().waitFor();
    await frame.locator('.scene-layer canvas').waitFor();
  }
  await frame.locator('[name="view"][value="list"]').check();
  const isPicture = await frame.locator('.frame-picture').isVisible();
  return isPicture ? ['the list does not take the place of the picture'] : [];
}

async function widgetFrame(page: Page): Promise<Frame> {
  const isWidget = (frame: Frame) => frame.url().includes('/embed/v1/');
  return page.frames().find(isWidget) ?? page.waitForEvent('framenavigated', { predicate: isWidget });
}

/** Whether the frame has become as high as its content. */
async function grown(frame: Frame): Promise<boolean> {
  return frame
    .waitForFunction(
      () => Math.abs(innerHeight - document.querySelector('.frame')!.getBoundingClientRect().height) < 8,
      null,
      { timeout: 5000 },
    )
    .then(
      () => true,
      () => false,
    );
}
