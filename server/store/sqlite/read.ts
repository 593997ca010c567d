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
import type { Connection, Parameters } from './connection.ts';

type JsonRow = { json: string };
type PageRow = { id: string; sort_key: string; json: string };

export function readRevision(db: Connection): number {
  return Number(db.get<{ value: string }>(`SELECT value FROM meta WHERE key = 'revision'`)?.value);
}

export function resolve(db: Connection, ids: readonly string[], audience: Audience): Resolution[] {
  const rows = db.all<{
    id: string;
    visibility: string | null;
    merged_into: string | null;
    json: string | null;
    state: string | null;
  }>(
    `SELECT wanted.value AS id, visibility, merged_into, entity.json AS json, state
     FROM json_each(:ids) AS wanted
     LEFT JOIN entity ON entity.id = wanted.value
     LEFT JOIN tombstone ON tombstone.id = wanted.value
     ORDER BY wanted.key`,
    { ids: JSON.stringify(ids) },
  );
  return rows.map(({ id, visibility, merged_into: into, json, state }) => {
    if (state === 'erased') return { state: 'erased', id };
    if (json === null || (visibility === 'editor' && audience !== 'editor')) return { state: 'unknown', id };
    return into === null
      ? { state: 'found', entity: JSON.parse(json) as Entity }
      : { state: 'merged', id, into };
  });
}

export function findByIdentifier(db: Connection, scheme: string, value: string): string[] {
  return db
    .all<{ entity: string }>(
      `SELECT entity FROM identifier WHERE scheme = :scheme AND value = :value ORDER BY entity`,
      { scheme, value },
    )
    .map((row) => row.entity);
}

// Each way in names what it looks up first; the rest of the text is the same.
const LISTED = `
  merged_into IS NULL
  AND (visibility = 'public' OR (visibility = 'limited' AND :limited) OR (visibility = 'editor' AND :editor))
  AND (:types IS NULL OR type IN (SELECT value FROM json_each(:types)))
  AND (:kinds IS NULL OR kind IN (SELECT value FROM json_each(:kinds)))`;
const LIST_WAYS = {
  ids: `FROM entity WHERE id IN (SELECT value FROM json_each(:ids)) AND ${LISTED}`,
  type: `FROM entity INDEXED BY entity_in_type WHERE type = :type AND ${LISTED}`,
  all: `FROM entity INDEXED BY entity_in_order WHERE ${LISTED}`,
} as const;
const listPage = (way: string) => `
  SELECT id, sort_key, json ${way} AND (sort_key, id) > (:sortKey, :id) ORDER BY sort_key, id LIMIT :limit`;
const LIST_PAGES = {
  ids: listPage(LIST_WAYS.ids),
  type: listPage(LIST_WAYS.type),
  all: listPage(LIST_WAYS.all),
} as const;
const COUNTS_OF_IDS = `
  SELECT type, kind, count(*) AS n ${LIST_WAYS.ids} GROUP BY type, kind ORDER BY type, kind`;
const COUNTS_OF_ALL = `
  SELECT type, kind, visibility, count(*) AS n FROM entity INDEXED BY entity_in_type WHERE merged_into IS NULL
  GROUP BY type, kind, visibility ORDER BY type, kind`;

type TypeCount = { type: string; kind: string | null; n: number };

/** How many entities there are of each type, kind and visibility, counted once a revision. */
export interface EntityCounts {
  at(revision: number): readonly (TypeCount & { visibility: string })[];
}

export function countEntities(db: Connection): EntityCounts {
  let known: { revision: number; counts: (TypeCount & { visibility: string })[] } | null = null;
  return {
    at: (revision) => {
      if (known?.revision !== revision) known = { revision, counts: db.all(COUNTS_OF_ALL) };
      return known.counts;
    },
  };
}

