import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { openBrowser } from '../browser.ts';
import { runningApp } from '../running-app.ts';
import type { Look, PageCase } from './cases.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const HEIGHT = 800;
/** Of a finding, so many elements are told. */
const MOST_TOLD = 3;

type Browser = Awaited<ReturnType<typeof openBrowser>>;

export interface Pages {
  /** Opens a page and answers what is wrong with it: sideways scroll, the console's errors, requests elsewhere, axe's findings. */
  lookOver(wanted: PageCase): Promise<string[]>;
  close(): Promise<void>;
}

/** Solmu with the shipped data, and a browser for each look, opened when it is first wanted. */
export async function openPages(executablePath: string): Promise<Pages> {
  const app = await runningApp();
  const opened = new Map<Look, Browser>();
  const browserFor = async (look: Look): Promise<Browser> => {
    const { width, ...colours } = look;
    const found =
      opened.get(look) ??
      (await openBrowser(executablePath, {
        ...colours,
        viewport: { width, height: HEIGHT },
        reducedMotion: 'reduce',
        // axe is put into the page, which the page's own policy forbids.
        bypassCSP: true,
      }));
    opened.set(look, found);
    return found;
  };
  return {
    lookOver: async ({ address, look }) => {
      const { context } = await browserFor(look);
      const page = await context.newPage();
      const complaints = complaintsOf(page, app.url);
      try {
        await page.goto(app.url + address, { waitUntil: 'load' });
        return [...(await sidewaysScroll(page)), ...(await axeFindings(page)), ...complaints];
      } finally {
        await page.close();
      }
    },
    close: async () => {
      for (const { close } of opened.values()) await close();
      await app.close();
    },
  };
}

/** What a page says on the console and whom it asks beside its own site, as it happens. */
export function complaintsOf(page: Page, site: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    // A page that is not there, or asks in vain, is itself reported as a failed resource.
    if (message.type() === 'error' && !/status of (?:400|404)/.test(message.text()))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(site) && !request.url().startsWith('data:'))
      complaints.push(`asked ${request.url()}`);
  });
  return complaints;
}

async function sidewaysScroll(page: Page): Promise<string[]> {
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return wider > 0 ? [`scrolls sideways by ${wider} px`] : [];
}

async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(
    async ([standards, most]) => {
      const { axe } = globalThis as unknown as {
        axe: {
          run(
            context: unknown,
            options: unknown,
          ): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }>;
        };
      };
      const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: standards } });
      return violations.map(
        ({ id, nodes }) => `${id}: ${JSON.stringify(nodes.slice(0, most).map(({ target }) => target))}`,
      );
    },
    [STANDARDS, MOST_TOLD] as const,
  );
}
