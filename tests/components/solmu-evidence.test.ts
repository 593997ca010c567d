import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserForTests, openBrowser } from '../support/browser.ts';

const browser = browserForTests();
const ADDRESS = 'http://localhost/page';
const SOURCE = new URL('../../web/components/solmu-evidence.ts', import.meta.url);
const SCRIPT = stripTypeScriptTypes(readFileSync(SOURCE, 'utf8'));

const MARKUP = `<!doctype html><html lang="fi"><title>t</title><solmu-evidence>
  <a class="claim" href="#one" aria-controls="one">yksi</a>
  <div class="evidence-set" id="one"><button type="button" data-copy="Viite 1" data-copied="Kopioitu">Kopioi</button></div>
  <a class="claim" href="#two" aria-controls="two">kaksi</a>
  <div class="evidence-set" id="two">toinen</div>
  <a class="claim" href="#elsewhere" aria-controls="elsewhere">muualla</a>
</solmu-evidence><div id="elsewhere"></div><script type="module">${SCRIPT}</script>`;

describe.skipIf(browser === null)('a list of claims', () => {
  let context: BrowserContext;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ context, close } = await openBrowser(browser as string));
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: 'http://localhost' });
    await context.route('http://localhost/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: MARKUP }),
    );
  }, 60_000);
  afterAll(async () => close());

  async function open(hash = ''): Promise<Page> {
    const page = await context.newPage();
    await page.goto(ADDRESS + hash);
    await page.waitForSelector('solmu-evidence[data-enhanced]');
    return page;
  }

  const stateOf = (page: Page) =>
    page.evaluate(() => ({
      open: [...document.querySelectorAll('[data-open]')].map(({ id }) => id),
      expanded: [...document.querySelectorAll('a.claim')].map((claim) => claim.getAttribute('aria-expanded')),
      hash: location.hash,
      focus: document.activeElement?.textContent ?? '',
    }));

  it('says that its claims are shut; a link that leads out of it stays a link', async () => {
    const page = await open();
    expect(await stateOf(page)).toMatchObject({ open: [], expanded: ['false', 'false', null] });
  });

  it('opens one card at a time, and the address follows', async () => {
    const page = await open();
    await page.getByText('yksi').click();
    await page.getByText('kaksi').click();
    expect(await stateOf(page)).toMatchObject({
      open: ['two'],
      expanded: ['false', 'true', null],
      hash: '#two',
    });
    await page.getByText('kaksi').click();
    expect(await stateOf(page)).toMatchObject({ open: [], hash: '' });
  });

  it('shuts its card on Escape, from inside the card too, and returns to the claim', async () => {
    const page = await open();
    await page.getByText('yksi').click();
    await page.getByText('Kopioi').focus();
    await page.keyboard.press('Escape');
    expect(await stateOf(page)).toMatchObject({ open: [], focus: 'yksi' });
  });

  it('opens the card that the address names, at first and when it changes', async () => {
    const page = await open('#two');
    expect((await stateOf(page)).open).toEqual(['two']);
    await page.evaluate(() => {
      location.hash = '#one';
    });
    await page.waitForSelector('#one[data-open]', { state: 'attached' });
    expect((await stateOf(page)).open).toEqual(['one']);
  });

  it('leaves clicks that ask for a new tab to the browser', async () => {
    const page = await open();
    await page.getByText('yksi').dispatchEvent('click', { ctrlKey: true });
    expect((await stateOf(page)).open).toEqual([]);
  });

  it('copies a citation, says so, and takes the word back when left', async () => {
    const page = await open('#one');
    await page.getByText('Kopioi', { exact: true }).click();
    await page.getByText('Kopioitu').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Viite 1');
    await page.getByText('kaksi').focus();
    expect(await page.getByRole('button').textContent()).toBe('Kopioi');
  });
});
