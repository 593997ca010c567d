import { describe, expect, it } from 'vitest';
import { aFact, anEntity, aRelation } from '../records.ts';
import { apply, listedIds, relationIds, store } from './world.ts';

export function describeRemoval(): void {
  describe('removal', () => {
    it('takes the entity with its identifiers, relations, placeholders, facts and claims', async () => {
      await apply({
        entities: [
          anEntity('a', {
            names: { fi: 'Katoava Nimi' },
            identifiers: [{ scheme: 'orcid', value: '0000-0001' }],
            sources: ['esite', 'esite via b'],
          }),
          anEntity('b'),
        ],
        relations: [
          aRelation('r-1', { from: 'a', to: { placeholder: { type: 'region', kind: null, count: 6 } } }),
          aRelation('r-2', { from: 'b', to: 'a', onBehalfOf: 'a' }),
        ],
        facts: [aFact('f-1', { entity: 'a' })],
      });
      await apply({
        removedRelations: ['r-1', 'r-2'],
        removedFacts: ['f-1'],
        removedEntities: [{ id: 'a', state: 'erased' }],
      });
      expect(await store.resolve(['a'], 'editor')).toEqual([{ state: 'erased', id: 'a' }]);
      expect(await store.findByIdentifier('orcid', '0000-0001')).toEqual([]);
      expect(await listedIds({ audience: 'editor' })).toEqual(['b']);
      expect(await relationIds({ audience: 'editor' })).toEqual([]);
      expect(await store.facts({ audience: 'editor' })).toEqual([]);
      expect(await store.records(['a'])).toEqual([]);
      expect((await store.statementsOf('esite')).entities).toHaveLength(1);
      expect((await store.statementsOf('esite via b')).entities).toEqual([]);
      expect(await store.touching('a')).toEqual({ relations: [], facts: [] });
    });

    it('for good leaves the digests of names, and takes words out of earlier commits', async () => {
      const names = [{ salt: 's', words: 2, digest: 'd1' }];
      await apply({ entities: [anEntity('p-1'), anEntity('p-2'), anEntity('p-3')] });
      const [first] = await store.changes(0, 1);
      expect(await store.erasedNames()).toEqual([]);
      await apply({
        removedEntities: [
          { id: 'p-2', state: 'erased', names },
          { id: 'p-1', state: 'erased' },
          { id: 'p-3', state: 'erased', names: [{ salt: 's', words: 1, digest: 'd2' }] },
        ],
        redactedCommits: [{ revision: 1, actor: '[…]', reason: 'uusi' }],
      });
      expect(await store.erasedNames()).toEqual([...names, { salt: 's', words: 1, digest: 'd2' }]);
      expect((await store.changes(0, 1))[0]).toEqual({ ...first, actor: '[…]', reason: 'uusi' });
    });

    it('of an id that was never there leaves a tombstone', async () => {
      await apply({ removedEntities: [{ id: 'p-1', state: 'erased' }] });
      expect(await store.resolve(['p-1'], 'public')).toEqual([{ state: 'erased', id: 'p-1' }]);
    });
  });
}
