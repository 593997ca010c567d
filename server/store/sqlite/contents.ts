import type { Source } from '../../contract/evidence.ts';
import { StoreNotEmptyError } from '../errors.ts';
import type { Commit, ContentsVisitor, LatestMark, Stored, StoredKind, Tombstone } from '../graph-store.ts';
import type { Connection } from './connection.ts';
import {
  changes,
  entityRecord,
  factRecord,
  readRevision,
  relationRecord,
  type EntityRow,
  type StatementRow,
} from './read.ts';
import { writeStored } from './write.ts';

const COUNTS = `
  SELECT (SELECT count(*) FROM source) AS source, (SELECT count(*) FROM entity) AS entity,
    (SELECT count(*) FROM relation) AS relation, (SELECT count(*) FROM fact) AS fact,
    (SELECT count(*) FROM tombstone) AS tombstone, (SELECT count(*) FROM commits) AS "commit",
    (SELECT count(*) FROM latest) AS latest`;

/** Everything, from one snapshot. */
export function visitContents(db: Connection, visitor: ContentsVisitor): number {
  return db.read(() => {
    const revision = readRevision(db);
    const counts = db.get<Record<StoredKind, number>>(COUNTS) as Record<StoredKind, number>;
    visitor.begin({ revision, counts: { ...counts } });
    visitRecords(db, visitor);
    visitHistory(db, visitor);
    return revision;
  });
}

function visitRecords(db: Connection, visitor: ContentsVisitor): void {
  db.each<{ json: string }>(`SELECT json FROM source ORDER BY id`, ({ json }) =>
    visitor.stored({ kind: 'source', record: JSON.parse(json) as Source }),
  );
  db.each<EntityRow>(`SELECT sort_key, json, claims, corrections FROM entity ORDER BY id`, (row) =>
    visitor.stored({ kind: 'entity', record: entityRecord(row) }),
  );
  db.each<StatementRow>(`SELECT sort_key, json, claims, suppression FROM relation ORDER BY id`, (row) =>
    visitor.stored({ kind: 'relation', record: relationRecord(row) }),
  );
  db.each<StatementRow>(`SELECT sort_key, json, claims, suppression FROM fact ORDER BY id`, (row) =>
    visitor.stored({ kind: 'fact', record: factRecord(row) }),
  );
}

function visitHistory(db: Connection, visitor: ContentsVisitor): void {
  db.each<{ id: string; state: Tombstone['state']; names: string }>(
    `SELECT id, state, names FROM tombstone ORDER BY id`,
    ({ id, state, names }) =>
      visitor.stored({
        kind: 'tombstone',
        record: { id, state, names: JSON.parse(names) as Tombstone['names'] },
      }),
  );
  let commit: Commit | undefined;
  while (([commit] = changes(db, commit?.revision ?? 0, 1)) && commit)
    visitor.stored({ kind: 'commit', record: commit });
  db.each<{ kind: string; id: string; revision: number; state: string }>(
    `SELECT kind, id, revision, state FROM latest ORDER BY kind, id`,
    (row) => visitor.stored({ kind: 'latest', record: { ...row } as LatestMark }),
  );
}

/** Writes another store's contents into this one, in one transaction. */
export function restore(
  db: Connection,
  { revision, things }: { revision: number; things: AsyncIterable<Stored> },
): Promise<void> {
  return db.writeSlowly(async () => {
    const present = readRevision(db);
    if (present !== 0) throw new StoreNotEmptyError(present);
    for await (const thing of things) writeStored(db, thing);
    db.run(`UPDATE meta SET value = :revision WHERE key = 'revision'`, { revision: String(revision) });
  });
}
