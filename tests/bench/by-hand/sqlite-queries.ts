import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Entity } from '../../../server/contract/entity.ts';
import type { Source } from '../../../server/contract/evidence.ts';
import type { Fact, Relation } from '../../../server/contract/relation.ts';
import type { Pair } from './forms.ts';
import { breadthFirst } from './breadth-first.ts';
import type { Level, Queries } from './queries.ts';

const WORKED = `('lead', 'administrator', 'coordinator', 'implementer', 'partner', 'external-partner',
  'cooperation-party', 'funder', 'funding-authority', 'pilot-city', 'pilot-site', 'pilot-area', 'owner', 'provider',
  'commissioner', 'adopter', 'host', 'organiser', 'participant')`;

/** Who takes part where, a row each, as one would write it for each level. */
const PARTS: Readonly<Record<Level, string>> = {
  organisation: `
    SELECT DISTINCT r.to_id AS activity, r.from_id AS node FROM relation r
    JOIN entity e ON e.id = r.from_id WHERE r.role IN ${WORKED} AND e.type = 'organisation'`,
  municipality: `
    SELECT DISTINCT r.to_id AS activity, m.id AS node FROM relation r
    JOIN relation l ON l.from_id = r.from_id AND l.role = 'located-in'
    JOIN entity m ON m.id IN (l.to_id, l.from_id) AND m.kind = 'municipality' WHERE r.role IN ${WORKED}`,
  region: `
    SELECT DISTINCT r.to_id AS activity, l.to_id AS node FROM relation r
    JOIN relation l ON l.from_id = r.from_id AND l.role = 'located-in' WHERE r.role IN ${WORKED}`,
  topic: `
    SELECT DISTINCT r.from_id AS activity, r.to_id AS node FROM relation r
    JOIN entity a ON a.id = r.from_id JOIN entity t ON t.id = r.to_id WHERE r.role = 'about'
    AND t.kind = 'subject' AND a.type IN ('project', 'programme', 'practice', 'event')`,
};

const ON_TOPIC = `
  activity IN (SELECT from_id FROM relation WHERE to_id = :topic AND role = 'about')`;

function pairsText(level: Level, topic: boolean): string {
  return `
    WITH part AS MATERIALIZED (SELECT * FROM (${PARTS[level]}) ${topic ? `WHERE ${ON_TOPIC}` : ''}),
    pair AS MATERIALIZED (
      SELECT a.node AS one, b.node AS other, count(*) AS weight FROM part a
      JOIN part b ON a.activity = b.activity AND a.node < b.node GROUP BY a.node, b.node)
    SELECT one, other, weight, (SELECT count(*) FROM pair) AS total FROM pair
    ORDER BY weight DESC, one, other LIMIT :limit`;
}

const LIST = `
  FROM entity WHERE type = :type AND merged_into IS NULL AND visibility = 'public'
    AND (:topic IS NULL OR id IN (
      SELECT t.from_id FROM relation a JOIN relation t ON t.to_id = a.from_id
      WHERE a.to_id = :topic AND a.role = 'about'))
    AND (:region IS NULL OR id IN (SELECT from_id FROM relation WHERE to_id = :region AND role = 'located-in'))`;

type Parameters = Record<string, SQLInputValue>;
type Json = { json: string };

