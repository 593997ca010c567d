import { describe, expect, it, onTestFinished } from 'vitest';
import type { GraphStore } from '../../../server/store/graph-store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { aChangeSet, anEntity, aRelation } from '../../store/records.ts';
import { DifferenceError, mirrorOf } from './mirror.ts';

/** Two equal stores of which the second has a bug. */
async function mirrorWith(bug: (store: GraphStore) => Partial<GraphStore>) {
  const [first, second] = [openSqliteStore(':memory:'), openSqliteStore(':memory:')];
  const mirror = mirrorOf(first, { ...second, ...bug(second) });
  onTestFinished(() => mirror.store.close());
  await mirror.store.apply(
    aChangeSet(0, {
      entities: [anEntity('a'), anEntity('b'), anEntity('c')],
      relations: [aRelation('r-a', { from: 'a', to: 'b' }), aRelation('r-b', { from: 'b', to: 'c' })],
    }),
  );
  return mirror;
}

describe('a mirror of two stores', () => {
  it('is content with two that answer alike', async () => {
    const { store, settled } = await mirrorWith(() => ({}));
    expect((await store.list({ audience: 'public', limit: 2 })).items).toHaveLength(2);
    await expect(store.apply(aChangeSet(0))).rejects.toThrow('computed at revision 0');
    await settled();
  });

  it.each<[string, (store: GraphStore) => Partial<GraphStore>, (store: GraphStore) => Promise<unknown>]>([
    [
      'another order',
      (store) => ({ records: async (ids) => (await store.records(ids)).toReversed() }),
      (store) => store.records(['a', 'b']),
    ],
    [
      'another refusal',
      () => ({ touching: () => Promise.reject(new RangeError('no')) }),
      (store) => store.touching('a'),
    ],
    [
      'another projection',
      (store) => ({
        visitProjection: (visitor) => store.visitProjection({ ...visitor, relation: () => {} }),
      }),
      (store) => store.visitProjection({ restart: () => {}, entity: () => {}, relation: () => {} }),
    ],
  ])('finds %s', async (_which, bug, ask) => {
    const { store, settled } = await mirrorWith(bug);
    await ask(store);
    await expect(settled()).rejects.toThrow(DifferenceError);
  });

  it('finds a write that only one of them took', async () => {
    const { store } = await mirrorWith((second) => {
      let writes = 0;
      return { apply: async (changes) => ((writes += 1) === 1 ? second.apply(changes) : changes.base) };
    });
    await expect(store.apply(aChangeSet(1))).rejects.toThrow(DifferenceError);
  });
});
