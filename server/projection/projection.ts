import type { Entity } from '../contract/entity.ts';
import type { Period } from '../contract/period.ts';
import type { GraphStore, ProjectedRelation } from '../store/graph-store.ts';
import { CERTAINTY_NAMES, REALISATION_NAMES } from '../vocabulary/certainty.ts';
import { ALL_KINDS, ENTITY_TYPE_NAMES, type EntityType } from '../vocabulary/kinds.ts';
import { ROLE_NAMES, type Role } from '../vocabulary/roles.ts';
import { findPlace } from './id-table.ts';
import { packGraph, packRows, type PackedGraph } from './pack.ts';
import { rememberSome } from './remember-some.ts';
import { readTexts } from './texts.ts';

/**
 * The whole graph at one revision: entities in list order (sort key, id), relations in (sort key, id), and for each
 * entity the relations that leave and reach it. What both stores answer about paths, networks and topics comes from
 * here, so they agree by construction. Read-only; entities and relations are spelled out when they are asked for, and
 * what runs over many of them reads the columns.
 */
export interface Projection {
  readonly revision: number;
  /** How many entities there are; their places are 0 … size − 1. */
  readonly size: number;
  /** The columns behind it, for what counts and aggregates. */
  readonly columns: PackedGraph;
  /** The entity's place; undefined for an unknown, merged or erased id. */
  index(id: string): number | undefined;
  entity(id: string): Entity | undefined;
  entityAt(place: number): Entity;
  idAt(place: number): string;
  typeAt(place: number): EntityType;
  /** The type of an entity, without spelling the entity out; undefined for an unknown, merged or erased id. */
  typeOf(id: string): EntityType | undefined;
  kindAt(place: number): string | null;
  /** The places of the entities of a type, in list order. */
  placesOf(type: EntityType): Uint32Array;
  /** The entities of a type, in list order. */
  ofType(type: EntityType): Entity[];
  /** The entities of a kind, in list order. */
  ofKind(kind: string): Entity[];
  /** The relation with this number. */
  relationAt(number: number): ProjectedRelation;
  /** The relations for whose numbers `test` answers true, in relation order. */
  relationsWhere(test: (number: number) => boolean): ProjectedRelation[];
  /** Relations held on behalf of an organisation, in relation order. */
  heldFor(id: string): ProjectedRelation[];
  /** Relations that held in a region, named area or municipality, in relation order. */
  heldIn(id: string): ProjectedRelation[];
  /** Relations that a source says something of, in relation order. */
  relationsOfSource(source: string): ProjectedRelation[];
  /** A period of the column `period`, which holds 0 for none. */
  periodAt(column: number): Period | null;
  /** Relations with `from` = id, of these roles where given, in relation order. */
  leaving(id: string, roles?: ReadonlySet<Role>): ProjectedRelation[];
  /** Relations with `to` = id, of these roles where given, in relation order. */
  reaching(id: string, roles?: ReadonlySet<Role>): ProjectedRelation[];
}

/** How many entities each thread keeps spelled out. */
const REMEMBERED = 6000;

