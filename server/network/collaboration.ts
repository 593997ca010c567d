import type { NetworkLevel, NetworkWeight } from '../contract/network.ts';
import { strongestCertainty } from '../vocabulary/certainty.ts';
import type { Role } from '../vocabulary/roles.ts';
import {
  activitiesJoiningRegions,
  regionTest,
  passingParticipations,
  topicTest,
  type NetworkFilters,
} from './filters.ts';
import { byText, listUnder, type Ground } from './ground.ts';
import { jointEdges, type Groups, type JoinRules, type RawEdge, type RawRole } from './joint-edges.ts';
import { ACTIVITY_TYPES, type Participation } from './participation.ts';
import { timeTest } from './period-window.ts';
import { crossesRegion, housesOf, nodesFor } from './places.ts';
import { positions } from './positions.ts';
import { nodeAt, type RawNode } from './raw-node.ts';

export interface NetworkQuery extends NetworkFilters {
  level: NetworkLevel;
  weight: NetworkWeight;
  /** Hides edges that weigh less, and counts them. */
  minWeight?: number | undefined;
}

export interface RawNetwork {
  level: NetworkLevel;
  weight: NetworkWeight;
  /** Those that an edge touches, by id. */
  nodes: RawNode[];
  /** By id. */
  edges: RawEdge[];
  /** How many edges `minWeight` hides. */
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
  const { level, weight, minWeight = 0 } = query;
  const { groups, unplaced } = level === 'topic' ? topicGroups(ground, query) : actorGroups(ground, query);
  const passing = jointEdges(groups, joinRules(ground, query)).filter(edgeTest(ground, query));
  const edges = passing.filter((edge) => edge.weight >= minWeight);
  return {
    level,
    weight,
    nodes: nodesOf(ground, level, edges, groups),
    edges,
    hidden: passing.length - edges.length,
    unplaced,
    revision: ground.projection.revision,
  };
}

interface Grouped {
  groups: Groups;
  unplaced: number;
}

function actorGroups(ground: Ground, query: NetworkQuery): Grouped {
  const groups = new Map<string, Map<string, RawRole[]>>();
  const unplaced = new Set<string>();
  for (const one of passingParticipations(ground, query)) {
    const nodes = nodesFor(ground, query.level, one.party);
    if (nodes.length === 0 && isOrganisation(ground, one.party)) unplaced.add(one.party);
    for (const node of nodes) add(groups, one.activity, node, roleIn(one, one.party));
  }
  return { groups: inListOrder(ground, groups), unplaced: unplaced.size };
}

function isOrganisation({ projection }: Ground, id: string): boolean {
  return projection.entity(id)?.type === 'organisation';
}

function roleIn({ role, relation, certainty }: Participation, actor: string): RawRole {
  return { role, relation, actor, certainty };
}

function add(groups: Map<string, Map<string, RawRole[]>>, activity: string, node: string, role: RawRole) {
  const members = groups.get(activity) ?? new Map<string, RawRole[]>();
  groups.set(activity, members);
  listUnder(members, node).push(role);
}

function inListOrder<T>({ projection }: Ground, groups: Map<string, T>): Map<string, T> {
  const place = (id: string) => projection.index(id) as number;
  return new Map([...groups].sort(([a], [b]) => place(a) - place(b)));
}

const ABOUT: ReadonlySet<Role> = new Set(['about']);
const ACTIVITIES: ReadonlySet<string> = new Set(ACTIVITY_TYPES);

/** Activities with the subjects they are about, where somebody takes part in them as the query asks. */
function topicGroups(ground: Ground, query: NetworkQuery): Grouped {
  const { projection } = ground;
  const takenPart = activitiesTakenPart(ground, query);
  const held = timeTest(query);
  const onTopic = topicTest(ground, query.topic);
  const groups = new Map<string, Map<string, RawRole[]>>();
  for (const { id, type, period } of projection.entities) {
    if (!ACTIVITIES.has(type) || !onTopic(id) || takenPart?.has(id) === false) continue;
    for (const tag of projection.leaving(id, ABOUT)) {
      if (projection.entity(tag.to)?.kind !== 'subject') continue;
      if (held && !held(tag.period ?? period)) continue;
      const certainty = strongestCertainty(tag.certainties);
      add(groups, id, tag.to, { role: tag.role, relation: tag.id, actor: id, certainty });
    }
  }
  return { groups, unplaced: 0 };
}

/** Null where the query asks nothing of those who take part. */
function activitiesTakenPart(ground: Ground, query: NetworkQuery): Set<string> | null {
  const { region, scope, role, kind } = query;
  if (region === undefined && scope === undefined && role === undefined && kind === undefined) return null;
  const inRegion = regionTest(ground, region);
  const fitting = passingParticipations(ground, { scope, role }).filter(
    (one) => inRegion(one) && (kind === undefined || ground.projection.entity(one.party)?.kind === kind),
  );
  return new Set(fitting.map(({ activity }) => activity));
}

function joinRules(ground: Ground, { level, weight }: NetworkQuery): JoinRules {
  if (level === 'topic') {
    // Topics have no place: their edge crosses a region where an activity behind it does.
    const joining = activitiesJoiningRegions(ground);
    return {
      weight,
      joins: () => true,
      crosses: (_a, _b, activities) => activities.some((id) => joining.has(id)),
    };
  }
  const houses = new Map<string, ReadonlySet<string>>();
  const houseOf = (id: string) => {
    const known = houses.get(id) ?? housesOf(ground, id);
    houses.set(id, known);
    return known;
  };
  return {
    weight,
    joins: (a, b) => level !== 'organisation' || houseOf(a).isDisjointFrom(houseOf(b)),
    crosses: (a, b) => crossesRegion(ground, a, b),
  };
}

function edgeTest(ground: Ground, query: NetworkQuery): (edge: RawEdge) => boolean {
  const { level, crossRegion, region, kind } = query;
  const kindOf = (id: string) => ground.projection.entity(id)?.kind;
  const inRegion = regionTest(ground, region);
  return (edge) =>
    (!crossRegion || edge.crossRegion) &&
    (level === 'topic' ||
      rolesOf(edge).some(({ actor, relation }) => inRegion({ party: actor, relation }))) &&
    (kind === undefined ||
      level !== 'organisation' ||
      (kindOf(edge.from) === kind && kindOf(edge.to) === kind));
}

function rolesOf({ activities }: RawEdge): RawRole[] {
  return activities.flatMap(({ from, to }) => [...from, ...to]);
}

function nodesOf(ground: Ground, level: NetworkLevel, edges: readonly RawEdge[], groups: Groups): RawNode[] {
  const shown = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const sizes = new Map<string, number>();
  for (const members of groups.values())
    for (const id of members.keys()) if (shown.has(id)) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  const places = positions(ground, level);
  return [...shown].sort(byText).map((id) => nodeAt(ground, id, sizes.get(id) ?? 0, places.get(id)));
}
