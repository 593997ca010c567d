import { describe, expect, it } from 'vitest';
import { anEntity } from '../records.ts';
import { apply, EVERYBODY, listedIds, store } from './world.ts';

export function describeLists(): void {
  describe('lists of entities', () => {
    it('go by sort key, then id, with å ä ö after z', async () => {
      const keys = { ahtari: '|ht|ri', akaa: 'akaa', abo: '{bo', oulu: 'oulu', oripaa: '}rip||', z: 'z' };
      await apply({
        entities: [
          ...Object.entries(keys).map(([id, sortKey]) => anEntity(id, { sortKey })),
          anEntity('b-2', { sortKey: 'same' }),
          anEntity('b-10', { sortKey: 'same' }),
          anEntity('a-1', { sortKey: 'same' }),
          anEntity('s', { sortKey: 'same name' }),
          anEntity('tilde', { sortKey: '~' }),
          anEntity('nameless', { sortKey: '' }),
        ],
      });
      expect(await listedIds()).toEqual([
        'nameless',
        'akaa',
        'oulu',
        'a-1',
        'b-10',
        'b-2',
        's',
        'z',
        'abo',
        'ahtari',
        'oripaa',
        'tilde',
      ]);
    });

    it('come page by page, each entity once, with the same total on every page', async () => {
      const ids = Array.from({ length: 25 }, (_, index) => `e-${String(index).padStart(2, '0')}`);
      await apply({
        // Few sort keys, so that pages break between entities of one key.
        entities: ids.toReversed().map((id, index) => anEntity(id, { sortKey: `k${index % 3}` })),
      });
      const seen: string[] = [];
      let after = null;
      do {
        const page = await store.list({ ...EVERYBODY, limit: 4, after });
        expect(page.total).toBe(25);
        seen.push(...page.items.map(({ id }) => id));
        after = page.next;
      } while (after);
      expect(seen).toHaveLength(25);
      expect(seen).toEqual(await listedIds());
    });

    it('say that there is no next page when the last one is full', async () => {
      await apply({ entities: [anEntity('a'), anEntity('b')] });
      expect((await store.list({ ...EVERYBODY, limit: 2 })).next).toBeNull();
      expect((await store.list({ ...EVERYBODY, limit: 1 })).next).toEqual({ sortKey: 'a', id: 'a' });
    });

    it('hold to types, kinds and ids together', async () => {
      await apply({
        entities: [
          anEntity('u', { kind: 'university' }),
          anEntity('m', { kind: 'museum' }),
          anEntity('p', { type: 'project', kind: 'project' }),
          anEntity('o', { type: 'event', kind: 'other' }),
          anEntity('oo', { kind: 'other' }),
        ],
      });
      expect(await listedIds({ types: ['organisation'] })).toEqual(['m', 'oo', 'u']);
      expect(await listedIds({ kinds: ['other'] })).toEqual(['o', 'oo']);
      expect(await listedIds({ types: ['organisation'], kinds: ['other', 'museum'] })).toEqual(['m', 'oo']);
      expect(await listedIds({ ids: ['p', 'u', 'nobody'] })).toEqual(['p', 'u']);
      expect(await listedIds({ ids: ['p', 'u'], types: ['project'] })).toEqual(['p']);
      expect(await listedIds({ ids: [] })).toEqual([]);
      expect(await listedIds({ types: [] })).toEqual([]);
      expect(await listedIds({ kinds: [] })).toEqual([]);
      expect(await listedIds({ ids: null })).toHaveLength(5);
    });

    it('count by type and kind over all pages, only when asked', async () => {
      await apply({
        entities: [
          anEntity('u1', { kind: 'university' }),
          anEntity('u2', { kind: 'university' }),
          anEntity('m', { kind: 'museum' }),
          anEntity('e', { type: 'event', kind: 'other' }),
          anEntity('o', { kind: 'other' }),
          anEntity('pr', { type: 'programme', kind: null }),
        ],
      });
      const page = await store.list({ ...EVERYBODY, limit: 1, facets: true });
      expect(page.facets).toEqual({
        type: { event: 1, organisation: 4, programme: 1 },
        kind: { museum: 1, other: 2, university: 2 },
      });
      expect(Object.keys(page.facets?.type ?? {})).toEqual(['event', 'organisation', 'programme']);
      expect((await store.list(EVERYBODY)).facets).toBeNull();
    });

    it('leave out merged entities, for editors too', async () => {
      await apply({ entities: [anEntity('a'), anEntity('b', { mergedInto: 'a' })] });
      expect(await listedIds()).toEqual(['a']);
      expect(await listedIds({ audience: 'editor' })).toEqual(['a']);
    });

    it('show persons who have not consented only where asked, and drafts only to editors', async () => {
      await apply({
        entities: [
          anEntity('consented', { type: 'person', kind: null }),
          anEntity('draft', { visibility: 'editor' }),
          anEntity('person', { type: 'person', kind: null, visibility: 'limited' }),
        ],
      });
      expect(await listedIds()).toEqual(['consented']);
      expect(await listedIds({ audience: 'self' })).toEqual(['consented']);
      expect(await listedIds({ includeLimited: true })).toEqual(['consented', 'person']);
      expect(await listedIds({ audience: 'editor' })).toEqual(['consented', 'draft', 'person']);
      expect((await store.list({ ...EVERYBODY, facets: true })).facets?.type).toEqual({ person: 1 });
    });
  });
}