/** Reads a packed graph where it lies. */
export function openProjection(columns: PackedGraph): Projection {
  const { revision, entities, relations } = columns;
  const size = entities.type.length;
  const idAt = remembered(size, readTexts(entities.ids));
  const relationIdAt = readTexts(relations.ids);
  const jsonAt = readTexts(entities.json);
  const entityAt = rememberSome(REMEMBERED, (place: number) => JSON.parse(jsonAt(place)) as Entity);
  const periodText = readTexts(columns.periods);
  const sourcesText = readTexts(columns.sources);
  const periodOf = remembered(
    columns.periods.offsets.length - 1,
    (at) => JSON.parse(periodText(at)) as Period,
  );
  const sourcesOf = remembered(
    columns.sources.offsets.length - 1,
    (at) => JSON.parse(sourcesText(at)) as string[],
  );
  const certaintiesOf = remembered(1 << CERTAINTY_NAMES.length, (bits) =>
    CERTAINTY_NAMES.filter((_, at) => bits & (1 << at)).sort(),
  );
  const index = (id: string) => findPlace(entities.idTable, id, idAt);
  const periodAt = (column: number) => (column === 0 ? null : periodOf(column - 1));
  const entityOrNull = (column: number) => (column === 0 ? null : idAt(column - 1));
  const relationAt = (number: number): ProjectedRelation => ({
    id: relationIdAt(number),
    from: idAt(relations.from[number] as number),
    role: ROLE_NAMES[relations.role[number] as number] as Role,
    to: idAt(relations.to[number] as number),
    scope: entityOrNull(relations.scope[number] as number),
    onBehalfOf: entityOrNull(relations.onBehalfOf[number] as number),
    period: periodAt(relations.period[number] as number),
    realisation: REALISATION_NAMES[
      relations.realisation[number] as number
    ] as ProjectedRelation['realisation'],
    certainties: certaintiesOf(relations.certainties[number] as number),
    sources: sourcesOf(relations.sources[number] as number),
  });
  const select = (from: Uint32Array, items: Uint32Array, id: string, roles?: ReadonlySet<Role>) => {
    const place = index(id);
    if (place === undefined) return [];
    const found: ProjectedRelation[] = [];
    for (let at = from[place] as number; at < (from[place + 1] as number); at += 1) {
      const number = items[at] as number;
      if (!roles || roles.has(ROLE_NAMES[relations.role[number] as number] as Role))
        found.push(relationAt(number));
    }
    return found;
  };
  const relationsWhere = (test: (number: number) => boolean) => {
    const found: ProjectedRelation[] = [];
    for (let number = 0; number < relations.role.length; number += 1)
      if (test(number)) found.push(relationAt(number));
    return found;
  };
  const naming = (column: Uint32Array, id: string) => {
    const place = index(id);
    return place === undefined ? [] : relationsWhere((number) => column[number] === place + 1);
  };
  const placesOf = remembered(ENTITY_TYPE_NAMES.length, (type) => placesWith(entities.type, type));
  const placesOfKind = remembered(ALL_KINDS.length + 1, (kind) => placesWith(entities.kind, kind));
  const typeAt = (place: number) => ENTITY_TYPE_NAMES[entities.type[place] as number] as EntityType;
  return {
    revision,
    size,
    columns,
    index,
    idAt,
    entityAt,
    entity: (id) => {
      const place = index(id);
      return place === undefined ? undefined : entityAt(place);
    },
    typeAt,
    typeOf: (id) => {
      const place = index(id);
      return place === undefined ? undefined : typeAt(place);
    },
    kindAt: (place) => ALL_KINDS[(entities.kind[place] as number) - 1] ?? null,
    placesOf: (type) => placesOf(ENTITY_TYPE_NAMES.indexOf(type)),
    ofType: (type) => Array.from(placesOf(ENTITY_TYPE_NAMES.indexOf(type)), entityAt),
    ofKind: (kind) => Array.from(placesOfKind(ALL_KINDS.indexOf(kind) + 1), entityAt),
    relationAt,
    relationsWhere,
    heldFor: (id) => naming(relations.onBehalfOf, id),
    heldIn: (id) => naming(relations.scope, id),
    relationsOfSource: (source) =>
      relationsWhere((number) => sourcesOf(relations.sources[number] as number).includes(source)),
    periodAt,
    leaving: (id, roles) => select(relations.leavingFrom, relations.leaving, id, roles),
    reaching: (id, roles) => select(relations.reachingFrom, relations.reaching, id, roles),
  };
}

/** Reads the store once, as one consistent snapshot. Throws StoreUnavailableError when the store is down. */
export async function readProjection(store: GraphStore): Promise<Projection> {
  return openProjection(await packGraph(store));
}

/** A projection over plain rows; a relation whose end is not among the entities is left out. */
export function buildProjection(
  revision: number,
  entities: readonly Entity[],
  relations: readonly ProjectedRelation[],
): Projection {
  return openProjection(packRows(revision, entities, relations));
}

/** The place of a role in the column `role`. */
export function roleNumber(role: Role): number {
  return ROLE_NAMES.indexOf(role);
}

/** For each number of the column `role` whether it is one of these roles: 1 or 0. */
export function roleMask(roles: Iterable<Role>): Uint8Array {
  const mask = new Uint8Array(ROLE_NAMES.length);
  for (const role of roles) mask[roleNumber(role)] = 1;
  return mask;
}

function remembered<T>(size: number, read: (at: number) => T): (at: number) => T {
  const known: T[] = Array.from({ length: size });
  return (at) => (known[at] ??= read(at));
}

function placesWith(column: Uint8Array, value: number): Uint32Array {
  const found: number[] = [];
  for (const [place, own] of column.entries()) if (own === value) found.push(place);
  return Uint32Array.from(found);
}
