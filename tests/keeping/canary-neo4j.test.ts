import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j, { type Driver } from 'neo4j-driver';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeDump } from '../../server/keeping/dump.ts';
import { openNeo4jStore } from '../../server/store/neo4j/store.ts';
import { clearNeo4j, neo4jForTests } from '../support/neo4j/available.ts';
import { appOver, type TestApp } from '../support/seeded-app.ts';
import { answersNaming, CANARY, eraseThem, nameAgain, nameThem } from './canary.ts';

// A Neo4j that has just started is slow to plan its first queries.
const PATIENCE = { read: 60_000, write: 60_000 };
const server = neo4jForTests();

describe.skipIf(server === null)('a person who was erased from a Neo4j store', () => {
  let folder: string;
  let app: TestApp;
  let driver: Driver;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'solmu-canary-'));
    driver = neo4j.driver(server!.uri, neo4j.auth.basic(server!.user, server!.password));
    await clearNeo4j(driver, { database: server!.database });
    app = appOver(openNeo4jStore(server!, PATIENCE));
  });
  afterEach(async () => {
    await app.close();
    await driver.close();
    rmSync(folder, { recursive: true });
  });

  /** Everything that any query can find, and a dump. */
  async function contents(): Promise<string> {
    const { database } = server!;
    const nodes = await driver.executeQuery('MATCH (n) RETURN properties(n) AS of', {}, { database });
    const ties = await driver.executeQuery('MATCH ()-[r]->() RETURN properties(r) AS of', {}, { database });
    await writeDump(app.store, join(folder, 'dump.ndjson'), false);
    const dump = readFileSync(join(folder, 'dump.ndjson'), 'utf8');
    rmSync(join(folder, 'dump.ndjson'));
    return JSON.stringify([...nodes.records, ...ties.records].map((record) => record.get('of'))) + dump;
  }

  it('is in no answer, no property and no dump, also after all sources were loaded again', async () => {
    await nameThem(app);
    expect((await answersNaming(app)).length).toBeGreaterThan(8);
    expect(await contents()).toMatch(CANARY);
    await eraseThem(app);
    expect(await answersNaming(app)).toEqual([]);
    expect(await contents()).not.toMatch(CANARY);
    await nameAgain(app);
    expect(await answersNaming(app)).toEqual([]);
    expect(await contents()).not.toMatch(CANARY);
  });
});
