import fc from 'fast-check';
import type { Neo4jOptions } from '../../../server/store/neo4j/store.ts';
import type { SoakOptions, SoakResult } from '../part.ts';
import { anyCase, compareCase } from './compare-case.ts';
import { mirrorOf } from './mirror.ts';
import { openPair, type Pair } from './pair.ts';

// A database that grows without end would make every case dearer than the one before.
const CASES_BEFORE_EMPTYING = 300;
const SAY_EVERY = 200;
const SHRINKING_MS = 60_000;

/**
 * Sends random cases to a SQLite store and to Neo4j and compares every answer, order included. The database is shared
 * by the cases, each with ids of its own, and compared as a whole when it is emptied. It must be one to erase.
 */
export async function compareStores(
  server: Neo4jOptions,
  { seed, count, say }: SoakOptions,
): Promise<SoakResult> {
  const pair = await openPair(server);
  const failures: string[] = [];
  let tried = 0;
  let sinceEmptied = 0;
  let failedAt: number | null = null;

  const property = fc.asyncProperty(anyCase, async (one) => {
    fc.pre(failedAt === null || performance.now() - failedAt < SHRINKING_MS);
    if (failedAt !== null || sinceEmptied >= CASES_BEFORE_EMPTYING) {
      if (failedAt === null) failures.push(...(await compareAll(pair)));
      await pair.empty();
      sinceEmptied = 0;
    }
    tried += 1;
    sinceEmptied += 1;
    if (failedAt === null && tried % SAY_EVERY === 0) say(`${tried} of ${count} cases`);
    try {
      await compareCase(pair, one, `k${tried}-`);
    } catch (error) {
      failedAt ??= performance.now();
      throw error;
    }
  });

  try {
    const details = await fc.check(property, { seed, numRuns: count, includeErrorInReport: true });
    if (details.failed) failures.push(fc.defaultReportMessage(details) ?? 'failed without a report');
    else failures.push(...(await compareAll(pair)));
    return { cases: details.numRuns, failures };
  } finally {
    await pair.close();
  }
}

/** Everything in both stores, asked without naming any id. */
async function compareAll({ file, graph }: Pair): Promise<string[]> {
  const { store, settled } = mirrorOf(file, graph);
  await store.visitProjection({ restart: () => {}, entity: () => {}, relation: () => {} });
  for (const audience of ['public', 'editor'] as const) {
    await store.list({ audience, limit: 10_000, facets: true });
    await store.relations({ audience, limit: 10_000 });
    await store.facts({ audience });
  }
  await store.sources();
  await store.changes(0, 10_000);
  await store.latest({ revision: 0, kind: '', id: '' }, 50_000);
  await store.visitContents({ begin: () => {}, stored: () => {} });
  return settled().then(
    () => [],
    (error: unknown) => [`after all cases: ${String(error)}`],
  );
}
