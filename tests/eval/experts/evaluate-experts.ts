import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { applyStatements } from '../../../server/directory/apply-changes.ts';
import { findExperts } from '../../../server/experts/gather.ts';
import { readProjection } from '../../../server/projection/projection.ts';
import { snapshotOf, type Snapshot } from '../../../server/snapshot.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import type { GraphStore } from '../../../server/store/graph-store.ts';
import { proposed, REGISTERS } from '../../../server/ingest/registers.ts';
import { surroundingsIn } from '../../../server/ingest/surroundings.ts';
import { loadSeed } from '../../../seed/load.ts';
import { TABLES } from '../../support/interreg.ts';
import { EvalError } from '../eval-error.ts';
import { ceilingAt10, recallAt10, WAYS, type Way } from './rankings.ts';
import { splitInTime, type Question } from './split.ts';

const LAST_DAY = '2012-12-31';
const PREFIX = 'eura-';

/**
 * `experts [--file FILE] [--json]`: who leads new structural fund projects on a topic after 2012, foretold by the ranking
 * of the expert pages from what had begun by then; beside the most projects on whatever topic, chance, the plain sum of
 * role weights, and a vote a project. The ceiling is what the best order of those with evidence on the topic would reach.
 */
export async function evaluateExperts(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      file: { type: 'string', default: join(TABLES, REGISTERS.eura.shipped) },
      json: { type: 'boolean', default: false },
    },
  });
  const store = openSqliteStore(':memory:');
  try {
    await load(store, values.file);
    const figures = await foretell(store, snapshotOf(await readProjection(store)));
    const names = [...(Object.keys(WAYS) as Way[]), 'ceiling'] as const;
    for (const name of names)
      console.log(`${name.padEnd(9)} recall@10 ${figures[name].recallAt10.toFixed(4)}`);
    const ratio = figures.solmu.recallAt10 / figures.prior.recallAt10;
    console.log(`${figures.questions} topics; Solmu ${ratio.toFixed(2)} × the prior`);
    if (values.json)
      console.log(JSON.stringify(Object.fromEntries(names.map((name) => [name, figures[name]]))));
  } finally {
    await store.close();
  }
}

async function load(store: GraphStore, file: string): Promise<void> {
  const clock = () => new Date();
  await loadSeed(store, clock);
  const { statements } = proposed('eura', file, readFileSync(file), await surroundingsIn(TABLES, store));
  await applyStatements(store, statements, { actor: 'eval', reason: file }, clock);
}

type Figures = Record<Way | 'ceiling', { recallAt10: number }> & { questions: number };

async function foretell(store: GraphStore, snapshot: Snapshot): Promise<Figures> {
  const { questions, led } = splitInTime(snapshot, PREFIX, LAST_DAY);
  if (questions.length === 0)
    throw new EvalError('The file has no topic with projects before and after 2012');
  const random = seeded(SEED);
  const sums = Object.fromEntries([...Object.keys(WAYS), 'ceiling'].map((name) => [name, 0])) as Record<
    Way | 'ceiling',
    number
  >;
  for (const question of questions) {
    const hits = await hitsOf(store, snapshot, question);
    sums.ceiling += ceilingAt10({ hits, led, random }, question.right);
    for (const name of Object.keys(WAYS) as Way[])
      sums[name] += recallAt10(WAYS[name]({ hits, led, random }), question.right);
  }
  const mean = (sum: number) => ({ recallAt10: Math.round((10_000 * sum) / questions.length) / 10_000 });
  return {
    solmu: mean(sums.solmu),
    plainSum: mean(sums.plainSum),
    votes: mean(sums.votes),
    prior: mean(sums.prior),
    random: mean(sums.random),
    ceiling: mean(sums.ceiling),
    questions: questions.length,
  };
}

/** Organisations and municipalities stand in lists of their own on the pages; here both may lead. */
async function hitsOf(store: GraphStore, snapshot: Snapshot, { topic }: Question) {
  const now = new Date(`${LAST_DAY}T12:00:00Z`);
  const lists = await Promise.all(
    (['organisation', 'municipality'] as const).map((kind) =>
      findExperts({ store, snapshot, now }, { topics: [topic], kind, asOf: LAST_DAY }),
    ),
  );
  return lists.flatMap(({ hits }) => hits);
}

const SEED = 2012;

/** Numbers by chance, the same in every run. Source: mulberry32, public domain. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