export function list(db: Connection, entityCounts: EntityCounts, query: ListQuery): EntityPage {
  const filter = {
    limited: query.includeLimited || query.audience === 'editor' ? 1 : 0,
    editor: query.audience === 'editor' ? 1 : 0,
    types: jsonOrNull(query.types),
    kinds: jsonOrNull(query.kinds),
  };
  const rows = listRows(db, query, { ...filter, ...cursor(query.after), limit: query.limit + 1 });
  const counts = query.ids
    ? db.all<TypeCount>(COUNTS_OF_IDS, { ...filter, ids: jsonOrNull(query.ids) })
    : fittingCounts(entityCounts.at(readRevision(db)), query);
  const { page, next } = cut(rows, query.limit);
  return {
    items: page.map((row) => JSON.parse(row.json) as Entity),
    total: counts.reduce((sum, row) => sum + row.n, 0),
    next,
    facets: query.facets ? { type: tally(counts, 'type'), kind: tally(counts, 'kind') } : null,
  };
}

function listRows(db: Connection, { ids, types }: ListQuery, from: Parameters): PageRow[] {
  const [type, ...others] = types ?? [];
  if (ids) return db.all(LIST_PAGES.ids, { ...from, ids: JSON.stringify(ids) });
  if (type === undefined || others.length > 0) return db.all(LIST_PAGES.all, from);
  return db.all(LIST_PAGES.type, { ...from, type });
}

function fittingCounts(counts: ReturnType<EntityCounts['at']>, query: ListQuery): TypeCount[] {
  const seen = (visibility: string) =>
    visibility === 'public' ||
    query.audience === 'editor' ||
    (visibility === 'limited' && query.includeLimited === true);
  return counts.filter(
    ({ type, kind, visibility }) =>
      seen(visibility) &&
      (!query.types || (query.types as readonly string[]).includes(type)) &&
      (!query.kinds || (kind !== null && query.kinds.includes(kind))),
  );
}

function tally(counts: readonly TypeCount[], by: 'type' | 'kind'): Record<string, number> {
  const result: Record<string, number> = {};
  for (const row of counts) {
    const key = row[by];
    if (key !== null) result[key] = (result[key] ?? 0) + row.n;
  }
  return Object.fromEntries(Object.entries(result).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function jsonOrNull(values: readonly string[] | null | undefined): string | null {
  return values ? JSON.stringify(values) : null;
}

function cursor(after: { sortKey: string; id: string } | null | undefined): Parameters {
  return { sortKey: after?.sortKey ?? '', id: after?.id ?? '' };
}

function cut<T extends { id: string; sort_key: string }>(rows: T[], limit: number) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rows.length > limit && last ? { sortKey: last.sort_key, id: last.id } : null };
}

// An end that only editors may see hides the relation; a placeholder end (null) hides nothing.
const RELATED = `
  (suppressed = 0 OR :editor)
  AND (:roles IS NULL OR role IN (SELECT value FROM json_each(:roles)))
  AND (:editor OR NOT EXISTS (
    SELECT 1 FROM entity INDEXED BY entity_draft
    WHERE visibility = 'editor' AND entity.id IN (from_id, to_id, scope, on_behalf_of)))`;
const OF = `
  rowid IN (
    SELECT rowid FROM relation WHERE :outgoing AND from_id IN (SELECT value FROM json_each(:of))
    UNION SELECT rowid FROM relation WHERE :incoming AND to_id IN (SELECT value FROM json_each(:of)))`;
const RELATION_WAYS = {
  ids: `
    FROM relation WHERE id IN (SELECT value FROM json_each(:ids)) AND (:of IS NULL OR ${OF}) AND ${RELATED}`,
  of: `FROM relation WHERE ${OF} AND ${RELATED}`,
  all: `FROM relation WHERE ${RELATED}`,
} as const;
const relationTexts = (way: string) => ({
  page: `
    SELECT id, sort_key, json ${way} AND (sort_key, id) > (:sortKey, :id) ORDER BY sort_key, id LIMIT :limit`,
  count: `SELECT count(*) AS n ${way}`,
});
const RELATION_TEXTS = {
  ids: relationTexts(RELATION_WAYS.ids),
  of: relationTexts(RELATION_WAYS.of),
  all: relationTexts(RELATION_WAYS.all),
} as const;

