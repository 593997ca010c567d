import neo4j from 'neo4j-driver';
import type { Entity } from '../../../server/contract/entity.ts';
import type { Source } from '../../../server/contract/evidence.ts';
import type { Fact, Relation } from '../../../server/contract/relation.ts';
import type { Neo4jOptions } from '../../../server/store/neo4j/store.ts';
import type { Pair } from './forms.ts';
import type { Level, Queries } from './queries.ts';

const WORKED = `LEAD|ADMINISTRATOR|COORDINATOR|IMPLEMENTER|PARTNER|EXTERNAL_PARTNER|COOPERATION_PARTY|FUNDER`;

const PARTS: Readonly<Record<Level, string>> = {
  organisation: `MATCH (n:Organisation)-[:${WORKED}]->(p:Project)`,
  municipality: `MATCH (o:Organisation)-[:${WORKED}]->(p:Project) MATCH (o)-[:LOCATED_IN]->(n:Municipality)`,
  region: `MATCH (n:Region)<-[:LOCATED_IN]-(:Organisation)-[:${WORKED}]->(p:Project)`,
  topic: `MATCH (n:Topic&Subject)<-[:ABOUT]-(p:Project|Programme|Practice|Event)`,
};

const pairsText = (level: Level, topic: boolean) => `
  ${PARTS[level]}
  ${topic ? 'WHERE EXISTS { (p)-[:ABOUT]->(:Topic {id: $topic}) }' : ''}
  WITH DISTINCT p, n
  WITH p, collect(n.id) AS nodes WHERE size(nodes) > 1
  UNWIND nodes AS one UNWIND nodes AS other
  WITH one, other WHERE one < other
  WITH one, other, count(*) AS weight
  ORDER BY weight DESC, one, other
  WITH collect({one: one, other: other, weight: weight}) AS pairs
  RETURN pairs[..$limit] AS pairs, size(pairs) AS total`;

const LISTED = `
  MATCH (e:Entity) WHERE e.type = $type AND e.visibility = 'public' AND e.mergedInto IS NULL
    AND ($topic IS NULL OR EXISTS { (e)-->(:Entity)-[:ABOUT]->(:Topic {id: $topic}) })
    AND ($region IS NULL OR EXISTS { (e)-[:LOCATED_IN]->(:Region {id: $region}) })`;

