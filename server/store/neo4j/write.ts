import neo4j from 'neo4j-driver';
import { DanglingStatementError, StaleRevisionError } from '../errors.ts';
import type { ChangeSet, EntityRecord, FactRecord, RelationRecord } from '../graph-store.ts';
import type { Connection, Run } from './connection.ts';
import { BY_ID, FROM_KEY, lockStore, publish } from './read.ts';
import { commitProperties, entityRow, factRow, placeholderRows, relationRow, sourceRow } from './rows.ts';

const BATCH = 2000;

/**
 * Writes the change set in one transaction; the same commit id twice is applied once. A try whose answer was lost
 * is found by its commit id when the driver tries again.
 */
export async function apply(db: Connection, changes: ChangeSet): Promise<number> {
  const outcome = await db.write((run) => applyOnce(run, changes));
  // Answered rather than thrown inside: a transaction that ends well tells reads how far they must have caught up.
  if ('stale' in outcome) throw new StaleRevisionError(changes.base, outcome.stale);
  // It is written. Where publishing fails, the next reader publishes.
  await publish(db).catch(() => {});
  return outcome.revision;
}

const COMMITTED = `MATCH (c:Commit {id: $q.id}) USING INDEX SEEK c:Commit(id) RETURN c.revision AS revision`;
const ADVANCE = `MATCH (s:Store {name: 'solmu'}) SET s.revision = $q.revision`;
const COMMIT = `CREATE (c:Commit) SET c = $q.properties`;

async function applyOnce(run: Run, changes: ChangeSet): Promise<{ revision: number } | { stale: number }> {
  const current = await lockStore(run);
  const [done] = await run<{ revision: number }>(COMMITTED, { id: changes.commit.id });
  if (done) return { revision: done.revision };
  if (current !== changes.base) return { stale: current };
  const revision = current + 1;
  await run(ADVANCE, { revision: neo4j.int(revision) });
  await run(COMMIT, { properties: commitProperties(changes, revision) });
  await writeSources(run, changes);
  await writeEntities(run, changes.entities, revision);
  await refuseUnknown(run, changes);
  await writeRelations(run, changes.relations, revision);
  await writeFacts(run, changes.facts, revision);
  await removeStatements(run, changes);
  await removeEntities(run, changes.removedEntities);
  return { revision };
}

/** One query over many rows, some at a time, so that no single message grows without bound. */
async function inBatches(run: Run, text: string, rows: readonly unknown[]): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH)
    await run(text, { rows: rows.slice(start, start + BATCH) });
}

/** The last record of each id, as a store that takes them one by one would keep. */
function lastById<T>(records: readonly T[], idOf: (record: T) => string): T[] {
  return [...new Map(records.map((record) => [idOf(record), record])).values()];
}

const WRITE_SOURCES = `UNWIND $q.rows AS row MERGE (s:Source {id: row.id}) SET s = row.properties`;

function writeSources(run: Run, { sources }: ChangeSet): Promise<void> {
  return inBatches(run, WRITE_SOURCES, lastById(sources, ({ id }) => id).map(sourceRow));
}

const WRITE_ENTITIES = `
  UNWIND $q.rows AS row
  MERGE (e:Entity {id: row.id})
  REMOVE e:$([label IN labels(e) WHERE label <> 'Entity' AND NOT label IN row.labels])
  SET e:$(row.labels)
  SET e = row.properties`;
const REVIVE = `
  UNWIND $q.rows AS row
  MATCH (t:Tombstone {id: row.id}) USING INDEX SEEK t:Tombstone(id) WHERE t.state = 'withdrawn'
  DELETE t`;
const CLEAR_IDENTIFIERS = `
  UNWIND $q.rows AS row
  MATCH (e:Entity {id: row.id})-[:HAS_IDENTIFIER]->(i:Identifier) USING INDEX SEEK e:Entity(id)
  DETACH DELETE i`;
const WRITE_IDENTIFIERS = `
  UNWIND $q.rows AS row
  MATCH (e:Entity {id: row.id}) USING INDEX SEEK e:Entity(id)
  UNWIND row.identifiers AS identifier
  CREATE (e)-[:HAS_IDENTIFIER]->(:Identifier {scheme: identifier.scheme, value: identifier.value})`;

