import { STATUSES, type Entity } from '../contract/entity.ts';
import type { Period } from '../contract/period.ts';
import type { GraphStore, ProjectedRelation } from '../store/graph-store.ts';
import { CERTAINTY_NAMES, REALISATION_NAMES } from '../vocabulary/certainty.ts';
import { ALL_KINDS, ENTITY_TYPE_NAMES } from '../vocabulary/kinds.ts';
import { ROLE_NAMES } from '../vocabulary/roles.ts';
import { groupNumbers } from './group-numbers.ts';
import { buildIdTable } from './id-table.ts';
import { collectTexts, sharedBytes, sharedNumbers, type Texts } from './texts.ts';

type Numbers = Uint32Array<SharedArrayBuffer>;
type Bytes = Uint8Array<SharedArrayBuffer>;

/**
 * One revision of the graph as columns of numbers and runs of bytes in shared memory: any number of threads read it,
 * and handing it over costs nothing. Places of entities and numbers of relations count from 0 in list order; a column
 * whose value may be missing holds 0 for that and else one more than what it points to.
 */
export interface PackedGraph {
  readonly revision: number;
  readonly entities: {
    readonly ids: Texts;
    readonly idTable: Numbers;
    readonly json: Texts;
    /** Places in ENTITY_TYPE_NAMES. */
    readonly type: Bytes;
    /** Places in ALL_KINDS, or missing. */
    readonly kind: Bytes;
    /** Places in `periods`, or missing. */
    readonly period: Numbers;
    /** Places in STATUSES. */
    readonly status: Bytes;
    /** 1 for those whose visibility is limited. */
    readonly limited: Bytes;
  };
  readonly relations: {
    readonly ids: Texts;
    readonly from: Numbers;
    readonly to: Numbers;
    /** Places in ROLE_NAMES. */
    readonly role: Bytes;
    /** Places of entities, or missing. */
    readonly scope: Numbers;
    readonly onBehalfOf: Numbers;
    readonly period: Numbers;
    /** Places in REALISATION_NAMES. */
    readonly realisation: Bytes;
    /** One bit for each of CERTAINTY_NAMES. */
    readonly certainties: Bytes;
    /** Places in `sources`. */
    readonly sources: Numbers;
    /** By entity: the relations that leave it are `leaving[leavingFrom[place]] … leaving[leavingFrom[place + 1] - 1]`. */
    readonly leaving: Numbers;
    readonly leavingFrom: Numbers;
    readonly reaching: Numbers;
    readonly reachingFrom: Numbers;
  };
  /** Each distinct period and list of sources once, as JSON. */
  readonly periods: Texts;
  readonly sources: Texts;
}

/**
 * Reads the store once, as one consistent snapshot. It takes a while on a large graph, so a server lets a thread of its
 * own do it. Throws StoreUnavailableError when the store is down.
 */
export async function packGraph(store: GraphStore): Promise<PackedGraph> {
  let packing = startPacking();
  const revision = await store.visitProjection({
    restart: () => void (packing = startPacking()),
    entity: (entity) => packing.entity(entity),
    relation: (relation) => packing.relation(relation),
  });
  return packing.done(revision);
}

/** Entities above which what is derived from a graph takes so much memory that it is derived once, not in each thread. */
const LARGE = 20_000;

export function isLarge({ entities }: PackedGraph): boolean {
  return entities.type.length > LARGE;
}

/** Packs plain rows; a relation whose end is not among the entities is left out. */
export function packRows(
  revision: number,
  entities: readonly Entity[],
  relations: readonly ProjectedRelation[],
): PackedGraph {
  const packing = startPacking();
  for (const entity of entities) packing.entity(entity);
  for (const relation of relations) packing.relation(relation);
  return packing.done(revision);
}

interface Packing {
  entity(entity: Entity): void;
  relation(relation: ProjectedRelation): void;
  done(revision: number): PackedGraph;
}

