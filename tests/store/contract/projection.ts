import { describe, expect, it } from 'vitest';
import type { Relation } from '../../../server/contract/relation.ts';
import { aChangeSet, anEntity, aRelation, someEvidence } from '../records.ts';
import { again, apply, projected } from './world.ts';

export function describeProjection(): void {
  describe('the projection', () => {
    it('hands over entities and relations in order, with what it needs of each', async () => {
      const period: Relation['period'] = {
        from: { date: '2010', precision: 'year', basis: 'text' },
        to: null,
        open: false,
        by: null,
      };
      await apply({
        entities: [
          anEntity('b', { sortKey: '1' }),
          anEntity('a', { sortKey: '2' }),
          anEntity('limited', { type: 'person', kind: null, visibility: 'limited' }),
          anEntity('draft', { visibility: 'editor' }),
          anEntity('merged', { mergedInto: 'a' }),
        ],
        relations: [
          aRelation('r-2', {
            from: 'a',
            to: 'b',
            sortKey: '1',
            scope: 'a',
            onBehalfOf: 'b',
            realisation: 'reported',
            period,
            evidence: [
              someEvidence({ source: 'z', certainty: 'stated' }),
              someEvidence({ source: 'a', certainty: 'layout' }),
              someEvidence({ source: 'z', certainty: 'stated', quote: 'toinen' }),
            ],
          }),
          aRelation('r-1', { from: 'limited', to: 'a', sortKey: '2' }),
          aRelation('r-3', { from: 'a', to: 'b', suppressed: true }),
          aRelation('r-4', { from: 'a', to: 'draft' }),
        ],
      });
      const { revision, entities, relations } = await projected();
      expect(revision).toBe(1);
      expect(entities).toEqual(['b', 'a', 'limited']);
      expect(relations.map(({ id }) => id)).toEqual(['r-2', 'r-1']);
      expect(relations[0]).toEqual({
        id: 'r-2',
        from: 'a',
        role: 'lead',
        to: 'b',
        scope: 'a',
        onBehalfOf: 'b',
        period,
        realisation: 'reported',
        certainties: ['layout', 'stated'],
        sources: ['a', 'z'],
      });
    });

    it('is one moment, also while others write', async () => {
      const other = await again();
      // Every revision n holds exactly n entities, so a mixture of two would show.
      const writing = (async () => {
        for (let base = 0; base < 12; base += 1)
          await other.apply(aChangeSet(base, { entities: [anEntity(`e-${base}`)] }));
      })();
      let last = -1;
      while (last < 12) {
        const { revision, entities } = await projected();
        expect(entities).toHaveLength(revision);
        expect(revision).toBeGreaterThanOrEqual(last);
        last = revision;
      }
      await writing;
    });
  });
}
