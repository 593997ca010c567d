import neo4j from 'neo4j-driver';
import type { Entity } from '../../contract/entity.ts';
import type { Source } from '../../contract/evidence.ts';
import type { Audience } from '../../contract/primitives.ts';
import type { Fact, Relation } from '../../contract/relation.ts';
import type {
  Commit,
  EntityPage,
  EntityRecord,
  ErasedName,
  FactQuery,
  FactRecord,
  ListQuery,
  ProjectionVisitor,
  RelationPage,
  RelationQuery,
  RelationRecord,
  Resolution,
  Statements,
} from '../graph-store.ts';
import { StoreHalfRestoredError } from '../errors.ts';
import { StoreVanishedError, type Connection, type Run } from './connection.ts';

type JsonRow = { json: string };
type PageRow = { id: string; sortKey: string; json: string };
type Cursor = { sortKey: string; id: string };

const REVISION = `
  MATCH (s:Store {name: 'solmu'}) RETURN s.revision AS revision, s.published AS published, s.filling AS filling`;
// A property that is set and removed again takes the node's lock and leaves no trace.
const LOCK = `MATCH (s:Store {name: 'solmu'}) SET s.locked = true REMOVE s.locked`;
const PUBLISH = `
  MATCH (s:Store {name: 'solmu'}) SET s.published = s.revision RETURN s.revision AS revision`;

interface StoreRow {
  revision: number;
  published: number;
  /** Names the restore that was begun and has not ended. */
  filling: string | null;
}

/** Waits until no other writer is at work, keeps others waiting until the transaction ends, answers the revision. */
export async function lockStore(run: Run): Promise<number> {
  return whole(await lockAnyway(run)).revision;
}

/** As `lockStore`, also where the store is being filled. */
export async function lockAnyway(run: Run): Promise<StoreRow> {
  const [, [row]] = await Promise.all([run(LOCK), run<StoreRow>(REVISION)]);
  return present(row);
}

function present(row: StoreRow | undefined): StoreRow {
  if (!row) throw new StoreVanishedError();
  return row;
}

function whole(row: StoreRow): StoreRow {
  if (row.filling !== null) throw new StoreHalfRestoredError();
  return row;
}

/**
 * Neo4j shows a commit to readers while it is still being written out, record by record. So a revision counts as seen
 * only once its writer, or the first reader who waited for that writer's lock, has published it.
 */
export async function readRevision(db: Connection): Promise<number> {
  const seen = await db.read(async (run) => whole(present((await run<StoreRow>(REVISION))[0])));
  return seen.revision === seen.published ? seen.revision : publish(db);
}

/** Lets readers see the newest revision, which is complete once its writer's lock is free. */
export function publish(db: Connection): Promise<number> {
  return db.write(async (run) => {
    const [, [row]] = await Promise.all([run(LOCK), run<{ revision: number }>(PUBLISH)]);
    if (!row) throw new StoreVanishedError();
    return row.revision;
  });
}

const RESOLVE = `
  UNWIND range(0, size($q.ids) - 1) AS position
  WITH position, $q.ids[position] AS id
  OPTIONAL MATCH (e:Entity {id: id}) USING INDEX SEEK e:Entity(id)
  OPTIONAL MATCH (t:Tombstone {id: id}) USING INDEX SEEK t:Tombstone(id)
  RETURN id, e.visibility AS visibility, e.mergedInto AS into, e.json AS json, t.state AS state
  ORDER BY position`;

export async function resolve(run: Run, ids: readonly string[], audience: Audience): Promise<Resolution[]> {
  const rows = await run<{
    id: string;
    visibility: string | null;
    into: string | null;
    json: string | null;
    state: string | null;
  }>(RESOLVE, { ids });
  return rows.map(({ id, visibility, into, json, state }) => {
    if (state === 'erased') return { state: 'erased', id };
    if (json === null || (visibility === 'editor' && audience !== 'editor')) return { state: 'unknown', id };
    return into === null
      ? { state: 'found', entity: JSON.parse(json) as Entity }
      : { state: 'merged', id, into };
  });
}

const BY_IDENTIFIER = `
  MATCH (e:Entity)-[:HAS_IDENTIFIER]->(i:Identifier {scheme: $q.scheme, value: $q.value})
    USING INDEX SEEK i:Identifier(scheme, value)
  RETURN DISTINCT e.id AS id ORDER BY id`;

