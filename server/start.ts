import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSeed, needsSeed } from '../seed/load.ts';
import { ConfigError, readSettings, type Config } from './config.ts';
import { runUntilStopped } from './main.ts';
import { StoreTooNewError, StoreUnavailableError, StoreUnreadableError } from './store/errors.ts';
import { openStore } from './store/open-store.ts';

/** `npm start`: builds the web part when it is missing, seeds an empty store, then serves. */
async function start(): Promise<void> {
  const config = readSettings();
  await buildWeb();
  await seedIfEmpty(config);
  await runUntilStopped();
}

async function buildWeb(): Promise<void> {
  const built = fileURLToPath(new URL('../dist/.vite/manifest.json', import.meta.url));
  if (existsSync(built)) {
    if (olderThanSources(built)) console.log('The web part is older than web/: npm run build makes it anew.');
    return;
  }
  console.log('Building the web part …');
  const { build } = await import('vite');
  await build({ root: fileURLToPath(new URL('..', import.meta.url)), logLevel: 'warn' });
}

/** Other servers may answer from what is built, so it is told, not built again. An image has no sources. */
function olderThanSources(built: string): boolean {
  const web = fileURLToPath(new URL('../web', import.meta.url));
  if (!existsSync(web)) return false;
  const builtAt = statSync(built).mtimeMs;
  return readdirSync(web, { recursive: true, encoding: 'utf8' }).some(
    (file) => statSync(join(web, file)).mtimeMs > builtAt,
  );
}

async function seedIfEmpty(config: Config): Promise<void> {
  const store = await openStore(config.store);
  try {
    if (!(await needsSeed(store))) return;
    console.log('Loading the data that ships with Solmu …');
    await loadSeed(
      store,
      () => new Date(),
      ({ source }, share) => {
        console.log(`${String(Math.round(share * 100)).padStart(3)} %  ${source}`);
      },
    );
  } finally {
    await store.close();
  }
}

try {
  await start();
} catch (error) {
  const expected = [ConfigError, StoreUnavailableError, StoreTooNewError, StoreUnreadableError].some(
    (kind) => error instanceof kind,
  );
  if (!expected) throw error;
  console.error((error as Error).message);
  process.exitCode = 1;
}
