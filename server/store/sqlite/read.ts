import type { Entity } from '../../contract/entity.ts';
import type { Source } from '../../contract/evidence.ts';
import type { Audience } from '../../contract/primitives.ts';
import type { Fact, Relation } from '../../contract/relation.ts';
import type {
  Commit,
  EntityPage,
  EntityRecord,
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

const LISTED = `
  merged_into IS NULL
  AND (visibility = 'public' OR (visibility = 'limited' AND :limited) OR (visibility = 'editor' AND :editor))
  AND (:types IS NULL OR type IN (SELECT value FROM json_each(:types)))
  AND (:kinds IS NULL OR kind IN (SELECT value FROM json_each(:kinds)))
  AND (:ids IS NULL OR id IN (SELECT value FROM json_each(:ids)))`;

export function list(db: Connection, query: ListQuery): EntityPage {
  const filter = {
    limited: query.includeLimited || query.audience === 'editor' ? 1 : 0,
    editor: query.audience === 'editor' ? 1 : 0,
    types: jsonOrNull(query.types),
    kinds: jsonOrNull(query.kinds),
    ids: jsonOrNull(query.ids),
  };
  const rows = db.all<{ id: string; sort_key: string; json: string }>(
    `SELECT id, sort_key, json FROM entity WHERE ${LISTED} AND (sort_key, id) > (:sortKey, :id)
     ORDER BY sort_key, id LIMIT :limit`,
    { ...filter, ...cursor(query.after), limit: query.limit + 1 },
  );
  const counts = db.all<{ type: string; kind: string | null; n: number }>(
    `SELECT type, kind, count(*) AS n FROM entity WHERE ${LISTED} GROUP BY type, kind ORDER BY type, kind`,
    filter,
  );
  const { page, next } = cut(rows, query.limit);
  return {
    items: page.map((row) => JSON.parse(row.json) as Entity),
    total: counts.reduce((sum, row) => sum + row.n, 0),
    next,
    facets: query.facets ? { type: tally(counts, 'type'), kind: tally(counts, 'kind') } : null,
  };
}

function tally(
  counts: { type: string; kind: string | null; n: number }[],
  by: 'type' | 'kind',
): Record<string, number> {
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
  AND (:ids IS NULL OR id IN (SELECT value FROM json_each(:ids)))
  AND (:roles IS NULL OR role IN (SELECT value FROM json_each(:roles)))
  AND (:of IS NULL
    OR (:outgoing AND from_id IN (SELECT value FROM json_each(:of)))
    OR (:incoming AND to_id IN (SELECT value FROM json_each(:of))))
  AND (:editor OR NOT EXISTS (
    SELECT 1 FROM entity WHERE visibility = 'editor' AND entity.id IN (from_id, to_id, scope, on_behalf_of)))`;

export function relations(db: Connection, query: RelationQuery): RelationPage {
  const direction = query.direction ?? 'both';
  const filter = {
    editor: query.audience === 'editor' ? 1 : 0,
    ids: jsonOrNull(query.ids),
    roles: jsonOrNull(query.roles),
    of: jsonOrNull(query.of),
    outgoing: direction === 'to' ? 0 : 1,
    incoming: direction === 'from' ? 0 : 1,
  };
  const rows = db.all<{ id: string; sort_key: string; json: string }>(
    `SELECT id, sort_key, json FROM relation WHERE ${RELATED} AND (sort_key, id) > (:sortKey, :id)
     ORDER BY sort_key, id LIMIT :limit`,
    { ...filter, ...cursor(query.after), limit: query.limit + 1 },
  );
  const total = db.get<{ n: number }>(`SELECT count(*) AS n FROM relation WHERE ${RELATED}`, filter)?.n ?? 0;
  const { page, next } = cut(rows, query.limit);
  return { items: page.map((row) => JSON.parse(row.json) as Relation), total, next };
}

export function facts(db: Connection, query: FactQuery): Fact[] {
  return db
    .all<JsonRow>(
      `SELECT json FROM fact
       WHERE (suppressed = 0 OR :editor)
         AND (:entities IS NULL OR entity IN (SELECT value FROM json_each(:entities)))
         AND (:fields IS NULL OR field IN (SELECT value FROM json_each(:fields)))
         AND (:editor OR NOT EXISTS (SELECT 1 FROM entity WHERE entity.id = fact.entity AND visibility = 'editor'))
       ORDER BY entity, field, sort_key, id`,
      {
        editor: query.audience === 'editor' ? 1 : 0,
        entities: jsonOrNull(query.entities),
        fields: jsonOrNull(query.fields),
      },
    )
    .map((row) => JSON.parse(row.json) as Fact);
}

export function sources(db: Connection, ids?: readonly string[]): Source[] {
  return db
    .all<JsonRow>(
      `SELECT json FROM source WHERE :ids IS NULL OR id IN (SELECT value FROM json_each(:ids)) ORDER BY id`,
      {
        ids: jsonOrNull(ids),
      },
    )
    .map((row) => JSON.parse(row.json) as Source);
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
         SELECT 1 FROM entity WHERE visibility = 'editor' AND entity.id IN (from_id, to_id, scope, on_behalf_of))
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

type EntityRow = { sort_key: string; json: string; claims: string; corrections: string };
type StatementRow = { sort_key: string; json: string; claims: string; suppression: string | null };

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

function entityRecord(row: EntityRow): EntityRecord {
  return {
    entity: JSON.parse(row.json) as Entity,
    sortKey: row.sort_key,
    claims: JSON.parse(row.claims) as EntityRecord['claims'],
    corrections: JSON.parse(row.corrections) as EntityRecord['corrections'],
  };
}

function relationRecord(row: StatementRow): RelationRecord {
  return {
    relation: JSON.parse(row.json) as Relation,
    sortKey: row.sort_key,
    claims: JSON.parse(row.claims) as RelationRecord['claims'],
    suppression:
      row.suppression === null ? null : (JSON.parse(row.suppression) as RelationRecord['suppression']),
  };
}

function factRecord(row: StatementRow): FactRecord {
  return {
    fact: JSON.parse(row.json) as Fact,
    sortKey: row.sort_key,
    claims: JSON.parse(row.claims) as FactRecord['claims'],
    suppression: row.suppression === null ? null : (JSON.parse(row.suppression) as FactRecord['suppression']),
  };
}
