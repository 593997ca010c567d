import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserForTests, openBrowser } from '../support/browser.ts';

const browser = browserForTests();
const SOURCE = new URL('../../web/components/solmu-search.ts', import.meta.url);
const SCRIPT = stripTypeScriptTypes(readFileSync(SOURCE, 'utf8'));

/** Answers every question with the same three. */
const ANSWER = `
document.addEventListener('solmu-suggest', ({ target, detail }) => {
  const of = (name, group) => ({
    url: '/' + name, name, marks: [{ start: 0, end: 2 }], lang: null, note: group, group,
    shape: { path: 'M0 0', token: 'ink' },
  });
  target.offer(detail.text, [of('Kotka', 'Kunnat'), of('Kokko', 'Hankkeet'), of('Kokkola', 'Kunnat')], '3 ehdotusta');
});`;

const MARKUP = `<!doctype html><html lang="fi"><title>t</title><solmu-search list-label="Ehdotukset"
  ><form action="/haku"><input name="q" aria-label="Hae"></form></solmu-search
><a href="/x">muualle</a><script type="module">${SCRIPT}${ANSWER}</script>`;

describe.skipIf(browser === null)('the search field', () => {
  let context: BrowserContext;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ context, close } = await openBrowser(browser as string));
    await context.route('http://localhost/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: MARKUP }),
    );
  }, 60_000);
  afterAll(async () => close());

  async function typing(text: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto('http://localhost/page');
    await page.getByRole('combobox').fill(text);
    await page.getByRole('listbox').waitFor();
    return page;
  }
  const chosen = (page: Page) => page.locator('[role="option"][aria-selected="true"]').allTextContents();

  it('offers suggestions in groups, the matched part in bold, and says how many there are', async () => {
    const page = await typing('ko');
    const field = page.getByRole('combobox');
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    expect(await page.getByRole('group', { name: 'Kunnat' }).getByRole('option').count()).toBe(2);
    expect(await page.locator('.suggestion b').first().textContent()).toBe('Ko');
    expect(await page.getByRole('status').textContent()).toBe('3 ehdotusta');
    await page.close();
  });

  it('moves by the arrows, round the ends through the field itself', async () => {
    const page = await typing('ko');
    await page.keyboard.press('ArrowDown');
    expect(await chosen(page)).toEqual(['KotkaKunnat']);
    const active = await page.getByRole('combobox').getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).textContent()).toBe('KotkaKunnat');
    await page.keyboard.press('ArrowUp');
    expect(await chosen(page)).toEqual([]);
    await page.keyboard.press('ArrowUp');
    expect(await chosen(page)).toEqual(['KokkoHankkeet']);
    expect(await page.getByRole('combobox').inputValue()).toBe('ko');
    await page.close();
  });

  it('follows the chosen one by Enter, and sends the form when none is chosen', async () => {
    const page = await typing('ko');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/Kotka');
    expect(new URL(page.url()).pathname).toBe('/Kotka');
    await page.close();
    const plain = await typing('ko');
    await plain.keyboard.press('Enter');
    await plain.waitForURL('**/haku?q=ko');
    expect(new URL(plain.url()).search).toBe('?q=ko');
    await plain.close();
  });

  it('writes the name of the chosen one into a field that it fills, and goes nowhere', async () => {
    const page = await typing('ko');
    await page.evaluate(() => document.querySelector('solmu-search')?.toggleAttribute('fills', true));
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    expect(await page.getByRole('combobox').inputValue()).toBe('Kokkola');
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    expect(new URL(page.url()).pathname).toBe('/page');
    await page.close();
  });

  it('shuts by Escape and by leaving, and keeps what was typed', async () => {
    const page = await typing('ko');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    expect(await page.getByRole('combobox').inputValue()).toBe('ko');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('listbox').isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    await page.close();
  });

  it('drops an answer to what is no longer typed', async () => {
    const page = await typing('ko');
    await page.keyboard.press('Escape');
    await page.evaluate(() => document.querySelector('solmu-search')?.offer('old', [], ''));
    expect(await page.getByRole('status').textContent()).toBe('3 ehdotusta');
    await page.close();
  });
});
