import type { Source } from '../../contract/evidence.ts';
import { DanglingStatementError, StaleRevisionError } from '../errors.ts';
import type { ChangeSet, EntityRecord, FactRecord, RelationRecord } from '../graph-store.ts';
import { touchedBy } from '../touched-by.ts';
import type { Connection, Run } from './connection.ts';
import { passedOnNow, recordLatest } from './latest.ts';
import { BY_ID, FROM_KEY, lockStore, publish } from './read.ts';
import {
  commitProperties,
  entityRow,
  factRow,
  placeholderRows,
  redactedRow,
  relationRow,
  sourceRow,
  stamped,
  tombstoneRow,
} from './rows.ts';
import { sendAhead, type Sending } from './sending.ts';

/**
 * Writes the change set in one transaction; the same commit id twice is applied once. A try whose answer was lost
 * is found by its commit id when the driver tries again.
 */
export async function apply(db: Connection, changes: ChangeSet): Promise<number> {
  const outcome = await db.write((run) => applyOnce(run, withoutRemoved(changes)));
  // Answered rather than thrown inside: a transaction that ends well tells reads how far they must have caught up.
  if ('stale' in outcome) throw new StaleRevisionError(changes.base, outcome.stale);
  // It is written. Where publishing fails, the next reader publishes.
  await publish(db).catch(() => {});
  return outcome.revision;
}

const COMMITTED = `MATCH (c:Commit {id: $q.id}) USING INDEX SEEK c:Commit(id) RETURN c.revision AS revision`;
const COMMIT = `
  MATCH (s:Store {name: 'solmu'}) SET s.revision = $q.properties.revision
  CREATE (c:Commit) SET c = $q.properties`;

async function applyOnce(run: Run, changes: ChangeSet): Promise<{ revision: number } | { stale: number }> {
  const [current, [done], known, passedOn] = await Promise.all([
    lockStore(run),
    run<{ revision: number }>(COMMITTED, { id: changes.commit.id }),
    knownOf(run, changes),
    passedOnNow(run, changes),
  ]);
  if (done) return { revision: done.revision };
  if (current !== changes.base) return { stale: current };
  refuseUnknown(changes, known.entities);
  const revision = current + 1;
  const { sources, entities, relations, facts } = stamped(changes, revision);
  const sending = sendAhead(run);
  const commit = { ...changes.commit, revision, touched: touchedBy(changes) };
  await sending.send(COMMIT, { properties: commitProperties(commit) });
  await writeSources(sending, sources);
  await writeEntities(sending, entities, known.entities);
  await writeRelations(sending, relations, known.relations);
  await writeFacts(sending, facts, known.facts);
  await removeStatements(sending, changes);
  await removeEntities(run, sending, changes.removedEntities);
  await sending.sendRows(REDACT_COMMITS, (changes.redactedCommits ?? []).map(redactedRow));
  await recordLatest(
    run,
    sending,
    changes,
    { known: known.entities, shown: known.shown, passedOn },
    revision,
  );
  await sending.done();
  return { revision };
}

/** What is written and removed at once need not be written, nor must the store have what it names. */
function withoutRemoved(changes: ChangeSet): ChangeSet {
  const entities = new Set(changes.removedEntities.map(({ id }) => id));
  const relations = new Set(changes.removedRelations);
  const facts = new Set(changes.removedFacts);
  return {
    ...changes,
    entities: changes.entities.filter(({ entity }) => !entities.has(entity.id)),
    relations: changes.relations.filter(({ relation }) => !relations.has(relation.id)),
    facts: changes.facts.filter(({ fact }) => !facts.has(fact.id)),
  };
}

const REDACT_COMMITS = `
  UNWIND $q.rows AS row
  MATCH (c:Commit {revision: row.revision}) USING INDEX SEEK c:Commit(revision)
  SET c.actor = row.actor, c.reason = row.reason`;

/** The last record of each id, as a store that takes them one by one would keep. */
function lastById<T>(records: readonly T[], idOf: (record: T) => string): T[] {
  return [...new Map(records.map((record) => [idOf(record), record])).values()];
}

