import fc from 'fast-check';
import { DanglingStatementError, StaleRevisionError } from '../../../server/store/errors.ts';
import type { ChangeSet, GraphStore } from '../../../server/store/graph-store.ts';
import { beginning, command, IDS, SOURCES, type Command } from '../../store/commands.ts';
import { perform } from '../../store/perform.ts';
import { BATCH_FACTS, BATCH_RELATIONS, batch, changeSetOf, type Batch } from './batches.ts';
import { mirrorOf } from './mirror.ts';
import type { Pair } from './pair.ts';
import { ask, FACT_NAMES, question, RELATION_NAMES, type Question } from './questions.ts';
import { renamed } from './renamed.ts';

/** What is sent to both stores: loads and edits through the directory, change sets past it, then questions. */
export interface Case {
  beginning: Command;
  commands: Command[];
  /** Whether what the directory reads before it writes is compared as well. */
  readsCompared: boolean;
  batches: Batch[];
  questions: Question[];
}

export const anyCase: fc.Arbitrary<Case> = fc.record({
  beginning,
  commands: fc.array(command, { minLength: 1, maxLength: 2 }),
  readsCompared: fc.oneof(
    { weight: 3, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
  batches: fc.array(batch, { maxLength: 2 }),
  questions: fc.array(question, { minLength: 2, maxLength: 6 }),
});

/** Sends the case to both stores, its ids under `prefix`; throws DifferenceError where they answer differently. */
export async function compareCase({ file, graph }: Pair, one: Case, prefix: string): Promise<void> {
  const { store, writing, settled } = mirrorOf(file, graph);
  const names = under(prefix, [...IDS, ...SOURCES, ...BATCH_RELATIONS, ...BATCH_FACTS]);
  const ids = renamed(IDS, names);
  const base = await store.revision();
  for (const command of [one.beginning, ...one.commands])
    await perform(one.readsCompared ? store : writing, renamed(command, names), ids);
  await applyAll(writing, renamed(one.batches, names), prefix);
  const known = new Map([...names, ...(await statementNames(file, ids))]);
  for (const each of renamed(one.questions, known)) await ask(store, each, base);
  await store.records(ids);
  await store.changes(base, 1_000);
  await settled();
}

async function applyAll(store: GraphStore, batches: readonly Batch[], prefix: string): Promise<void> {
  let commits = 0;
  for (const next of batches) {
    if (!next.again || commits === 0) commits += 1;
    await applyOrRefuse(store, changeSetOf(next, await store.revision(), `${prefix}c-${commits}`));
  }
}

function under(prefix: string, names: readonly string[]): Map<string, string> {
  return new Map(names.map((name) => [name, `${prefix}${name}`]));
}

async function applyOrRefuse(store: GraphStore, changes: ChangeSet): Promise<void> {
  await store.apply(changes).catch((error: unknown) => {
    if (!(error instanceof DanglingStatementError) && !(error instanceof StaleRevisionError)) throw error;
  });
}

/** What `relation-0` and the like stand for: the statements of this world, in order. */
async function statementNames(store: GraphStore, ids: readonly string[]): Promise<[string, string][]> {
  const { items } = await store.relations({ audience: 'editor', of: ids, limit: RELATION_NAMES.length });
  const facts = await store.facts({ audience: 'editor', entities: ids });
  return [
    ...items.map(({ id }, index): [string, string] => [RELATION_NAMES[index]!, id]),
    ...facts.slice(0, FACT_NAMES.length).map(({ id }, index): [string, string] => [FACT_NAMES[index]!, id]),
  ];
}
