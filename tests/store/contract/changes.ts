import { describe, expect, it } from 'vitest';
import { aChangeSet, aFact, anEntity, aRelation, aSource } from '../records.ts';
import { store } from './world.ts';

export function describeChanges(): void {
  describe('the feed of changes', () => {
    it('tells each write with what it touched, by kind and id, oldest first', async () => {
      const first = aChangeSet(0, {
        sources: [aSource('esite')],
        entities: [anEntity('b'), anEntity('a')],
        relations: [aRelation('r-1', { from: 'a', to: 'b' })],
        facts: [aFact('f-1', { entity: 'a' })],
      });
      const second = aChangeSet(1, {
        commit: { ...first.commit, id: 'c-second', source: null, sourceVersion: null },
        relations: [aRelation('r-2', { from: 'a', to: 'b', title: { fi: 'x' } })],
        removedRelations: ['r-1'],
        removedFacts: ['f-1'],
      });
      const third = aChangeSet(2, {
        removedRelations: ['r-2'],
        removedEntities: [
          { id: 'b', state: 'withdrawn' },
          { id: 'a', state: 'erased' },
        ],
      });
      for (const changes of [first, second, third]) await store.apply(changes);
      expect(await store.changes(0, 10)).toEqual([
        {
          ...first.commit,
          revision: 1,
          touched: [
            { kind: 'entity', id: 'a', removed: false },
            { kind: 'entity', id: 'b', removed: false },
            { kind: 'fact', id: 'f-1', removed: false },
            { kind: 'relation', id: 'r-1', removed: false },
            { kind: 'source', id: 'esite', removed: false },
          ],
        },
        {
          ...second.commit,
          revision: 2,
          touched: [
            { kind: 'fact', id: 'f-1', removed: true },
            { kind: 'relation', id: 'r-1', removed: true },
            { kind: 'relation', id: 'r-2', removed: false },
          ],
        },
        {
          ...third.commit,
          revision: 3,
          touched: [
            { kind: 'entity', id: 'a', removed: true },
            { kind: 'entity', id: 'b', removed: true },
            { kind: 'relation', id: 'r-2', removed: true },
          ],
        },
      ]);
      expect((await store.changes(1, 1)).map(({ revision }) => revision)).toEqual([2]);
      expect(await store.changes(3, 10)).toEqual([]);
      expect(await store.changes(0, 0)).toEqual([]);
    });
  });
}
