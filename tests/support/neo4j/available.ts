import type { Driver } from 'neo4j-driver';
import { inject } from 'vitest';

/** Where the suites of this run find their Neo4j. */
export interface Neo4jForTests {
  uri: string;
  user: string;
  password: string;
  database: string;
}

/** What the global setup provides: a Neo4j, or the reason why there is none. */
export type ProvidedNeo4j = { neo4j: Neo4jForTests } | { absentBecause: string };

declare module 'vitest' {
  interface ProvidedContext {
    neo4j: ProvidedNeo4j;
  }
}

export class Neo4jAbsentError extends Error {
  override readonly name = 'Neo4jAbsentError';
}

/**
 * The Neo4j of this run, or null, which is said loudly: `describe.skipIf(neo4jForTests() === null)`.
 *
 * Community has a single user database, so the suites share it. They run in one vitest project with
 * `global-setup.ts` as `globalSetup` and `take-turns.ts` among its `setupFiles`, and each starts from
 * `clearNeo4j(driver)`. A suite that cannot clear uses ids with a prefix of its own.
 *
 * @throws {Neo4jAbsentError} under CI, where nothing may be skipped.
 */
export function neo4jForTests(): Neo4jForTests | null {
  const provided = inject('neo4j') ?? {
    absentBecause: 'this vitest project lacks tests/support/neo4j/global-setup.ts as globalSetup',
  };
  if ('neo4j' in provided) return provided.neo4j;
  const reason = `NEO4J SUITES SKIPPED: ${provided.absentBecause}`;
  if (isCi()) throw new Neo4jAbsentError(`${reason} (under CI that is a failure)`);
  console.warn(`\n${'!'.repeat(78)}\n!! ${reason}\n${'!'.repeat(78)}\n`);
  return null;
}

/** Removes every node and relationship, and with `schema` every constraint and index as well. */
export async function clearNeo4j(
  driver: Driver,
  { database = 'neo4j', schema = false }: { database?: string; schema?: boolean } = {},
): Promise<void> {
  await driver.executeQuery('MATCH (n) DETACH DELETE n', {}, { database });
  if (!schema) return;
  // Constraints first: the indexes that belong to them cannot be dropped on their own.
  await dropAll(driver, database, 'CONSTRAINT', 'SHOW CONSTRAINTS YIELD name');
  // The two lookup indexes are part of an empty database.
  await dropAll(driver, database, 'INDEX', "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'");
}

async function dropAll(driver: Driver, database: string, kind: 'CONSTRAINT' | 'INDEX', listing: string) {
  const { records } = await driver.executeQuery(listing, {}, { database });
  for (const record of records) {
    await driver.executeQuery(`DROP ${kind} $name`, { name: record.get('name') }, { database });
  }
}

function isCi(): boolean {
  return !['', 'false', '0'].includes(process.env['CI'] ?? '');
}
