import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_AGAIN_MS = 100;
const HOLDER = 'pid';

/** Waits until nobody else has the turn that this folder stands for; answers how to give it to the next. */
export async function takeTurn(folder: string): Promise<() => Promise<void>> {
  while (!(await taken(folder))) await pause(LOOK_AGAIN_MS);
  return () => rm(folder, { recursive: true, force: true });
}

/** Takes the turn unless somebody has it who is still there. */
async function taken(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    await writeFile(join(folder, HOLDER), String(process.pid));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = Number(await readFile(join(folder, HOLDER), 'utf8').catch(() => ''));
    if (holder > 0 && !isThere(holder)) await rm(folder, { recursive: true, force: true });
    return false;
  }
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
