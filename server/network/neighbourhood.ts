import type { Projection } from '../projection/projection.ts';
import type { ProjectedRelation } from '../store/graph-store.ts';
import type { Ground } from './ground.ts';

export interface NeighbourhoodOptions {
  /** How many steps out, 1 or 2. */
  depth: number;
  /** How many entities around the centre, at most 1500. */
  limit: number;
}

export interface RawNeighbourhood {
  centre: string;
  /** Without the centre; nearest first, then in list order. */
  nodes: { id: string; distance: number }[];
  /** Relations of the centre, then of its neighbours, both ends among the entities shown. */
  relations: string[];
  /** True where the limit left some entities out. */
  truncated: boolean;
}

const MOST = 1500;

/**
 * What lies around an entity. Regions and topics are shown but not followed, for everything meets in them; from a
 * region or topic as the centre one looks out all the same. Around an id that the projection does not have lies nothing.
 */
export function neighbourhood(
  { projection }: Pick<Ground, 'projection'>,
  centre: string,
  { depth, limit }: NeighbourhoodOptions,
): RawNeighbourhood {
  const room = Math.min(limit, MOST);
  const distances = new Map([[centre, 0]]);
  const relations = new Map<string, ProjectedRelation>();
  let edge = [centre];
  let truncated = false;
  for (let distance = 1; distance <= depth; distance += 1) {
    const around = edge.flatMap((id) => relationsOf(projection, id));
    const reached = new Set(around.flatMap(({ from, to }) => [from, to])).difference(distances);
    const fitting = inListOrder(projection, reached).slice(0, room + 1 - distances.size);
    truncated ||= fitting.length < reached.size;
    for (const id of fitting) distances.set(id, distance);
    for (const relation of around) relations.set(relation.id, relation);
    edge = fitting.filter((id) => leadsOn(projection, id));
  }
  const shown = [...relations.values()].filter(({ from, to }) => distances.has(from) && distances.has(to));
  const nodes = [...distances].map(([id, distance]) => ({ id, distance })).slice(1);
  return { centre, nodes, relations: shown.map(({ id }) => id), truncated };
}

function relationsOf(projection: Projection, id: string): ProjectedRelation[] {
  return [...projection.leaving(id), ...projection.reaching(id)];
}

function leadsOn(projection: Projection, id: string): boolean {
  const type = projection.entity(id)?.type;
  return type !== 'region' && type !== 'topic';
}

function inListOrder(projection: Projection, ids: ReadonlySet<string>): string[] {
  const placeOf = (id: string) => projection.index(id) as number;
  return [...ids].sort((a, b) => placeOf(a) - placeOf(b));
}