export async function findByIdentifier(run: Run, scheme: string, value: string): Promise<string[]> {
  return (await run<{ id: string }>(BY_IDENTIFIER, { scheme, value })).map(({ id }) => id);
}

// Each way in names the property whose index it uses; the rest of the text is the same.
const LISTED = `
  AND e.mergedInto IS NULL
  AND e.visibility IN $q.visibilities
  AND ($q.types IS NULL OR e.type IN $q.types)
  AND ($q.kinds IS NULL OR e.kind IN $q.kinds)`;
const LIST_WAYS = {
  ids: `MATCH (e:Entity) USING INDEX SEEK e:Entity(id) WHERE e.id IN $q.ids ${LISTED}`,
  types: `MATCH (e:Entity) WHERE e.type IN $q.types ${LISTED}`,
  all: `MATCH (e:Entity) WHERE true ${LISTED}`,
} as const;
const COUNTS_OF_ALL = `
  MATCH (e:Entity) WHERE e.mergedInto IS NULL
  RETURN e.type AS type, e.kind AS kind, e.visibility AS visibility, count(*) AS n ORDER BY type, kind`;

// Lets the page be read off the index in order, from the cursor on.
const FROM_CURSOR = 'AND e.sortKey >= $q.sortKey AND e.id IS NOT NULL';
const listPage = (way: string) => `${way}
  AND [e.sortKey, e.id] > [$q.sortKey, $q.id]
  RETURN e.id AS id, e.sortKey AS sortKey, e.json AS json ORDER BY sortKey, id LIMIT $q.limit`;
const COUNTS_OF_IDS = `${LIST_WAYS.ids}
  RETURN e.type AS type, e.kind AS kind, count(*) AS n ORDER BY type, kind`;

const LIST_PAGES = {
  ids: listPage(LIST_WAYS.ids),
  types: listPage(`${LIST_WAYS.types} ${FROM_CURSOR}`),
  all: listPage(`${LIST_WAYS.all} ${FROM_CURSOR}`),
} as const;

type TypeCount = { type: string; kind: string | null; n: number };
type SeenCount = TypeCount & { visibility: string };

// None while a commit is still being written out. A database that was emptied and filled again has other commits.
const LAST_COMMIT = `
  MATCH (s:Store {name: 'solmu'}) WHERE s.revision = s.published
  MATCH (c:Commit {revision: s.revision}) USING INDEX SEEK c:Commit(revision)
  RETURN c.id AS commit`;

/** How many entities there are of each type, kind and visibility, counted once a revision. */
export interface EntityCounts {
  now(run: Run): Promise<readonly SeenCount[]>;
}

export function countEntities(): EntityCounts {
  let known: { commit: string; counts: SeenCount[] } | null = null;
  return {
    now: async (run) => {
      const [row] = await run<{ commit: string | null }>(LAST_COMMIT);
      if (row?.commit && known?.commit === row.commit) return known.counts;
      const counts = await run<SeenCount>(COUNTS_OF_ALL);
      if (row?.commit) known = { commit: row.commit, counts };
      return counts;
    },
  };
}

export async function list(run: Run, entityCounts: EntityCounts, query: ListQuery): Promise<EntityPage> {
  const text = query.ids ? LIST_PAGES.ids : query.types ? LIST_PAGES.types : LIST_PAGES.all;
  const filter = {
    visibilities: visibilitiesFor(query),
    types: query.types ?? null,
    kinds: query.kinds ?? null,
    ids: query.ids ?? null,
  };
  const rows = await run<PageRow>(text, { ...filter, ...paging(query) });
  const counts = query.ids
    ? await run<TypeCount>(COUNTS_OF_IDS, filter)
    : fittingCounts(await entityCounts.now(run), query);
  const { page, next } = cut(rows, query.limit);
  return {
    items: page.map(({ json }) => JSON.parse(json) as Entity),
    total: counts.reduce((sum, { n }) => sum + n, 0),
    next,
    facets: query.facets ? { type: tally(counts, 'type'), kind: tally(counts, 'kind') } : null,
  };
}

