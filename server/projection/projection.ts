import type { Entity } from '../contract/entity.ts';
import type { Role } from '../vocabulary/roles.ts';
import type { GraphStore, ProjectedRelation } from '../store/graph-store.ts';

/**
 * The whole graph at one revision, in memory: entities in list order (sort key, id), relations in (sort key, id),
 * and for each entity the relations that leave and reach it. What both stores answer about paths, networks and
 * topics comes from here, so they agree by construction. Read-only.
 */
export interface Projection {
  readonly revision: number;
  readonly entities: readonly Entity[];
  readonly relations: readonly ProjectedRelation[];
  /** The entity's place in `entities`; undefined for an unknown, merged or erased id. */
  index(id: string): number | undefined;
  entity(id: string): Entity | undefined;
  /** Relations with `from` = id, of these roles where given, in relation order. */
  leaving(id: string, roles?: ReadonlySet<Role>): ProjectedRelation[];
  /** Relations with `to` = id, of these roles where given, in relation order. */
  reaching(id: string, roles?: ReadonlySet<Role>): ProjectedRelation[];
}

/** Relations grouped by one end: those of entity i are `items[offsets[i]] … items[offsets[i + 1] - 1]`. */
interface Adjacency {
  offsets: Uint32Array;
  items: Uint32Array;
}

/** Reads the store once, as one consistent snapshot. Throws StoreUnavailableError when the store is down. */
export async function readProjection(store: GraphStore): Promise<Projection> {
  const entities: Entity[] = [];
  const relations: ProjectedRelation[] = [];
  const revision = await store.visitProjection({
    entity: (entity) => entities.push(entity),
    relation: (relation) => relations.push(relation),
  });
  return buildProjection(revision, entities, relations);
}

/** A projection over plain rows; a relation whose end is not among the entities is left out. */
export function buildProjection(
  revision: number,
  entities: readonly Entity[],
  allRelations: readonly ProjectedRelation[],
): Projection {
  const places = new Map(entities.map((entity, place) => [entity.id, place]));
  const relations = allRelations.filter(({ from, to }) => places.has(from) && places.has(to));
  const leaving = adjacency(entities.length, relations, (relation) => places.get(relation.from) as number);
  const reaching = adjacency(entities.length, relations, (relation) => places.get(relation.to) as number);
  const select = (by: Adjacency, id: string, roles?: ReadonlySet<Role>) => {
    const place = places.get(id);
    if (place === undefined) return [];
    const all = Array.from(
      by.items.subarray(by.offsets[place], by.offsets[place + 1]),
      (item) => relations[item] as ProjectedRelation,
    );
    return roles ? all.filter(({ role }) => roles.has(role)) : all;
  };
  return {
    revision,
    entities,
    relations,
    index: (id) => places.get(id),
    entity: (id) => entities[places.get(id) ?? -1],
    leaving: (id, roles) => select(leaving, id, roles),
    reaching: (id, roles) => select(reaching, id, roles),
  };
}

function adjacency(
  size: number,
  relations: readonly ProjectedRelation[],
  placeOf: (relation: ProjectedRelation) => number,
): Adjacency {
  const offsets = new Uint32Array(size + 1);
  for (const relation of relations) {
    const slot = placeOf(relation) + 1;
    offsets[slot] = (offsets[slot] as number) + 1;
  }
  for (let place = 1; place <= size; place += 1)
    offsets[place] = (offsets[place] as number) + (offsets[place - 1] as number);
  const items = new Uint32Array(relations.length);
  const next = offsets.slice();
  for (const [item, relation] of relations.entries()) {
    const place = placeOf(relation);
    items[next[place] as number] = item;
    next[place] = (next[place] as number) + 1;
  }
  return { offsets, items };
}
