import neo4j from 'neo4j-driver';
import type { Source } from '../../contract/evidence.ts';
import type { ChangeSet, FeedPlace, LatestPage, LatestState, ThingKind } from '../graph-store.ts';
import { touchedBy } from '../touched-by.ts';
import type { Connection, Run } from './connection.ts';
import { asOneSnapshot, FROM_KEY } from './read.ts';
import { keyOf, placeOf } from './rows.ts';
import type { Sending } from './sending.ts';

type Thing = { kind: ThingKind; id: string };

/** What was so before the change set was written. */
interface Before {
  /** The entities that the store had, and those of them that everybody might know. */
  known: ReadonlySet<string>;
  shown: ReadonlySet<string>;
  /** Of the sources that are written: whether their words might be passed on. */
  passedOn: ReadonlyMap<string, boolean>;
}

const SOURCES_WRITTEN = `
  UNWIND $q.ids AS id
  MATCH (s:Source {id: id}) USING INDEX SEEK s:Source(id) WHERE s.json IS NOT NULL
  RETURN s.json AS json`;

/** Of the sources that the change set writes and the store has: whether their words may be passed on. */
export async function passedOnNow(run: Run, { sources }: ChangeSet): Promise<Map<string, boolean>> {
  if (sources.length === 0) return new Map();
  const rows = await run<{ json: string }>(SOURCES_WRITTEN, { ids: sources.map(({ id }) => id) });
  return new Map(
    rows.map(({ json }) => {
      const { id, redistributable } = JSON.parse(json) as Source;
      return [id, redistributable];
    }),
  );
}

/** Whether everybody may know a thing of each kind, as `shown`; `row.id` is its id. */
const SHOWN: Readonly<Record<ThingKind, string>> = {
  source: `true AS shown`,
  entity: `EXISTS {
    MATCH (e:Entity {id: row.id}) USING INDEX SEEK e:Entity(id)
    WHERE e.visibility = 'public' AND e.mergedInto IS NULL } AS shown`,
  relation: `EXISTS {
    MATCH (k:RelationKey {id: row.id}) USING INDEX SEEK k:RelationKey(id)
    WHERE k.suppressed IS NULL AND NOT EXISTS {
      MATCH (e:Entity) USING INDEX SEEK e:Entity(id)
      WHERE e.id IN [k.from, k.to, k.scope, k.onBehalfOf]
        AND (e.visibility <> 'public' OR e.mergedInto IS NOT NULL) } } AS shown`,
  fact: `EXISTS {
    MATCH (f:Fact {id: row.id})<-[:HAS_FACT]-(e:Entity) USING INDEX SEEK f:Fact(id)
    WHERE NOT f.suppressed AND e.visibility = 'public' AND e.mergedInto IS NULL } AS shown`,
};

const record = (kind: ThingKind) => `
  UNWIND $q.rows AS row
  WITH row, ${SHOWN[kind]}
  MERGE (l:Latest {key: row.key})
  ON CREATE SET l.kind = row.kind, l.id = row.id, l.state = 'untold'
  SET l.revision = row.revision,
    l.state = CASE WHEN shown THEN 'shown' WHEN l.state = 'untold' THEN 'untold' ELSE 'gone' END
  SET l.place = CASE WHEN l.state <> 'untold' THEN row.place END`;
const RECORD: Readonly<Record<ThingKind, string>> = {
  source: record('source'),
  entity: record('entity'),
  relation: record('relation'),
  fact: record('fact'),
};

/** Records what everybody may know once the change set is written. */
export async function recordLatest(
  run: Run,
  sending: Sending,
  changes: ChangeSet,
  before: Before,
  revision: number,
): Promise<void> {
  const things: Thing[] = [...touchedBy(changes), ...(await depending(run, sending, changes, before))];
  const rows = [...new Map(things.map((thing) => [keyOf(thing), thing])).values()].map(({ kind, id }) => ({
    key: keyOf({ kind, id }),
    kind,
    id,
    revision: neo4j.int(revision),
    place: placeOf({ revision, kind, id }),
  }));
  for (const kind of Object.keys(RECORD) as ThingKind[])
    await sending.sendRows(
      RECORD[kind],
      rows.filter((row) => row.kind === kind),
    );
}

const NAMING = `
  UNWIND $q.ids AS id
  CALL (id) {
    MATCH (e:Entity {id: id})-[r]-() USING INDEX SEEK e:Entity(id)
    WHERE r.role IS NOT NULL RETURN 'relation' AS kind, r.id AS thing
    UNION
    MATCH (k:RelationKey {scope: id}) USING INDEX SEEK k:RelationKey(scope)
    RETURN 'relation' AS kind, k.id AS thing
    UNION
    MATCH (k:RelationKey {onBehalfOf: id}) USING INDEX SEEK k:RelationKey(onBehalfOf)
    RETURN 'relation' AS kind, k.id AS thing
    UNION
    MATCH (e:Entity {id: id})-[:HAS_FACT]->(f:Fact) USING INDEX SEEK e:Entity(id)
    RETURN 'fact' AS kind, f.id AS thing
    UNION
    MATCH (m:Entity {mergedInto: id}) USING INDEX SEEK m:Entity(mergedInto)
    RETURN 'entity' AS kind, m.id AS thing
  }
  RETURN kind, thing AS id`;
