import { beforeEach, describe, expect, it } from 'vitest';
import { StoreBusyError, StoreUnavailableError } from '../../server/store/errors.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { edit, load, stateOf } from './world.ts';

const TWO_MUSEUMS = `
entities:
  - { id: museo-a, type: organisation, kind: museum, names: { fi: A } }
  - { id: museo-b, type: organisation, kind: museum, names: { fi: B } }
`;

let store: GraphStore;
beforeEach(() => {
  store = openSqliteStore(':memory:');
  return () => store.close();
});

/** The store, but what it answers to its next write never arrives, as when the connection is cut in that moment. */
function losingAnAnswer(): GraphStore {
  let lost = false;
  return {
    ...store,
    apply: async (changes) => {
      const revision = await store.apply(changes);
      if (lost) return revision;
      lost = true;
      throw new StoreUnavailableError('the connection was cut');
    },
  };
}

describe('a write whose answer was lost', () => {
  it('of statements is found to be there, and is there once', async () => {
    expect((await load(losingAnAnswer(), 'esite', '1', TWO_MUSEUMS)).revision).toBe(1);
    expect(await store.changes(0, 10)).toHaveLength(1);
  });

  it.each([
    ['a merger', { merge: 'museo-a', into: 'museo-b' }, 'merged'],
    ['an erasure', { erase: 'museo-a' }, 'erased'],
    ['a correction', { edit: 'museo-a', field: 'homepage', value: 'https://a.example/' }, 'found'],
  ] as const)('of %s is not refused as done before, nor done twice', async (_which, one, state) => {
    await load(store, 'esite', '1', TWO_MUSEUMS);
    expect((await edit(losingAnAnswer(), one)).revision).toBe(2);
    expect(await stateOf(store, 'museo-a')).toBe(state);
    expect(await store.changes(1, 10)).toHaveLength(1);
  });

  it('is not looked for where the store says that it did not write', async () => {
    let asked = 0;
    const busy: GraphStore = {
      ...store,
      apply: async () => {
        asked += 1;
        throw new StoreBusyError('another writes');
      },
    };
    await expect(load(busy, 'esite', '1', TWO_MUSEUMS)).rejects.toThrow(StoreBusyError);
    expect(asked).toBe(1);
  });

  it('is given up on a store that stays away', async () => {
    const away: GraphStore = {
      ...store,
      apply: () => Promise.reject(new StoreUnavailableError('nobody answers')),
    };
    await expect(load(away, 'esite', '1', TWO_MUSEUMS)).rejects.toThrow('nobody answers');
    expect(await store.revision()).toBe(0);
  });
});
