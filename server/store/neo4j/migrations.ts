import neo4j, { Neo4jError } from 'neo4j-driver';
import { StoreTooNewError, StoreUnavailableError, StoreUnreadableError } from '../errors.ts';
import type { Run } from './connection.ts';

/** A text that runs once, or again and again until it changes nothing more. */
type Statement = string | { untilDone: string };

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
export const MIGRATIONS: readonly (readonly Statement[])[] = [
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

  // What everybody may know of each thing: `shown`, `gone` (it was shown once) or `untold` (nobody ever heard of it).
  // `place` is where it stands in the feed; what is untold has none. Nobody was told before there was a feed.
  [
    'CREATE CONSTRAINT solmu_latest IF NOT EXISTS FOR (n:Latest) REQUIRE n.key IS UNIQUE',
    'CREATE INDEX solmu_latest_place IF NOT EXISTS FOR (n:Latest) ON (n.place)',
    'CREATE INDEX solmu_entity_heir IF NOT EXISTS FOR (n:Entity) ON (n.mergedInto)',
    `MATCH ()-[r]->() WHERE r.suppressed
     MATCH (k:RelationKey {id: r.id}) SET k.suppressed = true`,
    // A commit at a time, the oldest first: what was written as one transaction fits into one.
    {
      untilDone: `
        MATCH (s:Store {name: 'solmu'})
        MATCH (c:Commit {revision: coalesce(s.told, 0) + 1})
        SET s.told = c.revision
        WITH c
        UNWIND range(0, size(c.touchedId) - 1) AS position
        WITH c.touchedKind[position] AS kind, c.touchedId[position] AS id, c.revision AS revision
        WITH kind, id, revision, CASE kind
          WHEN 'source' THEN true
          WHEN 'entity' THEN EXISTS {
            MATCH (e:Entity {id: id}) WHERE e.visibility = 'public' AND e.mergedInto IS NULL }
          WHEN 'relation' THEN EXISTS {
            MATCH (k:RelationKey {id: id}) WHERE k.suppressed IS NULL AND NOT EXISTS {
              MATCH (e:Entity) WHERE e.id IN [k.from, k.to, k.scope, k.onBehalfOf]
                AND (e.visibility <> 'public' OR e.mergedInto IS NOT NULL) } }
          ELSE EXISTS {
            MATCH (f:Fact {id: id})<-[:HAS_FACT]-(e:Entity)
            WHERE NOT f.suppressed AND e.visibility = 'public' AND e.mergedInto IS NULL }
        END AS shown
        MERGE (l:Latest {key: kind + ' ' + id})
        SET l.kind = kind, l.id = id, l.revision = revision,
          l.state = CASE WHEN shown THEN 'shown' ELSE 'untold' END,
          l.place = CASE WHEN shown
            THEN right('00000000000' + toString(revision), 12) + ' ' + kind + ' ' + id END`,
    },
    `MATCH (s:Store {name: 'solmu'}) REMOVE s.told`,
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
  for (const statement of MIGRATIONS.slice(from).flat()) await perform(statement, write);
  await write((run) => run(AWAIT));
  await write((run) => run(BEGIN, { zero: neo4j.int(0) }));
  await write((run) => run(RECORD, { schema: neo4j.int(MIGRATIONS.length) }));
}

async function perform(statement: Statement, write: Transact): Promise<void> {
  if (typeof statement === 'string')
    return void (await write((run) => run(statement)).catch((error: unknown) => {
      if (!isThereAlready(error)) throw error;
    }));
  while (await write((run) => run.changes(statement.untilDone)));
}

/** `IF NOT EXISTS` does not help one of two processes that begin in the same moment. */
function isThereAlready(error: unknown): boolean {
  return (
    error instanceof Neo4jError && error.code === 'Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists'
  );
}
