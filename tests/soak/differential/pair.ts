import neo4j, { type Driver } from 'neo4j-driver';
import type { GraphStore } from '../../../server/store/graph-store.ts';
import { openNeo4jStore, type Neo4jOptions } from '../../../server/store/neo4j/store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';

// A machine that does other things meanwhile is slow, not wrong.
const PATIENCE = { read: 60_000, write: 120_000 };

/** A SQLite store in memory and a Neo4j with the same content: none at first. */
export interface Pair {
  file: GraphStore;
  graph: GraphStore;
  /** Empties both. */
  empty(): Promise<void>;
  /** Empties the database, too. */
  close(): Promise<void>;
}

export async function openPair(server: Neo4jOptions): Promise<Pair> {
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
  const pair: Pair = {
    file: openSqliteStore(':memory:'),
    graph: openNeo4jStore(server, PATIENCE),
    empty: async () => {
      await pair.file.close();
      pair.file = openSqliteStore(':memory:');
      await emptyNeo4j(driver, server.database);
    },
    close: async () => {
      await emptyNeo4j(driver, server.database);
      await pair.file.close();
      await pair.graph.close();
      await driver.close();
    },
  };
  await emptyNeo4j(driver, server.database);
  await pair.graph.revision();
  return pair;
}

// Some at a time: one transaction over all of them would not fit a small server's memory.
const EMPTY = 'MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS';

async function emptyNeo4j(driver: Driver, database: string): Promise<void> {
  const session = driver.session({ database });
  await session.run(EMPTY);
  await session.close();
}
