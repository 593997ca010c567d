import { describe, expect, it } from 'vitest';
import { aFact, anEntity, aRelation } from '../records.ts';
import { apply, store } from './world.ts';

export function describeRecords(): void {
  describe('records', () => {
    it('come by id with corrections, drafts and merged entities included, unknown ones left out', async () => {
      const corrections = [
        {
          id: 'e-a',
          field: 'names' as const,
          value: { fi: 'Oikea' },
          actor: 'toimitus',
          reason: 'kirjoitusvirhe',
          at: '2026-01-01T00:00:00.000Z',
        },
      ];
      await apply({
        entities: [
          anEntity('b', { corrections }),
          anEntity('a', { visibility: 'editor' }),
          anEntity('c', { mergedInto: 'b' }),
        ],
      });
      const records = await store.records(['c', 'nobody', 'b', 'a', 'b']);
      expect(records.map(({ entity }) => entity.id)).toEqual(['a', 'b', 'c']);
      expect(records[1]?.corrections).toEqual(corrections);
    });

    it('of statements come by id, suppressed ones included', async () => {
      await apply({
        entities: [anEntity('a'), anEntity('b')],
        relations: [
          aRelation('r-2', { from: 'a', to: 'b', sortKey: 'a' }),
          aRelation('r-1', { from: 'b', to: 'a', sortKey: 'z', suppressed: true }),
        ],
        facts: [aFact('f-2', { entity: 'a' }), aFact('f-1', { entity: 'b', suppressed: true })],
      });
      const { relations, facts } = await store.statements({
        relations: ['r-2', 'r-1', 'f-1'],
        facts: ['f-2', 'f-1', 'r-1'],
      });
      expect(relations.map(({ relation }) => relation.id)).toEqual(['r-1', 'r-2']);
      expect(facts.map(({ fact }) => fact.id)).toEqual(['f-1', 'f-2']);
      expect(facts[0]?.suppression).not.toBeNull();
    });
  });

  describe('what touches an entity', () => {
    it('is its facts and every relation that names it, each once', async () => {
      await apply({
        entities: ['a', 'b', 'c', 'd'].map((id) => anEntity(id)),
        relations: [
          aRelation('r-1', { from: 'a', to: 'b' }),
          aRelation('r-2', { from: 'b', to: 'a', scope: 'a', suppressed: true }),
          aRelation('r-3', { from: 'b', to: 'c', scope: 'a' }),
          aRelation('r-4', { from: 'b', to: 'c', onBehalfOf: 'a' }),
          aRelation('r-5', {
            from: 'b',
            to: { placeholder: { type: 'region', kind: null, count: 2 } },
            scope: 'a',
          }),
          aRelation('r-6', { from: 'b', to: 'c' }),
        ],
        facts: [
          aFact('f-2', { entity: 'a' }),
          aFact('f-1', { entity: 'a', suppressed: true }),
          aFact('f-3', { entity: 'b' }),
        ],
      });
      const { relations, facts } = await store.touching('a');
      expect(relations.map(({ relation }) => relation.id)).toEqual(['r-1', 'r-2', 'r-3', 'r-4', 'r-5']);
      expect(facts.map(({ fact }) => fact.id)).toEqual(['f-1', 'f-2']);
      expect(await store.touching('d')).toEqual({ relations: [], facts: [] });
    });
  });
}
