import { describe, expect, it } from 'vitest';
import { neo4jForTests } from './available.ts';
import { startNeo4j } from './start-neo4j.ts';

// Where the environment names a Neo4j, there need be neither Java nor jars to start one.
const canStart = neo4jForTests() !== null && !process.env['NEO4J_URI'];

// That it finds again what it had acknowledged before it was killed is tried in tests/store/neo4j-faults.test.ts.
describe.skipIf(!canStart)('starting a Neo4j', { timeout: 60_000 }, () => {
  it('says why it did not start', async () => {
    await expect(startNeo4j({ password: 'short' })).rejects.toThrow(/password.*at least 8 characters/i);
  });
});
