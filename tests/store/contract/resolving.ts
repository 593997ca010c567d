import { beforeEach, describe, expect, it } from 'vitest';
import { anEntity } from '../records.ts';
import { apply, store } from './world.ts';

export function describeResolving(): void {
  describe('resolving ids', () => {
    beforeEach(() =>
      apply({
        entities: [
          anEntity('lahti'),
          anEntity('lahden-amk', { mergedInto: 'lab' }),
          anEntity('lab'),
          anEntity('p-1', { type: 'person', kind: null, visibility: 'limited' }),
          anEntity('draft', { visibility: 'editor' }),
          anEntity('gone'),
          anEntity('removed'),
        ],
      }),
    );
    beforeEach(() =>
      apply({
        removedEntities: [
          { id: 'gone', state: 'erased' },
          { id: 'removed', state: 'withdrawn' },
        ],
      }),
    );

    it('tells what became of each, in the order asked, each as often as asked', async () => {
      const ids = ['removed', 'gone', 'lahti', 'nobody', 'lahden-amk', 'lahti'];
      const states = (await store.resolve(ids, 'public')).map((one) => one.state);
      expect(states).toEqual(['unknown', 'erased', 'found', 'unknown', 'merged', 'found']);
    });

    it('names the heir of a merged entity', async () => {
      expect(await store.resolve(['lahden-amk'], 'public')).toEqual([
        { state: 'merged', id: 'lahden-amk', into: 'lab' },
      ]);
    });

    it('finds a person who has not consented by id', async () => {
      expect(await store.resolve(['p-1'], 'public')).toMatchObject([{ state: 'found' }]);
    });

    it('knows what is for editors only when an editor asks', async () => {
      expect(await store.resolve(['draft'], 'public')).toEqual([{ state: 'unknown', id: 'draft' }]);
      expect(await store.resolve(['draft'], 'self')).toEqual([{ state: 'unknown', id: 'draft' }]);
      expect(await store.resolve(['draft'], 'editor')).toMatchObject([{ state: 'found' }]);
    });

    it('lets a withdrawn id come back, an erased one never', async () => {
      await apply({ entities: [anEntity('removed'), anEntity('gone')] });
      const states = (await store.resolve(['removed', 'gone'], 'editor')).map((one) => one.state);
      expect(states).toEqual(['found', 'erased']);
    });
  });

  describe('identifiers', () => {
    it('find every entity that carries them, by id, exactly', async () => {
      const identifiers = [
        { scheme: 'municipality-code' as const, value: '091' },
        { scheme: 'wikidata' as const, value: 'Q1757' },
      ];
      await apply({ entities: [anEntity('helsinki', { identifiers })] });
      await apply({ entities: [anEntity('espoo', { identifiers: identifiers.slice(1) })] });
      expect(await store.findByIdentifier('wikidata', 'Q1757')).toEqual(['espoo', 'helsinki']);
      expect(await store.findByIdentifier('municipality-code', '091')).toEqual(['helsinki']);
      expect(await store.findByIdentifier('municipality-code', '91')).toEqual([]);
      expect(await store.findByIdentifier('wikidata', 'q1757')).toEqual([]);
      expect(await store.findByIdentifier('yso', 'Q1757')).toEqual([]);
    });
  });
}
