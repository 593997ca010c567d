import { describe, expect, it } from 'vitest';
import type { Relation } from '../../../server/contract/relation.ts';
import { anEntity, aRelation, someEvidence } from '../records.ts';
import { apply, EVERYBODY, projected, relationIds, store } from './world.ts';

export function describeRelations(): void {
  describe('relations', () => {
    const three = [anEntity('a'), anEntity('b'), anEntity('c')];

    it('are answered as they were written, with the revision that wrote them', async () => {
      const record = aRelation('r-a', {
        from: 'a',
        to: 'b',
        role: 'project-manager',
        scope: 'c',
        onBehalfOf: 'c',
        title: { fi: 'projektipäällikkö' },
        position: 2,
        realisation: 'planned',
        period: {
          from: { date: '2010-23', precision: 'season', basis: 'cover' },
          to: null,
          open: false,
          by: { date: '2012', precision: 'year', basis: 'text' },
        },
        evidence: [
          someEvidence(),
          someEvidence({ quote: null, locator: null, certainty: 'outside', reason: 'tiedetään' }),
          someEvidence({ quote: null, row: { nimi: 'Åbo', koodi: '853' }, certainty: 'register' }),
        ],
      });
      await apply({ entities: three, relations: [record] });
      const stored = { ...record, relation: { ...record.relation, revision: 1 } };
      expect((await store.relations(EVERYBODY)).items).toEqual([stored.relation]);
      expect(await store.statements({ relations: ['r-a'], facts: [] })).toEqual({
        relations: [stored],
        facts: [],
      });
    });

    it('are replaced by id, and removed by id', async () => {
      const relation = aRelation('r-a', { from: 'a', to: 'b' });
      await apply({ entities: three, relations: [relation, aRelation('r-b', { from: 'b', to: 'c' })] });
      await apply({ relations: [aRelation('r-a', { from: 'a', to: 'b', position: 7, sortKey: 'z' })] });
      expect((await store.relations(EVERYBODY)).items).toMatchObject([
        { id: 'r-b', revision: 1 },
        { id: 'r-a', position: 7, revision: 2 },
      ]);
      await apply({ removedRelations: ['r-a', 'r-unknown'] });
      expect(await relationIds()).toEqual(['r-b']);
      expect(await relationIds({ of: ['a'] })).toEqual([]);
    });

    it('go by sort key, then id, page by page, with the same total', async () => {
      await apply({
        entities: three,
        relations: ['r-d', 'r-c', 'r-b', 'r-a', 'r-e'].map((id) =>
          aRelation(id, {
            from: 'a',
            to: 'b',
            scope: id === 'r-a' ? 'c' : null,
            sortKey: id === 'r-e' ? 'lead|0001|a|b' : 'lead|9999|a|~region',
          }),
        ),
      });
      const seen: string[] = [];
      let after = null;
      do {
        const page = await store.relations({ ...EVERYBODY, of: ['a'], limit: 2, after });
        expect(page.total).toBe(5);
        seen.push(...page.items.map(({ id }) => id));
        after = page.next;
      } while (after);
      expect(seen).toEqual(['r-e', 'r-a', 'r-b', 'r-c', 'r-d']);
    });

    it('are found by either end, by the end named, by role and by id', async () => {
      await apply({
        entities: three,
        relations: [
          aRelation('r-1', { from: 'a', to: 'b' }),
          aRelation('r-2', { from: 'b', to: 'c' }),
          aRelation('r-3', { from: 'c', to: 'a', role: 'partner' }),
        ],
      });
      expect(await relationIds({ of: ['a'] })).toEqual(['r-1', 'r-3']);
      expect(await relationIds({ of: ['a'], direction: 'from' })).toEqual(['r-1']);
      expect(await relationIds({ of: ['a'], direction: 'to' })).toEqual(['r-3']);
      expect(await relationIds({ of: ['a', 'b'], direction: 'both' })).toEqual(['r-1', 'r-2', 'r-3']);
      expect(await relationIds({ of: ['a'], roles: ['partner'] })).toEqual(['r-3']);
      expect(await relationIds({ roles: ['lead'] })).toEqual(['r-1', 'r-2']);
      expect(await relationIds({ ids: ['r-2', 'r-3', 'r-9'] })).toEqual(['r-2', 'r-3']);
      expect(await relationIds({ ids: ['r-2', 'r-3'], of: ['a'] })).toEqual(['r-3']);
      expect(await relationIds({ ids: ['r-2', 'r-3'], roles: ['lead'] })).toEqual(['r-2']);
      expect(await relationIds({ of: [] })).toEqual([]);
      expect(await relationIds({ roles: [] })).toEqual([]);
      expect(await relationIds({ ids: [] })).toEqual([]);
      expect(await relationIds({ of: ['nobody'] })).toEqual([]);
    });

    it('between the same two, alike but for title, scope or start, stand side by side', async () => {
      await apply({
        entities: three,
        relations: [
          aRelation('r-1', { from: 'a', to: 'b' }),
          aRelation('r-2', { from: 'a', to: 'b', title: { fi: 'johtaja' } }),
          aRelation('r-3', { from: 'a', to: 'b', scope: 'c' }),
        ],
      });
      expect(await relationIds({ of: ['b'] })).toEqual(['r-1', 'r-2', 'r-3']);
    });

    it('keep a placeholder at an end, found by the other end alone', async () => {
      const six: Relation['to'] = { placeholder: { type: 'region', kind: 'maakunta', count: 6 } };
      const others: Relation['to'] = { placeholder: { type: 'organisation', kind: null, count: null } };
      await apply({
        entities: [anEntity('a')],
        relations: [
          aRelation('r-1', { from: 'a', to: six }),
          aRelation('r-2', { from: others, to: 'a' }),
          aRelation('r-3', { from: others, to: six }),
        ],
      });
      expect((await store.relations({ ...EVERYBODY, of: ['a'] })).items).toMatchObject([
        { id: 'r-1', to: six },
        { id: 'r-2', from: others },
      ]);
      expect(await relationIds()).toEqual(['r-1', 'r-2', 'r-3']);
      expect(await relationIds({ ids: ['r-3'] })).toEqual(['r-3']);
      expect(await relationIds({ of: ['r-1 to', 'region'] })).toEqual([]);
      expect((await projected()).relations).toEqual([]);
      await apply({ removedRelations: ['r-1', 'r-2', 'r-3'] });
      expect(await relationIds({ audience: 'editor' })).toEqual([]);
    });

    it('that are suppressed show to editors only', async () => {
      await apply({
        entities: three,
        relations: [
          aRelation('r-1', { from: 'a', to: 'b', suppressed: true }),
          aRelation('r-2', { from: 'a', to: 'b' }),
        ],
      });
      expect(await store.relations({ ...EVERYBODY, of: ['a'] })).toMatchObject({ total: 1 });
      expect(await relationIds()).toEqual(['r-2']);
      expect(await relationIds({ audience: 'self' })).toEqual(['r-2']);
      expect(await relationIds({ ids: ['r-1'] })).toEqual([]);
      expect(await relationIds({ audience: 'editor', of: ['a'] })).toEqual(['r-1', 'r-2']);
      const { relations } = await store.statements({ relations: ['r-1'], facts: [] });
      expect(relations[0]?.suppression).toMatchObject({ actor: 'toimitus' });
    });

    it('with an end, scope or principal that only editors may see show to editors only', async () => {
      await apply({
        entities: [...three, anEntity('draft', { visibility: 'editor' })],
        relations: [
          aRelation('r-1', { from: 'draft', to: 'b' }),
          aRelation('r-2', { from: 'a', to: 'draft' }),
          aRelation('r-3', { from: 'a', to: 'b', scope: 'draft' }),
          aRelation('r-4', { from: 'a', to: 'b', onBehalfOf: 'draft' }),
          aRelation('r-5', { from: 'a', to: 'b' }),
        ],
      });
      const all = ['r-1', 'r-2', 'r-3', 'r-4', 'r-5'];
      expect(await relationIds()).toEqual(['r-5']);
      expect(await relationIds({ ids: all })).toEqual(['r-5']);
      expect(await relationIds({ of: ['a', 'b', 'draft'] })).toEqual(['r-5']);
      expect(await relationIds({ audience: 'editor' })).toEqual(all);
      expect((await projected()).relations.map(({ id }) => id)).toEqual(['r-5']);
    });

    it('of a person who has not consented are shown', async () => {
      await apply({
        entities: [anEntity('a'), anEntity('p-1', { type: 'person', kind: null, visibility: 'limited' })],
        relations: [aRelation('r-1', { from: 'p-1', to: 'a' })],
      });
      expect(await relationIds()).toEqual(['r-1']);
    });
  });
}
