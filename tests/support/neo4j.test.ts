import neo4j from 'neo4j-driver';
import type { Driver } from 'neo4j-driver';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clearNeo4j, neo4jForTests } from './neo4j/available.ts';

const server = neo4jForTests();

describe.skipIf(server === null)('the Neo4j of the tests', () => {
  let driver: Driver;

  beforeAll(() => {
    const { uri, user, password } = server!;
    driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  });
  beforeEach(() => clearNeo4j(driver, { schema: true }));
  afterAll(() => driver.close());

  it('is a Neo4j 5.26 or newer that answers a query', async () => {
    const { records } = await driver.executeQuery('CALL dbms.components() YIELD name, versions, edition');
    const kernel = records.find((record) => record.get('name') === 'Neo4j Kernel')!;
    const [major, minor] = (kernel.get('versions')[0] as string).split('.').map(Number);
    expect(major! > 5 || minor! >= 26).toBe(true);
  });

  it('refuses a wrong password', async () => {
    const intruder = neo4j.driver(server!.uri, neo4j.auth.basic('neo4j', 'not-the-password'));
    await expect(intruder.executeQuery('RETURN 1')).rejects.toMatchObject({
      code: 'Neo.ClientError.Security.Unauthorized',
    });
    await intruder.close();
  });

  it('loses every node, constraint and index when it is cleared', async () => {
    await driver.executeQuery('CREATE CONSTRAINT entity_id FOR (e:Entity) REQUIRE e.id IS UNIQUE');
    await driver.executeQuery('CREATE INDEX entity_name FOR (e:Entity) ON (e.name)');
    await driver.executeQuery("CREATE (:Entity {id: 'kauhava'})-[:PARTNER]->(:Entity {id: 'metropolia'})");

    await clearNeo4j(driver, { schema: true });

    expect((await driver.executeQuery('MATCH (n) RETURN n')).records).toEqual([]);
    expect((await driver.executeQuery('SHOW CONSTRAINTS')).records).toEqual([]);
    expect((await driver.executeQuery("SHOW INDEXES WHERE type <> 'LOOKUP'")).records).toEqual([]);
  });
});
