import { randomUUID } from 'node:crypto';
import neo4j from 'neo4j-driver';
import type { Source } from '../../contract/evidence.ts';
import { DanglingStatementError, StoreHalfRestoredError, StoreNotEmptyError } from '../errors.ts';
import type {
  ContentsVisitor,
  LatestMark,
  Stored,
  StoredKind,
  StoredRecords,
  Tombstone,
} from '../graph-store.ts';
import type { Connection, Run } from './connection.ts';
import {
  changes,
  entityRecord,
  factRecord,
  FROM_KEY,
  lockAnyway,
  lockStore,
  publish,
  readRevision,
  relationRecord,
  type EntityRow,
  type StatementRow,
} from './read.ts';
import { commitProperties, latestRow, tombstoneRow } from './rows.ts';
import { sendAhead, type Sending } from './sending.ts';
import { BURY, writeEntities, writeFacts, writeRelations, writeSources } from './write.ts';

const AT_ONCE = 1000;
const COMMITS_AT_ONCE = 20;

const COUNTS = `
  RETURN COUNT { MATCH (s:Source) WHERE s.json IS NOT NULL } AS source, COUNT { (:Entity) } AS entity,
    COUNT { (:RelationKey) } AS relation, COUNT { (:Fact) } AS fact, COUNT { (:Tombstone) } AS tombstone,
    COUNT { (:Commit) } AS commit, COUNT { (:Latest) } AS latest`;

/** Everything, from one snapshot; in many small transactions, so that none of them grows with the graph. */
export async function visitContents(db: Connection, visitor: ContentsVisitor): Promise<number> {
  const revision = await readRevision(db);
  await visitAll(db, visitor, revision);
  if ((await db.write(lockStore)) === revision) return revision;
  return db.writeLong(async (run) => {
    const locked = await lockStore(run);
    await visitAll(db, visitor, locked);
    return locked;
  });
}

async function visitAll(db: Connection, visitor: ContentsVisitor, revision: number): Promise<void> {
  const [counts] = await db.readLong((run) => run<Record<StoredKind, number>>(COUNTS));
  visitor.begin({ revision, counts: counts as Record<StoredKind, number> });
  await visitInOrder<{ json: string }>(db, SOURCES, ({ json }) =>
    visitor.stored({ kind: 'source', record: JSON.parse(json) as Source }),
  );
  await visitInOrder<EntityRow>(db, ENTITIES, (row) =>
    visitor.stored({ kind: 'entity', record: entityRecord(row) }),
  );
  await visitInOrder<StatementRow>(db, RELATIONS, (row) =>
    visitor.stored({ kind: 'relation', record: relationRecord(row) }),
  );
  await visitInOrder<StatementRow>(db, FACTS, (row) =>
    visitor.stored({ kind: 'fact', record: factRecord(row) }),
  );
  await visitInOrder<TombstoneRow>(db, TOMBSTONES, ({ id, state, names }) =>
    visitor.stored({
      kind: 'tombstone',
      record: { id, state, names: JSON.parse(names ?? '[]') as Tombstone['names'] },
    }),
  );
  await visitCommits(db, visitor);
  await visitInOrder<LatestMark>(db, LATEST, ({ kind, id, revision: changed, state }) =>
    visitor.stored({ kind: 'latest', record: { kind, id, revision: changed, state } }),
  );
}

type TombstoneRow = { id: string; state: Tombstone['state']; names: string | null };

// Each page is read off the index of the ids, in their order.
const pageOf = (label: string, key: string) => `
  MATCH (n:${label}) USING INDEX SEEK n:${label}(${key}) WHERE n.${key} > $q.after
  WITH n ORDER BY n.${key} LIMIT $q.limit`;
const SOURCES = `${pageOf('Source', 'id')} RETURN n.id AS place, n.json AS json ORDER BY place`;
const ENTITIES = `${pageOf('Entity', 'id')}
  RETURN n.id AS place, n.sortKey AS sortKey, n.json AS json, n.claims AS claims, n.corrections AS corrections
  ORDER BY place`;
