import { copyFile, mkdtemp, rename } from 'node:fs/promises';
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { SQLITE_FILE } from '../../server/store/open-store.ts';
import { loadSeed } from '../../seed/load.ts';
import { takeTurn } from './turn.ts';

/** The day on which tests live. */
export const TODAY = new Date('2026-11-24T10:00:00Z');

/**
 * A new data folder with the data that ships, loaded on TODAY. Loading takes seconds, so the first suite that asks does
 * it for all of the run; it goes with the run.
 */
export async function shippedFolder(): Promise<string> {
  const shared = process.env['VITEST'] ? inject('runFolder') : await ownFolder();
  const loaded = join(shared, 'shipped.sqlite');
  if (!existsSync(loaded)) await loadOnce(shared, loaded);
  const folder = await mkdtemp(join(shared, 'data-'));
  await copyFile(loaded, join(folder, SQLITE_FILE));
  return folder;
}

/** Soaks run without Vitest: their folder goes with their process. */
async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'solmu-shipped-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function loadOnce(shared: string, loaded: string): Promise<void> {
  const pass = await takeTurn(join(shared, 'turn'));
  try {
    if (existsSync(loaded)) return;
    const unfinished = `${loaded}.unfinished`;
    const store = openSqliteStore(unfinished);
    await loadSeed(store, () => TODAY);
    // With the last connection the log is written into the file.
    await store.close();
    await rename(unfinished, loaded);
  } finally {
    await pass();
  }
}
