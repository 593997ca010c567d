import { describe, expect, it } from 'vitest';
import {
  DanglingStatementError,
  StaleRevisionError,
  StoreUnavailableError,
} from '../../../server/store/errors.ts';
import { aChangeSet, aFact, anEntity, aRelation } from '../records.ts';
import { again, apply, EVERYBODY, listedIds, store } from './world.ts';

export function describeWriting(): void {
  describe('writing', () => {
    it('raises the revision by one a write, also for a write of nothing', async () => {
      expect(await apply({ entities: [anEntity('a')] })).toBe(1);
      expect(await apply({})).toBe(2);
      expect(await store.revision()).toBe(2);
    });

    it('answers an entity as it was written, with the revision that wrote it', async () => {
      const record = anEntity('metropolia', {
        kind: 'university-of-applied-sciences',
        names: { fi: 'Metropolia', sv: 'Metropolia', en: 'Metropolia UAS' },
        descriptions: { fi: 'Ammattikorkeakoulu' },
        aliases: [{ text: 'Metropoliassa', lang: 'fi', kind: 'inflected', period: null }],
        identifiers: [{ scheme: 'ror', value: '04ptzt823' }],
        homepage: 'https://www.metropolia.fi/',
        period: {
          from: { date: '2008-08-01', precision: 'day', basis: 'text' },
          to: null,
          open: true,
          by: null,
        },
        status: 'running',
        position: 3,
        point: { lat: 60.2, lon: 24.95 },
      });
      await apply({});
      await apply({ entities: [record] });
      expect(await store.resolve(['metropolia'], 'public')).toEqual([
        { state: 'found', entity: { ...record.entity, revision: 2 } },
      ]);
      expect(await store.records(['metropolia'])).toEqual([
        { ...record, entity: { ...record.entity, revision: 2 } },
      ]);
    });

    it('puts a new record in the place of the old one', async () => {
      await apply({
        entities: [anEntity('a', { kind: 'museum', identifiers: [{ scheme: 'yso', value: 'p1' }] })],
      });
      await apply({ entities: [anEntity('a', { kind: 'company', homepage: 'https://a.fi/' })] });
      expect(await store.list({ ...EVERYBODY, facets: true })).toMatchObject({
        total: 1,
        items: [{ kind: 'company', homepage: 'https://a.fi/' }],
        facets: { kind: { company: 1 } },
      });
      expect(await store.findByIdentifier('yso', 'p1')).toEqual([]);
    });

    it('refuses a change set that was computed at an earlier revision, and writes none of it', async () => {
      await apply({ entities: [anEntity('a')] });
      await expect(store.apply(aChangeSet(0, { entities: [anEntity('b')] }))).rejects.toThrow(
        StaleRevisionError,
      );
      expect(await store.revision()).toBe(1);
      expect(await listedIds()).toEqual(['a']);
    });

    it('applies the same commit once and answers its revision again, however much later', async () => {
      const changes = aChangeSet(0, { entities: [anEntity('a')] });
      expect(await store.apply(changes)).toBe(1);
      await apply({ entities: [anEntity('b')] });
      expect(await store.apply(changes)).toBe(1);
      expect(await store.revision()).toBe(2);
      expect(await store.changes(0, 10)).toHaveLength(2);
    });

    it('lets one of two writers through and tells the other that it is stale', async () => {
      const other = await again();
      const outcomes = await Promise.allSettled([
        store.apply(aChangeSet(0, { entities: [anEntity('a')] })),
        other.apply(aChangeSet(0, { entities: [anEntity('b')] })),
      ]);
      const rejected = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(rejected).toHaveLength(1);
      expect(rejected[0]?.reason).toBeInstanceOf(StaleRevisionError);
      expect(await other.revision()).toBe(1);
      expect(await listedIds()).toHaveLength(1);
    });

    it('shows another handle what this one wrote, at once', async () => {
      const other = await again();
      expect(await other.revision()).toBe(0);
      await apply({ entities: [anEntity('a')] });
      expect(await other.revision()).toBe(1);
      expect((await other.resolve(['a'], 'public'))[0]).toMatchObject({ state: 'found' });
    });

    it.each([
      ['an end', aRelation('r-a', { from: 'a', to: 'nobody' })],
      ['the other end', aRelation('r-a', { from: 'nobody', to: 'a' })],
      ['the scope', aRelation('r-a', { from: 'a', to: 'b', scope: 'nowhere' })],
      ['the party spoken for', aRelation('r-a', { from: 'a', to: 'b', onBehalfOf: 'nobody' })],
    ])('refuses a relation of which %s is unknown, and writes nothing', async (_which, relation) => {
      const changes = { entities: [anEntity('a'), anEntity('b')], relations: [relation] };
      await expect(apply(changes)).rejects.toThrow(DanglingStatementError);
      expect(await store.revision()).toBe(0);
      expect(await listedIds()).toEqual([]);
    });

    it('refuses a fact of an unknown entity', async () => {
      await expect(apply({ facts: [aFact('f-a', { entity: 'nobody' })] })).rejects.toThrow(
        DanglingStatementError,
      );
    });

    it('lets go of what is written and removed at once, whatever it names', async () => {
      const revision = await apply({
        entities: [anEntity('a')],
        relations: [aRelation('r-a', { from: 'a', to: 'nobody' })],
        facts: [aFact('f-a', { entity: 'nobody' })],
        removedRelations: ['r-a'],
        removedFacts: ['f-a'],
      });
      expect(await store.statements({ relations: ['r-a'], facts: ['f-a'] })).toEqual({
        relations: [],
        facts: [],
      });
      expect((await store.changes(revision - 1, 1))[0]?.touched).toEqual([
        { kind: 'entity', id: 'a', removed: false },
        { kind: 'fact', id: 'f-a', removed: true },
        { kind: 'relation', id: 'r-a', removed: true },
      ]);
    });

    it('refuses to remove an entity that a statement still names', async () => {
      const [a, b, place, principal] = ['a', 'b', 'place', 'principal'].map((id) => anEntity(id));
      await apply({
        entities: [a!, b!, place!, principal!],
        relations: [aRelation('r-a', { from: 'a', to: 'b', scope: 'place', onBehalfOf: 'principal' })],
      });
      for (const id of ['a', 'b', 'place', 'principal'])
        await expect(apply({ removedEntities: [{ id, state: 'erased' }] })).rejects.toThrow(
          DanglingStatementError,
        );
      expect(await listedIds()).toHaveLength(4);
    });

    it('takes ten thousand facts in one change set', async () => {
      const facts = Array.from({ length: 10_000 }, (_, index) =>
        aFact(`f-${index}`, { entity: 'a', value: index, sortKey: String(index).padStart(5, '0') }),
      );
      const started = performance.now();
      await apply({ entities: [anEntity('a')], facts });
      expect(performance.now() - started).toBeLessThan(20_000);
      const read = await store.facts({ audience: 'public', entities: ['a'] });
      expect(read.map(({ value }) => value)).toEqual(facts.map(({ fact }) => fact.value));
    });
  });

  describe('closed', () => {
    it('answers nothing more, and a new handle finds everything', async () => {
      await apply({ entities: [anEntity('a')] });
      const other = await again();
      await store.close();
      await store.close();
      await expect(store.revision()).rejects.toThrow(StoreUnavailableError);
      await expect(store.list(EVERYBODY)).rejects.toThrow(/closed/);
      expect((await other.resolve(['a'], 'public'))[0]).toMatchObject({ state: 'found' });
    });
  });
}
