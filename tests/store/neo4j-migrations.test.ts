import neo4j from 'neo4j-driver';
import { afterAll, describe, expect, it } from 'vitest';
import { openNeo4jStore } from '../../server/store/neo4j/store.ts';
import { clearNeo4j, neo4jForTests } from '../support/neo4j/available.ts';
import { aChangeSet, anEntity } from './records.ts';
import { buildFirstSchema, expectFirstSchema } from './first-schema.ts';

const server = neo4jForTests();

describe.skipIf(server === null)('a Neo4j graph of the first schema', () => {
  const driver = server && neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
  afterAll(() => driver?.close());

  it('is brought to the present one and answers what it answered, then and when it is opened again', async () => {
    await clearNeo4j(driver!, { database: server!.database, schema: true });
    await buildFirstSchema(driver!, server!.database);
    for (let opened = 0; opened < 2; opened += 1) {
      const store = openNeo4jStore(server!);
      await expectFirstSchema(store);
      await store.close();
    }
    const store = openNeo4jStore(server!);
    expect(await store.apply(aChangeSet(8, { entities: [anEntity('museo')] }))).toBe(9);
    await store.close();
  });
});