const RELATIONS = `${pageOf('RelationKey', 'id')} WITH n AS k ${FROM_KEY}
  RETURN k.id AS place, r.sortKey AS sortKey, r.json AS json, r.claims AS claims, r.suppression AS suppression
  ORDER BY place`;
const FACTS = `${pageOf('Fact', 'id')}
  RETURN n.id AS place, n.sortKey AS sortKey, n.json AS json, n.claims AS claims, n.suppression AS suppression
  ORDER BY place`;
const TOMBSTONES = `${pageOf('Tombstone', 'id')}
  RETURN n.id AS place, n.id AS id, n.state AS state, n.names AS names ORDER BY place`;
const LATEST = `${pageOf('Latest', 'key')}
  RETURN n.key AS place, n.kind AS kind, n.id AS id, n.revision AS revision, n.state AS state ORDER BY place`;

async function visitInOrder<R>(db: Connection, text: string, visit: (row: R) => void): Promise<void> {
  let after: string | undefined = '';
  while (after !== undefined) {
    const page: (R & { place: string; json?: string | null })[] = await db.readLong((run) =>
      run(text, { after, limit: neo4j.int(AT_ONCE) }),
    );
    // What an heir inherited is filed under a source node without a document.
    for (const row of page) if (row.json !== null) visit(row);
    after = page.at(-1)?.place;
  }
}

async function visitCommits(db: Connection, visitor: ContentsVisitor): Promise<void> {
  let after: number | undefined = 0;
  while (after !== undefined) {
    const from: number = after;
    const page = await db.readLong((run) => changes(run, from, COMMITS_AT_ONCE));
    for (const commit of page) visitor.stored({ kind: 'commit', record: commit });
    after = page.at(-1)?.revision;
  }
}

/**
 * Writes another store's contents into an empty one. One transaction would not fit into Neo4j's memory: until the last of
 * many is written the store is marked as being filled, and everybody else is refused.
 */
export async function restore(
  db: Connection,
  { revision, things, again }: { revision: number; things: AsyncIterable<Stored>; again?: boolean },
): Promise<void> {
  const token = randomUUID();
  await begin(db, token, again === true);
  try {
    const statements = await writeBatches(db, token, things);
    await refuseDangling(db, statements);
    await db.write((run) => end(run, token, revision));
  } catch (error) {
    await abandon(db, token).catch(() => {});
    throw error;
  }
  await publish(db);
}

/** Answers how many relations and facts were handed over. */
async function writeBatches(db: Connection, token: string, things: AsyncIterable<Stored>): Promise<number> {
  let number = 0;
  let statements = 0;
  for await (const batch of batchesOf(things)) {
    await writeBatch(db, token, number, batch);
    number += 1;
    statements += recordsOf('relation', batch).length + recordsOf('fact', batch).length;
  }
  return statements;
}

const STATEMENTS = `
  RETURN COUNT { (:Entity|Placeholder)-[r]->(:Entity|Placeholder) WHERE r.role IS NOT NULL }
    + COUNT { (:Fact) } AS n`;

/** A statement of which an end is not there is not written; that must not pass in silence. */
async function refuseDangling(db: Connection, statements: number): Promise<void> {
  const [row] = await db.readLong((run) => run<{ n: number }>(STATEMENTS));
  if (row?.n !== statements) throw new DanglingStatementError(null);
}

/** Leaves the store as empty as it was. Where that fails it stays marked. */
async function abandon(db: Connection, token: string): Promise<void> {
  await clear(db, token);
  await db.write((run) => end(run, token, 0));
}

const BEGIN = `MATCH (s:Store {name: 'solmu'}) SET s.filling = $q.token, s.filled = 0`;
const IN_USE = `RETURN EXISTS { MATCH (n) WHERE NOT n:Store } AS inUse`;

