import neo4j from 'neo4j-driver';
import type { Evidence, Source } from '../../contract/evidence.ts';
import type { End } from '../../contract/relation.ts';
import type {
  ChangeSet,
  Commit,
  EntityRecord,
  FactRecord,
  FeedPlace,
  LatestMark,
  RelationRecord,
  ThingKind,
  Tombstone,
} from '../graph-store.ts';

/**
 * What stands in the graph for each record: `json` and the like are what Solmu answers from, the rest is for looking
 * things up and for people who explore the graph in Neo4j Browser. A property that is null is not stored.
 */

/** `cultural-institution` is labelled `:CulturalInstitution`. */
export function labelOf(name: string): string {
  return name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** `project-manager` is a `:PROJECT_MANAGER`. */
export function relationshipTypeOf(role: string): string {
  return role.replaceAll('-', '_').toUpperCase();
}

export function entityRow({ entity, sortKey, claims, corrections }: EntityRecord) {
  const names = Object.values(entity.names);
  return {
    id: entity.id,
    labels: [entity.type, entity.kind].filter((name) => name !== null).map(labelOf),
    identifiers: entity.identifiers,
    properties: {
      id: entity.id,
      type: entity.type,
      kind: entity.kind,
      sortKey,
      visibility: entity.visibility,
      mergedInto: entity.mergedInto,
      name: names[0] ?? entity.id,
      names,
      aliases: entity.aliases.map(({ text }) => text),
      status: entity.status,
      homepage: entity.homepage,
      json: JSON.stringify(entity),
      claims: JSON.stringify(claims),
      corrections: JSON.stringify(corrections),
    },
  };
}

export function relationRow(record: RelationRecord) {
  const { relation, sortKey, claims, suppression } = record;
  const { id, role, scope, onBehalfOf, suppressed, period, realisation, title, evidence } = relation;
  const ends = { from: endId(relation.from, `${id} from`), to: endId(relation.to, `${id} to`) };
  return {
    id,
    ...ends,
    type: relationshipTypeOf(role),
    key: { id, ...ends, scope, onBehalfOf, suppressed: suppressed || null },
    properties: {
      id,
      role,
      sortKey,
      scope,
      onBehalfOf,
      suppressed,
      realisation,
      title: title ? (Object.values(title)[0] ?? null) : null,
      since: period?.from?.date ?? null,
      until: period?.to?.date ?? null,
      ...evidenceLists(evidence),
      sources: Object.keys(claims),
      json: JSON.stringify(relation),
      claims: JSON.stringify(claims),
      suppression: suppression && JSON.stringify(suppression),
    },
  };
}

function endId(end: End, placeholder: string): string {
  return 'entity' in end ? end.entity : placeholder;
}

/** Lists that run in parallel; Neo4j stores no nulls in a list. */
function evidenceLists(evidence: readonly Evidence[]) {
  return {
    evidenceSource: evidence.map(({ source }) => source),
    evidenceQuote: evidence.map(({ quote }) => quote ?? ''),
    evidenceLocator: evidence.map(({ locator }) => locator ?? ''),
    evidenceCertainty: evidence.map(({ certainty }) => certainty),
  };
}

/** The nodes that stand where a relation's end counts parties without naming them. */
export function placeholderRows({ relation }: RelationRecord) {
  return (['from', 'to'] as const).flatMap((side) => {
    const end = relation[side];
    if (!('placeholder' in end)) return [];
    const { type, kind, count } = end.placeholder;
    const id = endId(end, `${relation.id} ${side}`);
    return [{ id, relation: relation.id, type, kind, count: count === null ? null : neo4j.int(count) }];
  });
}

export function factRow({ fact, sortKey, claims, suppression }: FactRecord) {
  const { id, entity, field, value, unit, suppressed, evidence } = fact;
  return {
    id,
    entity,
    properties: {
      id,
      entity,
      field,
      sortKey,
      suppressed,
      value: typeof value === 'object' ? JSON.stringify(value) : value,
      unit,
      ...evidenceLists(evidence),
      sources: Object.keys(claims),
      json: JSON.stringify(fact),
      claims: JSON.stringify(claims),
      suppression: suppression && JSON.stringify(suppression),
    },
  };
}

export function sourceRow(source: Source) {
  const { id, title, publisher, date, url } = source;
  return {
    id,
    properties: {
      id,
      title: Object.values(title)[0] ?? null,
      publisher,
      date,
      url,
      json: JSON.stringify(source),
    },
  };
}

export function commitProperties({ touched, revision, ...commit }: Commit) {
  return {
    ...commit,
    revision: neo4j.int(revision),
    touchedKind: touched.map(({ kind }) => kind),
    touchedId: touched.map(({ id }) => id),
    touchedRemoved: touched.map(({ removed }) => removed),
  };
}

export function redactedRow({ revision, actor, reason }: Pick<Commit, 'revision' | 'actor' | 'reason'>) {
  return { revision: neo4j.int(revision), actor, reason };
}

export function tombstoneRow({ id, state, names }: Tombstone) {
  return { id, state, names: names.length > 0 ? JSON.stringify(names) : null };
}

export function latestRow({ kind, id, revision, state }: LatestMark) {
  const place = placeOf({ revision, kind, id });
  return {
    key: keyOf({ kind, id }),
    kind,
    id,
    revision: neo4j.int(revision),
    state,
    place: state === 'untold' ? null : place,
  };
}

export function keyOf({ kind, id }: { kind: ThingKind; id: string }): string {
  return `${kind} ${id}`;
}

/** Sorts as (revision, kind, id) does. */
export function placeOf({ revision, kind, id }: FeedPlace): string {
  return `${String(revision).padStart(12, '0')} ${kind} ${id}`;
}

/** The change set with the revision that writes it. */
export function stamped(changes: ChangeSet, revision: number): ChangeSet {
  return {
    ...changes,
    entities: changes.entities.map((record) => ({ ...record, entity: { ...record.entity, revision } })),
    relations: changes.relations.map((record) => ({ ...record, relation: { ...record.relation, revision } })),
    facts: changes.facts.map((record) => ({ ...record, fact: { ...record.fact, revision } })),
  };
}
