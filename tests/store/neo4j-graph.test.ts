import neo4j from 'neo4j-driver';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreTooNewError, StoreUnreadableError } from '../../server/store/errors.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { MIGRATIONS } from '../../server/store/neo4j/migrations.ts';
import { labelOf, relationshipTypeOf } from '../../server/store/neo4j/rows.ts';
import { openNeo4jStore } from '../../server/store/neo4j/store.ts';
import { ALL_KINDS, ENTITY_TYPE_NAMES } from '../../server/vocabulary/kinds.ts';
import { ROLE_NAMES } from '../../server/vocabulary/roles.ts';
import { clearNeo4j, neo4jForTests } from '../support/neo4j/available.ts';
import { aChangeSet, aFact, anEntity, aRelation, aSource, someEvidence } from './records.ts';

const OWN_LABELS = [
  'Entity',
  'Placeholder',
  'Identifier',
  'Fact',
  'Source',
  'Tombstone',
  'Commit',
  'Store',
  'RelationKey',
];

describe('the names in the graph', () => {
  it('of types and kinds are none of the store’s own', () => {
    const taken = [...ENTITY_TYPE_NAMES, ...ALL_KINDS].map(labelOf).filter((one) => OWN_LABELS.includes(one));
    expect(taken).toEqual([]);
  });

  it('of roles are each another relationship type, none of the store’s own', () => {
    const types = ROLE_NAMES.map(relationshipTypeOf);
    expect(new Set([...types, 'HAS_FACT', 'SAID_IN', 'HAS_IDENTIFIER']).size).toBe(types.length + 3);
    expect(relationshipTypeOf('project-manager')).toBe('PROJECT_MANAGER');
    expect(labelOf('university-of-applied-sciences')).toBe('UniversityOfAppliedSciences');
  });
});

const server = neo4jForTests();

