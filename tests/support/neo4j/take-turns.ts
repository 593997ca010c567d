import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, inject } from 'vitest';

// Suites that share a Neo4j run one at a time, whatever else runs beside them: each waits here until it is its turn.

const LOOK_AGAIN_MS = 100;
const HOLDER = 'pid';

const provided = inject('neo4j');
if (provided && 'neo4j' in provided) {
  const turn = join(tmpdir(), `solmu-turn-${provided.neo4j.uri.replace(/\W+/g, '-')}`);
  while (!(await taken(turn))) await pause(LOOK_AGAIN_MS);
  afterAll(() => rm(turn, { recursive: true, force: true }));
}

/** Takes the turn unless somebody has it who is still there. */
async function taken(turn: string): Promise<boolean> {
  try {
    await mkdir(turn);
    await writeFile(join(turn, HOLDER), String(process.pid));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = Number(await readFile(join(turn, HOLDER), 'utf8').catch(() => ''));
    if (holder > 0 && !isThere(holder)) await rm(turn, { recursive: true, force: true });
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
