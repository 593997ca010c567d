import neo4j from 'neo4j-driver';
import { afterAll, describe, it } from 'vitest';
import { openNeo4jStore } from '../../server/store/neo4j/store.ts';
import { clearNeo4j, neo4jForTests } from '../support/neo4j/available.ts';
import { expectMirrorsToEndEqual } from './mirror-property.ts';

const RUNS = Number(process.env['SOLMU_MIRROR_RUNS'] ?? 2);
const server = neo4jForTests();

describe.skipIf(server === null)('a mirror that reads the feed of a Neo4j store', () => {
  const driver = server && neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
  afterAll(() => driver?.close());

  it('ends up equal to the public graph, wherever it stopped on the way', () =>
    expectMirrorsToEndEqual(async () => {
      await clearNeo4j(driver!, { database: server!.database });
      return openNeo4jStore(server!);
    }, RUNS));
});