const KNOWN = `
  UNWIND $q.entities AS id
  MATCH (n:Entity {id: id}) USING INDEX SEEK n:Entity(id)
  RETURN 'entities' AS kind, n.id AS id, n.visibility = 'public' AND n.mergedInto IS NULL AS shown
  UNION ALL
  UNWIND $q.relations AS id
  MATCH (n:RelationKey {id: id}) USING INDEX SEEK n:RelationKey(id)
  RETURN 'relations' AS kind, n.id AS id, null AS shown
  UNION ALL
  UNWIND $q.facts AS id
  MATCH (n:Fact {id: id}) USING INDEX SEEK n:Fact(id)
  RETURN 'facts' AS kind, n.id AS id, null AS shown`;

/** Which of the things that the change set writes or names the store has. */
type Known = Record<'entities' | 'relations' | 'facts', ReadonlySet<string>> & {
  /** The entities that everybody may know. */
  shown: ReadonlySet<string>;
};

async function knownOf(run: Run, changes: ChangeSet): Promise<Known> {
  const removed = changes.removedEntities.map(({ id }) => id);
  const rows = await run<{ kind: keyof Known; id: string; shown: boolean | null }>(KNOWN, {
    entities: [...new Set([...writtenEntities(changes), ...mentionedIn(changes), ...removed])],
    relations: changes.relations.map(({ relation }) => relation.id),
    facts: changes.facts.map(({ fact }) => fact.id),
  });
  const found = (kind: keyof Known) => new Set(rows.filter((row) => row.kind === kind).map(({ id }) => id));
  const shown = new Set(rows.filter((row) => row.shown).map(({ id }) => id));
  return { entities: found('entities'), relations: found('relations'), facts: found('facts'), shown };
}

function writtenEntities({ entities }: ChangeSet): string[] {
  return entities.map(({ entity }) => entity.id);
}

/** The entities that the statements name: ends, scopes, parties spoken for, and whom the facts are about. */
function mentionedIn({ relations, facts }: ChangeSet): string[] {
  const named = relations.flatMap(({ relation: { from, to, scope, onBehalfOf } }) => [
    'entity' in from ? from.entity : null,
    'entity' in to ? to.entity : null,
    scope,
    onBehalfOf,
  ]);
  return [...named.filter((id) => id !== null), ...facts.map(({ fact }) => fact.entity)];
}

/** A relationship needs both its nodes: what would be skipped in silence is refused instead. */
function refuseUnknown(changes: ChangeSet, known: ReadonlySet<string>): void {
  const written = new Set(writtenEntities(changes));
  const unknown = mentionedIn(changes).find((id) => !known.has(id) && !written.has(id));
  if (unknown !== undefined) throw new DanglingStatementError(unknown);
}

const WRITE_SOURCES = `UNWIND $q.rows AS row MERGE (s:Source {id: row.id}) SET s = row.properties`;

export function writeSources(sending: Sending, sources: readonly Source[]): Promise<void> {
  return sending.sendRows(WRITE_SOURCES, lastById(sources, ({ id }) => id).map(sourceRow));
}

const CREATE_ENTITIES = `
  UNWIND $q.rows AS row
  CREATE (e:Entity)
  SET e:$(row.labels)
  SET e = row.properties`;
