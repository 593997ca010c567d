/**
 * `npm run soak`: the long form of the suites that try random things. `npm run soak -- differential kills` runs the
 * parts that are named, `-- --seed N --cases N` repeats a run. What was run in full is noted in docs/measurements.md.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readFlags } from '../support/flags.ts';
import type { SoakPart } from './part.ts';
import { noteInMeasurements, type SoakRecord } from './record.ts';
import { anotherSeed } from './seeds.ts';

/** How many cases a run in full tries. */
const IN_FULL: Readonly<Record<string, number>> = {
  differential: 20_000,
  kills: 100,
  'neo4j-faults': 40,
  fuzz: 20_000,
  hosts: 225,
  pages: 205,
  explanations: 3000,
};

const PARTS = new URL('./parts/', import.meta.url);

async function partsNamed(names: readonly string[]): Promise<SoakPart[]> {
  const files = readdirSync(fileURLToPath(PARTS)).filter((file) => file.endsWith('.ts'));
  const parts = await Promise.all(
    files.map((file) => import(new URL(file, PARTS).href) as Promise<SoakPart>),
  );
  const unknown = names.find((name) => !parts.some((part) => part.name === name));
  if (unknown !== undefined)
    throw new Error(`No part "${unknown}"; there are ${parts.map(({ name }) => name).join(', ')}`);
  return parts.filter(({ name }) => names.length === 0 || names.includes(name));
}

function wholeNumber(flag: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new Error(`--${flag} takes a whole number from 1 up, not "${text}"`);
}

async function soak(part: SoakPart, seed: number, count: number): Promise<SoakRecord> {
  const started = performance.now();
  const say = (line: string) =>
    console.log(`${part.name} ${Math.round((performance.now() - started) / 1000)} s: ${line}`);
  say(`seed ${seed}, ${count} cases`);
  const { cases, failures } = await part.run({ seed, count, say });
  for (const failure of failures) say(`FAILED\n${failure}`);
  const seconds = Math.round((performance.now() - started) / 1000);
  say(`${cases} cases, ${failures.length} failures`);
  return { part: part.name, seed, cases, failures: failures.length, seconds };
}

async function main(): Promise<void> {
  const { flags: values, rest } = readFlags(['seed', 'cases']);
  const seed = values.seed === undefined ? anotherSeed() : wholeNumber('seed', values.seed);
  const records: SoakRecord[] = [];
  for (const part of await partsNamed(rest)) {
    const full = IN_FULL[part.name] ?? 100;
    const count = values.cases === undefined ? full : wholeNumber('cases', values.cases);
    const record = await soak(part, seed, count);
    records.push(record);
    if (record.cases >= full) await noteInMeasurements(record);
  }
  if (records.some(({ failures }) => failures > 0)) process.exitCode = 1;
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
