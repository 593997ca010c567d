import type { Entity, EntityFields } from '../contract/entity.ts';
import type { Evidence, Source } from '../contract/evidence.ts';
import type { Audience } from '../contract/primitives.ts';
import type { Claim, Fact, Relation } from '../contract/relation.ts';
import type { EntityType } from '../vocabulary/kinds.ts';
import type { Role } from '../vocabulary/roles.ts';
import type { Field } from '../vocabulary/fields.ts';

/**
 * The port: what Solmu asks of a graph database. Both implementations answer alike, down to order and ties:
 * text is compared by code point of ASCII sort keys, ties by id.
 *
 * Every method may reject with StoreUnavailableError.
 */
export interface GraphStore {
  /** `sqlite` or `neo4j`, for people to read in /readyz and logs. */
  readonly engine: string;

  /** The number of writes the store has seen; every write raises it by one. */
  revision(): Promise<number>;

  /**
   * What has become of each id, in the order of `ids`. An entity the audience may not see is unknown.
   * Ids resolve once: a chain of merges is kept flat by the writer.
   */
  resolve(ids: readonly string[], audience: Audience): Promise<Resolution[]>;

  /** The ids of the entities that carry an identifier, sorted. */
  findByIdentifier(scheme: string, value: string): Promise<string[]>;

  /** One page of entities by (sort key, id), with the total and, when asked for, counts by type and kind. */
  list(query: ListQuery): Promise<EntityPage>;

  /** One page of relations by (sort key, id). Suppressed ones are left out for all but editors. */
  relations(query: RelationQuery): Promise<RelationPage>;

  /** Facts by (entity, field, period start, id). Suppressed ones are left out for all but editors. */
  facts(query: FactQuery): Promise<Fact[]>;

  /** The sources with these ids, or all of them, by id. */
  sources(ids?: readonly string[]): Promise<Source[]>;

  /**
   * Hands every entity, then every relation between two entities, to the visitor, as one consistent snapshot,
   * merged and editor-only ones left out. Answers the snapshot's revision.
   */
  visitProjection(visitor: ProjectionVisitor): Promise<number>;

  /** Writes after `after`, oldest first, at most `limit` commits. */
  changes(after: number, limit: number): Promise<Commit[]>;

  /**
   * The latest state of each thing that everybody may know or once might, by (revision, kind, id), those that come
   * after `after`; whoever takes over page by page until `next` is null has what everybody may know at `revision`.
   */
  latest(after: FeedPlace, limit: number): Promise<LatestPage>;

  /**
   * Hands all that the store holds to the visitor, as one consistent snapshot: sources, entities, relations, facts and
   * tombstones by id, commits by revision, what everybody may know by kind and id. Answers the snapshot's revision.
   */
  visitContents(visitor: ContentsVisitor): Promise<number>;

  /**
   * Makes an empty store hold what another one held, revisions and all; all or nothing. `things` come in the order of
   * `visitContents`; nothing else may be asked of this handle meanwhile. Throws StoreNotEmptyError; with `again`, what a
   * fill that was cut short has left is cleared away first.
   */
  restore(contents: { revision: number; things: AsyncIterable<Stored>; again?: boolean }): Promise<void>;

  /** The entity records with these ids, claims and corrections included; for writers. */
  records(ids: readonly string[]): Promise<EntityRecord[]>;

  /** All that a source said last time, for the importer that replaces it. */
  statementsOf(source: string): Promise<Statements>;

  /** Relation and fact records by id; for writers. Unknown ids are left out. */
  statements(ids: {
    relations: readonly string[];
    facts: readonly string[];
  }): Promise<Omit<Statements, 'entities'>>;

  /** Everything that touches an entity, either end, scope or party spoken for; for merging and erasing. */
  touching(entity: string): Promise<Omit<Statements, 'entities'>>;

  /** The names that must not come back; none where nobody was erased. */
  erasedNames(): Promise<ErasedName[]>;

  /**
   * Writes a change set as one durable step and answers the new revision. Throws StaleRevisionError where the
   * store is no longer at `base` and DanglingStatementError where a relation or fact would name an entity that the
   * store does not have; the same `commit.id` sent twice is applied once.
   */
  apply(changes: ChangeSet): Promise<number>;

  close(): Promise<void>;
}

export type Resolution =
  | { state: 'found'; entity: Entity }
  | { state: 'merged'; id: string; into: string }
  | { state: 'erased'; id: string }
  | { state: 'unknown'; id: string };

export interface ListQuery {
  audience: Audience;
  types?: readonly EntityType[];
  kinds?: readonly string[];
  /** Only these; null or absent for any. */
  ids?: readonly string[] | null;
  /** Persons who have not consented are listed only where this is set. */
  includeLimited?: boolean;
  limit: number;
  after?: { sortKey: string; id: string } | null;
  facets?: boolean;
}

export interface EntityPage {
  items: Entity[];
  total: number;
  next: { sortKey: string; id: string } | null;
  facets: { type: Record<string, number>; kind: Record<string, number> } | null;
}

export interface RelationQuery {
  audience: Audience;
  ids?: readonly string[];
  /** Relations that have one of these at either end, or at the end that `direction` names. */
  of?: readonly string[];
  direction?: 'from' | 'to' | 'both';
  roles?: readonly Role[];
  limit: number;
  after?: { sortKey: string; id: string } | null;
}