describe.skipIf(server === null)('the graph that people explore in Neo4j', () => {
  const driver = server && neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
  const rows = async (text: string) => {
    const { records } = await driver!.executeQuery(text, {}, { database: server!.database });
    return records.map((record) => record.toObject());
  };
  const clear = (what: { schema?: boolean } = {}) =>
    clearNeo4j(driver!, { database: server!.database, ...what });
  let store: GraphStore;

  beforeEach(async () => {
    await clear();
    store = openNeo4jStore(server!);
  });
  afterEach(() => store.close());
  afterAll(() => driver?.close());

  it('has a node for each entity, labelled by type and kind, with names to read', async () => {
    const names = { fi: 'Kauhava', sv: 'Kauhava kommun' };
    const aliases = [{ text: 'Kauhavalla', lang: 'fi' as const, kind: 'inflected' as const, period: null }];
    await store.apply(aChangeSet(0, { entities: [anEntity('kauhava', { kind: 'museum', names, aliases })] }));
    await store.apply(
      aChangeSet(1, { entities: [anEntity('kauhava', { kind: 'municipality', names, aliases })] }),
    );
    expect(
      await rows(
        'MATCH (e:Municipality) RETURN labels(e) AS labels, e.name AS name, e.names AS names, e.aliases AS aliases',
      ),
    ).toEqual([
      {
        labels: expect.arrayContaining(['Entity', 'Organisation', 'Municipality']),
        name: 'Kauhava',
        names: ['Kauhava', 'Kauhava kommun'],
        aliases: ['Kauhavalla'],
      },
    ]);
    expect(await rows('MATCH (e:Museum) RETURN e')).toEqual([]);
  });

  it('has a relationship for each relation, typed by role, with its evidence in parallel lists', async () => {
    await store.apply(
      aChangeSet(0, {
        entities: [anEntity('metropolia'), anEntity('hanke', { type: 'project', kind: 'project' })],
        relations: [
          aRelation('r-1', {
            from: 'metropolia',
            to: 'hanke',
            evidence: [
              someEvidence(),
              someEvidence({ quote: null, reason: 'tiedetään', certainty: 'outside' }),
            ],
          }),
        ],
      }),
    );
    expect(
      await rows(
        `MATCH (a)-[r:LEAD]->(b) RETURN a.id AS from, b.id AS to, r.evidenceSource AS sources,
           r.evidenceQuote AS quotes, r.evidenceLocator AS locators, r.evidenceCertainty AS certainties`,
      ),
    ).toEqual([
      {
        from: 'metropolia',
        to: 'hanke',
        sources: ['esite', 'esite'],
        quotes: ['Metropolia johtaa hanketta', ''],
        locators: ['Toteuttajat', 'Toteuttajat'],
        certainties: ['stated', 'outside'],
      },
    ]);
  });

  it('keeps nothing of an erased person but the id', async () => {
    const secret = 'Ainutlaatuinen';
    const evidence = [someEvidence({ quote: secret, locator: secret })];
    await store.apply(
      aChangeSet(0, {
        sources: [aSource('esite')],
        entities: [
          anEntity('hanke', { type: 'project', kind: 'project' }),
          anEntity('p-1', {
            type: 'person',
            kind: null,
            names: { fi: secret },
            identifiers: [{ scheme: 'orcid', value: secret }],
            sources: ['esite', `esite via ${secret}`],
          }),
        ],
        relations: [
          aRelation('r-1', { from: 'p-1', to: 'hanke', title: { fi: secret }, evidence }),
          aRelation('r-2', { from: 'p-1', to: { placeholder: { type: 'project', kind: secret, count: 2 } } }),
        ],
        facts: [aFact('f-1', { entity: 'p-1', value: secret, evidence })],
      }),
    );
    await store.apply(
      aChangeSet(1, {
        removedRelations: ['r-1', 'r-2'],
        removedFacts: ['f-1'],
        removedEntities: [{ id: 'p-1', state: 'erased' }],
      }),
    );
    const everything = JSON.stringify([
      await rows('MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties'),
      await rows('MATCH ()-[r]->() RETURN type(r) AS type, properties(r) AS properties'),
    ]);
    expect(everything).not.toContain(secret);
    expect(
      await rows('MATCH (n) WHERE n:Placeholder OR n:Identifier OR n:Fact OR n:RelationKey RETURN n'),
    ).toEqual([]);
    expect(await rows('MATCH (t:Tombstone) RETURN t.id AS id, t.state AS state')).toEqual([
      { id: 'p-1', state: 'erased' },
    ]);
  });

  it('begins again by itself when somebody empties the database under it', async () => {
    await store.apply(aChangeSet(0, { entities: [anEntity('a')] }));
    await clear({ schema: true });
    expect(await store.revision()).toBe(0);
    expect(await store.apply(aChangeSet(0, { entities: [anEntity('b')] }))).toBe(1);
  });

  it('is left as it is when a newer Solmu wrote it', async () => {
    await store.revision();
    await rows(`MATCH (s:Store) SET s.schema = ${MIGRATIONS.length + 1}`);
    const older = openNeo4jStore(server!);
    await expect(older.apply(aChangeSet(0))).rejects.toThrow(StoreTooNewError);
    expect(await rows('MATCH (c:Commit) RETURN c')).toEqual([]);
    await older.close();
  });

  it('is not begun beside another program’s data', async () => {
    await clear({ schema: true });
    await rows(`CREATE (:Movie {title: 'The Matrix'})`);
    await expect(store.revision()).rejects.toThrow(StoreUnreadableError);
    expect(await rows('MATCH (n) RETURN labels(n) AS labels')).toEqual([{ labels: ['Movie'] }]);
    expect(await rows('SHOW CONSTRAINTS')).toEqual([]);
  });

  it('lets two processes start on it at the same moment', async () => {
    await clear({ schema: true });
    const other = openNeo4jStore(server!);
    expect(await Promise.all([store.revision(), other.revision()])).toEqual([0, 0]);
    expect(await rows('MATCH (s:Store) RETURN s.schema AS schema')).toHaveLength(1);
    await other.close();
  });
});
