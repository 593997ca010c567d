import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { beginning, command, edit, IDS, SOURCES, type Command } from '../store/commands.ts';
import { perform } from '../store/perform.ts';

const RUNS = Number(process.env['SOLMU_PROPERTY_RUNS'] ?? 150);

/** Runs any sequence of loads and edits on a store of its own, then looks at it. */
function afterAny(look: (store: GraphStore, commands: Command[]) => Promise<void>): Promise<void> {
  const sequence = fc.array(command, { minLength: 2, maxLength: 10 });
  return fc.assert(
    fc.asyncProperty(beginning, sequence, async (first, rest) => {
      const store = openSqliteStore(':memory:');
      try {
        const commands = [first, ...rest];
        for (const one of commands) await perform(store, one);
        await look(store, commands);
      } finally {
        await store.close();
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}

describe('after any sequence of loads, edits, merges and erasures', () => {
  it('what a source says a second time changes nothing', () =>
    afterAny(async (store, commands) => {
      for (const one of commands.filter((each) => 'say' in each)) {
        await perform(store, one);
        const revision = await store.revision();
        await perform(store, one);
        expect(await store.revision()).toBe(revision);
      }
    }));

  it('an erased id stays erased and is named nowhere, whatever is loaded again', () =>
    afterAny(async (store, commands) => {
      const erased = (await store.resolve(IDS, 'editor')).flatMap((one) =>
        one.state === 'erased' ? [one.id] : [],
      );
      for (const one of commands.filter((each) => 'say' in each)) await perform(store, one);
      const said = JSON.stringify(await Promise.all(SOURCES.map((source) => store.statementsOf(source))));
      const listed = JSON.stringify(await store.list({ audience: 'editor', limit: 100 }));
      for (const id of erased) {
        expect(said).not.toContain(`"${id}"`);
        expect(listed).not.toContain(`"${id}"`);
        expect(await store.resolve([id], 'editor')).toEqual([{ state: 'erased', id }]);
      }
    }));

  it('a merged id leads to an entity that is there', () =>
    afterAny(async (store) => {
      const heirs = (await store.resolve(IDS, 'editor')).flatMap((one) =>
        one.state === 'merged' ? [one.into] : [],
      );
      const states = (await store.resolve(heirs, 'editor')).map(({ state }) => state);
      expect(states.every((state) => state === 'found')).toBe(true);
    }));

  it('every relation has evidence, and ends that are there and are not merged', () =>
    afterAny(async (store) => {
      const { items } = await store.relations({ audience: 'editor', limit: 1_000 });
      const ends = items.flatMap(({ from, to }) => [from, to]);
      const ids = ends.flatMap((end) => ('entity' in end ? [end.entity] : []));
      expect((await store.resolve(ids, 'editor')).every(({ state }) => state === 'found')).toBe(true);
      expect(items.every(({ evidence }) => evidence.length > 0)).toBe(true);
    }));

  it('edits of one file come to the same as one after the other', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(command, { maxLength: 5 }),
        beginning,
        fc.array(edit, { minLength: 2, maxLength: 5 }),
        async (before, first, edits) => {
          const stores = [openSqliteStore(':memory:'), openSqliteStore(':memory:')] as const;
          try {
            const [together, apart] = stores;
            for (const store of stores)
              for (const one of [first, ...before.filter((each) => 'say' in each)]) await perform(store, one);
            const outcome = await perform(together, { edits });
            fc.pre(!('refused' in (outcome as object)));
            for (const one of edits)
              expect(await perform(apart, { edits: [one] })).not.toHaveProperty('refused');
            expect(await toldBy(together)).toEqual(await toldBy(apart));
          } finally {
            for (const store of stores) await store.close();
          }
        },
      ),
      { numRuns: Math.ceil(RUNS / 3), endOnFailure: true },
    ));
});

/** Everything an editor can read, but for revisions and what is drawn at random. */
async function toldBy(store: GraphStore): Promise<unknown> {
  const things: unknown[] = [];
  await store.visitContents({
    begin: () => {},
    stored: ({ kind, record }) => kind !== 'commit' && kind !== 'latest' && things.push({ kind, record }),
  });
  return JSON.parse(
    JSON.stringify([things, await store.resolve(IDS, 'editor')], (key, value: unknown) =>
      ['revision', 'salt', 'digest'].includes(key) ||
      (typeof value === 'string' && /^e-[a-z2-7]+$/.test(value))
        ? null
        : value,
    ),
  );
}
