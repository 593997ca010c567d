import { describe, expect, it } from 'vitest';
import { aFact, anEntity, aRelation, aSource } from '../records.ts';
import { apply, store } from './world.ts';

export function describeSources(): void {
  describe('sources', () => {
    it('come by id, all or those asked for, in their newest version', async () => {
      const [b, a, c] = [aSource('b'), aSource('a'), aSource('c')];
      await apply({ sources: [b, a, c] });
      await apply({ sources: [aSource('b', { version: '2', title: { sv: 'Källa' } })] });
      expect(await store.sources()).toEqual([a, aSource('b', { version: '2', title: { sv: 'Källa' } }), c]);
      expect(await store.sources(['c', 'a', 'unknown'])).toEqual([a, c]);
      expect(await store.sources([])).toEqual([]);
    });

    it('that only a claim names are not sources', async () => {
      await apply({ entities: [anEntity('a', { sources: ['esite', 'esite via b'] })] });
      expect(await store.sources()).toEqual([]);
      expect((await store.statementsOf('esite via b')).entities).toHaveLength(1);
    });
  });

  describe('what a source said', () => {
    it('is every record that it claims, by id, with all its claims', async () => {
      const both = { sources: ['esite', 'rekisteri'] };
      const entities = [anEntity('b', both), anEntity('a', both), anEntity('c', { sources: ['esite'] })];
      const relations = [
        aRelation('r-2', { from: 'a', to: 'b', ...both }),
        aRelation('r-1', {
          from: 'b',
          to: { placeholder: { type: 'region', kind: null, count: 2 } },
          ...both,
        }),
        aRelation('r-3', { from: 'a', to: 'c' }),
      ];
      const facts = [
        aFact('f-2', { entity: 'a', ...both }),
        aFact('f-1', { entity: 'b', ...both }),
        aFact('f-3', { entity: 'a' }),
      ];
      await apply({ entities, relations, facts });
      const said = await store.statementsOf('rekisteri');
      expect(said.entities.map(({ entity }) => entity.id)).toEqual(['a', 'b']);
      expect(said.relations.map(({ relation }) => relation.id)).toEqual(['r-1', 'r-2']);
      expect(said.facts.map(({ fact }) => fact.id)).toEqual(['f-1', 'f-2']);
      expect(said.relations[1]).toEqual({
        ...relations[0],
        relation: { ...relations[0]?.relation, revision: 1 },
      });
      expect(Object.keys(said.entities[0]?.claims ?? {})).toEqual(['esite', 'rekisteri']);
    });

    it('no longer holds what it stopped claiming', async () => {
      const both = { sources: ['esite', 'rekisteri'] };
      await apply({
        entities: [anEntity('a', both), anEntity('b', both)],
        relations: [aRelation('r-1', { from: 'a', to: 'b', ...both })],
        facts: [aFact('f-1', { entity: 'a', ...both })],
      });
      await apply({
        entities: [anEntity('a')],
        relations: [aRelation('r-1', { from: 'a', to: 'b' })],
        facts: [aFact('f-1', { entity: 'a' })],
      });
      expect(await store.statementsOf('rekisteri')).toMatchObject({
        entities: [{ entity: { id: 'b' } }],
        relations: [],
        facts: [],
      });
      expect((await store.statementsOf('esite')).relations).toHaveLength(1);
    });
  });
}
