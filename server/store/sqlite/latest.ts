import type { Source } from '../../contract/evidence.ts';
import type { ChangeSet, FeedPlace, LatestPage, LatestState, ThingKind } from '../graph-store.ts';
import type { Connection } from './connection.ts';
import { readRevision } from './read.ts';

type Ids = Record<ThingKind, string[]>;

/** Whether everybody may know a thing of each kind; `ids.value` is its id. */
const SHOWN: Readonly<Record<ThingKind, string>> = {
  source: `SELECT 1 FROM source WHERE source.id = ids.value`,
  entity: `
    SELECT 1 FROM entity WHERE entity.id = ids.value AND visibility = 'public' AND merged_into IS NULL`,
  relation: `
    SELECT 1 FROM relation WHERE relation.id = ids.value AND suppressed = 0 AND NOT EXISTS (
      SELECT 1 FROM entity WHERE entity.id IN (from_id, to_id, scope, on_behalf_of)
        AND (visibility <> 'public' OR merged_into IS NOT NULL))`,
  fact: `
    SELECT 1 FROM fact JOIN entity ON entity.id = fact.entity
    WHERE fact.id = ids.value AND suppressed = 0 AND visibility = 'public' AND merged_into IS NULL`,
};

const record = (kind: ThingKind) => `
  INSERT INTO latest
  SELECT DISTINCT '${kind}', ids.value, :revision, iif(EXISTS (${SHOWN[kind]}), 'shown', 'untold')
  FROM json_each(:ids) AS ids WHERE true
  ON CONFLICT (kind, id) DO UPDATE SET
    revision = excluded.revision,
    state = CASE WHEN excluded.state = 'shown' THEN 'shown' WHEN state = 'untold' THEN 'untold' ELSE 'gone' END`;
const RECORD: Readonly<Record<ThingKind, string>> = {
  source: record('source'),
  entity: record('entity'),
  relation: record('relation'),
  fact: record('fact'),
};

/** Runs the writes of a change set and records what everybody may know since. */
export function recordLatest(db: Connection, changes: ChangeSet, revision: number, write: () => void): void {
  const before = { shown: shownNow(db, changes), passedOn: passedOnNow(db, changes) };
  write();
  const shown = shownNow(db, changes);
  const turned = [...before.shown].filter(([id, was]) => (shown.get(id) ?? false) !== was);
  const ids = joined([
    touchedBy(changes),
    ...turned.map(([id]) => dependingOn(db, id)),
    ...changes.sources
      .filter(({ id, redistributable }) => (before.passedOn.get(id) ?? redistributable) !== redistributable)
      .map(({ id }) => citing(db, id)),
  ]);
  for (const kind of Object.keys(RECORD) as ThingKind[])
    if (ids[kind].length > 0) db.run(RECORD[kind], { ids: JSON.stringify(ids[kind]), revision });
}

/** Of the entities that the change set writes or removes and the store has: whether everybody may know them. */
function shownNow(db: Connection, changes: ChangeSet): Map<string, boolean> {
  const ids = [
    ...changes.entities.map(({ entity }) => entity.id),
    ...changes.removedEntities.map(({ id }) => id),
  ];
  const rows = db.all<{ id: string; shown: number }>(
    `SELECT id, visibility = 'public' AND merged_into IS NULL AS shown FROM entity
     WHERE id IN (SELECT value FROM json_each(:ids))`,
    { ids: JSON.stringify(ids) },
  );
  return new Map(rows.map(({ id, shown }) => [id, shown === 1]));
}

/** Of the sources that the change set writes and the store has: whether their words may be passed on. */
function passedOnNow(db: Connection, { sources }: ChangeSet): Map<string, boolean> {
  const rows = db.all<{ json: string }>(
    `SELECT json FROM source WHERE id IN (SELECT value FROM json_each(:ids))`,
    { ids: JSON.stringify(sources.map(({ id }) => id)) },
  );
  return new Map(
    rows.map(({ json }) => {
      const { id, redistributable } = JSON.parse(json) as Source;
      return [id, redistributable];
    }),
  );
}

function touchedBy(changes: ChangeSet): Ids {
  return {
    source: changes.sources.map(({ id }) => id),
    entity: [
      ...changes.entities.map(({ entity }) => entity.id),
      ...changes.removedEntities.map(({ id }) => id),
    ],
    relation: [...changes.relations.map(({ relation }) => relation.id), ...changes.removedRelations],
    fact: [...changes.facts.map(({ fact }) => fact.id), ...changes.removedFacts],
  };
}

/** What names an entity or leads to it. */
function dependingOn(db: Connection, entity: string): Ids {
  return {
    source: [],
    entity: idsOf(db, `SELECT id FROM entity WHERE merged_into = :id`, entity),
    relation: idsOf(
      db,
      `SELECT id FROM relation WHERE from_id = :id OR to_id = :id OR scope = :id OR on_behalf_of = :id`,
      entity,
    ),
    fact: idsOf(db, `SELECT id FROM fact WHERE entity = :id`, entity),
  };
}

/** What has evidence from a source. */
function citing(db: Connection, source: string): Ids {
  const cited = (table: 'relation' | 'fact') => `
    SELECT id FROM ${table} WHERE EXISTS (
      SELECT 1 FROM json_each(${table}.json, '$.evidence') WHERE value ->> 'source' = :id)`;
  return {
    source: [],
    entity: [],
    relation: idsOf(db, cited('relation'), source),
    fact: idsOf(db, cited('fact'), source),
  };
}

function idsOf(db: Connection, sql: string, id: string): string[] {
  return db.all<{ id: string }>(sql, { id }).map((row) => row.id);
}

function joined(all: readonly Ids[]): Ids {
  const of = (kind: ThingKind) => all.flatMap((ids) => ids[kind]);
  return { source: of('source'), entity: of('entity'), relation: of('relation'), fact: of('fact') };
}

type LatestRow = {
  kind: ThingKind;
  id: string;
  revision: number;
  state: 'shown' | 'gone';
  json: string | null;
  heir: string | null;
};

/** One page of the feed, from one snapshot. */
export function latest(db: Connection, after: FeedPlace, limit: number): LatestPage {
  const rows = db.all<LatestRow>(
    `SELECT told.kind, told.id, told.revision, told.state, heir.id AS heir,
       coalesce(entity.json, relation.json, fact.json, source.json) AS json
     FROM latest AS told
     LEFT JOIN entity ON told.kind = 'entity' AND entity.id = told.id
     LEFT JOIN relation ON told.kind = 'relation' AND relation.id = told.id
     LEFT JOIN fact ON told.kind = 'fact' AND fact.id = told.id
     LEFT JOIN source ON told.kind = 'source' AND source.id = told.id
     LEFT JOIN latest AS heir ON heir.kind = 'entity' AND heir.id = entity.merged_into AND heir.state = 'shown'
     WHERE told.state <> 'untold' AND (told.revision, told.kind, told.id) > (:revision, :kind, :id)
     ORDER BY told.revision, told.kind, told.id LIMIT :limit`,
    { revision: after.revision, kind: after.kind, id: after.id, limit: limit + 1 },
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(latestState),
    next: rows.length > limit && last ? { revision: last.revision, kind: last.kind, id: last.id } : null,
    revision: readRevision(db),
  };
}

function latestState({ kind, id, revision, state, json, heir }: LatestRow): LatestState {
  if (state === 'gone' || json === null) return { kind, id, revision, removed: true, mergedInto: heir };
  return { kind, id, revision, value: JSON.parse(json) } as LatestState;
}