async function writeEntities(run: Run, written: readonly EntityRecord[], revision: number): Promise<void> {
  const records = lastById(written, ({ entity }) => entity.id);
  const rows = records.map((record) => entityRow(record, revision));
  await inBatches(run, WRITE_ENTITIES, rows);
  const ids = rows.map(({ id }) => ({ id }));
  await inBatches(run, REVIVE, ids);
  await inBatches(run, CLEAR_IDENTIFIERS, ids);
  const identified = rows.filter(({ identifiers }) => identifiers.length > 0);
  await inBatches(
    run,
    WRITE_IDENTIFIERS,
    identified.map(({ id, identifiers }) => ({ id, identifiers })),
  );
  await fileUnderSources(
    run,
    SAID_IN.entity,
    records.map(({ entity, claims }) => ({ id: entity.id, claims })),
  );
}

const saidIn = (label: string) => ({
  clear: `
    UNWIND $q.rows AS row
    MATCH (n:${label} {id: row.id})-[said:SAID_IN]->() USING INDEX SEEK n:${label}(id)
    DELETE said`,
  write: `
    UNWIND $q.rows AS row
    MATCH (n:${label} {id: row.id}) USING INDEX SEEK n:${label}(id)
    MERGE (s:Source {id: row.source})
    CREATE (n)-[:SAID_IN]->(s)`,
});
const SAID_IN = {
  entity: saidIn('Entity'),
  relation: saidIn('RelationKey'),
  fact: saidIn('Fact'),
} as const;

/** Joins each thing to the sources that say it, by which an importer finds what it said last time. */
async function fileUnderSources(
  run: Run,
  texts: { clear: string; write: string },
  said: readonly { id: string; claims: Record<string, unknown> }[],
): Promise<void> {
  await inBatches(
    run,
    texts.clear,
    said.map(({ id }) => ({ id })),
  );
  await inBatches(
    run,
    texts.write,
    said.flatMap(({ id, claims }) => Object.keys(claims).map((source) => ({ id, source }))),
  );
}

const UNKNOWN = `
  UNWIND $q.rows AS id
  OPTIONAL MATCH (e:Entity {id: id}) USING INDEX SEEK e:Entity(id)
  WITH id, e WHERE e IS NULL
  RETURN id LIMIT 1`;

/** A relationship needs both its nodes: what would be skipped in silence is refused instead. */
async function refuseUnknown(run: Run, { relations, facts }: ChangeSet): Promise<void> {
  const mentioned = new Set([
    ...relations.flatMap(({ relation: { from, to, scope, onBehalfOf } }) => [
      'entity' in from ? from.entity : null,
      'entity' in to ? to.entity : null,
      scope,
      onBehalfOf,
    ]),
    ...facts.map(({ fact }) => fact.entity),
  ]);
  mentioned.delete(null);
  const [unknown] = await run<{ id: string }>(UNKNOWN, { rows: [...mentioned] });
  if (unknown) throw new DanglingStatementError(unknown.id);
}

const knownAmong = (label: string) => `
  UNWIND $q.ids AS id
  MATCH (n:${label} {id: id}) USING INDEX SEEK n:${label}(id)
  RETURN n.id AS id`;
const KNOWN_RELATIONS = knownAmong('RelationKey');
const KNOWN_FACTS = knownAmong('Fact');

/**
 * The rows whose ids are new, and the others. Creating and updating are two queries because a MERGE between two nodes
 * is planned, on a database that is nearly empty, as a walk over all relationships for every row.
 */
async function byNovelty<R extends { id: string }>(run: Run, known: string, rows: R[]) {
  const found = await run<{ id: string }>(known, { ids: rows.map(({ id }) => id) });
  const ids = new Set(found.map(({ id }) => id));
  return { fresh: rows.filter(({ id }) => !ids.has(id)), known: rows.filter(({ id }) => ids.has(id)) };
}

const CREATE_RELATIONS = `
  UNWIND $q.rows AS row
  MATCH (a:Entity|Placeholder {id: row.from}) ${BY_ID('a')}
  MATCH (b:Entity|Placeholder {id: row.to}) ${BY_ID('b')}
  CREATE (k:RelationKey)
  SET k = row.key
  CREATE (a)-[r:$(row.type)]->(b)
  SET r = row.properties`;
// What a relation joins is part of its identity and does not change.
const UPDATE_RELATIONS = `
  UNWIND $q.rows AS row
  MATCH (k:RelationKey {id: row.id}) USING INDEX SEEK k:RelationKey(id) ${FROM_KEY}
  SET r = row.properties`;
const WRITE_PLACEHOLDERS = `UNWIND $q.rows AS row MERGE (p:Placeholder {id: row.id}) SET p = row`;

