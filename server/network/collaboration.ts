import type { NetworkLevel, NetworkWeight } from '../contract/network.ts';
import { activitiesJoiningRegions, type NetworkFilters } from './filters.ts';
import type { Ground } from './ground.ts';
import { buildIncidence, type Incidence } from './incidence.ts';
import { edgeGround, whatJoins, type EdgeGround, type RawEdge } from './joint-edges.ts';
import { heaviestPairs, jointPairs, type PairRules } from './joint-pairs.ts';
import { actorMemberships, topicMemberships, type LevelMemberships } from './memberships.ts';
import { crossesRegion, housesOf, whereabouts } from './places.ts';
import { positions } from './positions.ts';
import { nodeAt, type RawNode } from './raw-node.ts';

export interface NetworkQuery extends NetworkFilters {
  level: NetworkLevel;
  weight: NetworkWeight;
  /** Hides edges that weigh less, and counts them. */
  minWeight?: number | undefined;
  /** At most so many edges, the heaviest; the others are hidden and counted. All where absent. */
  limit?: number | undefined;
  /** At most so many activities are spelled out for each edge. All where absent. */
  activities?: number | undefined;
}

export interface RawNetwork {
  level: NetworkLevel;
  weight: NetworkWeight;
  /** Those that an edge touches, by id. */
  nodes: RawNode[];
  /** By id. */
  edges: RawEdge[];
  /** How many edges `minWeight` and `limit` hide. */
  hidden: number;
  /** How many organisations took part but have no place at this level: national ones, and those whose place nobody told. */
  unplaced: number;
  revision: number;
}

/**
 * Who works with whom: nodes of a level joined by the projects, programmes, practices and events that they take part
 * in together. Persons are never nodes, parties that are only counted never count. A unit stands for itself, but is not
 * joined to its own house. Topics are joined by the activities about them.
 */
export function collaborationNetwork(ground: Ground, query: NetworkQuery): RawNetwork {
  const { level, weight, minWeight = 0, limit = Infinity } = query;
  const found = level === 'topic' ? topicMemberships(ground, query) : actorMemberships(ground, level, query);
  const { memberships, unplaced } = found;
  const incidence = buildIncidence(ground.projection, memberships);
  const pairs = jointPairs(incidence, pairRules(ground, query, incidence, found));
  const shown = heaviestPairs(pairs, minWeight, limit);
  // Topics have no place: their edge crosses a region where an activity behind it does.
  const joining = level === 'topic' ? joiningActivities(ground, incidence) : null;
  const spelled = edgeGround(ground.projection, incidence, memberships, joining);
  const edges = Array.from(shown, (pair) =>
    edgeOf(
      ground,
      spelled,
      query,
      pairs.from[pair] as number,
      pairs.to[pair] as number,
      pairs.weight[pair] as number,
    ),
  );
  return {
    level,
    weight,
    nodes: nodesOf(ground, level, edges, incidence),
    edges,
    hidden: pairs.weight.length - edges.length,
    unplaced,
    revision: ground.projection.revision,
  };
}

function edgeOf(
  ground: Ground,
  spelled: EdgeGround,
  { level, activities = Infinity }: NetworkQuery,
  one: number,
  other: number,
  weight: number,
): RawEdge {
  const { projection } = ground;
  const { nodes } = spelled.incidence;
  const [from, to] = [projection.idAt(nodes[one] as number), projection.idAt(nodes[other] as number)];
  const { crossing, ...joined } = whatJoins(spelled, one, other, activities);
  const crossRegion = level === 'topic' ? crossing : crossesRegion(ground, from, to);
  return { id: `${from}--${to}`, from, to, weight, crossRegion, ...joined };
}

function pairRules(
  ground: Ground,
  { level, weight, crossRegion, kind }: NetworkQuery,
  incidence: Incidence,
  { inRegion }: LevelMemberships,
): PairRules {
  if (level === 'topic')
    return { weight, activities: crossRegion ? joiningActivities(ground, incidence) : undefined };
  const tests = [
    level === 'organisation' && inDifferentHouses(ground, incidence),
    level === 'organisation' && kind !== undefined && bothOfKind(ground, incidence, kind),
    crossRegion && inDifferentRegions(ground, incidence),
  ].filter((test) => typeof test === 'function');
  return {
    weight,
    joins: (from, to) => tests.every((test) => test(from, to)),
    cells: inRegion ? cellsWith(incidence, inRegion) : undefined,
  };
}

type PairTest = (from: number, to: number) => boolean;

function joiningActivities(ground: Ground, { activities }: Incidence): Uint8Array {
  const joining = activitiesJoiningRegions(ground);
  return Uint8Array.from(activities, (place) => joining[place] as number);
}

/** By cell: whether any of its rows is marked. */
function cellsWith({ rows, rowFrom, cellNode }: Incidence, marked: Uint8Array): Uint8Array {
  return Uint8Array.from(cellNode, (_, cell) =>
    rows.subarray(rowFrom[cell], rowFrom[cell + 1]).some((row) => marked[row] === 1) ? 1 : 0,
  );
}

function inDifferentHouses(ground: Ground, { nodes }: Incidence): PairTest {
  const houses = Array.from(nodes, (place) => housesOf(ground, ground.projection.idAt(place)));
  const single = houses.map((own) => (own.size === 1 ? [...own][0] : undefined));
  return (from, to) =>
    single[from] === undefined || single[to] === undefined
      ? (houses[from] as Set<string>).isDisjointFrom(houses[to] as Set<string>)
      : single[from] !== single[to];
}

function bothOfKind({ projection }: Ground, { nodes }: Incidence, kind: string): PairTest {
  const fits = Uint8Array.from(nodes, (place) => (projection.kindAt(place) === kind ? 1 : 0));
  return (from, to) => fits[from] === 1 && fits[to] === 1;
}

function inDifferentRegions(ground: Ground, { nodes }: Incidence): PairTest {
  const ids = Array.from(nodes, ground.projection.idAt);
  const wheres = new Map<string, number>();
  const classes = Uint32Array.from(ids, (id) => {
    const where = whereabouts(ground, id);
    wheres.set(where, wheres.get(where) ?? wheres.size);
    return wheres.get(where) as number;
  });
  // Whether two cross depends on their whereabouts alone, of which there are few.
  const crosses = new Map<number, boolean>();
  return (from, to) => {
    const both = (classes[from] as number) * wheres.size + (classes[to] as number);
    const known = crosses.get(both) ?? crossesRegion(ground, ids[from] as string, ids[to] as string);
    crosses.set(both, known);
    return known;
  };
}

function nodesOf(
  ground: Ground,
  level: NetworkLevel,
  edges: readonly RawEdge[],
  { nodes, nodeFrom }: Incidence,
): RawNode[] {
  const shown = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const places = positions(ground, level);
  return Array.from(nodes, (place, number) => ({
    id: ground.projection.idAt(place),
    size: (nodeFrom[number + 1] as number) - (nodeFrom[number] as number),
  }))
    .filter(({ id }) => shown.has(id))
    .map(({ id, size }) => nodeAt(ground, id, size, places.get(id)));
}
