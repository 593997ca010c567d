import { describe, expect, it } from 'vitest';
import type { FeedPlace, LatestState } from '../../../server/store/graph-store.ts';
import { aFact, anEntity, aRelation, aSource, someEvidence } from '../records.ts';
import { apply, store } from './world.ts';

const START: FeedPlace = { revision: 1, kind: '', id: '' };

/** The feed after a revision, page by page of `limit`. */
async function feed(after = 0, limit = 100): Promise<LatestState[]> {
  const items: LatestState[] = [];
  let place: FeedPlace | null = { ...START, revision: after + 1 };
  while (place) {
    const page = await store.latest(place, limit);
    items.push(...page.items);
    place = page.next;
  }
  return items;
}

/** `revision kind id`, with `gone` or the heir for what is not there any more. */
async function told(after = 0, limit = 100): Promise<string[]> {
  return (await feed(after, limit)).map((one) => {
    const rest = 'removed' in one ? [one.mergedInto === null ? 'gone' : `→ ${one.mergedInto}`] : [];
    return [one.revision, one.kind, one.id, ...rest].join(' ');
  });
}

const HANKE = anEntity('hanke', { type: 'project', kind: 'project' });

export function describeLatest(): void {
  describe('the latest states', () => {
    it('are each thing once, by revision, kind and id, with its value', async () => {
      await apply({
        sources: [aSource('esite')],
        entities: [anEntity('b'), HANKE, anEntity('a')],
        relations: [aRelation('r-1', { from: 'a', to: 'hanke' })],
        facts: [aFact('f-1', { entity: 'b', value: 7 })],
      });
      await apply({ entities: [anEntity('b', { homepage: 'https://b.fi/' })] });
      expect(await told()).toEqual([
        '1 entity a',
        '1 entity hanke',
        '1 fact f-1',
        '1 relation r-1',
        '1 source esite',
        '2 entity b',
      ]);
      const values = await feed();
      expect(values[2]).toMatchObject({ value: { id: 'f-1', value: 7, revision: 1 } });
      expect(values[4]).toMatchObject({ value: aSource('esite') });
      expect(values[5]).toMatchObject({ value: { homepage: 'https://b.fi/', revision: 2 } });
    });

    it('come in pages that go on exactly where the last one ended, also within a revision', async () => {
      await apply({ entities: ['a', 'b', 'c', 'd', 'e'].map((id) => anEntity(id)) });
      await apply({ sources: [aSource('esite')], entities: [anEntity('f')] });
      const whole = await told();
      expect(whole).toHaveLength(7);
      for (const limit of [1, 2, 3, 7]) expect(await told(0, limit)).toEqual(whole);
      expect(await told(1)).toEqual(['2 entity f', '2 source esite']);
      expect(await store.latest({ ...START, revision: 3 }, 10)).toEqual({
        items: [],
        next: null,
        revision: 2,
      });
    });

    it('are the states of the page’s revision even when a write comes between two pages', async () => {
      await apply({ entities: ['a', 'b', 'c'].map((id) => anEntity(id)) });
      const first = await store.latest(START, 2);
      await apply({ entities: [anEntity('a'), anEntity('c')] });
      const rest = await store.latest(first.next as FeedPlace, 10);
      expect(rest.revision).toBe(2);
      expect(rest.items.map(({ id }) => id)).toEqual(['a', 'c']);
    });

    it('never speak of what only editors or limited circles may know', async () => {
      await apply({
        entities: [
          HANKE,
          anEntity('a'),
          anEntity('draft', { visibility: 'editor' }),
          anEntity('p-1', { type: 'person', kind: null, visibility: 'limited' }),
        ],
        relations: [
          aRelation('r-draft', { from: 'draft', to: 'hanke' }),
          aRelation('r-person', { from: 'p-1', to: 'hanke', role: 'project-manager' }),
          aRelation('r-scope', { from: 'a', to: 'hanke', scope: 'draft' }),
          aRelation('r-principal', { from: 'a', to: 'hanke', onBehalfOf: 'p-1' }),
          aRelation('r-hidden', { from: 'a', to: 'hanke', suppressed: true }),
          aRelation('r-seen', { from: 'a', to: { placeholder: { type: 'project', kind: null, count: 2 } } }),
        ],
        facts: [aFact('f-draft', { entity: 'draft' }), aFact('f-hidden', { entity: 'a', suppressed: true })],
      });
      await apply({
        removedRelations: ['r-draft', 'r-person', 'r-scope', 'r-principal'],
        removedFacts: ['f-draft'],
        removedEntities: [
          { id: 'draft', state: 'withdrawn' },
          { id: 'p-1', state: 'erased' },
        ],
      });
      expect(await told()).toEqual(['1 entity a', '1 entity hanke', '1 relation r-seen']);
    });

    it('tell what is removed, hidden or shown again', async () => {
      const relation = (suppressed: boolean) => aRelation('r-1', { from: 'a', to: 'hanke', suppressed });
      await apply({
        entities: [HANKE, anEntity('a'), anEntity('b')],
        relations: [relation(false)],
        facts: [aFact('f-1', { entity: 'a' })],
      });
      await apply({ relations: [relation(true)], removedFacts: ['f-1'] });
      await apply({ removedEntities: [{ id: 'b', state: 'withdrawn' }] });
      expect(await told(1)).toEqual(['2 fact f-1 gone', '2 relation r-1 gone', '3 entity b gone']);
      await apply({ relations: [relation(false)], entities: [anEntity('b')] });
      expect(await told(3)).toEqual(['4 entity b', '4 relation r-1']);
    });

    it('tell of statements whose entity is hidden, or becomes known, though nobody wrote them', async () => {
      const a = (visibility: 'public' | 'limited' | 'editor') => anEntity('a', { visibility });
      await apply({
        entities: [HANKE, a('public'), anEntity('b')],
        relations: [
          aRelation('r-end', { from: 'a', to: 'hanke' }),
          aRelation('r-scope', { from: 'b', to: 'hanke', scope: 'a' }),
          aRelation('r-principal', { from: 'b', to: 'hanke', onBehalfOf: 'a' }),
          aRelation('r-other', { from: 'b', to: 'hanke' }),
        ],
        facts: [aFact('f-1', { entity: 'a' }), aFact('f-2', { entity: 'b' })],
      });
      await apply({ entities: [a('limited')] });
      const gone = ['entity a', 'fact f-1', 'relation r-end', 'relation r-principal', 'relation r-scope'];
      expect(await told(1)).toEqual(gone.map((one) => `2 ${one} gone`));
      await apply({ entities: [a('editor')] });
      await apply({ entities: [a('public')] });
      expect(await told(3)).toEqual(gone.map((one) => `4 ${one}`));
    });

    it('lead from a merged entity to its heir, while the heir may be known', async () => {
      await apply({ entities: [anEntity('a'), anEntity('b'), anEntity('secret', { visibility: 'editor' })] });
      await apply({
        entities: [
          anEntity('a', { mergedInto: 'b' }),
          anEntity('secret', { visibility: 'editor', mergedInto: 'b' }),
        ],
      });
      expect(await told(1)).toEqual(['2 entity a → b']);
      await apply({ entities: [anEntity('b', { visibility: 'editor' })] });
      expect(await told(2)).toEqual(['3 entity a gone', '3 entity b gone']);
    });

    it('tell of statements again when their source’s words may no longer be passed on', async () => {
      const [ours, theirs] = ['esite', 'raportti'].map((source) => [someEvidence({ source })]);
      await apply({
        sources: [aSource('esite'), aSource('raportti')],
        entities: [HANKE, anEntity('a')],
        relations: [
          aRelation('r-1', { from: 'a', to: 'hanke', evidence: ours }),
          aRelation('r-2', { from: 'a', to: 'hanke', evidence: theirs }),
        ],
        facts: [
          aFact('f-1', { entity: 'a', evidence: ours }),
          aFact('f-2', { entity: 'a', evidence: theirs }),
        ],
      });
      await apply({ sources: [aSource('esite', { version: '2' })] });
      await apply({ sources: [aSource('esite', { redistributable: false })] });
      expect(await told(1)).toEqual(['3 fact f-1', '3 relation r-1', '3 source esite']);
    });
  });
}