export function relations(db: Connection, query: RelationQuery): RelationPage {
  const { page: pageText, count: countText } = RELATION_TEXTS[query.ids ? 'ids' : query.of ? 'of' : 'all'];
  const filter = {
    editor: query.audience === 'editor' ? 1 : 0,
    roles: jsonOrNull(query.roles),
    ...(query.ids && { ids: jsonOrNull(query.ids) }),
    ...((query.ids ?? query.of) && {
      of: jsonOrNull(query.of),
      outgoing: query.direction === 'to' ? 0 : 1,
      incoming: query.direction === 'from' ? 0 : 1,
    }),
  };
  const rows = db.all<PageRow>(pageText, { ...filter, ...cursor(query.after), limit: query.limit + 1 });
  const { page, next } = cut(rows, query.limit);
  // A first page that holds all tells how many there are.
  const whole = !query.after && next === null;
  const total = whole ? page.length : (db.get<{ n: number }>(countText, filter)?.n ?? 0);
  return { items: page.map((row) => JSON.parse(row.json) as Relation), total, next };
}

const FACTS_SHOWN = `
  (suppressed = 0 OR :editor)
  AND (:fields IS NULL OR field IN (SELECT value FROM json_each(:fields)))
  AND (:editor OR NOT EXISTS (
    SELECT 1 FROM entity INDEXED BY entity_draft WHERE entity.id = fact.entity AND visibility = 'editor'))
  ORDER BY entity, field, sort_key, id`;
const FACTS = {
  entities: `SELECT json FROM fact WHERE entity IN (SELECT value FROM json_each(:entities)) AND ${FACTS_SHOWN}`,
  all: `SELECT json FROM fact WHERE ${FACTS_SHOWN}`,
} as const;

export function facts(db: Connection, query: FactQuery): Fact[] {
  const filter = { editor: query.audience === 'editor' ? 1 : 0, fields: jsonOrNull(query.fields) };
  const rows = query.entities
    ? db.all<JsonRow>(FACTS.entities, { ...filter, entities: jsonOrNull(query.entities) })
    : db.all<JsonRow>(FACTS.all, filter);
  return rows.map((row) => JSON.parse(row.json) as Fact);
}

export function sources(db: Connection, ids?: readonly string[]): Source[] {
  const rows = ids
    ? db.all<JsonRow>(`SELECT json FROM source WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id`, {
        ids: JSON.stringify(ids),
      })
    : db.all<JsonRow>(`SELECT json FROM source ORDER BY id`);
  return rows.map((row) => JSON.parse(row.json) as Source);
}

