import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { afterAll, describe, expect, it } from 'vitest';
import { openNeo4jStore } from '../../server/store/neo4j/store.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { clearNeo4j, neo4jForTests } from '../support/neo4j/available.ts';
import { aChangeSet, anEntity } from './records.ts';
import { contentsOf, type Contents } from './contents.ts';
import { buildFirstSchema, expectFirstSchema, layDownFirstSchema } from './first-schema.ts';

const server = neo4jForTests();

/** What the other engine's store of the first schema holds once it is brought to the present one. */
async function migratedFile(): Promise<Contents> {
  const folder = mkdtempSync(join(tmpdir(), 'solmu-migrations-'));
  layDownFirstSchema(join(folder, 'solmu.sqlite'));
  const store = openSqliteStore(join(folder, 'solmu.sqlite'));
  try {
    return await contentsOf(store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

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
    expect(JSON.stringify(await contentsOf(store))).toBe(JSON.stringify(await migratedFile()));
    expect(await store.apply(aChangeSet(8, { entities: [anEntity('museo')] }))).toBe(9);
    await store.close();
  });

  it('is begun by all of those who come to an empty database at once', async () => {
    await clearNeo4j(driver!, { database: server!.database, schema: true });
    const stores = Array.from({ length: 5 }, () => openNeo4jStore(server!, { read: 60_000 }));
    const revisions = await Promise.all(stores.map((store) => store.revision()));
    expect(revisions).toEqual([0, 0, 0, 0, 0]);
    await Promise.all(stores.map((store) => store.close()));
  });
});
