import type { Entity } from '../../server/contract/entity.ts';
import { periodEnd, type Period } from '../../server/contract/period.ts';
import { readGeography, type Geography } from '../../server/projection/geography.ts';
import { buildProjection, type Projection } from '../../server/projection/projection.ts';
import type { ProjectedRelation } from '../../server/store/graph-store.ts';
import { readTopics } from '../../server/topics/read-topics.ts';
import type { TopicTree } from '../../server/topics/topic-tree.ts';
import { ENTITY_TYPES, type EntityType } from '../../server/vocabulary/kinds.ts';
import type { Role } from '../../server/vocabulary/roles.ts';

/** `['kotka', 'municipality', { point }]`: id, kind (or type, where the type has no kinds), and what else matters. */
export type SmallEntity = readonly [id: string, kind: string, rest?: Partial<Entity>];

/** `['kotka', 'partner', 'hanke', { scope }]`; certainty is `stated` unless told. */
export type SmallRelation = readonly [
  from: string,
  role: Role,
  to: string,
  rest?: Partial<Omit<ProjectedRelation, 'from' | 'role' | 'to'>>,
];

/** Everything that is derived from a graph of a few lines. Entities are in list order as given. */
export interface SmallGround {
  projection: Projection;
  geography: Geography;
  topics: TopicTree;
}

/** A graph written as two short lists; a relation's id is its words: `kotka partner hanke`. */
export function smallGround(
  entities: readonly SmallEntity[],
  relations: readonly SmallRelation[],
): SmallGround {
  const projection = buildProjection(7, entities.map(anEntity), relations.map(aRelation));
  return { projection, geography: readGeography(projection), topics: readTopics(projection) };
}

/** A period from EDTF dates; null for an end that is not known. */
export function during(from: string | null, to: string | null = null): Period {
  return {
    from: from === null ? null : periodEnd(from),
    to: to === null ? null : periodEnd(to),
    open: false,
    by: null,
  };
}

function anEntity([id, word, rest]: SmallEntity): Entity {
  return {
    id,
    ...typeAndKind(word),
    names: { fi: id },
    descriptions: {},
    aliases: [],
    identifiers: [],
    homepage: null,
    period: null,
    status: 'unknown',
    visibility: word === 'person' ? 'limited' : 'public',
    position: null,
    point: null,
    mergedInto: null,
    revision: 1,
    ...rest,
  };
}

function typeAndKind(word: string): Pick<Entity, 'type' | 'kind'> {
  const types = Object.entries(ENTITY_TYPES) as [EntityType, { kinds: Readonly<Record<string, unknown>> }][];
  const [type, { kinds }] = types.find(([name, { kinds }]) => word in kinds || name === word) ?? [null, {}];
  if (type === null || kinds === undefined) throw new Error(`No entity type or kind is called "${word}"`);
  return { type, kind: word in kinds ? word : null };
}

function aRelation([from, role, to, rest]: SmallRelation): ProjectedRelation {
  return {
    id: [from, role, to].join(' '),
    from,
    role,
    to,
    scope: null,
    onBehalfOf: null,
    period: null,
    realisation: 'unknown',
    certainties: ['stated'],
    sources: ['esite'],
    ...rest,
  };
}
