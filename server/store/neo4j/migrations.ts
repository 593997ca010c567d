import neo4j from 'neo4j-driver';
import { StoreTooNewError, StoreUnavailableError, StoreUnreadableError } from '../errors.ts';
import type { Run } from './connection.ts';

type Transact = <T>(work: (run: Run) => Promise<T>) => Promise<T>;

/**
 * Numbered steps from an empty database to the present schema. A released step never changes; a new need is a new
 * step. The `:Store` node holds the number of the last step that ran. Every statement may run twice, for Neo4j
 * does not change schema and data in one transaction.
 *
 * A relationship index serves one relationship type, and a query that names no type (all relations with these
 * ids, all of this scope) would have to name all of them. So a small `:RelationKey` node stands beside each
 * relation: it is found by id, scope, party spoken for or source, and leads to the relationship through its ends.
 */
export const MIGRATIONS: readonly (readonly string[])[] = [
  [
    'CREATE CONSTRAINT solmu_store IF NOT EXISTS FOR (n:Store) REQUIRE n.name IS UNIQUE',
    'CREATE CONSTRAINT solmu_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE',
    'CREATE CONSTRAINT solmu_placeholder IF NOT EXISTS FOR (n:Placeholder) REQUIRE n.id IS UNIQUE',
    'CREATE CONSTRAINT solmu_relation IF NOT EXISTS FOR (n:RelationKey) REQUIRE n.id IS UNIQUE',
    'CREATE CONSTRAINT solmu_fact IF NOT EXISTS FOR (n:Fact) REQUIRE n.id IS UNIQUE',
    'CREATE CONSTRAINT solmu_source IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE',
    'CREATE CONSTRAINT solmu_tombstone IF NOT EXISTS FOR (n:Tombstone) REQUIRE n.id IS UNIQUE',
    'CREATE CONSTRAINT solmu_commit IF NOT EXISTS FOR (n:Commit) REQUIRE n.id IS UNIQUE',
    'CREATE CONSTRAINT solmu_commit_revision IF NOT EXISTS FOR (n:Commit) REQUIRE n.revision IS UNIQUE',
    'CREATE INDEX solmu_entity_type IF NOT EXISTS FOR (n:Entity) ON (n.type)',
    'CREATE INDEX solmu_entity_sort IF NOT EXISTS FOR (n:Entity) ON (n.sortKey, n.id)',
    'CREATE INDEX solmu_entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name)',
    'CREATE INDEX solmu_identifier IF NOT EXISTS FOR (n:Identifier) ON (n.scheme, n.value)',
    'CREATE INDEX solmu_placeholder_relation IF NOT EXISTS FOR (n:Placeholder) ON (n.relation)',
    'CREATE INDEX solmu_relation_scope IF NOT EXISTS FOR (n:RelationKey) ON (n.scope)',
    'CREATE INDEX solmu_relation_principal IF NOT EXISTS FOR (n:RelationKey) ON (n.onBehalfOf)',
    'CREATE INDEX solmu_fact_field IF NOT EXISTS FOR (n:Fact) ON (n.field)',
  ],
];

const VERSION = `
  CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version`;
const FOUND = `
  OPTIONAL MATCH (s:Store {name: 'solmu'})
  RETURN s.schema AS schema, EXISTS { MATCH (n) WHERE NOT n:Store } AS inUse`;
const BEGIN = `MERGE (s:Store {name: 'solmu'}) ON CREATE SET s.revision = $q.zero, s.published = $q.zero, s.schema = $q.zero`;
const RECORD = `MATCH (s:Store {name: 'solmu'}) WHERE s.schema < $q.schema SET s.schema = $q.schema`;
const AWAIT = 'CALL db.awaitIndexes(30)';

/**
 * Brings the database to the present schema. Throws StoreTooNewError for a newer one and StoreUnreadableError for a
 * database with other data, both left as they are.
 */
export async function prepareSchema(uri: string, read: Transact, write: Transact): Promise<void> {
  await read((run) => refuseOldServer(uri, run));
  const [found] = await read((run) => run<{ schema: number | null; inUse: boolean }>(FOUND));
  const schema = found?.schema ?? null;
  if (schema !== null && schema > MIGRATIONS.length)
    throw new StoreTooNewError(uri, schema, MIGRATIONS.length);
  if (schema === MIGRATIONS.length) return;
  if (schema === null && found?.inUse)
    throw new StoreUnreadableError(
      `The database at ${uri} holds data that is not Solmu's. It was left as it is; name another NEO4J_DATABASE.`,
    );
  await migrate(schema ?? 0, write);
}

/** Labels and relationship types as parameters came with 5.26; versions of today count by year. */
async function refuseOldServer(uri: string, run: Run): Promise<void> {
  const [row] = await run<{ version: string }>(VERSION);
  const [major = 0, minor = 0] = (row?.version ?? '').split('.').map(Number);
  if (major > 5 || (major === 5 && minor >= 26)) return;
  throw new StoreUnavailableError(`Neo4j at ${uri} is version ${row?.version}; Solmu needs 5.26 or newer`);
}

async function migrate(from: number, write: Transact): Promise<void> {
  for (const statement of MIGRATIONS.slice(from).flat()) await write((run) => run(statement));
  await write((run) => run(AWAIT));
  await write((run) => run(BEGIN, { zero: neo4j.int(0) }));
  await write((run) => run(RECORD, { schema: neo4j.int(MIGRATIONS.length) }));
}