const UPDATE_ENTITIES = `
  UNWIND $q.rows AS row
  MATCH (e:Entity {id: row.id}) USING INDEX SEEK e:Entity(id)
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

export async function writeEntities(
  sending: Sending,
  written: readonly EntityRecord[],
  present: ReadonlySet<string>,
): Promise<void> {
  const records = lastById(written, ({ entity }) => entity.id);
  const rows = records.map(entityRow);
  const { fresh, known } = byNovelty(rows, present);
  await sending.sendRows(CREATE_ENTITIES, fresh);
  await sending.sendRows(
    REVIVE,
    fresh.map(({ id }) => ({ id })),
  );
  await sending.sendRows(UPDATE_ENTITIES, known);
  await sending.sendRows(
    CLEAR_IDENTIFIERS,
    known.map(({ id }) => ({ id })),
  );
  const identified = rows.filter(({ identifiers }) => identifiers.length > 0);
  await sending.sendRows(
    WRITE_IDENTIFIERS,
    identified.map(({ id, identifiers }) => ({ id, identifiers })),
  );
  await fileUnderSources(
    sending,
    SAID_IN.entity,
    known,
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
  sending: Sending,
  texts: { clear: string; write: string },
  known: readonly { id: string }[],
  said: readonly { id: string; claims: Record<string, unknown> }[],
): Promise<void> {
  await sending.sendRows(
    texts.clear,
    known.map(({ id }) => ({ id })),
  );
  await sending.sendRows(
    texts.write,
    said.flatMap(({ id, claims }) => Object.keys(claims).map((source) => ({ id, source }))),
  );
}

/**
 * The rows whose ids are new, and the others. Creating and updating are two queries because a MERGE between two nodes
 * is planned, on a database that is nearly empty, as a walk over all relationships for every row.
 */
function byNovelty<R extends { id: string }>(rows: R[], present: ReadonlySet<string>) {
  return {
    fresh: rows.filter(({ id }) => !present.has(id)),
    known: rows.filter(({ id }) => present.has(id)),
  };
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
  SET r = row.properties, k.suppressed = row.key.suppressed`;
const WRITE_PLACEHOLDERS = `UNWIND $q.rows AS row MERGE (p:Placeholder {id: row.id}) SET p = row`;

export async function writeRelations(
  sending: Sending,
  written: readonly RelationRecord[],
  present: ReadonlySet<string>,
): Promise<void> {
  const records = lastById(written, ({ relation }) => relation.id);
  const { fresh, known } = byNovelty(records.map(relationRow), present);
  await sending.sendRows(WRITE_PLACEHOLDERS, records.flatMap(placeholderRows));
  await sending.sendRows(CREATE_RELATIONS, fresh);
  await sending.sendRows(UPDATE_RELATIONS, known);
  await fileUnderSources(
    sending,
    SAID_IN.relation,
    known,
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

export async function writeFacts(
  sending: Sending,
  written: readonly FactRecord[],
  present: ReadonlySet<string>,
): Promise<void> {
  const records = lastById(written, ({ fact }) => fact.id);
  const { fresh, known } = byNovelty(records.map(factRow), present);
  await sending.sendRows(CREATE_FACTS, fresh);
  await sending.sendRows(UPDATE_FACTS, known);
  await fileUnderSources(
    sending,
    SAID_IN.fact,
    known,
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

async function removeStatements(sending: Sending, changes: ChangeSet): Promise<void> {
  await sending.sendRows(REMOVE_RELATIONS, changes.removedRelations);
  await sending.sendRows(REMOVE_PLACEHOLDERS, changes.removedRelations);
  await sending.sendRows(REMOVE_FACTS, changes.removedFacts);
}

// The names under which an heir's inheritance was filed hold the id of the entity that was merged: they go with it.
const LEAVE_SOURCES = `
  UNWIND $q.rows AS row
  MATCH (e:Entity {id: row.id})-[said:SAID_IN]->(s:Source) USING INDEX SEEK e:Entity(id)
  DELETE said
  WITH collect(DISTINCT s) AS left
  UNWIND left AS s
  WITH s WHERE s.json IS NULL AND NOT EXISTS { (s)<-[:SAID_IN]-() }
  DELETE s`;
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
export const BURY = `UNWIND $q.rows AS row MERGE (t:Tombstone {id: row.id}) SET t = row`;

async function removeEntities(run: Run, sending: Sending, rows: ChangeSet['removedEntities']): Promise<void> {
  if (rows.length === 0) return;
  await sending.sendRows(CLEAR_IDENTIFIERS, rows);
  await sending.sendRows(LEAVE_SOURCES, rows);
  await sending.done();
  const [mentioned] = await run<{ id: string }>(STILL_MENTIONED, { rows });
  if (mentioned) throw new DanglingStatementError(mentioned.id);
  await sending.sendRows(REMOVE_ENTITIES, rows);
  await sending.sendRows(
    BURY,
    rows.map(({ id, state, names = [] }) => tombstoneRow({ id, state, names })),
  );
}