/** The same file that Solmu answers from, asked directly: prepared statements and nothing between. */
export function openSqliteQueries(file: string): Queries {
  const db = new DatabaseSync(file, { readOnly: true });
  db.exec('PRAGMA cache_size = -32768');
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const all = <T>(sql: string, parameters: Parameters = {}) => {
    const statement = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, statement);
    return statement.all(parameters) as T[];
  };
  const records = <T>(sql: string, parameters: Parameters = {}) =>
    all<Json>(sql, parameters).map(({ json }) => JSON.parse(json) as T);
  const index = searchIndex(db);
  const around = (ids: readonly string[]) =>
    records<Relation>(
      `SELECT json FROM relation WHERE suppressed = 0 AND rowid IN (
         SELECT rowid FROM relation WHERE from_id IN (SELECT value FROM json_each(:ids))
         UNION SELECT rowid FROM relation WHERE to_id IN (SELECT value FROM json_each(:ids)))`,
      { ids: JSON.stringify(ids) },
    );
  const entities = (ids: readonly string[]) =>
    records<Entity>('SELECT json FROM entity WHERE id IN (SELECT value FROM json_each(:ids))', {
      ids: JSON.stringify(ids),
    });
  return {
    entities,
    facts: (entity) =>
      records<Fact>(
        'SELECT json FROM fact WHERE entity = :entity AND suppressed = 0 ORDER BY field, sort_key, id',
        { entity },
      ),
    regions: (entity) =>
      records<Entity>(
        `WITH RECURSIVE around (id) AS (
           SELECT to_id FROM relation WHERE from_id = :entity AND role IN ('located-in', 'unit-of', 'post-of')
           UNION SELECT to_id FROM relation JOIN around ON from_id = around.id
           WHERE role IN ('located-in', 'part-of', 'unit-of'))
         SELECT json FROM around JOIN entity ON entity.id = around.id WHERE type = 'region'`,
        { entity },
      ),
    sources: (ids) =>
      records<Source>('SELECT json FROM source WHERE id IN (SELECT value FROM json_each(:ids))', {
        ids: JSON.stringify(ids),
      }),
    allSources: () => records<Source>('SELECT json FROM source ORDER BY id'),
    list: ({ type, topic, region }, { sortKey, id }, limit) => {
      const filter = { type, topic, region };
      const rows = all<Json & { sort_key: string }>(
        `SELECT sort_key, json ${LIST} AND (sort_key, id) > (:sortKey, :id) ORDER BY sort_key, id LIMIT :limit`,
        { ...filter, sortKey, id, limit },
      );
      const [count] = all<{ n: number }>(`SELECT count(*) AS n ${LIST}`, filter);
      const items = rows.map((row) => ({ sortKey: row.sort_key, entity: JSON.parse(row.json) as Entity }));
      return { items, total: count?.n ?? 0 };
    },
    relations: (entity, limit) => {
      const of = `FROM relation WHERE suppressed = 0 AND rowid IN (
        SELECT rowid FROM relation WHERE from_id = :entity UNION SELECT rowid FROM relation WHERE to_id = :entity)`;
      const items = records<Relation>(`SELECT json ${of} ORDER BY sort_key, id LIMIT :limit`, {
        entity,
        limit,
      });
      return { items, total: all<{ n: number }>(`SELECT count(*) AS n ${of}`, { entity })[0]?.n ?? 0 };
    },
    around,
    paths: (from, to) =>
      breadthFirst(from, to, (ids) =>
        all<{ one: string; other: string }>(
          `SELECT from_id AS one, to_id AS other FROM relation
           WHERE from_id IN (SELECT value FROM json_each(:ids)) AND role IN ${WORKED}
           UNION ALL SELECT to_id, from_id FROM relation
           WHERE to_id IN (SELECT value FROM json_each(:ids)) AND role IN ${WORKED}`,
          { ids: JSON.stringify(ids) },
        ),
      ),
    between: (pairs) =>
      pairs.flatMap(([one, other]) =>
        records<Relation>(
          `SELECT json FROM relation WHERE (from_id = :one AND to_id = :other) OR (from_id = :other AND to_id = :one)`,
          { one, other },
        ),
      ),
    search: (words, limit) => index.search(words, limit, entities),
    pairs: (level, topic, limit) => {
      const rows = all<Pair & { total: number }>(pairsText(level, topic !== null), {
        limit,
        ...(topic !== null && { topic }),
      });
      return { pairs: rows, total: rows[0]?.total ?? 0 };
    },
    participations: (topic, region) =>
      all<{ relation: string; project: string; holders: number }>(
        `SELECT r.json AS relation, p.json AS project,
           (SELECT count(*) FROM relation o WHERE o.to_id = r.to_id AND o.role = r.role) AS holders
         FROM relation a JOIN relation r ON r.to_id = a.from_id AND r.role IN ${WORKED}
         JOIN entity p ON p.id = a.from_id JOIN entity o ON o.id = r.from_id
         WHERE a.to_id = :topic AND a.role = 'about' AND o.type = 'organisation' AND (:region IS NULL OR EXISTS (
           SELECT 1 FROM relation l WHERE l.from_id = r.from_id AND l.role = 'located-in' AND l.to_id = :region))`,
        { topic, region },
      ).map((row) => ({
        relation: JSON.parse(row.relation) as Relation,
        project: JSON.parse(row.project) as Entity,
        holders: row.holders,
      })),
    figures: (fields) => ({
      facts: records<Fact>(
        `SELECT fact.json FROM fact JOIN entity ON entity.id = entity
         WHERE field IN (SELECT value FROM json_each(:fields)) AND kind = 'municipality' AND suppressed = 0`,
        { fields: JSON.stringify(fields) },
      ),
      regions: all<{ one: string; region: string }>(
        `SELECT m.id AS one, r.id AS region FROM entity m JOIN relation l ON l.from_id = m.id AND l.role = 'located-in'
         JOIN entity r ON r.id = l.to_id AND r.kind = 'maakunta' WHERE m.kind = 'municipality'`,
      ).map(({ one, region }) => [one, region]),
    }),
    close: () => {
      index.close();
      db.close();
    },
  };
}

/** What people would use to search names: SQLite's own index, beside the file that is only read. */
function searchIndex(db: DatabaseSync) {
  const index = new DatabaseSync(':memory:');
  index.exec('CREATE VIRTUAL TABLE name USING fts5 (id UNINDEXED, text)');
  const insert = index.prepare('INSERT INTO name VALUES (:id, :text)');
  index.exec('BEGIN');
  for (const { id, json } of db
    .prepare("SELECT id, json FROM entity WHERE visibility <> 'editor'")
    .iterate()) {
    const { names, aliases } = JSON.parse(String(json)) as Entity;
    const text = [...Object.values(names), ...aliases.map((alias) => alias.text)].join(' ');
    insert.run({ id: String(id), text });
  }
  index.exec('COMMIT');
  const find = index.prepare(
    'SELECT id, -rank AS score FROM name WHERE name MATCH :words ORDER BY rank LIMIT :limit',
  );
  const count = index.prepare('SELECT count(*) AS n FROM name WHERE name MATCH :words');
  return {
    search: (words: string, limit: number, read: (ids: string[]) => Entity[]) => {
      const quoted = words
        .split(/\s+/)
        .map((word) => `"${word.replaceAll('"', '')}"`)
        .join(' OR ');
      const hits = find.all({ words: quoted, limit }) as { id: string; score: number }[];
      const byId = new Map(read(hits.map(({ id }) => id)).map((entity) => [entity.id, entity]));
      const items = hits.flatMap(({ id, score }) => {
        const entity = byId.get(id);
        return entity ? [{ entity, score }] : [];
      });
      return { items, total: Number(count.get({ words: quoted })?.['n']) };
    },
    close: () => index.close(),
  };
}