function fittingCounts(counts: readonly SeenCount[], query: ListQuery): TypeCount[] {
  const seen = visibilitiesFor(query);
  return counts.filter(
    ({ type, kind, visibility }) =>
      seen.includes(visibility) &&
      (!query.types || (query.types as readonly string[]).includes(type)) &&
      (!query.kinds || (kind !== null && query.kinds.includes(kind))),
  );
}

function visibilitiesFor({ audience, includeLimited }: ListQuery): string[] {
  if (audience === 'editor') return ['public', 'limited', 'editor'];
  return includeLimited ? ['public', 'limited'] : ['public'];
}

function tally(counts: readonly TypeCount[], by: 'type' | 'kind'): Record<string, number> {
  const result = new Map<string, number>();
  for (const row of counts) {
    const key = row[by];
    if (key !== null) result.set(key, (result.get(key) ?? 0) + row.n);
  }
  return Object.fromEntries([...result].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function paging({ after, limit }: { after?: Cursor | null; limit: number }) {
  // One more than asked for tells whether there is a next page.
  return { sortKey: after?.sortKey ?? '', id: after?.id ?? '', limit: neo4j.int(limit + 1) };
}

function cut(rows: PageRow[], limit: number): { page: PageRow[]; next: Cursor | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rows.length > limit && last ? { sortKey: last.sortKey, id: last.id } : null };
}

// Neo4j keeps a plan that it made for an empty database until the counts have changed enough, and for an empty database
// it would scan. So every lookup says which index it means.
/** Seeks the end of a relation, which may be an entity or a placeholder. */
export const BY_ID = (end: string) =>
  `USING INDEX SEEK ${end}:Entity(id) USING INDEX SEEK ${end}:Placeholder(id)`;

/**
 * From a key `k` to its relationship `r` and the ends `a` and `b`. The subquery makes Neo4j find both ends first and
 * then what is between them: from one end alone, a topic's ten thousand relations would be walked for each.
 */
export const FROM_KEY = `
  MATCH (a:Entity|Placeholder {id: k.from}) ${BY_ID('a')}
  MATCH (b:Entity|Placeholder {id: k.to}) ${BY_ID('b')}
  CALL (k, a, b) { MATCH (a)-[r]->(b) WHERE r.id = k.id RETURN r }`;

const NAMES_NO_DRAFT = `(
    coalesce(r.scope, r.onBehalfOf) IS NULL
    OR NOT EXISTS {
      MATCH (draft:Entity) USING INDEX SEEK draft:Entity(id)
      WHERE draft.id IN [r.scope, r.onBehalfOf] AND draft.visibility = 'editor'
    })`;
// An end that only editors may see hides the relation; a placeholder end has no visibility and hides nothing.
const SEEN = `($q.editor OR (
    coalesce(a.visibility, 'public') <> 'editor' AND coalesce(b.visibility, 'public') <> 'editor'
    AND ${NAMES_NO_DRAFT}))`;
const RELATED = `
  WITH r, a, b
  WHERE ($q.editor OR NOT r.suppressed)
    AND ($q.ids IS NULL OR r.id IN $q.ids)
    AND ($q.roles IS NULL OR r.role IN $q.roles)
    AND ($q.of IS NULL
      OR ($q.outgoing AND a:Entity AND a.id IN $q.of)
      OR ($q.incoming AND b:Entity AND b.id IN $q.of))
    AND ${SEEN}`;
const RELATION_WAYS = {
  ids: `MATCH (k:RelationKey) USING INDEX SEEK k:RelationKey(id) WHERE k.id IN $q.ids ${FROM_KEY} ${RELATED}`,
  of: `
    MATCH (e:Entity)-[r]-() USING INDEX SEEK e:Entity(id)
    WHERE e.id IN $q.of AND r.role IS NOT NULL
    WITH DISTINCT r
    WITH r, startNode(r) AS a, endNode(r) AS b ${RELATED}`,
  all: `MATCH (a:Entity|Placeholder)-[r]->(b:Entity|Placeholder) ${RELATED}`,
} as const;

const relationPage = (way: string) => `${way}
  AND [r.sortKey, r.id] > [$q.sortKey, $q.id]
  RETURN r.id AS id, r.sortKey AS sortKey, r.json AS json ORDER BY sortKey, id LIMIT $q.limit`;
const relationCount = (way: string) => `${way} RETURN count(r) AS n`;

const RELATIONS = {
  ids: { page: relationPage(RELATION_WAYS.ids), count: relationCount(RELATION_WAYS.ids) },
  of: { page: relationPage(RELATION_WAYS.of), count: relationCount(RELATION_WAYS.of) },
  all: { page: relationPage(RELATION_WAYS.all), count: relationCount(RELATION_WAYS.all) },
} as const;

export async function relations(run: Run, query: RelationQuery): Promise<RelationPage> {
  const texts = query.ids ? RELATIONS.ids : query.of ? RELATIONS.of : RELATIONS.all;
  const direction = query.direction ?? 'both';
  const filter = {
    editor: query.audience === 'editor',
    ids: query.ids ?? null,
    roles: query.roles ?? null,
    of: query.of ?? null,
    outgoing: direction !== 'to',
    incoming: direction !== 'from',
  };
  const rows = await run<PageRow>(texts.page, { ...filter, ...paging(query) });
  const { page, next } = cut(rows, query.limit);
  // A first page that holds all tells how many there are.
  const whole = !query.after && next === null;
  const [count] = whole ? [] : await run<{ n: number }>(texts.count, filter);
  const items = page.map(({ json }) => JSON.parse(json) as Relation);
  return { items, total: whole ? items.length : (count?.n ?? 0), next };
}

const FACTS_SHOWN = `
  WITH f, e
  WHERE ($q.editor OR (NOT f.suppressed AND e.visibility <> 'editor'))
    AND ($q.entities IS NULL OR f.entity IN $q.entities)
    AND ($q.fields IS NULL OR f.field IN $q.fields)
  RETURN f.json AS json ORDER BY f.entity, f.field, f.sortKey, f.id`;
const FACTS = {
  entities: `MATCH (e:Entity)-[:HAS_FACT]->(f:Fact) USING INDEX SEEK e:Entity(id) WHERE e.id IN $q.entities ${FACTS_SHOWN}`,
  fields: `MATCH (f:Fact)<-[:HAS_FACT]-(e:Entity) USING INDEX SEEK f:Fact(field) WHERE f.field IN $q.fields ${FACTS_SHOWN}`,
  all: `MATCH (e:Entity)-[:HAS_FACT]->(f:Fact) ${FACTS_SHOWN}`,
} as const;

export async function facts(run: Run, query: FactQuery): Promise<Fact[]> {
  const text = query.entities ? FACTS.entities : query.fields ? FACTS.fields : FACTS.all;
  const rows = await run<JsonRow>(text, {
    editor: query.audience === 'editor',
    entities: query.entities ?? null,
    fields: query.fields ?? null,
  });
  return rows.map(({ json }) => JSON.parse(json) as Fact);
}

// What a merged entity's heir inherited is filed under a name that no source has: a node without a document.
const SOURCES = {
  ids: `
    MATCH (s:Source) USING INDEX SEEK s:Source(id) WHERE s.id IN $q.ids AND s.json IS NOT NULL
    RETURN s.json AS json ORDER BY s.id`,
  all: `MATCH (s:Source) WHERE s.json IS NOT NULL RETURN s.json AS json ORDER BY s.id`,
} as const;

export async function sources(run: Run, ids?: readonly string[]): Promise<Source[]> {
  const rows = await run<JsonRow>(ids ? SOURCES.ids : SOURCES.all, { ids: ids ?? null });
  return rows.map(({ json }) => JSON.parse(json) as Source);
}

const PROJECTED_ENTITIES = `
  MATCH (e:Entity) WHERE e.mergedInto IS NULL AND e.visibility <> 'editor'
  RETURN e.json AS json ORDER BY e.sortKey, e.id`;
const PROJECTED_RELATIONS = `
  MATCH (a:Entity)-[r]->(b:Entity)
  WHERE NOT r.suppressed AND a.visibility <> 'editor' AND b.visibility <> 'editor'
    AND ${NAMES_NO_DRAFT}
  RETURN r.json AS json ORDER BY r.sortKey, r.id`;

export async function visitProjection(db: Connection, visitor: ProjectionVisitor): Promise<number> {
  return (await asOneSnapshot(db, (run) => visitAll(run, visitor))).revision;
}

/** What `read` answers from one snapshot, with its revision. `read` may be called again, and begins anew then. */
export async function asOneSnapshot<T>(
  db: Connection,
  read: (run: Run, revision: number) => Promise<T>,
): Promise<{ answer: T; revision: number }> {
  return (await readIfCalm(db, read)) ?? readUnderLock(db, read);
}

/** Reads without holding writers up; null where one came in between. Waiting for the lock tells surely. */
async function readIfCalm<T>(db: Connection, read: (run: Run, revision: number) => Promise<T>) {
  const revision = await readRevision(db);
  const answer = await db.readLong((run) => read(run, revision));
  return (await db.write(lockStore)) === revision ? { answer, revision } : null;
}

function readUnderLock<T>(db: Connection, read: (run: Run, revision: number) => Promise<T>) {
  return db.write(async (run) => {
    const revision = await lockStore(run);
    return { answer: await read(run, revision), revision };
  });
}

/** Begins anew each time, for the driver may try a transaction again. */
async function visitAll(run: Run, visitor: ProjectionVisitor): Promise<void> {
  visitor.restart();
  await run.each<JsonRow>(PROJECTED_ENTITIES, ({ json }) => visitor.entity(JSON.parse(json) as Entity));
  await run.each<JsonRow>(PROJECTED_RELATIONS, ({ json }) =>
    visitRelation(visitor, JSON.parse(json) as Relation),
  );
}

function visitRelation(visitor: ProjectionVisitor, relation: Relation): void {
  const { id, from, role, to, scope, onBehalfOf, period, realisation, evidence } = relation;
  if (!('entity' in from) || !('entity' in to)) return;
  visitor.relation({
    id,
    from: from.entity,
    role,
    to: to.entity,
    scope,
    onBehalfOf,
    period,
    realisation,
    certainties: [...new Set(evidence.map((piece) => piece.certainty))].sort(),
    sources: [...new Set(evidence.map((piece) => piece.source))].sort(),
  });
}

const CHANGES = `
  MATCH (c:Commit) USING INDEX SEEK c:Commit(revision) WHERE c.revision > $q.after
  RETURN c.revision AS revision, c.id AS id, c.at AS at, c.actor AS actor, c.reason AS reason,
    c.source AS source, c.sourceVersion AS sourceVersion,
    c.touchedKind AS kinds, c.touchedId AS ids, c.touchedRemoved AS removed
  ORDER BY revision LIMIT $q.limit`;

type CommitRow = Omit<Commit, 'touched'> & { kinds: string[]; ids: string[]; removed: boolean[] };

export async function changes(run: Run, after: number, limit: number): Promise<Commit[]> {
  const rows = await run<CommitRow>(CHANGES, { after: neo4j.int(after), limit: neo4j.int(limit) });
  return rows.map(({ kinds, ids, removed, ...commit }) => ({
    ...commit,
    touched: ids.map((id, index) => ({
      kind: kinds[index] as Commit['touched'][number]['kind'],
      id,
      removed: removed[index] === true,
    })),
  }));
}

const ERASED_NAMES = `MATCH (t:Tombstone) WHERE t.names IS NOT NULL RETURN t.names AS names ORDER BY t.id`;

export async function erasedNames(run: Run): Promise<ErasedName[]> {
  return (await run<{ names: string }>(ERASED_NAMES)).flatMap(
    ({ names }) => JSON.parse(names) as ErasedName[],
  );
}

export type EntityRow = { sortKey: string; json: string; claims: string; corrections: string };
export type StatementRow = { sortKey: string; json: string; claims: string; suppression: string | null };

const ENTITY_COLUMNS = `
  e.sortKey AS sortKey, e.json AS json, e.claims AS claims, e.corrections AS corrections ORDER BY e.id`;
const RELATION_COLUMNS = `
  r.sortKey AS sortKey, r.json AS json, r.claims AS claims, r.suppression AS suppression ORDER BY r.id`;
const FACT_COLUMNS = `
  f.sortKey AS sortKey, f.json AS json, f.claims AS claims, f.suppression AS suppression ORDER BY f.id`;

const RECORDS = `MATCH (e:Entity) USING INDEX SEEK e:Entity(id) WHERE e.id IN $q.ids RETURN ${ENTITY_COLUMNS}`;

export async function records(run: Run, ids: readonly string[]): Promise<EntityRecord[]> {
  return (await run<EntityRow>(RECORDS, { ids })).map(entityRecord);
}

const ENTITIES_OF_SOURCE = `MATCH (s:Source {id: $q.source})<-[:SAID_IN]-(e:Entity) USING INDEX SEEK s:Source(id) RETURN ${ENTITY_COLUMNS}`;
const RELATIONS_OF_SOURCE = `
  MATCH (s:Source {id: $q.source})<-[:SAID_IN]-(k:RelationKey) USING INDEX SEEK s:Source(id) ${FROM_KEY} RETURN ${RELATION_COLUMNS}`;
const FACTS_OF_SOURCE = `MATCH (s:Source {id: $q.source})<-[:SAID_IN]-(f:Fact) USING INDEX SEEK s:Source(id) RETURN ${FACT_COLUMNS}`;

export async function statementsOf(run: Run, source: string): Promise<Statements> {
  const [entities, relationRows, factRows] = await Promise.all([
    run<EntityRow>(ENTITIES_OF_SOURCE, { source }),
    run<StatementRow>(RELATIONS_OF_SOURCE, { source }),
    run<StatementRow>(FACTS_OF_SOURCE, { source }),
  ]);
  return {
    entities: entities.map(entityRecord),
    relations: relationRows.map(relationRecord),
    facts: factRows.map(factRecord),
  };
}

const RELATIONS_BY_ID = `
  MATCH (k:RelationKey) USING INDEX SEEK k:RelationKey(id) WHERE k.id IN $q.ids ${FROM_KEY} RETURN ${RELATION_COLUMNS}`;
const FACTS_BY_ID = `MATCH (f:Fact) USING INDEX SEEK f:Fact(id) WHERE f.id IN $q.ids RETURN ${FACT_COLUMNS}`;

export async function statements(run: Run, ids: { relations: readonly string[]; facts: readonly string[] }) {
  const [relationRows, factRows] = await Promise.all([
    ids.relations.length > 0 ? run<StatementRow>(RELATIONS_BY_ID, { ids: ids.relations }) : [],
    ids.facts.length > 0 ? run<StatementRow>(FACTS_BY_ID, { ids: ids.facts }) : [],
  ]);
  return { relations: relationRows.map(relationRecord), facts: factRows.map(factRecord) };
}

const RELATIONS_TOUCHING = `
  CALL () {
    MATCH (e:Entity {id: $q.entity})-[r]-() USING INDEX SEEK e:Entity(id) WHERE r.role IS NOT NULL RETURN r
    UNION
    MATCH (k:RelationKey {scope: $q.entity}) USING INDEX SEEK k:RelationKey(scope) ${FROM_KEY} RETURN r
    UNION
    MATCH (k:RelationKey {onBehalfOf: $q.entity}) USING INDEX SEEK k:RelationKey(onBehalfOf) ${FROM_KEY} RETURN r
  }
  RETURN ${RELATION_COLUMNS}`;
const FACTS_TOUCHING = `MATCH (e:Entity {id: $q.entity})-[:HAS_FACT]->(f:Fact) USING INDEX SEEK e:Entity(id) RETURN ${FACT_COLUMNS}`;

export async function touching(run: Run, entity: string) {
  const [relationRows, factRows] = await Promise.all([
    run<StatementRow>(RELATIONS_TOUCHING, { entity }),
    run<StatementRow>(FACTS_TOUCHING, { entity }),
  ]);
  return { relations: relationRows.map(relationRecord), facts: factRows.map(factRecord) };
}

export function entityRecord(row: EntityRow): EntityRecord {
  return {
    entity: JSON.parse(row.json) as Entity,
    sortKey: row.sortKey,
    claims: JSON.parse(row.claims) as EntityRecord['claims'],
    corrections: JSON.parse(row.corrections) as EntityRecord['corrections'],
  };
}

export function relationRecord(row: StatementRow): RelationRecord {
  return {
    relation: JSON.parse(row.json) as Relation,
    sortKey: row.sortKey,
    claims: JSON.parse(row.claims) as RelationRecord['claims'],
    suppression:
      row.suppression === null ? null : (JSON.parse(row.suppression) as RelationRecord['suppression']),
  };
}

export function factRecord(row: StatementRow): FactRecord {
  return {
    fact: JSON.parse(row.json) as Fact,
    sortKey: row.sortKey,
    claims: JSON.parse(row.claims) as FactRecord['claims'],
    suppression: row.suppression === null ? null : (JSON.parse(row.suppression) as FactRecord['suppression']),
  };
}