const CITING = `
  UNWIND $q.ids AS id
  CALL (id) {
    MATCH (:Entity|Placeholder)-[r]->(:Entity|Placeholder) WHERE id IN r.evidenceSource
    RETURN 'relation' AS kind, r.id AS thing
    UNION
    MATCH (f:Fact) WHERE id IN f.evidenceSource RETURN 'fact' AS kind, f.id AS thing
  }
  RETURN kind, thing AS id`;

/** What the change set does not write although it changes what everybody may know of it. */
async function depending(
  run: Run,
  sending: Sending,
  { entities, removedEntities, sources }: ChangeSet,
  { known, shown, passedOn }: Before,
): Promise<Thing[]> {
  const shownSince = new Map([
    ...entities.map(
      ({ entity }) => [entity.id, entity.visibility === 'public' && entity.mergedInto === null] as const,
    ),
    ...removedEntities.map(({ id }) => [id, false] as const),
  ]);
  const turned = [...shownSince].filter(([id, since]) => known.has(id) && shown.has(id) !== since);
  const reopened = sources.filter(
    ({ id, redistributable }) => (passedOn.get(id) ?? redistributable) !== redistributable,
  );
  const asked: [string, string[]][] = [
    [NAMING, turned.map(([id]) => id)],
    [CITING, reopened.map(({ id }) => id)],
  ];
  const found: Thing[] = [];
  for (const [text, ids] of asked) {
    if (ids.length === 0) continue;
    await sending.done();
    found.push(...(await run<Thing>(text, { ids })));
  }
  return found;
}

const PAGE = `
  MATCH (l:Latest) USING INDEX SEEK l:Latest(place) WHERE l.place > $q.place
  RETURN l.kind AS kind, l.id AS id, l.revision AS revision, l.state AS state ORDER BY l.place LIMIT $q.limit`;
const VALUES: Readonly<Record<ThingKind, string>> = {
  source: `
    MATCH (s:Source) USING INDEX SEEK s:Source(id) WHERE s.id IN $q.ids AND s.json IS NOT NULL
    RETURN s.id AS id, s.json AS json, null AS heir`,
  entity: `
    MATCH (e:Entity) USING INDEX SEEK e:Entity(id) WHERE e.id IN $q.ids
    OPTIONAL MATCH (h:Latest {key: 'entity ' + e.mergedInto}) USING INDEX SEEK h:Latest(key)
    WHERE h.state = 'shown'
    RETURN e.id AS id, e.json AS json, h.id AS heir`,
  relation: `
    MATCH (k:RelationKey) USING INDEX SEEK k:RelationKey(id) WHERE k.id IN $q.ids ${FROM_KEY}
    RETURN k.id AS id, r.json AS json, null AS heir`,
  fact: `
    MATCH (f:Fact) USING INDEX SEEK f:Fact(id) WHERE f.id IN $q.ids
    RETURN f.id AS id, f.json AS json, null AS heir`,
};

type LatestRow = Thing & { revision: number; state: 'shown' | 'gone' };
type Told = { id: string; json: string; heir: string | null };

/** One page of the feed, from one snapshot. */
export async function latest(db: Connection, after: FeedPlace, limit: number): Promise<LatestPage> {
  const { answer, revision } = await asOneSnapshot(db, async (run) => {
    const rows = await run<LatestRow>(PAGE, { place: placeOf(after), limit: neo4j.int(limit + 1) });
    return { rows, values: await valuesOf(run, rows) };
  });
  const page = answer.rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => latestState(row, answer.values.get(keyOf(row)))),
    next:
      answer.rows.length > limit && last ? { revision: last.revision, kind: last.kind, id: last.id } : null,
    revision,
  };
}

async function valuesOf(run: Run, rows: readonly LatestRow[]): Promise<Map<string, Told>> {
  const values = new Map<string, Told>();
  for (const kind of Object.keys(VALUES) as ThingKind[]) {
    const ids = rows.filter((row) => row.kind === kind).map(({ id }) => id);
    if (ids.length === 0) continue;
    for (const told of await run<Told>(VALUES[kind], { ids })) values.set(keyOf({ kind, id: told.id }), told);
  }
  return values;
}

function latestState({ kind, id, revision, state }: LatestRow, told: Told | undefined): LatestState {
  if (state === 'gone' || !told) return { kind, id, revision, removed: true, mergedInto: told?.heir ?? null };
  return { kind, id, revision, value: JSON.parse(told.json) } as LatestState;
}