function startPacking(): Packing {
  const places = new Map<string, number>();
  const [entityJson, relationIds] = [collectTexts(), collectTexts()];
  const periods = collectDistinct<Period>();
  const sources = collectDistinct<readonly string[]>();
  const entity: Record<'type' | 'kind' | 'period' | 'status' | 'limited', number[]> = {
    type: [],
    kind: [],
    period: [],
    status: [],
    limited: [],
  };
  const relation: Record<RelationColumn, number[]> = {
    from: [],
    to: [],
    role: [],
    scope: [],
    onBehalfOf: [],
    period: [],
    realisation: [],
    certainties: [],
    sources: [],
  };
  const placeOrMissing = (id: string | null) => (id === null ? 0 : (places.get(id) ?? -1) + 1);
  const periodOrMissing = (period: Period | null) => (period === null ? 0 : periods.place(period) + 1);
  return {
    entity(one) {
      places.set(one.id, places.size);
      entityJson.add(JSON.stringify(one));
      entity.type.push(ENTITY_TYPE_NAMES.indexOf(one.type));
      entity.kind.push(one.kind === null ? 0 : ALL_KINDS.indexOf(one.kind) + 1);
      entity.period.push(periodOrMissing(one.period));
      entity.status.push(STATUSES.indexOf(one.status));
      entity.limited.push(one.visibility === 'limited' ? 1 : 0);
    },
    relation(one) {
      const [from, to] = [places.get(one.from), places.get(one.to)];
      if (from === undefined || to === undefined) return;
      relationIds.add(one.id);
      relation.from.push(from);
      relation.to.push(to);
      relation.role.push(ROLE_NAMES.indexOf(one.role));
      relation.scope.push(placeOrMissing(one.scope));
      relation.onBehalfOf.push(placeOrMissing(one.onBehalfOf));
      relation.period.push(periodOrMissing(one.period));
      relation.realisation.push(REALISATION_NAMES.indexOf(one.realisation));
      relation.certainties.push(bitsOf(one.certainties));
      relation.sources.push(sources.place(one.sources));
    },
    done(revision) {
      const ids = [...places.keys()];
      const entityIds = collectTexts();
      for (const id of ids) entityIds.add(id);
      const leaving = groupNumbers(ids.length, relation.from);
      const reaching = groupNumbers(ids.length, relation.to);
      return {
        revision,
        entities: {
          ids: entityIds.done(),
          idTable: buildIdTable(ids),
          json: entityJson.done(),
          type: sharedBytes(entity.type),
          kind: sharedBytes(entity.kind),
          period: sharedNumbers(entity.period),
          status: sharedBytes(entity.status),
          limited: sharedBytes(entity.limited),
        },
        relations: {
          ids: relationIds.done(),
          from: sharedNumbers(relation.from),
          to: sharedNumbers(relation.to),
          role: sharedBytes(relation.role),
          scope: sharedNumbers(relation.scope),
          onBehalfOf: sharedNumbers(relation.onBehalfOf),
          period: sharedNumbers(relation.period),
          realisation: sharedBytes(relation.realisation),
          certainties: sharedBytes(relation.certainties),
          sources: sharedNumbers(relation.sources),
          leaving: sharedNumbers(leaving.items),
          leavingFrom: sharedNumbers(leaving.offsets),
          reaching: sharedNumbers(reaching.items),
          reachingFrom: sharedNumbers(reaching.offsets),
        },
        periods: periods.done(),
        sources: sources.done(),
      };
    },
  };
}

type RelationColumn =
  'from' | 'to' | 'role' | 'scope' | 'onBehalfOf' | 'period' | 'realisation' | 'certainties' | 'sources';

/** Values that recur are kept once. */
function collectDistinct<T>(): { place(value: T): number; done(): Texts } {
  const texts = collectTexts();
  const known = new Map<string, number>();
  return {
    place(value) {
      const text = JSON.stringify(value);
      const found = known.get(text);
      if (found !== undefined) return found;
      known.set(text, known.size);
      texts.add(text);
      return known.size - 1;
    },
    done: texts.done,
  };
}

function bitsOf(certainties: ProjectedRelation['certainties']): number {
  return certainties.reduce((bits, one) => bits | (1 << CERTAINTY_NAMES.indexOf(one)), 0);
}
