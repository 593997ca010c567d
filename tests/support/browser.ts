import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser's path, or null, which is said loudly; throws under CI, where nothing may be skipped. */
export function browserForTests(): string | null {
  const path = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'].find(
    (candidate) => candidate && existsSync(candidate),
  );
  if (path) return path;
  const reason =
    'BROWSER SUITES SKIPPED: no Chromium at CHROMIUM_PATH or /usr/bin/chromium (apt-get install chromium)';
  if (process.env['CI'] === 'true') throw new Error(`${reason} (under CI that is a failure)`);
  console.warn(`\n${'!'.repeat(78)}\n!! ${reason}\n${'!'.repeat(78)}\n`);
  return null;
}

/** A browser with a fresh profile, and its end. */
export async function openBrowser(
  executablePath: string,
  options: Parameters<typeof chromium.launchPersistentContext>[1] = {},
): Promise<{ context: BrowserContext; close(): Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), 'solmu-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: FLAGS,
    ...options,
  });
  return {
    context,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
