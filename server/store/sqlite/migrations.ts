/**
 * Numbered steps from an empty file to the present schema. A released step never changes; a new need is a new
 * step. `user_version` holds the number of the last step that ran.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO meta VALUES ('revision', '0');

  CREATE TABLE entity (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    kind TEXT,
    sort_key TEXT NOT NULL,
    visibility TEXT NOT NULL,
    merged_into TEXT,
    json TEXT NOT NULL,
    claims TEXT NOT NULL,
    corrections TEXT NOT NULL
  ) STRICT;
  CREATE INDEX entity_by_sort ON entity (sort_key, id);
  CREATE INDEX entity_by_type ON entity (type, kind, sort_key, id);

  CREATE TABLE entity_source (
    source TEXT NOT NULL,
    entity TEXT NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    PRIMARY KEY (source, entity)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX entity_source_by_entity ON entity_source (entity);

  CREATE TABLE identifier (
    scheme TEXT NOT NULL,
    value TEXT NOT NULL,
    entity TEXT NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    PRIMARY KEY (scheme, value, entity)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX identifier_by_entity ON identifier (entity);

  CREATE TABLE tombstone (id TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE relation (
    id TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    from_id TEXT REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
    to_id TEXT REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
    scope TEXT REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
    on_behalf_of TEXT REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
    sort_key TEXT NOT NULL,
    suppressed INTEGER NOT NULL,
    json TEXT NOT NULL,
    claims TEXT NOT NULL,
    suppression TEXT
  ) STRICT;
  CREATE INDEX relation_by_from ON relation (from_id, sort_key, id);
  CREATE INDEX relation_by_to ON relation (to_id, sort_key, id);
  CREATE INDEX relation_by_scope ON relation (scope) WHERE scope IS NOT NULL;
  CREATE INDEX relation_by_principal ON relation (on_behalf_of) WHERE on_behalf_of IS NOT NULL;
  CREATE INDEX relation_by_sort ON relation (sort_key, id);

  CREATE TABLE relation_source (
    source TEXT NOT NULL,
    relation TEXT NOT NULL REFERENCES relation (id) ON DELETE CASCADE,
    PRIMARY KEY (source, relation)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX relation_source_by_relation ON relation_source (relation);

  CREATE TABLE fact (
    id TEXT PRIMARY KEY,
    entity TEXT NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
    field TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    suppressed INTEGER NOT NULL,
    json TEXT NOT NULL,
    claims TEXT NOT NULL,
    suppression TEXT
  ) STRICT;
  CREATE INDEX fact_by_entity ON fact (entity, field, sort_key, id);
  CREATE INDEX fact_by_field ON fact (field, entity, sort_key, id);

  CREATE TABLE fact_source (
    source TEXT NOT NULL,
    fact TEXT NOT NULL REFERENCES fact (id) ON DELETE CASCADE,
    PRIMARY KEY (source, fact)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX fact_source_by_fact ON fact_source (fact);

  CREATE TABLE source (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE commits (
    revision INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    source TEXT,
    source_version TEXT
  ) STRICT;

  CREATE TABLE touched (
    revision INTEGER NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    removed INTEGER NOT NULL,
    PRIMARY KEY (revision, kind, id)
  ) STRICT, WITHOUT ROWID;
  `,
  // Lists are read in order without the rows themselves; drafts are so few that looking for one costs nothing.
  `
  DROP INDEX entity_by_sort;
  DROP INDEX entity_by_type;
  CREATE INDEX entity_in_order ON entity (sort_key, id, type, kind, visibility, merged_into);
  CREATE INDEX entity_in_type ON entity (type, sort_key, id, kind, visibility, merged_into);
  CREATE INDEX entity_draft ON entity (id) WHERE visibility = 'editor';
  `,

  // What everybody may know of each thing, by the revision that last changed it: 'shown', 'gone' (it was shown once)
  // or 'untold' (nobody ever heard of it). Nobody was told before there was a feed.
  `
  CREATE TABLE latest (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (kind, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX latest_by_revision ON latest (revision, kind, id) WHERE state <> 'untold';
  CREATE INDEX entity_by_heir ON entity (merged_into) WHERE merged_into IS NOT NULL;
  ALTER TABLE tombstone ADD COLUMN names TEXT NOT NULL DEFAULT '[]';

  INSERT INTO latest
  SELECT kind, id, max(revision), CASE
    WHEN kind = 'source' THEN 'shown'
    WHEN kind = 'entity' AND EXISTS (
      SELECT 1 FROM entity WHERE entity.id = touched.id AND visibility = 'public' AND merged_into IS NULL)
      THEN 'shown'
    WHEN kind = 'relation' AND EXISTS (
      SELECT 1 FROM relation WHERE relation.id = touched.id AND suppressed = 0 AND NOT EXISTS (
        SELECT 1 FROM entity WHERE entity.id IN (from_id, to_id, scope, on_behalf_of)
          AND (visibility <> 'public' OR merged_into IS NOT NULL)))
      THEN 'shown'
    WHEN kind = 'fact' AND EXISTS (
      SELECT 1 FROM fact JOIN entity ON entity.id = fact.entity
      WHERE fact.id = touched.id AND suppressed = 0 AND visibility = 'public' AND merged_into IS NULL)
      THEN 'shown'
    ELSE 'untold' END
  FROM touched GROUP BY kind, id;
  `,
];
