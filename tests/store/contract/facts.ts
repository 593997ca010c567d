import { describe, expect, it } from 'vitest';
import { aFact, anEntity, someEvidence } from '../records.ts';
import { apply, store } from './world.ts';

export function describeFacts(): void {
  describe('facts', () => {
    it('are answered as they were written, whatever the value', async () => {
      const values = [
        '38 000 asukasta',
        12.5,
        -3,
        1e21,
        true,
        { empty: true as const },
        { min: 10, max: 20 },
        { value: 100_000, currency: 'EUR', kind: 'grant' },
        { target: 10, unit: 'palvelu', counted: { type: 'practice' as const, kind: null } },
        { fi: 'Tuki', sv: 'Stöd' },
      ];
      const facts = values.map((value, index) => aFact(`f-${index}`, { entity: 'a', value }));
      await apply({ entities: [anEntity('a')], facts });
      expect(await store.facts({ audience: 'public' })).toEqual(
        facts.map(({ fact }) => ({ ...fact, revision: 1 })),
      );
      expect((await store.statements({ relations: [], facts: ['f-7'] })).facts).toEqual([
        { ...facts[7], fact: { ...facts[7]?.fact, revision: 1 } },
      ]);
    });

    it('go by entity, field, time and id', async () => {
      await apply({
        entities: [anEntity('a'), anEntity('b')],
        facts: [
          aFact('f-1', { entity: 'b', field: 'area' }),
          aFact('f-2', { entity: 'a', field: 'population', sortKey: '2022' }),
          aFact('f-3', { entity: 'a', field: 'population', sortKey: '~' }),
          aFact('f-5', { entity: 'a', field: 'population', sortKey: '2020' }),
          aFact('f-4', { entity: 'a', field: 'population', sortKey: '2020' }),
          aFact('f-6', { entity: 'a', field: 'amount', sortKey: '~' }),
        ],
      });
      const ids = (facts: { id: string }[]) => facts.map(({ id }) => id);
      const all = ['f-6', 'f-4', 'f-5', 'f-2', 'f-3', 'f-1'];
      expect(ids(await store.facts({ audience: 'public' }))).toEqual(all);
      expect(ids(await store.facts({ audience: 'public', entities: ['b', 'a'] }))).toEqual(all);
      expect(ids(await store.facts({ audience: 'public', entities: ['b'] }))).toEqual(['f-1']);
      expect(ids(await store.facts({ audience: 'public', fields: ['amount', 'area'] }))).toEqual([
        'f-6',
        'f-1',
      ]);
      expect(
        ids(await store.facts({ audience: 'public', entities: ['a'], fields: ['amount', 'area'] })),
      ).toEqual(['f-6']);
      expect(await store.facts({ audience: 'public', entities: [] })).toEqual([]);
      expect(await store.facts({ audience: 'public', fields: [] })).toEqual([]);
    });

    it('are replaced and removed by id', async () => {
      await apply({
        entities: [anEntity('a')],
        facts: [aFact('f-1', { entity: 'a' }), aFact('f-2', { entity: 'a' })],
      });
      await apply({
        facts: [aFact('f-1', { entity: 'a', sortKey: '2020', evidence: [someEvidence({ version: '2' })] })],
        removedFacts: ['f-2', 'f-unknown'],
      });
      expect(await store.facts({ audience: 'public' })).toMatchObject([
        { id: 'f-1', revision: 2, evidence: [{ version: '2' }] },
      ]);
    });

    it('that are suppressed, or of an entity for editors, show to editors only', async () => {
      await apply({
        entities: [anEntity('a'), anEntity('draft', { visibility: 'editor' })],
        facts: [aFact('f-1', { entity: 'a', suppressed: true }), aFact('f-2', { entity: 'draft' })],
      });
      expect(await store.facts({ audience: 'public' })).toEqual([]);
      expect(await store.facts({ audience: 'self', entities: ['a', 'draft'] })).toEqual([]);
      expect(await store.facts({ audience: 'editor', fields: ['population'] })).toHaveLength(2);
    });
  });
}
