import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SoakOptions, SoakResult } from '../part.ts';
import { randomFrom, type Random } from '../random.ts';
import { startChild, type Child } from './child.ts';
import { judge } from './judge.ts';
import type { Report } from '../reports.ts';

const WRITING = fileURLToPath(new URL('./writing-child.ts', import.meta.url));
const READING = fileURLToPath(new URL('./reading-child.ts', import.meta.url));
const WRITERS = 3;
// Then a new file is begun, so that a kill may also meet its first moments.
const KILLS_PER_FILE = 8;
const OPENED_WITHIN_MS = 2_000;
const GETS_THROUGH_WITHIN_MS = 15_000;

interface Writer {
  name: string;
  child: Child;
}

/**
 * Kills processes that write into one file at random moments and looks at the file each time: no acknowledged write may
 * be lost, none be there by half or twice, and those who live on must get through.
 */
export async function killWriters({ seed, count, say }: SoakOptions): Promise<SoakResult> {
  const random = randomFrom(seed);
  const failures: string[] = [];
  let kills = 0;
  let slowest = 0;
  while (kills < count) {
    const onThisFile = Math.min(KILLS_PER_FILE, count - kills);
    const told = await killOnOneFile(random, onThisFile);
    kills += onThisFile;
    slowest = Math.max(slowest, told.slowestMs);
    failures.push(...told.failures.map((failure) => `seed ${seed}, kill ${kills} or before: ${failure}`));
    say(`${kills} kills, ${told.writes} writes on the last file, reopened within ${Math.round(slowest)} ms`);
  }
  return { cases: kills, failures };
}

async function killOnOneFile(random: Random, kills: number) {
  const folder = mkdtempSync(join(tmpdir(), 'solmu-kills-'));
  const path = join(folder, 'solmu.sqlite');
  const failures: string[] = [];
  const dead: Writer[] = [];
  let writers: Writer[] = [];
  let reader: Child | null = null;
  let started = 0;
  let slowestMs = 0;
  const startWriter = (): Writer => {
    const name = `w${(started += 1)}`;
    return { name, child: startChild(WRITING, [path, name, String(random.between(1, 2 ** 31))]) };
  };
  const bury = async (victims: readonly Writer[], alone: boolean) => {
    await Promise.all(victims.map(({ child }) => child.kill()));
    writers = writers.filter((writer) => !victims.includes(writer));
    dead.push(...victims);
    const verdict = await judge(path, (alone ? dead : victims).map(toldBy), alone);
    failures.push(...verdict.failures);
    if (!alone) return;
    slowestMs = Math.max(slowestMs, verdict.openedInMs);
    if (verdict.openedInMs > OPENED_WITHIN_MS)
      failures.push(`the file was opened after ${Math.round(verdict.openedInMs)} ms`);
  };
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const fresh = Array.from({ length: WRITERS - writers.length }, startWriter);
      writers.push(...fresh);
      await Promise.all(fresh.map(({ child }) => child.printed(isDone)));
      reader ??= await startReader(path);
      await theMoment(random, writers);
      if (random.between(0, 1) === 0) await bury([random.of(writers)], false);
      else {
        failures.push(...(await stopReading(reader)));
        reader = null;
        await bury(writers, true);
      }
      // Who holds the lock when it is killed must not keep it.
      await Promise.all(writers.map(({ child }) => child.printed(isDone, GETS_THROUGH_WITHIN_MS)));
    }
    if (reader) failures.push(...(await stopReading(reader)));
    await bury(writers, true);
    return { failures, slowestMs, writes: dead.flatMap(({ child }) => child.lines.filter(isDone)).length };
  } finally {
    await Promise.all([...writers.map(({ child }) => child.kill()), reader?.kill()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startReader(path: string): Promise<Child> {
  const reader = startChild(READING, [path]);
  await reader.printed((line) => line === 'reading');
  return reader;
}

/** Ends it; answers what it ought not to have seen. */
async function stopReading(reader: Child): Promise<string[]> {
  await reader.kill();
  return reader.lines.filter((line) => line !== 'reading');
}

/** Waits for some moment; one in three is in the middle of an erasure, with its vacuum and checkpoints. */
async function theMoment(random: Random, writers: readonly Writer[]): Promise<void> {
  const erasing = random.between(1, 3) === 1;
  if (erasing) await Promise.any(writers.map(({ child }) => child.printed(isErasing, 5_000))).catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, random.between(0, erasing ? 40 : 300)));
}

function isDone(line: string): boolean {
  return line.startsWith('{"told":"done"');
}

function isErasing(line: string): boolean {
  return line.startsWith('{"told":"try","what":"erase"');
}

function toldBy({ name, child }: Writer) {
  return { name, reports: child.lines.map((line) => JSON.parse(line) as Report) };
}
