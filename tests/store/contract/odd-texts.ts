import { describe, expect, it } from 'vitest';
import { ODD_TEXTS } from '../odd-texts.ts';
import { aChangeSet, aFact, anEntity, aRelation, aSource, someEvidence } from '../records.ts';
import { apply, listedIds, relationIds, store } from './world.ts';

export function describeOddTexts(): void {
  describe('odd texts', () => {
    it('come back unchanged from every place that they stand in', async () => {
      const odd = ODD_TEXTS.map(([name, text], index) => recordsWith(name, text, index));
      const changes = aChangeSet(0, {
        entities: [anEntity('plain'), ...odd.map(({ entity }) => entity)],
        relations: odd.map(({ relation }) => relation),
        facts: odd.map(({ fact }) => fact),
        sources: odd.map(({ source }) => source),
      });
      await store.apply(changes);

      expect(await store.sources()).toEqual(changes.sources);
      for (const { text, entity, relation, fact } of odd) {
        expect(await store.statementsOf(text)).toEqual({
          entities: [{ ...entity, entity: { ...entity.entity, revision: 1 } }],
          relations: [{ ...relation, relation: { ...relation.relation, revision: 1 } }],
          facts: [{ ...fact, fact: { ...fact.fact, revision: 1 } }],
        });
        expect(await store.findByIdentifier('wikidata', text)).toEqual([entity.entity.id]);
      }
    });

    it('come back unchanged from the feed of changes', async () => {
      for (const [base, [, text]] of ODD_TEXTS.entries()) {
        const { commit, ...changes } = aChangeSet(base);
        await store.apply({ ...changes, commit: { ...commit, actor: text, reason: text, source: text } });
      }
      const told = (await store.changes(0, 100)).map(({ actor, reason, source }) => [actor, reason, source]);
      expect(told).toEqual(ODD_TEXTS.map(([, text]) => [text, text, text]));
    });

    it('ask for nothing that is there, and harm nothing', async () => {
      await apply({
        entities: [anEntity('a'), anEntity('b')],
        relations: [aRelation('r-1', { from: 'a', to: 'b' })],
        facts: [aFact('f-1', { entity: 'a' })],
      });
      for (const [, text] of ODD_TEXTS) {
        expect(await store.resolve([text], 'public')).toEqual([{ state: 'unknown', id: text }]);
        expect(await store.findByIdentifier(text, text)).toEqual([]);
        expect(await listedIds({ ids: [text], kinds: [text] })).toEqual([]);
        expect(await relationIds({ of: [text] })).toEqual([]);
        expect(await relationIds({ ids: [text] })).toEqual([]);
        expect(await store.facts({ audience: 'editor', entities: [text] })).toEqual([]);
        expect(await store.statementsOf(text)).toEqual({ entities: [], relations: [], facts: [] });
        expect(await store.touching(text)).toEqual({ relations: [], facts: [] });
        expect(await listedIds({ after: { sortKey: '', id: text } })).toEqual(['a', 'b']);
      }
      expect(await relationIds()).toEqual(['r-1']);
    });
  });
}

/** One record of each sort with the text wherever a text may stand. */
function recordsWith(name: string, text: string, index: number) {
  const number = String(index).padStart(2, '0');
  const id = `odd-${number}`;
  return {
    name,
    text,
    entity: anEntity(id, {
      names: { fi: text, sv: text },
      descriptions: { en: text },
      aliases: [{ text, lang: null, kind: 'other', period: null }],
      identifiers: [{ scheme: 'wikidata', value: text }],
      sources: [text],
    }),
    relation: aRelation(`r-${number}`, {
      from: id,
      to: 'plain',
      title: { fi: text },
      evidence: [someEvidence({ quote: text, locator: text, row: { [text]: text }, reason: text })],
      sources: [text],
    }),
    fact: aFact(`f-${number}`, { entity: id, value: text, unit: text, sources: [text] }),
    source: aSource(`source-${number}`, { title: { fi: text }, licence: text, publisher: text }),
  };
}
