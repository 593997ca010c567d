import type { Entity, EntityFields } from '../contract/entity.ts';
import type { Evidence } from '../contract/evidence.ts';
import type { Claim, Fact, FactClaim, Relation } from '../contract/relation.ts';
import type { EntityClaim, EntityRecord, FactRecord, RelationRecord } from '../store/graph-store.ts';
import { canonicalJson, factId, relationId } from './identity.ts';
import { factSortKey, relationSortKey, sortKey } from './sort-key.ts';

/**
 * What several sources and the editors say of one entity, folded into one: of single values the first source (by
 * id) that has one speaks, lists are joined, and a correction wins over all.
 */
export function foldEntity(
  record: Pick<EntityRecord, 'claims' | 'corrections'>,
  id: string,
  mergedInto: string | null,
): EntityRecord {
  const claims = sourcesInOrder(record.claims).map((source) => record.claims[source] as EntityClaim);
  const folded = claims.reduce(joinFields);
  const corrected = {
    ...folded,
    ...Object.fromEntries(record.corrections.map(({ field, value }) => [field, value])),
  } as EntityFields;
  const entity: Entity = { id, ...corrected, mergedInto, revision: 0 };
  return {
    entity,
    sortKey: sortKey(entity.names, id),
    claims: record.claims,
    corrections: record.corrections,
  };
}

function sourcesInOrder(claims: Record<string, unknown>): string[] {
  return Object.keys(claims).sort();
}

function joinFields(first: EntityFields, second: EntityFields): EntityFields {
  return {
    type: first.type,
    kind: first.kind ?? second.kind,
    names: { ...second.names, ...first.names },
    descriptions: { ...second.descriptions, ...first.descriptions },
    aliases: distinct([...first.aliases, ...second.aliases]),
    identifiers: distinct([...first.identifiers, ...second.identifiers]),
    homepage: first.homepage ?? second.homepage,
    period: first.period ?? second.period,
    status: first.status === 'unknown' ? second.status : first.status,
    visibility: first.visibility === 'public' ? second.visibility : first.visibility,
    position: first.position ?? second.position,
    point: first.point ?? second.point,
  };
}

function distinct<T>(items: T[]): T[] {
  return [...new Map(items.map((item) => [canonicalJson(item), item])).values()];
}

/**
 * One relation from what its sources say of it: the first known end, position and state, and all evidence. Where no
 * source speaks any longer, it stays as `asleep` has it.
 */
export function foldRelation(
  claim: Claim,
  record: Pick<RelationRecord, 'claims' | 'suppression'>,
  asleep?: Relation,
): RelationRecord {
  const spoken = sourcesInOrder(record.claims).map(
    (source) => record.claims[source] as RelationRecord['claims'][string],
  );
  const said = spoken.length === 0 && asleep ? [asleep] : spoken;
  const relation: Relation = {
    id: relationId(claim),
    from: claim.from,
    role: claim.role,
    to: claim.to,
    period:
      said.map((one) => one.period).find((period) => period?.to) ??
      said.map((one) => one.period).find(Boolean) ??
      null,
    scope: claim.scope,
    onBehalfOf: claim.onBehalfOf,
    title: claim.title,
    position: said.map((one) => one.position).find((position) => position !== null) ?? null,
    realisation: said.map((one) => one.realisation).find((state) => state !== 'unknown') ?? 'unknown',
    evidence: distinct(said.flatMap((one) => one.evidence)),
    suppressed: record.suppression !== null,
    revision: 0,
  };
  return {
    relation,
    sortKey: relationSortKey(relation),
    claims: record.claims,
    suppression: record.suppression,
  };
}

/** One fact from what its sources say of it; where none speaks any longer, it stays as `asleep` has it. */
export function foldFact(
  claim: FactClaim,
  record: Pick<FactRecord, 'claims' | 'suppression'>,
  asleep?: Fact,
): FactRecord {
  const evidence: Evidence[] = sourcesInOrder(record.claims).flatMap(
    (source) => record.claims[source]?.evidence ?? [],
  );
  const { entity, field, value, unit, period } = claim;
  return {
    fact: {
      id: factId(claim),
      entity,
      field,
      value,
      unit,
      period,
      evidence: evidence.length === 0 && asleep ? asleep.evidence : distinct(evidence),
      suppressed: record.suppression !== null,
      revision: 0,
    },
    sortKey: factSortKey(claim),
    claims: record.claims,
    suppression: record.suppression,
  };
}
