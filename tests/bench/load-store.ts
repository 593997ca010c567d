/**
 * A process of its own that fills a store and tells, as its last line, how long each step took and how much memory it
 * needed at most. Settings name the store, as they do for the server; `h2020:DIR`, `grown:NODES` or `copy:DIR`, the folder
 * of an SQLite store, names the data.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readConfig } from '../../server/config.ts';
import { applyStatements } from '../../server/directory/apply-changes.ts';
import type { SourceStatements } from '../../server/directory/statements.ts';
import { writeDump } from '../../server/keeping/dump.ts';
import { checkDump, readDump } from '../../server/keeping/read-dump.ts';
import { StoreUnavailableError } from '../../server/store/errors.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { openStore } from '../../server/store/open-store.ts';
import { loadSeed } from '../../seed/load.ts';
import { growDirectory } from './grown/grow.ts';
import { readH2020 } from './h2020/read-h2020.ts';

/** What filling a store took. */
export interface Loaded {
  seedSeconds: number;
  readSeconds: number;
  applySeconds: number;
  entities: number;
  relations: number;
  peakBytes: number;
}

const AUTHOR = { actor: 'bench', reason: 'measuring' };
const TRIES = 20;
const TRY_AGAIN_MS = 3000;
const clock = () => new Date();

async function load(what: string): Promise<Loaded> {
  const { store: options } = readConfig([]);
  const store = await openStore(options);
  const [kind, value = ''] = what.split(/:(.*)/s);
  try {
    await answering(store);
    if (kind === 'copy') return await copied(store, value);
    const [seedSeconds] = await timed(() => loadSeed(store, clock));
    const [readSeconds, all] = await timed(async () => statementsNamed(what));
    const [applySeconds, written] = await timed(async () => {
      const sum = { entities: 0, relations: 0 };
      for (const statements of all) {
        const report = await applyStatements(store, statements, AUTHOR, clock);
        sum.entities += report.written.entities;
        sum.relations += report.written.relations;
      }
      return sum;
    });
    return { seedSeconds, readSeconds, applySeconds, ...written, peakBytes: peakMemory() };
  } finally {
    await store.close();
  }
}

/** A store that is filled from another's dump has no write that waits for a whole register. */
async function copied(store: GraphStore, folder: string): Promise<Loaded> {
  const path = join(mkdtempSync(join(tmpdir(), 'solmu-copy-')), 'all.dump');
  const from = await openStore({ engine: 'sqlite', folder });
  try {
    const { counts } = await writeDump(from, path, false);
    const dump = await checkDump(path);
    const [applySeconds] = await timed(() =>
      store.restore({ revision: dump.revision, things: readDump(dump), again: false }),
    );
    const { entity: entities, relation: relations } = counts;
    return { seedSeconds: 0, readSeconds: 0, applySeconds, entities, relations, peakBytes: peakMemory() };
  } finally {
    rmSync(dirname(path), { recursive: true });
    await from.close();
  }
}

/** A database server that was just started makes its first plans slowly. */
async function answering(store: GraphStore): Promise<void> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return void (await store.revision());
    } catch (error) {
      if (!(error instanceof StoreUnavailableError) || attempt === TRIES) throw error;
      await wait(TRY_AGAIN_MS);
    }
}

function statementsNamed(what: string): Iterable<SourceStatements> {
  const [kind, value = ''] = what.split(/:(.*)/s);
  if (kind === 'h2020') return [readH2020(value)];
  if (kind === 'grown') return growDirectory(Number(value));
  throw new Error(`${what}: data is h2020:DIR, grown:NODES or copy:DIR`);
}

async function timed<T>(work: () => Promise<T>): Promise<[seconds: number, result: T]> {
  const started = performance.now();
  const result = await work();
  return [(performance.now() - started) / 1000, result];
}

function peakMemory(): number {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
  return Number(line?.[1] ?? 0) * 1024;
}

console.log(JSON.stringify(await load(process.argv[2] ?? '')));
