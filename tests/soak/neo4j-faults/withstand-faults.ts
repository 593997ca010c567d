import { openNeo4jStore, type Neo4jOptions } from '../../../server/store/neo4j/store.ts';
import type { GraphStore } from '../../../server/store/graph-store.ts';
import { appOver } from '../../support/seeded-app.ts';
import type { SoakOptions, SoakResult } from '../part.ts';
import { randomFrom, type Random } from '../random.ts';
import { lostWrites, marksIn, wrongContents, type Witness } from '../reports.ts';
import { startAsking, type Asking } from './asking.ts';
import { COLD, FAULTS, NOTICED, type Fault, type Means, type Power } from './faults.ts';
import { openProxy } from './proxy.ts';
import { startWriter, within, type Writer } from './writer.ts';

// Short, so that a silence is noticed soon.
const PATIENCE = { read: 4_000, write: 8_000 };
const WARMING_WRITES = 15;
const HAPPENS_WITHIN_MS = 60_000;
const RECOVERS_WITHIN_MS = 60_000;
/** Several suites may start a Neo4j at once, on few cores. */
const WARM_WITHIN_MS = 120_000;

/**
 * Lets one Solmu write and another answer readers while the way to their Neo4j, or the server, fails again and again, each
 * of `faults` in turn. Neither is ever restarted. Nothing acknowledged may be lost or there twice, readers are told 200 or
 * 503, and both go on by themselves.
 */
export async function withstandFaults(
  server: Neo4jOptions & { power: Power | null },
  faults: readonly Fault[],
  { seed, count, say }: SoakOptions,
): Promise<SoakResult> {
  const random = randomFrom(seed);
  const boltPort = Number(new URL(server.uri).port);
  const [writing, reading] = [await openProxy(boltPort), await openProxy(boltPort)];
  const store = openNeo4jStore({ ...server, uri: writing.uri }, PATIENCE);
  const app = appOver(openNeo4jStore({ ...server, uri: reading.uri }, PATIENCE));
  const direct = openNeo4jStore(server);
  const means: Means = { writing, reading, random, power: server.power };
  const failures: string[] = [];
  try {
    await warmUp(direct, random, `n${seed}-warm`);
    for (let round = 0; round < count; round += 1) {
      const fault = faults[round % faults.length]!;
      const base = await direct.revision();
      const writer = startWriter(store, `n${seed}-${round}`, random);
      const asking = startAsking(app);
      const failed = await withstand(fault, means, writer, asking).catch((error: Error) => [error.message]);
      await writer.end().catch(() => {});
      failed.push(...(await asking.end()), ...(await lostIn(direct, base, writer)));
      failures.push(...failed.map((failure) => `seed ${seed}, round ${round}, ${fault}: ${failure}`));
      say(`${fault}: ${writer.reports.length} reports, ${asking.refused()} times 503`);
    }
    return { cases: count, failures };
  } finally {
    await Promise.all([store.close(), app.close(), direct.close(), writing.close(), reading.close()]);
  }
}

async function withstand(fault: Fault, means: Means, writer: Writer, asking: Asking): Promise<string[]> {
  await writer.progress(2, RECOVERS_WITHIN_MS);
  const refusedBefore = asking.refused();
  await within(HAPPENS_WITHIN_MS, 'the fault did not happen', FAULTS[fault](means));
  await writer.progress(COLD.has(fault) ? WARMING_WRITES : 3, RECOVERS_WITHIN_MS);
  await writer.end();
  await within(
    RECOVERS_WITHIN_MS,
    `readers do not see ${writer.lastMark()}`,
    asking.shows(`/api/v1/entities/${writer.name}-project`, writer.lastMark() ?? ''),
  );
  const unnoticed = NOTICED.has(fault) && asking.refused() === refusedBefore;
  return unnoticed ? ['no reader was told that the store is away'] : [];
}

/** Asked past the proxies: what is wrong with what was written since. */
async function lostIn(store: GraphStore, base: number, writer: Witness): Promise<string[]> {
  const commits = await store.changes(base, 100_000);
  const { revisionsByMark, lastMarks, failures } = marksIn(commits);
  const revision = await store.revision();
  return [
    ...failures,
    ...(base + commits.length === revision
      ? []
      : [`revision ${revision}, ${commits.length} writes after ${base}`]),
    ...lostWrites(writer, revisionsByMark),
    ...(await wrongContents(store, writer, lastMarks)),
  ];
}

/**
 * A server that has just started is slow to plan its first queries; and where a connection ends while Java loads a class
 * for it, Neo4j is without that class until it is started again, which is no fault of ours.
 */
async function warmUp(store: GraphStore, random: Random, name: string): Promise<void> {
  const writer = startWriter(store, name, random);
  await writer.progress(WARMING_WRITES, WARM_WITHIN_MS).finally(writer.end);
}
