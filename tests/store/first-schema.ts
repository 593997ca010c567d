import { copyFileSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import neo4j, { type Driver } from 'neo4j-driver';
import { expect } from 'vitest';
import type { Entity } from '../../server/contract/entity.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';

/**
 * A small store as the first schema kept it, the same in both engines: loads and retractions, a merger, an erasure, a
 * correction, hidden statements, drafts and unnamed persons. The files were written by the Solmu of that schema.
 */
const SQLITE = fileURLToPath(new URL('./fixtures/solmu-v1.sqlite', import.meta.url));
const NEO4J = fileURLToPath(new URL('./fixtures/neo4j-v1.ndjson', import.meta.url));

export function layDownFirstSchema(path: string): void {
  copyFileSync(SQLITE, path);
}

type Kept =
  | { schema: string }
  | { node: number; labels: string[]; properties: Record<string, unknown> }
  | { from: number; type: string; to: number; properties: Record<string, unknown> };

/** Writes the first schema's graph into an empty database, constraints and all. */
export async function buildFirstSchema(driver: Driver, database: string): Promise<void> {
  const lines = readFileSync(NEO4J, 'utf8').trimEnd().split('\n');
  const kept = lines.map((line) => JSON.parse(line, integers) as Kept);
  const run = (text: string, parameters = {}) => driver.executeQuery(text, parameters, { database });
  for (const one of kept) if ('schema' in one) await run(one.schema);
  await run(
    `UNWIND $nodes AS row CREATE (n) SET n:$(row.labels) SET n = row.properties SET n.kept = row.node`,
    { nodes: kept.filter((one) => 'node' in one) },
  );
  await run(
    `UNWIND $relationships AS row MATCH (a {kept: row.from}) MATCH (b {kept: row.to})
     CREATE (a)-[r:$(row.type)]->(b) SET r = row.properties`,
    { relationships: kept.filter((one) => 'from' in one) },
  );
  await run('MATCH (n) REMOVE n.kept');
}

/** Whole numbers stand as `{"int": 7}`, for JSON has one kind of number and Neo4j two. */
function integers(_key: string, value: unknown): unknown {
  const whole = value !== null && typeof value === 'object' && 'int' in value ? value.int : null;
  return typeof whole === 'number' ? neo4j.int(whole) : value;
}

/** That the store answers what the first schema's file holds, word for word. */
export async function expectFirstSchema(store: GraphStore): Promise<void> {
  const file = new DatabaseSync(SQLITE, { readOnly: true });
  const texts = (sql: string) =>
    file
      .prepare(sql)
      .all()
      .map((row) => JSON.parse(String(row['json'])));
  const editor = { audience: 'editor' as const, limit: 100 };
  const entities = texts('SELECT json FROM entity ORDER BY id') as Entity[];
  expect(await store.revision()).toBe(8);
  expect((await store.records(entities.map(({ id }) => id))).map(({ entity }) => entity)).toEqual(entities);
  expect((await store.relations(editor)).items).toEqual(
    texts('SELECT json FROM relation ORDER BY sort_key, id'),
  );
  expect(await store.facts(editor)).toEqual(
    texts('SELECT json FROM fact ORDER BY entity, field, sort_key, id'),
  );
  expect(await store.sources()).toEqual(texts('SELECT json FROM source ORDER BY id'));
  expect((await store.changes(0, 100)).map(({ id }) => id)).toEqual(
    file
      .prepare('SELECT id FROM commits ORDER BY revision')
      .all()
      .map(({ id }) => id),
  );
  file.close();
  expect(
    (await store.resolve(['stadia', 'p-bbbbbbbb', 'museo-uusi'], 'public')).map(({ state }) => state),
  ).toEqual(['merged', 'erased', 'unknown']);
  await expectFeed(store);
}

/** The feed, which the first schema did not have, is about what everybody may know. */
async function expectFeed(store: GraphStore): Promise<void> {
  const { items } = await store.latest({ revision: 1, kind: '', id: '' }, 100);
  expect(items.map(({ revision, kind, id }) => `${revision} ${kind} ${id}`)).toEqual([
    '1 entity kymenlaakso',
    '1 entity museo',
    '1 entity musiikki',
    '1 fact f-5vnk2cacajez',
    '1 fact f-nbe4gypbsskq',
    expect.stringMatching(/^1 relation r-/),
    '1 source esite',
    '3 relation r-oldka3mjt7jx',
    '3 source raportti',
    '4 entity kotka',
    '5 entity metropolia',
    expect.stringMatching(/^5 relation r-/),
  ]);
  expect(items.some((item) => 'removed' in item)).toBe(false);
}
