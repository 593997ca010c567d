import { existsSync } from 'node:fs';
import neo4j from 'neo4j-driver';
import { describe, expect, it } from 'vitest';
import { neo4jForTests } from './available.ts';
import { startNeo4j } from './start-neo4j.ts';
import type { RunningNeo4j } from './start-neo4j.ts';

// Where the environment names a Neo4j, there need be neither Java nor jars to start one.
const canStart = neo4jForTests() !== null && !process.env['NEO4J_URI'];

describe.skipIf(!canStart)('starting a Neo4j', { timeout: 60_000 }, () => {
  it('finds again what it had acknowledged before it was killed, and clears its folder away', async () => {
    const first = await startNeo4j();
    await run(first, "CREATE (:Entity {id: 'kauhava'})");
    first.kill();

    const again = await startNeo4j({ dataDir: first.dataDir, password: first.password });
    expect(await run(again, 'MATCH (e:Entity) RETURN e.id AS id')).toEqual([{ id: 'kauhava' }]);
    await again.stop();
    expect(existsSync(first.dataDir)).toBe(true);

    await first.stop();
    expect(existsSync(first.dataDir)).toBe(false);
  });

  it('says why it did not start', async () => {
    await expect(startNeo4j({ password: 'short' })).rejects.toThrow(/password.*at least 8 characters/i);
  });
});

async function run({ uri, user, password }: RunningNeo4j, query: string): Promise<object[]> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  const { records } = await driver.executeQuery(query);
  await driver.close();
  return records.map((record) => record.toObject());
}
