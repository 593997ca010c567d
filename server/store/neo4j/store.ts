import type { GraphStore } from '../graph-store.ts';
import { openConnection, type Neo4jOptions, type Patience } from './connection.ts';
import { restore, visitContents } from './contents.ts';
import { latest } from './latest.ts';
import * as read from './read.ts';
import { apply } from './write.ts';

export type { Neo4jOptions };

/**
 * The store for deployments that outgrow one machine: Neo4j 5.26 or newer. Opening does not ask the server; while it
 * is down, starting or too slow every call rejects with StoreUnavailableError, and it is found again by itself.
 */
export function openNeo4jStore(options: Neo4jOptions, patience?: Partial<Patience>): GraphStore {
  const db = openConnection(options, patience);
  const counts = read.countEntities();
  return {
    engine: 'neo4j',
    revision: () => read.readRevision(db),
    resolve: (ids, audience) => db.read((run) => read.resolve(run, ids, audience)),
    findByIdentifier: (scheme, value) => db.read((run) => read.findByIdentifier(run, scheme, value)),
    list: (query) => db.read((run) => read.list(run, counts, query)),
    relations: (query) => db.read((run) => read.relations(run, query)),
    facts: (query) => db.read((run) => read.facts(run, query)),
    sources: (ids) => db.read((run) => read.sources(run, ids)),
    visitProjection: (visitor) => read.visitProjection(db, visitor),
    changes: (after, limit) => db.read((run) => read.changes(run, after, limit)),
    latest: (after, limit) => latest(db, after, limit),
    visitContents: (visitor) => visitContents(db, visitor),
    restore: (contents) => restore(db, contents),
    records: (ids) => db.read((run) => read.records(run, ids)),
    statementsOf: (source) => db.readLong((run) => read.statementsOf(run, source)),
    statements: (ids) => db.read((run) => read.statements(run, ids)),
    touching: (entity) => db.readLong((run) => read.touching(run, entity)),
    erasedNames: () => db.read(read.erasedNames),
    apply: (changes) => apply(db, changes),
    close: () => db.close(),
  };
}