export function visitProjection(db: Connection, visitor: ProjectionVisitor): number {
  visitor.restart();
  return db.read(() => {
    db.each<JsonRow>(
      `SELECT json FROM entity WHERE merged_into IS NULL AND visibility <> 'editor' ORDER BY sort_key, id`,
      (row) => visitor.entity(JSON.parse(row.json) as Entity),
    );
    db.each<JsonRow>(
      `SELECT json FROM relation
       WHERE suppressed = 0 AND from_id IS NOT NULL AND to_id IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM entity INDEXED BY entity_draft
         WHERE visibility = 'editor' AND entity.id IN (from_id, to_id, scope, on_behalf_of))
       ORDER BY sort_key, id`,
      (row) => visitRelation(visitor, JSON.parse(row.json) as Relation),
    );
    return readRevision(db);
  });
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

export function changes(db: Connection, after: number, limit: number): Commit[] {
  const commits = db.all<{
    revision: number;
    id: string;
    at: string;
    actor: string;
    reason: string;
    source: string | null;
    source_version: string | null;
  }>(`SELECT * FROM commits WHERE revision > :after ORDER BY revision LIMIT :limit`, { after, limit });
  return commits.map(({ source_version: sourceVersion, ...commit }) => ({
    ...commit,
    sourceVersion,
    touched: db
      .all<{ kind: string; id: string; removed: number }>(
        `SELECT kind, id, removed FROM touched WHERE revision = :revision ORDER BY kind, id`,
        { revision: commit.revision },
      )
      .map((row) => ({
        kind: row.kind as Commit['touched'][number]['kind'],
        id: row.id,
        removed: row.removed === 1,
      })),
  }));
}

export function erasedNames(db: Connection): ErasedName[] {
  return db
    .all<{ names: string }>(`SELECT names FROM tombstone WHERE names <> '[]' ORDER BY id`)
    .flatMap(({ names }) => JSON.parse(names) as ErasedName[]);
}

export type EntityRow = { sort_key: string; json: string; claims: string; corrections: string };
export type StatementRow = { sort_key: string; json: string; claims: string; suppression: string | null };

export function records(db: Connection, ids: readonly string[]): EntityRecord[] {
  return db
    .all<EntityRow>(
      `SELECT sort_key, json, claims, corrections FROM entity WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id`,
      { ids: JSON.stringify(ids) },
    )
    .map(entityRecord);
}

export function statementsOf(db: Connection, source: string): Statements {
  const entities = db.all<EntityRow>(
    `SELECT sort_key, json, claims, corrections FROM entity
     JOIN entity_source ON entity = entity.id WHERE source = :source ORDER BY entity.id`,
    { source },
  );
  const relationRows = db.all<StatementRow>(
    `SELECT sort_key, json, claims, suppression FROM relation
     JOIN relation_source ON relation = relation.id WHERE source = :source ORDER BY relation.id`,
    { source },
  );
  const factRows = db.all<StatementRow>(
    `SELECT sort_key, json, claims, suppression FROM fact
     JOIN fact_source ON fact = fact.id WHERE source = :source ORDER BY fact.id`,
    { source },
  );
  return {
    entities: entities.map(entityRecord),
    relations: relationRows.map(relationRecord),
    facts: factRows.map(factRecord),
  };
}

export function statements(db: Connection, ids: { relations: readonly string[]; facts: readonly string[] }) {
  const relationRows = db.all<StatementRow>(
    `SELECT sort_key, json, claims, suppression FROM relation WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id`,
    { ids: JSON.stringify(ids.relations) },
  );
  const factRows = db.all<StatementRow>(
    `SELECT sort_key, json, claims, suppression FROM fact WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id`,
    { ids: JSON.stringify(ids.facts) },
  );
  return { relations: relationRows.map(relationRecord), facts: factRows.map(factRecord) };
}

export function touching(db: Connection, entity: string) {
  const relationRows = db.all<StatementRow>(
    `SELECT sort_key, json, claims, suppression FROM relation
     WHERE from_id = :entity OR to_id = :entity OR scope = :entity OR on_behalf_of = :entity ORDER BY id`,
    { entity },
  );
  const factRows = db.all<StatementRow>(
    `SELECT sort_key, json, claims, suppression FROM fact WHERE entity = :entity ORDER BY id`,
    { entity },
  );
  return { relations: relationRows.map(relationRecord), facts: factRows.map(factRecord) };
}

export function entityRecord(row: EntityRow): EntityRecord {
  return {
    entity: JSON.parse(row.json) as Entity,
    sortKey: row.sort_key,
    claims: JSON.parse(row.claims) as EntityRecord['claims'],
    corrections: JSON.parse(row.corrections) as EntityRecord['corrections'],
  };
}

export function relationRecord(row: StatementRow): RelationRecord {
  return {
    relation: JSON.parse(row.json) as Relation,
    sortKey: row.sort_key,
    claims: JSON.parse(row.claims) as RelationRecord['claims'],
    suppression:
      row.suppression === null ? null : (JSON.parse(row.suppression) as RelationRecord['suppression']),
  };
}

export function factRecord(row: StatementRow): FactRecord {
  return {
    fact: JSON.parse(row.json) as Fact,
    sortKey: row.sort_key,
    claims: JSON.parse(row.claims) as FactRecord['claims'],
    suppression: row.suppression === null ? null : (JSON.parse(row.suppression) as FactRecord['suppression']),
  };
}
