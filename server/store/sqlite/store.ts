import type { GraphStore } from '../graph-store.ts';
import { openConnection } from './connection.ts';
import { restore, visitContents } from './contents.ts';
import { finishErasure } from './erasure.ts';
import { latest } from './latest.ts';
import * as read from './read.ts';
import { apply } from './write.ts';

/**
 * The embedded store: one SQLite file, durable on every acknowledged write. `path` may be `:memory:`.
 * Throws StoreUnreadableError or StoreTooNewError, the file untouched. `writerWaits` is how long, in milliseconds, a write
 * waits for another process's; 5 s when left out. `checked`: the file has been looked over for damage just now.
 */
export function openSqliteStore(
  path: string,
  { writerWaits, checked = false }: { writerWaits?: number; checked?: boolean } = {},
): GraphStore {
  const db = openConnection(path, { writerWaits, checked });
  if (!checked) finishErasure(db);
  const counts = read.countEntities(db);
  return {
    engine: 'sqlite',
    revision: async () => read.readRevision(db),
    resolve: async (ids, audience) => read.resolve(db, ids, audience),
    findByIdentifier: async (scheme, value) => read.findByIdentifier(db, scheme, value),
    list: async (query) => db.read(() => read.list(db, counts, query)),
    relations: async (query) => db.read(() => read.relations(db, query)),
    facts: async (query) => read.facts(db, query),
    sources: async (ids) => read.sources(db, ids),
    visitProjection: async (visitor) => read.visitProjection(db, visitor),
    changes: async (after, limit) => db.read(() => read.changes(db, after, limit)),
    latest: async (after, limit) => db.read(() => latest(db, after, limit)),
    visitContents: async (visitor) => visitContents(db, visitor),
    restore: (contents) => restore(db, contents),
    records: async (ids) => read.records(db, ids),
    statementsOf: async (source) => db.read(() => read.statementsOf(db, source)),
    statements: async (ids) => db.read(() => read.statements(db, ids)),
    touching: async (entity) => db.read(() => read.touching(db, entity)),
    erasedNames: async () => read.erasedNames(db),
    apply: async (changes) => apply(db, changes),
    close: async () => db.close(),
  };
}
