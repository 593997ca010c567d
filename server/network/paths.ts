import { roleMask, roleNumber, type Projection } from '../projection/projection.ts';
import type { ProjectedRelation } from '../store/graph-store.ts';
import type { EntityType } from '../vocabulary/kinds.ts';
import type { Role } from '../vocabulary/roles.ts';
import { listUnder, type Ground } from './ground.ts';
import { oncePerProjection } from '../projection/once-per-projection.ts';

export interface PathOptions {
  /** How many paths at most. */
  limit?: number;
  /** Steps at most; a longer way counts as none. */
  maxLength?: number;
}

/** Entities in order, and between each two the ids of every relation that joins them. */
export interface RawPath {
  nodes: string[];
  steps: string[][];
}

const LIMIT = 3;
const MAX_LENGTH = 8;

/** What things are about and where they lie joins everything with everything; a path goes through what people did. */
const NO_WAY: ReadonlySet<Role> = new Set([
  'about',
  'for',
  'set-in',
  'in-sector',
  'broader',
  'related',
  'located-in',
  'post-of',
]);

/**
 * The shortest ways between two entities, all of the same length; of equal ones those whose entities come first in list
 * order. A role held on behalf of an organisation is that organisation's step. No way goes through a region or a topic, and none through a person unless there is no other. Empty where there
 * is no way; a single entity where both ends are the same.
 */
export function shortestPaths(
  ground: Ground,
  from: string,
  to: string,
  { limit = LIMIT, maxLength = MAX_LENGTH }: PathOptions = {},
): RawPath[] {
  const { projection } = ground;
  if (!projection.entity(from) || !projection.entity(to)) return [];
  if (from === to) return [{ nodes: [from], steps: [] }];
  const ways = [withoutPersons, withPersons].map((passable) =>
    pathsThrough(ground, from, to, { limit, maxLength, passable }),
  );
  return ways.find((paths) => paths.length > 0) ?? [];
}

function withPersons(type: EntityType): boolean {
  return type !== 'region' && type !== 'topic';
}

function withoutPersons(type: EntityType): boolean {
  return withPersons(type) && type !== 'person';
}

interface Search extends Required<PathOptions> {
  /** Whether a path may go through an entity of this type. */
  passable(type: EntityType): boolean;
}

function pathsThrough(ground: Ground, from: string, to: string, search: Search): RawPath[] {
  const { projection } = ground;
  const placeOf = (id: string) => projection.index(id) as number;
  const left = stepsLeft(ground, placeOf(from), placeOf(to), search);
  const found: RawPath[] = [];
  if (left[placeOf(from)] !== FAR) walk(from, { nodes: [from], steps: [] });
  return found;

  /** Every step comes nearer, so no walk is in vain: the work is limit × length. */
  function walk(at: string, path: RawPath): void {
    if (found.length === search.limit) return;
    if (at === to) {
      found.push(path);
      return;
    }
    const nearer = (left[placeOf(at)] as number) - 1;
    for (const [next, relations] of neighboursOf(ground, at))
      if (left[placeOf(next)] === nearer)
        walk(next, { nodes: [...path.nodes, next], steps: [...path.steps, relations] });
  }
}

const FAR = -1;

/**
 * By place: steps left to the end, for all that lie no farther from it than the start, else FAR; breadth first from the
 * end, over the columns.
 */
function stepsLeft(ground: Ground, from: number, to: number, search: Search): Int32Array {
  const { projection } = ground;
  const left = new Int32Array(projection.size).fill(FAR);
  left[to] = 0;
  let edge = [to];
  for (let steps = 1; steps <= search.maxLength && edge.length > 0 && left[from] === FAR; steps += 1) {
    const next: number[] = [];
    const reach = (place: number) => {
      if (left[place] !== FAR || (place !== from && !search.passable(projection.typeAt(place)))) return;
      left[place] = steps;
      next.push(place);
    };
    for (const place of edge) eachNeighbour(ground, place, reach);
    edge = next;
  }
  return left;
}

