import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  DanglingStatementError,
  StaleRevisionError,
  StoreUnavailableError,
} from '../../server/store/errors.ts';
import type { Audience } from '../../server/contract/primitives.ts';
import type { Relation } from '../../server/contract/relation.ts';
import type { ChangeSet, GraphStore, ProjectedRelation } from '../../server/store/graph-store.ts';
import { ODD_TEXTS } from './odd-texts.ts';
import { aChangeSet, aFact, anEntity, aRelation, aSource, someEvidence } from './records.ts';

/** An empty store of the kind under test; `again` opens a second handle to the same data, as another process would. */
export interface StoreUnderTest {
  store: GraphStore;
  again(): Promise<GraphStore>;
  /** Closes every handle and clears away. */
  dispose(): Promise<void>;
}

const EVERYBODY: { audience: Audience; limit: number } = { audience: 'public', limit: 100 };
const EDITOR: { audience: Audience; limit: number } = { audience: 'editor', limit: 100 };

/** What every GraphStore promises. Each implementation runs all of it. */
export function describeStoreContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`a store on ${name}`, () => {
    let underTest: StoreUnderTest;
    let store: GraphStore;

    beforeEach(async () => {
      underTest = await open();
      store = underTest.store;
    });
    afterEach(() => underTest.dispose());

    /** Applies to the newest revision. */
    const apply = async (parts: Partial<Omit<ChangeSet, 'base'>>) =>
      store.apply(aChangeSet(await store.revision(), parts));

    const listedIds = async (query: Partial<Parameters<GraphStore['list']>[0]> = {}) =>
      (await store.list({ ...EVERYBODY, ...query })).items.map(({ id }) => id);

    const relationIds = async (query: Partial<Parameters<GraphStore['relations']>[0]> = {}) =>
      (await store.relations({ ...EVERYBODY, ...query })).items.map(({ id }) => id);

    const projected = async () => {
      const entities: string[] = [];
      const relations: ProjectedRelation[] = [];
      const revision = await store.visitProjection({
        entity: ({ id }) => entities.push(id),
        relation: (relation) => relations.push(relation),
      });
      return { revision, entities, relations };
    };

    describe('that is empty', () => {
      it('says its engine and is at revision 0', async () => {
        expect(store.engine).toBe(name);
        expect(await store.revision()).toBe(0);
      });

      it('answers every read with nothing', async () => {
        expect(await store.resolve(['metropolia'], 'public')).toEqual([
          { state: 'unknown', id: 'metropolia' },
        ]);
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
        const other = await underTest.again();
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
        const other = await underTest.again();
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

    describe('resolving ids', () => {
      beforeEach(() =>
        apply({
          entities: [
            anEntity('lahti'),
            anEntity('lahden-amk', { mergedInto: 'lab' }),
            anEntity('lab'),
            anEntity('p-1', { type: 'person', kind: null, visibility: 'limited' }),
            anEntity('draft', { visibility: 'editor' }),
            anEntity('gone'),
            anEntity('removed'),
          ],
        }),
      );
      beforeEach(() =>
        apply({
          removedEntities: [
            { id: 'gone', state: 'erased' },
            { id: 'removed', state: 'withdrawn' },
          ],
        }),
      );

      it('tells what became of each, in the order asked, each as often as asked', async () => {
        const ids = ['removed', 'gone', 'lahti', 'nobody', 'lahden-amk', 'lahti'];
        const states = (await store.resolve(ids, 'public')).map((one) => one.state);
        expect(states).toEqual(['unknown', 'erased', 'found', 'unknown', 'merged', 'found']);
      });

      it('names the heir of a merged entity', async () => {
        expect(await store.resolve(['lahden-amk'], 'public')).toEqual([
          { state: 'merged', id: 'lahden-amk', into: 'lab' },
        ]);
      });

      it('finds a person who has not consented by id', async () => {
        expect(await store.resolve(['p-1'], 'public')).toMatchObject([{ state: 'found' }]);
      });

      it('knows what is for editors only when an editor asks', async () => {
        expect(await store.resolve(['draft'], 'public')).toEqual([{ state: 'unknown', id: 'draft' }]);
        expect(await store.resolve(['draft'], 'self')).toEqual([{ state: 'unknown', id: 'draft' }]);
        expect(await store.resolve(['draft'], 'editor')).toMatchObject([{ state: 'found' }]);
      });

      it('lets a withdrawn id come back, an erased one never', async () => {
        await apply({ entities: [anEntity('removed'), anEntity('gone')] });
        const states = (await store.resolve(['removed', 'gone'], 'editor')).map((one) => one.state);
        expect(states).toEqual(['found', 'erased']);
      });
    });

    describe('identifiers', () => {
      it('find every entity that carries them, by id, exactly', async () => {
        const identifiers = [
          { scheme: 'municipality-code' as const, value: '091' },
          { scheme: 'wikidata' as const, value: 'Q1757' },
        ];
        await apply({ entities: [anEntity('helsinki', { identifiers })] });
        await apply({ entities: [anEntity('espoo', { identifiers: identifiers.slice(1) })] });
        expect(await store.findByIdentifier('wikidata', 'Q1757')).toEqual(['espoo', 'helsinki']);
        expect(await store.findByIdentifier('municipality-code', '091')).toEqual(['helsinki']);
        expect(await store.findByIdentifier('municipality-code', '91')).toEqual([]);
        expect(await store.findByIdentifier('wikidata', 'q1757')).toEqual([]);
        expect(await store.findByIdentifier('yso', 'Q1757')).toEqual([]);
      });
    });

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
        expect(await relationIds({ ...EDITOR, of: ['a'] })).toEqual(['r-1', 'r-2']);
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

    describe('records', () => {
      it('come by id with corrections, drafts and merged entities included, unknown ones left out', async () => {
        const corrections = [
          {
            id: 'e-a',
            field: 'names' as const,
            value: { fi: 'Oikea' },
            actor: 'toimitus',
            reason: 'kirjoitusvirhe',
            at: '2026-01-01T00:00:00.000Z',
          },
        ];
        await apply({
          entities: [
            anEntity('b', { corrections }),
            anEntity('a', { visibility: 'editor' }),
            anEntity('c', { mergedInto: 'b' }),
          ],
        });
        const records = await store.records(['c', 'nobody', 'b', 'a', 'b']);
        expect(records.map(({ entity }) => entity.id)).toEqual(['a', 'b', 'c']);
        expect(records[1]?.corrections).toEqual(corrections);
      });

      it('of statements come by id, suppressed ones included', async () => {
        await apply({
          entities: [anEntity('a'), anEntity('b')],
          relations: [
            aRelation('r-2', { from: 'a', to: 'b', sortKey: 'a' }),
            aRelation('r-1', { from: 'b', to: 'a', sortKey: 'z', suppressed: true }),
          ],
          facts: [aFact('f-2', { entity: 'a' }), aFact('f-1', { entity: 'b', suppressed: true })],
        });
        const { relations, facts } = await store.statements({
          relations: ['r-2', 'r-1', 'f-1'],
          facts: ['f-2', 'f-1', 'r-1'],
        });
        expect(relations.map(({ relation }) => relation.id)).toEqual(['r-1', 'r-2']);
        expect(facts.map(({ fact }) => fact.id)).toEqual(['f-1', 'f-2']);
        expect(facts[0]?.suppression).not.toBeNull();
      });
    });

    describe('what touches an entity', () => {
      it('is its facts and every relation that names it, each once', async () => {
        await apply({
          entities: ['a', 'b', 'c', 'd'].map((id) => anEntity(id)),
          relations: [
            aRelation('r-1', { from: 'a', to: 'b' }),
            aRelation('r-2', { from: 'b', to: 'a', scope: 'a', suppressed: true }),
            aRelation('r-3', { from: 'b', to: 'c', scope: 'a' }),
            aRelation('r-4', { from: 'b', to: 'c', onBehalfOf: 'a' }),
            aRelation('r-5', {
              from: 'b',
              to: { placeholder: { type: 'region', kind: null, count: 2 } },
              scope: 'a',
            }),
            aRelation('r-6', { from: 'b', to: 'c' }),
          ],
          facts: [
            aFact('f-2', { entity: 'a' }),
            aFact('f-1', { entity: 'a', suppressed: true }),
            aFact('f-3', { entity: 'b' }),
          ],
        });
        const { relations, facts } = await store.touching('a');
        expect(relations.map(({ relation }) => relation.id)).toEqual(['r-1', 'r-2', 'r-3', 'r-4', 'r-5']);
        expect(facts.map(({ fact }) => fact.id)).toEqual(['f-1', 'f-2']);
        expect(await store.touching('d')).toEqual({ relations: [], facts: [] });
      });
    });

    describe('removal', () => {
      it('takes the entity with its identifiers, relations, placeholders, facts and claims', async () => {
        await apply({
          entities: [
            anEntity('a', {
              names: { fi: 'Katoava Nimi' },
              identifiers: [{ scheme: 'orcid', value: '0000-0001' }],
              sources: ['esite', 'esite via b'],
            }),
            anEntity('b'),
          ],
          relations: [
            aRelation('r-1', { from: 'a', to: { placeholder: { type: 'region', kind: null, count: 6 } } }),
            aRelation('r-2', { from: 'b', to: 'a', onBehalfOf: 'a' }),
          ],
          facts: [aFact('f-1', { entity: 'a' })],
        });
        await apply({
          removedRelations: ['r-1', 'r-2'],
          removedFacts: ['f-1'],
          removedEntities: [{ id: 'a', state: 'erased' }],
        });
        expect(await store.resolve(['a'], 'editor')).toEqual([{ state: 'erased', id: 'a' }]);
        expect(await store.findByIdentifier('orcid', '0000-0001')).toEqual([]);
        expect(await listedIds({ audience: 'editor' })).toEqual(['b']);
        expect(await relationIds({ audience: 'editor' })).toEqual([]);
        expect(await store.facts({ audience: 'editor' })).toEqual([]);
        expect(await store.records(['a'])).toEqual([]);
        expect((await store.statementsOf('esite')).entities).toHaveLength(1);
        expect((await store.statementsOf('esite via b')).entities).toEqual([]);
        expect(await store.touching('a')).toEqual({ relations: [], facts: [] });
      });

      it('of an id that was never there leaves a tombstone', async () => {
        await apply({ removedEntities: [{ id: 'p-1', state: 'erased' }] });
        expect(await store.resolve(['p-1'], 'public')).toEqual([{ state: 'erased', id: 'p-1' }]);
      });
    });

    describe('the feed of changes', () => {
      it('tells each write with what it touched, by kind and id, oldest first', async () => {
        const first = aChangeSet(0, {
          sources: [aSource('esite')],
          entities: [anEntity('b'), anEntity('a')],
          relations: [aRelation('r-1', { from: 'a', to: 'b' })],
          facts: [aFact('f-1', { entity: 'a' })],
        });
        const second = aChangeSet(1, {
          commit: { ...first.commit, id: 'c-second', source: null, sourceVersion: null },
          relations: [aRelation('r-2', { from: 'a', to: 'b', title: { fi: 'x' } })],
          removedRelations: ['r-1'],
          removedFacts: ['f-1'],
        });
        const third = aChangeSet(2, {
          removedRelations: ['r-2'],
          removedEntities: [
            { id: 'b', state: 'withdrawn' },
            { id: 'a', state: 'erased' },
          ],
        });
        for (const changes of [first, second, third]) await store.apply(changes);
        expect(await store.changes(0, 10)).toEqual([
          {
            ...first.commit,
            revision: 1,
            touched: [
              { kind: 'entity', id: 'a', removed: false },
              { kind: 'entity', id: 'b', removed: false },
              { kind: 'fact', id: 'f-1', removed: false },
              { kind: 'relation', id: 'r-1', removed: false },
              { kind: 'source', id: 'esite', removed: false },
            ],
          },
          {
            ...second.commit,
            revision: 2,
            touched: [
              { kind: 'fact', id: 'f-1', removed: true },
              { kind: 'relation', id: 'r-1', removed: true },
              { kind: 'relation', id: 'r-2', removed: false },
            ],
          },
          {
            ...third.commit,
            revision: 3,
            touched: [
              { kind: 'entity', id: 'a', removed: true },
              { kind: 'entity', id: 'b', removed: true },
              { kind: 'relation', id: 'r-2', removed: true },
            ],
          },
        ]);
        expect((await store.changes(1, 1)).map(({ revision }) => revision)).toEqual([2]);
        expect(await store.changes(3, 10)).toEqual([]);
        expect(await store.changes(0, 0)).toEqual([]);
      });
    });

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
        const other = await underTest.again();
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

    describe('odd texts', () => {
      it.each(ODD_TEXTS)('come back unchanged and harm nothing: %s', async (_name, text) => {
        const entity = anEntity('odd', {
          names: { fi: text, sv: text },
          descriptions: { en: text },
          aliases: [{ text, lang: null, kind: 'other', period: null }],
          identifiers: [{ scheme: 'wikidata', value: text }],
          sortKey: 'odd',
          sources: [text],
        });
        const relation = aRelation('r-odd', {
          from: 'odd',
          to: 'plain',
          title: { fi: text },
          evidence: [someEvidence({ quote: text, locator: text, row: { [text]: text }, reason: text })],
          sources: [text],
        });
        const fact = aFact('f-odd', { entity: 'odd', value: text, unit: text, sources: [text] });
        const changes = aChangeSet(0, {
          entities: [entity, anEntity('plain')],
          relations: [relation],
          facts: [fact],
          sources: [aSource('odd', { title: { fi: text }, licence: text, publisher: text })],
        });
        const commit = { ...changes.commit, actor: text, reason: text };
        await store.apply({ ...changes, commit });

        expect(await store.records(['odd'])).toEqual([
          { ...entity, entity: { ...entity.entity, revision: 1 } },
        ]);
        expect(await store.statementsOf(text)).toEqual({
          entities: [{ ...entity, entity: { ...entity.entity, revision: 1 } }],
          relations: [{ ...relation, relation: { ...relation.relation, revision: 1 } }],
          facts: [{ ...fact, fact: { ...fact.fact, revision: 1 } }],
        });
        expect(await store.findByIdentifier('wikidata', text)).toEqual(['odd']);
        expect(await store.sources()).toEqual(changes.sources);
        expect(await store.changes(0, 1)).toMatchObject([{ actor: text, reason: text }]);
        expect(await listedIds()).toEqual(['odd', 'plain']);
      });

      it.each(ODD_TEXTS)('ask for nothing that is there: %s', async (_name, text) => {
        await apply({
          entities: [anEntity('a'), anEntity('b')],
          relations: [aRelation('r-1', { from: 'a', to: 'b' })],
          facts: [aFact('f-1', { entity: 'a' })],
        });
        expect(await store.resolve([text], 'public')).toEqual([{ state: 'unknown', id: text }]);
        expect(await store.findByIdentifier(text, text)).toEqual([]);
        expect(await listedIds({ ids: [text], kinds: [text] })).toEqual([]);
        expect(await relationIds({ of: [text] })).toEqual([]);
        expect(await relationIds({ ids: [text] })).toEqual([]);
        expect(await store.facts({ audience: 'editor', entities: [text] })).toEqual([]);
        expect(await store.statementsOf(text)).toEqual({ entities: [], relations: [], facts: [] });
        expect(await store.touching(text)).toEqual({ relations: [], facts: [] });
        expect(await listedIds({ after: { sortKey: '', id: text } })).toEqual(['a', 'b']);
        expect(await listedIds()).toEqual(['a', 'b']);
      });
    });

    describe('closed', () => {
      it('answers nothing more, and a new handle finds everything', async () => {
        await apply({ entities: [anEntity('a')] });
        const other = await underTest.again();
        await store.close();
        await store.close();
        await expect(store.revision()).rejects.toThrow(StoreUnavailableError);
        await expect(store.list(EVERYBODY)).rejects.toThrow(/closed/);
        expect((await other.resolve(['a'], 'public'))[0]).toMatchObject({ state: 'found' });
      });
    });
  });
}
