import type { Entity } from '../../server/contract/entity.ts';
import type { Evidence, Source } from '../../server/contract/evidence.ts';
import type { Relation, Fact } from '../../server/contract/relation.ts';
import type { ChangeSet, EntityRecord, FactRecord, RelationRecord } from '../../server/store/graph-store.ts';

/** Small records with sensible rest, so that a test shows only what it is about. */

export function aSource(id: string, rest: Partial<Source> = {}): Source {
  return {
    id,
    title: { fi: `Lähde ${id}` },
    lang: 'fi',
    publisher: null,
    publisherId: null,
    standing: 'own-site',
    date: null,
    url: null,
    licence: 'CC BY 4.0',
    attribution: null,
    redistributable: true,
    version: '1',
    ...rest,
  };
}

export function someEvidence(rest: Partial<Evidence> = {}): Evidence {
  return {
    source: 'esite',
    version: '1',
    quote: 'Metropolia johtaa hanketta',
    row: null,
    locator: 'Toteuttajat',
    certainty: 'stated',
    reason: null,
    ...rest,
  };
}

type EntityParts = Partial<Entity> & {
  sortKey?: string;
  sources?: string[];
  corrections?: EntityRecord['corrections'];
};

export function anEntity(id: string, parts: EntityParts = {}): EntityRecord {
  const { sortKey = id, sources = ['esite'], corrections = [], ...rest } = parts;
  const entity: Entity = {
    id,
    type: 'organisation',
    kind: 'university',
    names: { fi: id },
    descriptions: {},
    aliases: [],
    identifiers: [],
    homepage: null,
    period: null,
    status: 'unknown',
    visibility: 'public',
    position: null,
    point: null,
    mergedInto: null,
    revision: 0,
    ...rest,
  };
  const { id: _id, mergedInto: _mergedInto, revision: _revision, ...fields } = entity;
  return { entity, sortKey, claims: Object.fromEntries(sources.map((name) => [name, fields])), corrections };
}

/** `from` and `to` are ids of entities, or placeholders. */
type RelationParts = Partial<Omit<Relation, 'from' | 'to'>> & {
  from: string | Relation['from'];
  to: string | Relation['to'];
  sortKey?: string;
  sources?: string[];
};

export function aRelation(id: string, parts: RelationParts): RelationRecord {
  const { from, to, sortKey = id, sources = ['esite'], ...rest } = parts;
  const relation: Relation = {
    id,
    role: 'lead',
    period: null,
    scope: null,
    onBehalfOf: null,
    title: null,
    position: null,
    realisation: 'unknown',
    evidence: [someEvidence()],
    suppressed: false,
    revision: 0,
    ...rest,
    from: typeof from === 'string' ? { entity: from } : from,
    to: typeof to === 'string' ? { entity: to } : to,
  };
  const { period, position, realisation, evidence } = relation;
  const claim = { period, position, realisation, evidence };
  return {
    relation,
    sortKey,
    claims: Object.fromEntries(sources.map((name) => [name, claim])),
    suppression: relation.suppressed ? aSuppression() : null,
  };
}

type FactParts = Partial<Fact> & { entity: string; sortKey?: string; sources?: string[] };

export function aFact(id: string, parts: FactParts): FactRecord {
  const { sortKey = '~', sources = ['esite'], ...rest } = parts;
  const fact: Fact = {
    id,
    field: 'population',
    value: 1,
    unit: null,
    period: null,
    evidence: [someEvidence()],
    suppressed: false,
    revision: 0,
    ...rest,
  };
  return {
    fact,
    sortKey,
    claims: Object.fromEntries(sources.map((name) => [name, { evidence: fact.evidence }])),
    suppression: fact.suppressed ? aSuppression() : null,
  };
}

function aSuppression() {
  return { id: 'e-abc', actor: 'toimitus', reason: 'väärin luettu', at: '2026-01-02T03:04:05.000Z' };
}

let commits = 0;

export function aChangeSet(base: number, parts: Partial<Omit<ChangeSet, 'base'>> = {}): ChangeSet {
  return {
    base,
    commit: {
      id: `c-${(commits += 1)}`,
      at: '2026-01-02T03:04:05.000Z',
      actor: 'testi',
      reason: 'kokeillaan',
      source: 'esite',
      sourceVersion: '1',
    },
    sources: [],
    entities: [],
    relations: [],
    facts: [],
    removedRelations: [],
    removedFacts: [],
    removedEntities: [],
    ...parts,
  };
}
