import { describe, expect, it } from 'vitest';
import { engine, EVERYBODY, projected, store } from './world.ts';

export function describeEmptyStore(): void {
  describe('that is empty', () => {
    it('says its engine and is at revision 0', async () => {
      expect(store.engine).toBe(engine);
      expect(await store.revision()).toBe(0);
    });

    it('answers every read with nothing', async () => {
      expect(await store.resolve(['metropolia'], 'public')).toEqual([{ state: 'unknown', id: 'metropolia' }]);
      expect(await store.resolve([], 'public')).toEqual([]);
      expect(await store.findByIdentifier('yso', 'p1')).toEqual([]);
      expect(await store.list({ ...EVERYBODY, facets: true })).toEqual({
        items: [],
        total: 0,
        next: null,
        facets: { type: {}, kind: {} },
      });
      expect(await store.relations(EVERYBODY)).toEqual({ items: [], total: 0, next: null });
      expect(await store.facts({ audience: 'public' })).toEqual([]);
      expect(await store.sources()).toEqual([]);
      expect(await store.changes(0, 10)).toEqual([]);
      expect(await store.latest({ revision: 1, kind: '', id: '' }, 10)).toEqual({
        items: [],
        next: null,
        revision: 0,
      });
      expect(await store.records(['metropolia'])).toEqual([]);
      expect(await store.statementsOf('esite')).toEqual({ entities: [], relations: [], facts: [] });
      expect(await store.statements({ relations: ['r-a'], facts: ['f-a'] })).toEqual({
        relations: [],
        facts: [],
      });
      expect(await store.touching('metropolia')).toEqual({ relations: [], facts: [] });
      expect(await projected()).toEqual({ revision: 0, entities: [], relations: [] });
    });
  });
}
