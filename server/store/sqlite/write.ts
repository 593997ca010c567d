import type { End } from '../../contract/relation.ts';
import { StaleRevisionError } from '../errors.ts';
import type { Source } from '../../contract/evidence.ts';
import type {
  ChangeSet,
  Commit,
  EntityRecord,
  FactRecord,
  RelationRecord,
  Stored,
  Tombstone,
} from '../graph-store.ts';
import { touchedBy } from '../touched-by.ts';
import type { Connection } from './connection.ts';
import { finishErasure, noteErasure } from './erasure.ts';
import { recordLatest } from './latest.ts';
import { readRevision } from './read.ts';

/** Writes the change set in one transaction; the same commit id twice is applied once. */
export function apply(db: Connection, changes: ChangeSet): number {
  const revision = db.write(() => {
    const done = db.get<{ revision: number }>(`SELECT revision FROM commits WHERE id = :id`, {
      id: changes.commit.id,
    });
    if (done) return done.revision;
    const current = readRevision(db);
    if (current !== changes.base) throw new StaleRevisionError(changes.base, current);
    recordLatest(db, changes, current + 1, () => writeAll(db, changes, current + 1));
    if (changes.removedEntities.some(({ state }) => state === 'erased')) noteErasure(db, current + 1);
    return current + 1;
  });
  finishErasure(db);
  return revision;
}

/** Writes one thing of another store as it was there. */
export function writeStored(db: Connection, { kind, record }: Stored): void {
  switch (kind) {
    case 'source':
      return writeSource(db, record);
    case 'entity':
      return writeEntity(db, record, record.entity.revision);
    case 'relation':
      return writeRelation(db, record, record.relation.revision);
    case 'fact':
      return writeFact(db, record, record.fact.revision);
    case 'tombstone':
      return bury(db, record);
    case 'commit':
      return writeCommit(db, record);
    case 'latest':
      return db.run(`INSERT INTO latest VALUES (:kind, :id, :revision, :state)`, { ...record });
  }
}

function writeAll(db: Connection, changes: ChangeSet, revision: number): void {
  db.run(`UPDATE meta SET value = :revision WHERE key = 'revision'`, { revision: String(revision) });
  writeCommit(db, { ...changes.commit, revision, touched: touchedBy(changes) });
  for (const source of changes.sources) writeSource(db, source);
  for (const record of changes.entities) writeEntity(db, record, revision);
  for (const record of changes.relations) writeRelation(db, record, revision);
  for (const record of changes.facts) writeFact(db, record, revision);
  for (const id of changes.removedRelations) db.run(`DELETE FROM relation WHERE id = :id`, { id });
  for (const id of changes.removedFacts) db.run(`DELETE FROM fact WHERE id = :id`, { id });
  for (const { id, state, names = [] } of changes.removedEntities) {
    db.run(`DELETE FROM entity WHERE id = :id`, { id });
    bury(db, { id, state, names });
  }
  for (const { revision: redacted, actor, reason } of changes.redactedCommits ?? [])
    db.run(`UPDATE commits SET actor = :actor, reason = :reason WHERE revision = :redacted`, {
      redacted,
      actor,
      reason,
    });
}

function writeSource(db: Connection, source: Source): void {
  db.run(`INSERT INTO source VALUES (:id, :json) ON CONFLICT (id) DO UPDATE SET json = excluded.json`, {
    id: source.id,
    json: JSON.stringify(source),
  });
}

function bury(db: Connection, { id, state, names }: Tombstone): void {
  db.run(`INSERT OR REPLACE INTO tombstone VALUES (:id, :state, :names)`, {
    id,
    state,
    names: JSON.stringify(names),
  });
}

function writeCommit(db: Connection, { touched, ...commit }: Commit): void {
  db.run(
    `INSERT INTO commits VALUES (:revision, :id, :at, :actor, :reason, :source, :sourceVersion)`,
    commit,
  );
  for (const { kind, id, removed } of touched)
    db.run(`INSERT OR REPLACE INTO touched VALUES (:revision, :kind, :id, :removed)`, {
      revision: commit.revision,
      kind,
      id,
      removed: removed ? 1 : 0,
    });
}

