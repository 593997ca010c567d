import neo4j from 'neo4j-driver';
import type { TestProject } from 'vitest/node';
import type { Neo4jForTests, ProvidedNeo4j } from './available.ts';
import { startNeo4j } from './start-neo4j.ts';

export class NotATestDatabaseError extends Error {
  override readonly name = 'NotATestDatabaseError';
}

/**
 * Provides `neo4j`: the server of NEO4J_URI, else one started for this run, else the reason for neither.
 *
 * @throws {NotATestDatabaseError} when NEO4J_URI names a database with data, which the suites would erase.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | void> {
  const provide = (provided: ProvidedNeo4j) => project.provide('neo4j', provided);
  const named = namedByEnvironment();
  if (named) {
    await assertErasable(named);
    provide({ neo4j: named });
    return;
  }
  try {
    const { stop, uri, user, password, database } = await startNeo4j();
    provide({ neo4j: { uri, user, password, database } });
    return stop;
  } catch (failure) {
    provide({ absentBecause: failure instanceof Error ? failure.message : String(failure) });
  }
}

function namedByEnvironment(): Neo4jForTests | null {
  const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE } = process.env;
  if (!NEO4J_URI) return null;
  return {
    uri: NEO4J_URI,
    user: NEO4J_USER || 'neo4j',
    password: NEO4J_PASSWORD ?? '',
    database: NEO4J_DATABASE || 'neo4j',
  };
}

async function assertErasable({ uri, user, password, database }: Neo4jForTests): Promise<void> {
  if (process.env['NEO4J_TESTS_MAY_ERASE'] === 'true') return;
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  try {
    const { records } = await driver.executeQuery('MATCH (n) RETURN 1 LIMIT 1', {}, { database });
    if (records.length > 0) throw new NotATestDatabaseError(refusal(uri));
  } finally {
    await driver.close();
  }
}

function refusal(uri: string): string {
  return (
    `The database at NEO4J_URI=${uri} holds data and the tests would erase it. ` +
    'Unset NEO4J_URI to test against a fresh server, or set NEO4J_TESTS_MAY_ERASE=true to let them.'
  );
}