export interface RelationPage {
  items: Relation[];
  total: number;
  next: { sortKey: string; id: string } | null;
}

export interface FactQuery {
  audience: Audience;
  entities?: readonly string[];
  fields?: readonly Field[];
}

/** A relation as the projection needs it; ends are entity ids. */
export interface ProjectedRelation {
  id: string;
  from: string;
  role: Role;
  to: string;
  scope: string | null;
  onBehalfOf: string | null;
  period: Relation['period'];
  realisation: Relation['realisation'];
  certainties: Evidence['certainty'][];
  sources: string[];
}

export interface ProjectionVisitor {
  /** Forget what came so far: writers came in between, and the store begins anew. */
  restart(): void;
  entity(entity: Entity): void;
  relation(relation: ProjectedRelation): void;
}

/** What one source says of one entity. */
export type EntityClaim = EntityFields;

/** A correction by an editor; it wins over every source until it is withdrawn. */
export interface Correction {
  id: string;
  field: keyof EntityFields;
  value: unknown;
  actor: string;
  reason: string;
  at: string;
}

export interface EntityRecord {
  entity: Entity;
  sortKey: string;
  claims: Record<string, EntityClaim>;
  corrections: Correction[];
}

/** Why a statement is hidden although its source says it. */
export interface Suppression {
  id: string;
  actor: string;
  reason: string;
  at: string;
}

export interface RelationRecord {
  relation: Relation;
  sortKey: string;
  /** What each source adds to the identity: the rest of the claim and its evidence. */
  claims: Record<string, Pick<Claim, 'period' | 'position' | 'realisation'> & { evidence: Evidence[] }>;
  suppression: Suppression | null;
}

export interface FactRecord {
  fact: Fact;
  sortKey: string;
  claims: Record<string, { evidence: Evidence[] }>;
  suppression: Suppression | null;
}

export interface Statements {
  entities: EntityRecord[];
  relations: RelationRecord[];
  facts: FactRecord[];
}

/** Who wrote, when (ISO instant), why, and from which source. */
export interface CommitInfo {
  id: string;
  at: string;
  actor: string;
  reason: string;
  source: string | null;
  sourceVersion: string | null;
}

export interface ChangeSet {
  base: number;
  commit: CommitInfo;
  sources: Source[];
  entities: EntityRecord[];
  relations: RelationRecord[];
  facts: FactRecord[];
  removedRelations: string[];
  removedFacts: string[];
  /** Entities that are gone: `erased` for good, `withdrawn` because no source names them any longer. */
  removedEntities: (Pick<Tombstone, 'id' | 'state'> & { names?: ErasedName[] })[];
  /** Earlier commits whose words must not stay. */
  redactedCommits?: Pick<Commit, 'revision' | 'actor' | 'reason'>[];
}

export type ThingKind = 'entity' | 'relation' | 'fact' | 'source';

export interface Commit extends CommitInfo {
  revision: number;
  /** What it touched, by kind and id, sorted. */
  touched: { kind: ThingKind; id: string; removed: boolean }[];
}

/** A place in the feed of latest states. `{ revision: 1, kind: '', id: '' }` comes before all of revision 1. */
export interface FeedPlace {
  revision: number;
  kind: string;
  id: string;
}

/** What becomes of a thing that everybody may know. `revision` is the last one in which that changed. */
export type LatestState = { id: string; revision: number } & (
  | { kind: 'entity'; value: Entity }
  | { kind: 'relation'; value: Relation }
  | { kind: 'fact'; value: Fact }
  | { kind: 'source'; value: Source }
  /** Gone or hidden now. `mergedInto` is the heir of a merged entity, where everybody may know the heir. */
  | { kind: ThingKind; removed: true; mergedInto: string | null }
);

export interface LatestPage {
  items: LatestState[];
  next: FeedPlace | null;
  revision: number;
}

/** A name that must not come back: a salted digest of its words, from which it cannot be read. */
export interface ErasedName {
  salt: string;
  /** How many words it has. */
  words: number;
  digest: string;
}

/** What is left of an entity that is gone. */
export interface Tombstone {
  id: string;
  state: 'erased' | 'withdrawn';
  names: ErasedName[];
}

/** What everybody may know of a thing: it is shown, it was shown once and is gone, or nobody ever heard of it. */
export interface LatestMark {
  kind: ThingKind;
  id: string;
  revision: number;
  state: 'shown' | 'gone' | 'untold';
}

/** All that a store holds, by kind, in the order in which it is handed over. */
export interface StoredRecords {
  source: Source;
  entity: EntityRecord;
  relation: RelationRecord;
  fact: FactRecord;
  tombstone: Tombstone;
  commit: Commit;
  latest: LatestMark;
}

export type StoredKind = keyof StoredRecords;

export type Stored = { [K in StoredKind]: { kind: K; record: StoredRecords[K] } }[StoredKind];

export interface ContentsVisitor {
  /** Begins, or begins anew: forget what came so far. */
  begin(contents: { revision: number; counts: Record<StoredKind, number> }): void;
  stored(thing: Stored): void;
}