/** The same database that Solmu answers from, asked directly: one session a query, auto-commit. */
export async function openNeo4jQueries({ uri, user, password, database }: Neo4jOptions): Promise<Queries> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    telemetryDisabled: true,
  });
  const all = async <T>(text: string, parameters: Record<string, unknown> = {}): Promise<T[]> => {
    const session = driver.session({ database, defaultAccessMode: neo4j.session.READ });
    try {
      const { records } = await session.run(text, parameters);
      return records.map((record) => record.toObject() as T);
    } finally {
      void session.close();
    }
  };
  const records = async <T>(text: string, parameters: Record<string, unknown> = {}): Promise<T[]> =>
    (await all<{ json: string }>(text, parameters)).map(({ json }) => JSON.parse(json) as T);
  await addSearchIndex(driver, database);
  return {
    entities: (ids) => records<Entity>('MATCH (e:Entity) WHERE e.id IN $ids RETURN e.json AS json', { ids }),
    facts: (entity) =>
      records<Fact>(
        `MATCH (:Entity {id: $entity})-[:HAS_FACT]->(f:Fact) WHERE NOT f.suppressed
         RETURN f.json AS json ORDER BY f.field, f.sortKey, f.id`,
        { entity },
      ),
    regions: (entity) =>
      records<Entity>(
        `MATCH (:Entity {id: $entity})-[:LOCATED_IN|UNIT_OF|POST_OF|PART_OF*1..4]->(r:Region)
         RETURN DISTINCT r.json AS json`,
        { entity },
      ),
    sources: (ids) => records<Source>('MATCH (s:Source) WHERE s.id IN $ids RETURN s.json AS json', { ids }),
    allSources: () =>
      records<Source>('MATCH (s:Source) WHERE s.json IS NOT NULL RETURN s.json AS json ORDER BY s.id'),
    list: async (filter, { sortKey, id }, limit) => {
      const [rows, [count]] = await Promise.all([
        all<{ sortKey: string; json: string }>(
          `${LISTED} AND (e.sortKey > $sortKey OR (e.sortKey = $sortKey AND e.id > $id))
           RETURN e.sortKey AS sortKey, e.json AS json ORDER BY e.sortKey, e.id LIMIT $limit`,
          { ...filter, sortKey, id, limit: neo4j.int(limit) },
        ),
        all<{ n: number }>(`${LISTED} RETURN count(*) AS n`, { ...filter }),
      ]);
      const items = rows.map((row) => ({ sortKey: row.sortKey, entity: JSON.parse(row.json) as Entity }));
      return { items, total: count?.n ?? 0 };
    },
    relations: async (entity, limit) => {
      const of = 'MATCH (:Entity {id: $entity})-[r]-(:Entity) WHERE NOT r.suppressed';
      const [items, [count]] = await Promise.all([
        records<Relation>(`${of} RETURN r.json AS json ORDER BY r.sortKey, r.id LIMIT $limit`, {
          entity,
          limit: neo4j.int(limit),
        }),
        all<{ n: number }>(`${of} RETURN count(r) AS n`, { entity }),
      ]);
      return { items, total: count?.n ?? 0 };
    },
    around: (ids) =>
      records<Relation>(
        `MATCH (e:Entity)-[r]-(:Entity) WHERE e.id IN $ids AND NOT r.suppressed
         WITH DISTINCT r RETURN r.json AS json`,
        { ids },
      ),
    paths: async (from, to) =>
      (
        await all<{ ids: string[] }>(
          `MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
           MATCH p = allShortestPaths((a)-[:${WORKED}*..8]-(b))
           RETURN [n IN nodes(p) | n.id] AS ids LIMIT 20`,
          { from, to },
        )
      ).map(({ ids }) => ids),
    between: (pairs) =>
      records<Relation>(
        `UNWIND $pairs AS pair MATCH (:Entity {id: pair[0]})-[r]-(:Entity {id: pair[1]})
         WITH DISTINCT r RETURN r.json AS json`,
        { pairs },
      ),
    search: async (words, limit) => {
      const rows = await all<{ json: string; score: number; total: number }>(
        `CALL db.index.fulltext.queryNodes('by_hand_names', $words) YIELD node, score
         WITH collect({json: node.json, score: score}) AS hits
         UNWIND hits[..$limit] AS hit RETURN hit.json AS json, hit.score AS score, size(hits) AS total`,
        { words: words.replaceAll(/[^\p{L}\p{N} ]/gu, ' '), limit: neo4j.int(limit) },
      );
      const items = rows.map(({ json, score }) => ({ entity: JSON.parse(json) as Entity, score }));
      return { items, total: rows[0]?.total ?? 0 };
    },
    pairs: async (level, topic, limit) => {
      const [row] = await all<{ pairs: Pair[]; total: number }>(pairsText(level, topic !== null), {
        topic,
        limit: neo4j.int(limit),
      });
      return row ?? { pairs: [], total: 0 };
    },
    participations: async (topic, region) =>
      (
        await all<{ relation: string; project: string; holders: number }>(
          `MATCH (:Topic {id: $topic})<-[:ABOUT]-(p:Project)<-[r:${WORKED}]-(o:Organisation)
           WHERE $region IS NULL OR EXISTS { (o)-[:LOCATED_IN]->(:Region {id: $region}) }
           RETURN r.json AS relation, p.json AS project,
             COUNT { (p)<-[s:${WORKED}]-() WHERE s.role = r.role } AS holders`,
          { topic, region },
        )
      ).map(({ relation, project, holders }) => ({
        relation: JSON.parse(relation) as Relation,
        project: JSON.parse(project) as Entity,
        holders,
      })),
    figures: async (fields) => ({
      facts: await records<Fact>(
        `MATCH (:Municipality)-[:HAS_FACT]->(f:Fact) WHERE f.field IN $fields AND NOT f.suppressed
         RETURN f.json AS json`,
        { fields },
      ),
      regions: (
        await all<{ one: string; region: string }>(
          'MATCH (m:Municipality)-[:LOCATED_IN]->(r:Maakunta) RETURN m.id AS one, r.id AS region',
        )
      ).map(({ one, region }): [string, string] => [one, region]),
    }),
    close: () => driver.close(),
  };
}

async function addSearchIndex(driver: ReturnType<typeof neo4j.driver>, database: string): Promise<void> {
  await driver.executeQuery(
    'CREATE FULLTEXT INDEX by_hand_names IF NOT EXISTS FOR (e:Entity) ON EACH [e.names, e.aliases]',
    {},
    { database },
  );
  await driver.executeQuery('CALL db.awaitIndexes(60)', {}, { database });
}
