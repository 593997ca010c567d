import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of the built web part, which is built when it is missing. */
export async function builtWeb(): Promise<string> {
  const folder = fileURLToPath(new URL('../../dist', import.meta.url));
  if (!existsSync(`${folder}/.vite/manifest.json`)) await build({ root: ROOT, logLevel: 'warn' });
  return folder;
}