function writeEntity(
  db: Connection,
  { entity, sortKey, claims, corrections }: EntityRecord,
  revision: number,
): void {
  db.run(
    `INSERT INTO entity VALUES (:id, :type, :kind, :sortKey, :visibility, :mergedInto, :json, :claims, :corrections)
     ON CONFLICT (id) DO UPDATE SET type = excluded.type, kind = excluded.kind, sort_key = excluded.sort_key,
       visibility = excluded.visibility, merged_into = excluded.merged_into, json = excluded.json,
       claims = excluded.claims, corrections = excluded.corrections`,
    {
      id: entity.id,
      type: entity.type,
      kind: entity.kind,
      sortKey,
      visibility: entity.visibility,
      mergedInto: entity.mergedInto,
      json: JSON.stringify({ ...entity, revision }),
      claims: JSON.stringify(claims),
      corrections: JSON.stringify(corrections),
    },
  );
  const id = entity.id;
  db.run(`DELETE FROM tombstone WHERE id = :id AND state = 'withdrawn'`, { id });
  db.run(`DELETE FROM identifier WHERE entity = :id`, { id });
  for (const { scheme, value } of entity.identifiers)
    db.run(`INSERT OR IGNORE INTO identifier VALUES (:scheme, :value, :id)`, { scheme, value, id });
  db.run(`DELETE FROM entity_source WHERE entity = :id`, { id });
  for (const source of Object.keys(claims))
    db.run(`INSERT INTO entity_source VALUES (:source, :id)`, { source, id });
}

function idOf(end: End): string | null {
  return 'entity' in end ? end.entity : null;
}

function writeRelation(db: Connection, record: RelationRecord, revision: number): void {
  const { relation, sortKey, claims, suppression } = record;
  db.run(
    `INSERT INTO relation VALUES (:id, :role, :from, :to, :scope, :onBehalfOf, :sortKey, :suppressed, :json, :claims, :suppression)
     ON CONFLICT (id) DO UPDATE SET sort_key = excluded.sort_key, suppressed = excluded.suppressed,
       json = excluded.json, claims = excluded.claims, suppression = excluded.suppression`,
    {
      id: relation.id,
      role: relation.role,
      from: idOf(relation.from),
      to: idOf(relation.to),
      scope: relation.scope,
      onBehalfOf: relation.onBehalfOf,
      sortKey,
      suppressed: relation.suppressed ? 1 : 0,
      json: JSON.stringify({ ...relation, revision }),
      claims: JSON.stringify(claims),
      suppression: suppression ? JSON.stringify(suppression) : null,
    },
  );
  db.run(`DELETE FROM relation_source WHERE relation = :id`, { id: relation.id });
  for (const source of Object.keys(claims))
    db.run(`INSERT INTO relation_source VALUES (:source, :id)`, { source, id: relation.id });
}

function writeFact(db: Connection, record: FactRecord, revision: number): void {
  const { fact, sortKey, claims, suppression } = record;
  db.run(
    `INSERT INTO fact VALUES (:id, :entity, :field, :sortKey, :suppressed, :json, :claims, :suppression)
     ON CONFLICT (id) DO UPDATE SET sort_key = excluded.sort_key, suppressed = excluded.suppressed,
       json = excluded.json, claims = excluded.claims, suppression = excluded.suppression`,
    {
      id: fact.id,
      entity: fact.entity,
      field: fact.field,
      sortKey,
      suppressed: fact.suppressed ? 1 : 0,
      json: JSON.stringify({ ...fact, revision }),
      claims: JSON.stringify(claims),
      suppression: suppression ? JSON.stringify(suppression) : null,
    },
  );
  db.run(`DELETE FROM fact_source WHERE fact = :id`, { id: fact.id });
  for (const source of Object.keys(claims))
    db.run(`INSERT INTO fact_source VALUES (:source, :id)`, { source, id: fact.id });
}