async function begin(db: Connection, token: string, again: boolean): Promise<void> {
  await db.write(async (run) => {
    const { revision, filling } = await lockAnyway(run);
    if (filling !== null && filling !== token && !again) throw new StoreHalfRestoredError();
    const [row] = await run<{ inUse: boolean }>(IN_USE);
    if (filling === null && (revision !== 0 || row?.inUse)) throw new StoreNotEmptyError(revision);
    await run(BEGIN, { token });
  });
  if (again) await clear(db, token);
}

const CLEAR = `
  MATCH (n) WHERE NOT n:Store WITH n LIMIT 2000 DETACH DELETE n RETURN count(*) AS n`;

async function clear(db: Connection, token: string): Promise<void> {
  let left = 1;
  while (left > 0)
    left = await db.write(async (run) => {
      await refuseOthers(run, token);
      return (await run<{ n: number }>(CLEAR))[0]?.n ?? 0;
    });
}

/** Whoever began anew has taken the store over. */
async function refuseOthers(run: Run, token: string): Promise<void> {
  if ((await lockAnyway(run)).filling !== token) throw new StoreHalfRestoredError();
}

/** Things of one kind, so many that a transaction is worth while; a commit may be large, and comes alone. */
async function* batchesOf(things: AsyncIterable<Stored>): AsyncGenerator<Stored[]> {
  let batch: Stored[] = [];
  for await (const thing of things) {
    const full = batch.length >= AT_ONCE || thing.kind === 'commit';
    if (batch.length > 0 && (full || batch[0]?.kind !== thing.kind)) {
      yield batch;
      batch = [];
    }
    batch.push(thing);
  }
  if (batch.length > 0) yield batch;
}

const FILLED = `MATCH (s:Store {name: 'solmu'}) RETURN s.filled AS filled`;
const COUNT_BATCH = `MATCH (s:Store {name: 'solmu'}) SET s.filled = $q.filled`;

/** Writes a batch once, although the driver may try again when the answer to a first try was lost. */
function writeBatch(db: Connection, token: string, number: number, batch: readonly Stored[]): Promise<void> {
  return db.write(async (run) => {
    await refuseOthers(run, token);
    const [row] = await run<{ filled: number }>(FILLED);
    if ((row?.filled ?? 0) > number) return;
    const sending = sendAhead(run);
    await writeThings(sending, batch);
    await sending.send(COUNT_BATCH, { filled: neo4j.int(number + 1) });
    await sending.done();
  });
}

const NONE: ReadonlySet<string> = new Set();
const CREATE_COMMITS = `UNWIND $q.rows AS row CREATE (c:Commit) SET c = row`;
const CREATE_LATEST = `UNWIND $q.rows AS row CREATE (l:Latest) SET l = row`;

async function writeThings(sending: Sending, batch: readonly Stored[]): Promise<void> {
  await writeSources(sending, recordsOf('source', batch));
  await writeEntities(sending, recordsOf('entity', batch), NONE);
  await writeRelations(sending, recordsOf('relation', batch), NONE);
  await writeFacts(sending, recordsOf('fact', batch), NONE);
  await sending.sendRows(BURY, recordsOf('tombstone', batch).map(tombstoneRow));
  await sending.sendRows(CREATE_COMMITS, recordsOf('commit', batch).map(commitProperties));
  await sending.sendRows(CREATE_LATEST, recordsOf('latest', batch).map(latestRow));
}

function recordsOf<K extends StoredKind>(kind: K, batch: readonly Stored[]): StoredRecords[K][] {
  return batch.filter((one) => one.kind === kind).map(({ record }) => record as StoredRecords[K]);
}

const END = `
  MATCH (s:Store {name: 'solmu'}) SET s.revision = $q.revision, s.published = $q.revision
  REMOVE s.filling, s.filled`;

async function end(run: Run, token: string, revision: number): Promise<void> {
  const { filling } = await lockAnyway(run);
  // Tried again although the first try went through.
  if (filling === null) return;
  if (filling !== token) throw new StoreHalfRestoredError();
  await run(END, { revision: neo4j.int(revision) });
}
