/**
 * `npm run bench`: how much Solmu takes on the network of Horizon 2020, beside the same queries written by hand behind a
 * bare route. `npm run bench -- api` runs a part, `--data DIR` names the folder of the register, `--only TEXT` the
 * operations whose names hold it, `--engines sqlite` the stores, `--work DIR` keeps the filled stores there for the next
 * run, `--profile DIR` leaves there where the server's threads spent their time. A part that was run whole, on all
 * stores, writes its table in docs/measurements.md.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { FlagError, readFlags } from '../support/flags.ts';
import { requireH2020, DataMissingError } from './h2020/read-h2020.ts';
import { noteInMeasurements } from './measurements.ts';
import { PARTS, PLACES, type PartName } from './parts.ts';
import { ProcessError } from './processes.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ENGINES = ['sqlite', 'neo4j'] as const;

async function bench(): Promise<void> {
  const { flags: given, rest } = readFlags(['data', 'only', 'engines', 'work', 'profile']);
  const values = {
    data: resolve(ROOT, '../shared/data'),
    only: '',
    engines: ENGINES.join(),
    ...given,
  };
  const names = rest.length === 0 ? (Object.keys(PARTS) as PartName[]) : rest.map(partName);
  if (names.some((name) => name !== 'paint')) requireH2020(values.data);
  if (!existsSync(join(ROOT, 'dist/.vite/manifest.json'))) await build({ root: ROOT, logLevel: 'warn' });
  const folder = values.work ?? (await mkdtemp(join(tmpdir(), 'solmu-bench-')));
  const started = performance.now();
  const say = (line: string) => console.log(`${Math.round((performance.now() - started) / 1000)} s: ${line}`);
  const engines = values.engines.split(',').map(engineName);
  const flags = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];
  const settings = { data: values.data, folder, engines, only: values.only, flags, say };
  const isWhole = values.only === '' && engines.length === ENGINES.length;
  try {
    for (const name of names) {
      say(name);
      const before = performance.now();
      const section = await PARTS[name](settings);
      console.log(`\n${section}\n`);
      if (isWhole) await noteInMeasurements(section, (performance.now() - before) / 1000, PLACES[name]);
    }
  } finally {
    if (values.work === undefined) await rm(folder, { recursive: true, force: true });
  }
}

function partName(text: string): PartName {
  if (Object.hasOwn(PARTS, text)) return text as PartName;
  throw new ProcessError(`No part "${text}"; there are ${Object.keys(PARTS).join(', ')}`);
}

function engineName(text: string): (typeof ENGINES)[number] {
  const engine = ENGINES.find((name) => name === text);
  if (engine) return engine;
  throw new ProcessError(
    `No store "${text}"; --engines takes ${ENGINES.join(' and ')}, with a comma between`,
  );
}

await bench().catch((error: unknown) => {
  const expected = [DataMissingError, FlagError, ProcessError].some((kind) => error instanceof kind);
  console.error(expected ? (error as Error).message : error);
  process.exitCode = 1;
});
