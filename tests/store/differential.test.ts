import fc from 'fast-check';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Audience } from '../../server/contract/primitives.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { openNeo4jStore } from '../../server/store/neo4j/store.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { clearNeo4j, neo4jForTests } from '../support/neo4j/available.ts';
import { beginning, command, IDS, SOURCES } from './commands.ts';
import { perform } from './perform.ts';

const RUNS = Number(process.env['SOLMU_DIFFERENTIAL_RUNS'] ?? 6);
const AUDIENCES: Audience[] = ['public', 'self', 'editor'];

/** Everything that the port answers, in the order in which it answers. */
async function everything(store: GraphStore): Promise<unknown> {
  const entities: unknown[] = [];
  const relations: unknown[] = [];
  const snapshot = await store.visitProjection({
    restart: () => {
      entities.length = 0;
      relations.length = 0;
    },
    entity: (entity) => entities.push(entity),
    relation: (relation) => relations.push(relation),
  });
  const byAudience = await Promise.all(
    AUDIENCES.map(async (audience) => ({
      resolved: await store.resolve(IDS, audience),
      listed: await paged((after) => store.list({ audience, limit: 3, after, facets: true })),
      limited: await store.list({
        audience,
        limit: 100,
        includeLimited: true,
        types: ['person', 'organisation'],
      }),
      related: await paged((after) => store.relations({ audience, limit: 4, after })),
      outgoing: await store.relations({ audience, of: IDS.slice(0, 4), direction: 'from', limit: 100 }),
      incoming: await store.relations({ audience, of: IDS.slice(3), direction: 'to', limit: 100 }),
      leads: await store.relations({ audience, of: IDS, roles: ['lead', 'targets'], limit: 100 }),
      facts: await store.facts({ audience }),
      some: await store.facts({ audience, entities: ['org-a', 'p-aaaaaaaa'], fields: ['text'] }),
    })),
  );
  return {
    snapshot: { revision: snapshot, entities, relations },
    revision: await store.revision(),
    byAudience,
    identified: await Promise.all(['p1', 'P1', 'ä'].map((value) => store.findByIdentifier('yso', value))),
    sources: await store.sources(),
    said: await Promise.all(SOURCES.map((source) => store.statementsOf(source))),
    touching: await Promise.all(IDS.map((one) => store.touching(one))),
    records: await store.records(IDS),
    changes: await store.changes(0, 1_000),
    latest: await store.latest({ revision: 1, kind: '', id: '' }, 1_000),
  };
}

type Cursor = { sortKey: string; id: string } | null;

async function paged<P extends { next: Cursor }>(page: (after: Cursor) => Promise<P>): Promise<P[]> {
  const pages: P[] = [];
  let after: Cursor = null;
  do {
    const next = await page(after);
    pages.push(next);
    after = next.next;
  } while (after);
  return pages;
}

/** Commits and edits get ids at random; everything else is compared as it is. */
function withoutRandomIds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/"(?:c|e)-[a-z2-7]{12}"/g, '"random"'));
}

const server = neo4jForTests();

describe.skipIf(server === null)('SQLite and Neo4j', () => {
  const driver = server && neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
  let graph: GraphStore;

  beforeAll(() => void (graph = openNeo4jStore(server!)));
  afterAll(async () => {
    await graph.close();
    await driver?.close();
  });

  it('answer every question alike after any sequence of loads, edits, merges and erasures', async () => {
    await fc.assert(
      fc.asyncProperty(beginning, fc.array(command, { minLength: 2, maxLength: 8 }), async (first, rest) => {
        await clearNeo4j(driver!, { database: server!.database });
        const file = openSqliteStore(':memory:');
        try {
          for (const one of [first, ...rest]) {
            const [inFile, inGraph] = [await perform(file, one), await perform(graph, one)];
            expect(inGraph).toEqual(inFile);
          }
          const [inFile, inGraph] = [await everything(file), await everything(graph)];
          expect(withoutRandomIds(inGraph)).toEqual(withoutRandomIds(inFile));
        } finally {
          await file.close();
        }
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: 60_000, endOnFailure: true },
    );
  });
});