/** The places one step away; some of them twice, and the place itself where it joins itself. */
function eachNeighbour(ground: Ground, place: number, visit: (neighbour: number) => void): void {
  const { relations } = ground.projection.columns;
  const ways = waysOf(ground);
  const last = relations.leavingFrom[place + 1] as number;
  for (let at = relations.leavingFrom[place] as number; at < last; at += 1) {
    const relation = relations.leaving[at] as number;
    if (ways[relation]) visit(relations.to[relation] as number);
  }
  const end = relations.reachingFrom[place + 1] as number;
  for (let at = relations.reachingFrom[place] as number; at < end; at += 1) {
    const relation = relations.reaching[at] as number;
    if (!ways[relation]) continue;
    visit(relations.from[relation] as number);
    const speaker = relations.onBehalfOf[relation] as number;
    if (speaker !== 0) visit(speaker - 1);
  }
  for (const relation of spokenBy(ground).get(place) ?? [])
    if (ways[relation]) visit(relations.to[relation] as number);
}

/** By the place of an organisation: the relations that somebody held for it. */
const spokenBy = oncePerProjection(({ projection }) => {
  const found = new Map<number, number[]>();
  for (const [relation, speaker] of projection.columns.relations.onBehalfOf.entries())
    if (speaker !== 0) listUnder(found, speaker - 1).push(relation);
  return found;
});

/** By relation: whether a path may go along it, 1 or 0. */
const waysOf = oncePerProjection(({ projection }) => {
  const { role, from } = projection.columns.relations;
  const closed = roleMask(NO_WAY);
  const partOf = roleNumber('part-of');
  return Uint8Array.from(role, (own, relation) =>
    closed[own] || (own === partOf && projection.typeAt(from[relation] as number) === 'region') ? 0 : 1,
  );
});

/** Neighbours in list order, each with the relations that lead there. */
function neighboursOf(ground: Ground, id: string): Map<string, string[]> {
  const { projection } = ground;
  const found = new Map<string, string[]>();
  for (const [other, relation] of stepsFrom(ground, id))
    if (other !== id && isWay(projection, relation)) listUnder(found, other).push(relation.id);
  return new Map([...found].sort(([a], [b]) => placeOf(projection, a) - placeOf(projection, b)));
}

type Step = readonly [other: string, relation: ProjectedRelation];

function stepsFrom(ground: Ground, id: string): Step[] {
  const { projection } = ground;
  const { bySpeaker, byActivity } = spokenFor(ground);
  return [
    ...projection.leaving(id).map((relation): Step => [relation.to, relation]),
    ...projection.reaching(id).map((relation): Step => [relation.from, relation]),
    ...(bySpeaker.get(id) ?? []).map((relation): Step => [relation.to, relation]),
    ...(byActivity.get(id) ?? []).map((relation): Step => [relation.onBehalfOf as string, relation]),
  ];
}

/** Roles that somebody held for an organisation, by that organisation and by what they were held in. */
const spokenFor = oncePerProjection(({ projection }) => {
  const bySpeaker = new Map<string, ProjectedRelation[]>();
  const byActivity = new Map<string, ProjectedRelation[]>();
  const { onBehalfOf } = projection.columns.relations;
  for (const relation of projection.relationsWhere((number) => onBehalfOf[number] !== 0)) {
    listUnder(bySpeaker, relation.onBehalfOf as string).push(relation);
    listUnder(byActivity, relation.to).push(relation);
  }
  return { bySpeaker, byActivity };
});

function isWay(projection: Projection, { role, from }: ProjectedRelation): boolean {
  if (role === 'part-of') return projection.entity(from)?.type !== 'region';
  return !NO_WAY.has(role);
}

function placeOf(projection: Projection, id: string): number {
  return projection.index(id) as number;
}