async function writeRelations(run: Run, written: readonly RelationRecord[], revision: number): Promise<void> {
  const records = lastById(written, ({ relation }) => relation.id);
  const rows = records.map((record) => relationRow(record, revision));
  const { fresh, known } = await byNovelty(run, KNOWN_RELATIONS, rows);
  await inBatches(run, WRITE_PLACEHOLDERS, records.flatMap(placeholderRows));
  await inBatches(run, CREATE_RELATIONS, fresh);
  await inBatches(run, UPDATE_RELATIONS, known);
  await fileUnderSources(
    run,
    SAID_IN.relation,
    records.map(({ relation, claims }) => ({ id: relation.id, claims })),
  );
}

const CREATE_FACTS = `
  UNWIND $q.rows AS row
  MATCH (e:Entity {id: row.entity}) USING INDEX SEEK e:Entity(id)
  CREATE (e)-[:HAS_FACT]->(f:Fact)
  SET f = row.properties`;
const UPDATE_FACTS = `
  UNWIND $q.rows AS row
  MATCH (f:Fact {id: row.id}) USING INDEX SEEK f:Fact(id)
  SET f = row.properties`;

async function writeFacts(run: Run, written: readonly FactRecord[], revision: number): Promise<void> {
  const records = lastById(written, ({ fact }) => fact.id);
  const rows = records.map((record) => factRow(record, revision));
  const { fresh, known } = await byNovelty(run, KNOWN_FACTS, rows);
  await inBatches(run, CREATE_FACTS, fresh);
  await inBatches(run, UPDATE_FACTS, known);
  await fileUnderSources(
    run,
    SAID_IN.fact,
    records.map(({ fact, claims }) => ({ id: fact.id, claims })),
  );
}

const REMOVE_RELATIONS = `
  UNWIND $q.rows AS id
  MATCH (k:RelationKey {id: id}) USING INDEX SEEK k:RelationKey(id) ${FROM_KEY}
  DELETE r
  DETACH DELETE k`;
const REMOVE_PLACEHOLDERS = `
  UNWIND $q.rows AS id
  MATCH (p:Placeholder {relation: id}) USING INDEX SEEK p:Placeholder(relation)
  DETACH DELETE p`;
const REMOVE_FACTS = `
  UNWIND $q.rows AS id MATCH (f:Fact {id: id}) USING INDEX SEEK f:Fact(id) DETACH DELETE f`;

async function removeStatements(run: Run, { removedRelations, removedFacts }: ChangeSet): Promise<void> {
  await inBatches(run, REMOVE_RELATIONS, removedRelations);
  await inBatches(run, REMOVE_PLACEHOLDERS, removedRelations);
  await inBatches(run, REMOVE_FACTS, removedFacts);
}

const STILL_MENTIONED = `
  UNWIND $q.rows AS row
  OPTIONAL MATCH (e:Entity {id: row.id}) USING INDEX SEEK e:Entity(id)
  WITH row, e
  WHERE EXISTS { (e)--() }
    OR EXISTS { (:RelationKey {scope: row.id}) }
    OR EXISTS { (:RelationKey {onBehalfOf: row.id}) }
  RETURN row.id AS id LIMIT 1`;
const REMOVE_ENTITIES = `
  UNWIND $q.rows AS row MATCH (e:Entity {id: row.id}) USING INDEX SEEK e:Entity(id) DELETE e`;
const BURY = `UNWIND $q.rows AS row MERGE (t:Tombstone {id: row.id}) SET t.state = row.state`;
// The names under which an heir's inheritance was filed hold the id of the entity that was merged.
const FORGET_EMPTY_NAMES = `
  MATCH (s:Source) WHERE s.json IS NULL AND NOT EXISTS { (s)<-[:SAID_IN]-() } DELETE s`;

async function removeEntities(run: Run, rows: ChangeSet['removedEntities']): Promise<void> {
  if (rows.length === 0) return;
  await inBatches(run, CLEAR_IDENTIFIERS, rows);
  await inBatches(run, SAID_IN.entity.clear, rows);
  const [mentioned] = await run<{ id: string }>(STILL_MENTIONED, { rows });
  if (mentioned) throw new DanglingStatementError(mentioned.id);
  await inBatches(run, REMOVE_ENTITIES, rows);
  await inBatches(run, BURY, rows);
  await run(FORGET_EMPTY_NAMES);
}
