import { describe, expect, it } from 'vitest';
import { DanglingStatementError, StoreNotEmptyError } from '../../../server/store/errors.ts';
import type { ChangeSet, GraphStore, Stored } from '../../../server/store/graph-store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { contentsOf, handedOver } from '../contents.ts';
import { ODD_TEXTS } from '../odd-texts.ts';
import { aChangeSet, aFact, anEntity, aRelation, aSource } from '../records.ts';
import { again, apply, store } from './world.ts';

const CORRECTION = { id: 'e-1', actor: 'toimitus', reason: 'nimi', at: '2026-01-02T03:04:05.000Z' };

/** Something of every kind: drafts, placeholders, hidden statements, what is gone, merged and corrected. */
const HISTORY: readonly ChangeSet[] = [
  aChangeSet(0, {
    sources: [aSource('raportti', { redistributable: false }), aSource('esite')],
    entities: [
      anEntity('hanke', { type: 'project', kind: 'project', identifiers: [{ scheme: 'keep', value: '7' }] }),
      anEntity('b', { corrections: [{ ...CORRECTION, field: 'homepage', value: 'https://b.fi/' }] }),
      anEntity('a', { names: { sv: 'Å', fi: 'Ä' }, sources: ['raportti', 'esite', 'esite via b'] }),
      anEntity('draft', { visibility: 'editor' }),
      anEntity('gone'),
    ],
    relations: [
      aRelation('r-1', { from: 'a', to: 'hanke', scope: 'b', sources: ['raportti', 'esite'] }),
      aRelation('r-2', { from: 'a', to: 'hanke', suppressed: true, title: { fi: 'x' } }),
      aRelation('r-3', { from: 'a', to: { placeholder: { type: 'project', kind: null, count: 2 } } }),
      aRelation('r-4', { from: 'draft', to: 'hanke' }),
    ],
    facts: ODD_TEXTS.map(([, value], index) => aFact(`f-${index}`, { entity: 'a', field: 'text', value })),
  }),
  aChangeSet(1, { removedFacts: ['f-0'], removedEntities: [{ id: 'gone', state: 'withdrawn' }] }),
  aChangeSet(2, {
    commit: { ...aChangeSet(0).commit, source: null, sourceVersion: null },
    entities: [anEntity('b', { mergedInto: 'a' })],
  }),
  aChangeSet(3, { removedEntities: [{ id: 'p-1', state: 'erased' }] }),
];

async function withHistory(into: GraphStore): Promise<GraphStore> {
  for (const changes of HISTORY) await into.apply(changes);
  return into;
}

async function answersOf(of: GraphStore): Promise<unknown> {
  const everything = { audience: 'editor', limit: 100 } as const;
  const projected: unknown[] = [];
  const revision = await of.visitProjection({
    restart: () => void (projected.length = 0),
    entity: (entity) => projected.push(entity),
    relation: (relation) => projected.push(relation),
  });
  return {
    revision: await of.revision(),
    listed: await of.list({ ...everything, facets: true }),
    relations: await of.relations(everything),
    facts: await of.facts(everything),
    sources: await of.sources(),
    changes: await of.changes(0, 100),
    latest: await of.latest({ revision: 1, kind: '', id: '' }, 100),
    resolved: await of.resolve(['a', 'b', 'gone', 'p-1'], 'editor'),
    records: await of.records(['a', 'b']),
    said: await Promise.all(['esite', 'raportti', 'esite via b'].map((source) => of.statementsOf(source))),
    identified: await of.findByIdentifier('keep', '7'),
    touching: await of.touching('b'),
    projected: { revision, projected },
  };
}

async function* cutShort(things: readonly Stored[]): AsyncGenerator<Stored> {
  yield* things.slice(0, -1);
  throw new Error('the file ends here');
}

export function describeContents(): void {
  describe('all that it holds', () => {
    it('is handed over by kind and id, with counts before it', async () => {
      const { revision, counts, things } = await contentsOf(await withHistory(store));
      expect(revision).toBe(4);
      const found: Record<string, number> = {};
      for (const { kind } of things) found[kind] = (found[kind] ?? 0) + 1;
      expect(counts).toEqual(found);
      const kinds = ['source', 'entity', 'relation', 'fact', 'tombstone', 'commit', 'latest'];
      expect(Object.keys(found)).toEqual(kinds);
      const ids = things.flatMap(({ kind, record }) => (kind === 'entity' ? [record.entity.id] : []));
      expect(ids).toEqual(['a', 'b', 'draft', 'hanke']);
    });

    it('is in any store of the same history word for word the same, and fills an empty one alike', async () => {
      const other = await withHistory(openSqliteStore(':memory:'));
      const contents = await contentsOf(other);
      await store.restore({ revision: contents.revision, things: handedOver(contents.things) });
      expect(await answersOf(store)).toEqual(await answersOf(other));
      expect(JSON.stringify(await contentsOf(store))).toBe(JSON.stringify(contents));
      const last = HISTORY.at(-1)!;
      expect(await store.apply(last)).toBe(4);
      expect(await apply({ entities: [anEntity('new')] })).toBe(5);
      await other.close();
    });

    it('is word for word what was written', async () => {
      const other = await withHistory(openSqliteStore(':memory:'));
      await withHistory(store);
      expect(JSON.stringify(await contentsOf(store))).toBe(JSON.stringify(await contentsOf(other)));
      await other.close();
    });

    it('fills only a store that is empty', async () => {
      await apply({ entities: [anEntity('a')] });
      await expect(store.restore({ revision: 7, things: handedOver([]) })).rejects.toThrow(
        StoreNotEmptyError,
      );
      expect(await store.revision()).toBe(1);
    });

    it('fills a store whole or not at all', async () => {
      const other = await withHistory(openSqliteStore(':memory:'));
      const { revision, things } = await contentsOf(other);
      await expect(store.restore({ revision, things: cutShort(things) })).rejects.toThrow(
        'the file ends here',
      );
      const withoutEnds = things.filter(
        ({ kind, record }) => kind !== 'entity' || record.entity.id !== 'draft',
      );
      await expect(store.restore({ revision, things: handedOver(withoutEnds) })).rejects.toThrow(
        DanglingStatementError,
      );
      expect(await (await again()).revision()).toBe(0);
      expect((await contentsOf(store)).things).toEqual([]);
      await store.restore({ revision, things: handedOver(things) });
      expect(await store.revision()).toBe(4);
      await other.close();
    });
  });
}
