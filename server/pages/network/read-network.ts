import { collaborationNetwork, type RawNetwork } from '../../network/collaboration.ts';
import { describeNetwork } from '../../network/describe.ts';
import type { NetworkFilters } from '../../network/filters.ts';
import type { Ground } from '../../network/ground.ts';
import { shortestPaths, type RawPath } from '../../network/paths.ts';
import { oncePerProjection } from '../../projection/once-per-projection.ts';
import { layOut } from '../../network/layout/lay-out.ts';
import type { Point } from '../../scene/lines.ts';
import { readableLeast } from '../../scene/readable-least.ts';
import type { PageContext } from '../context.ts';
import { linesOfWay, weakerAt, type ModelEdge, type ModelNode, type NetworkModel } from './model.ts';
import { partyNetwork } from './parties.ts';
import { inView } from './in-view.ts';
import { isMapLevel, type NetworkQuery, type PageLevel } from './query.ts';
import { sharedNetwork } from './shared.ts';

/** More lines than this make a picture hard to read: until the reader chooses, the weakest are left out. */
export const MOST_LINES: Readonly<Record<PageLevel, number>> = {
  region: 40,
  municipality: 40,
  topic: 40,
  organisation: 90,
};
/** What a picture and its table hold at the most, however low the reader sets the weight. */
const MOST_EDGES = 3000;
const MOST_AROUND = 300;
const MOST_ACTIVITIES = 100;
const MOST_SPRINGS = 20_000;

/** The parts of a query that narrow it, apart from the crossing of regions. */
const FILTERS = [
  'topic',
  'audience',
  'sector',
  'region',
  'scope',
  'role',
  'kind',
  'from',
  'to',
  'asOf',
  'successions',
] as const satisfies (keyof NetworkQuery & keyof NetworkFilters)[];

type Reading = Pick<PageContext, 'snapshot' | 'lang'>;

/** The network that a query asks for. */
export function readNetwork(reading: Reading, query: NetworkQuery): NetworkModel {
  const { level } = query;
  const read = level === 'organisation' ? parties(reading, query) : shared(reading, query, level);
  const { nodes, edges, hidden, unplaced } = inView(read, query);
  const strengths = strengthsOf(edges, nodes, level);
  const way = wayAsked(reading.snapshot, query);
  // Around a single node there is room for every line.
  const most = query.focus && query.node !== null ? MOST_AROUND : MOST_LINES[level];
  const least = query.minWeight ?? readableLeast(strengths, most);
  const strong = edges.filter((_, index) => strengths[index]! >= least);
  const kept = query.minWeight === null ? withChosen(edges, strong, query, way) : strong;
  const touched = new Set(kept.flatMap(({ from, to }) => [from, to]));
  return {
    level,
    map: isMapLevel(level),
    nodes: nodes.filter(({ id }) => touched.has(id)),
    edges: kept,
    hidden: hidden + edges.length - kept.length,
    weaker: weakerAt(edges, kept),
    unplaced,
    least,
    way,
    automatic: query.minWeight === null && kept.length < edges.length,
  };
}

function wayAsked(ground: Ground, { pathFrom, pathTo }: NetworkQuery): RawPath | null {
  if (pathFrom === null || pathTo === null) return null;
  return shortestPaths(ground, pathFrom, pathTo, { limit: 1 })[0] ?? null;
}

/** What we leave out for the sake of the picture is drawn nevertheless when the reader asks for it by name. */
function withChosen(
  edges: readonly ModelEdge[],
  strong: readonly ModelEdge[],
  { edge, node }: NetworkQuery,
  way: RawPath | null,
): readonly ModelEdge[] {
  const steps = new Set(linesOfWay({ edges, way }));
  const touches = ({ from, to }: ModelEdge) => from === node || to === node;
  const hidden = node !== null && !strong.some(touches);
  const asked = new Set(edges.filter((one) => one.id === edge || (hidden && touches(one)) || steps.has(one)));
  return asked.size === 0 ? strong : edges.filter((one) => asked.has(one) || strong.includes(one));
}

/** The parts of a query that narrow the network. */
export function filtersOf({ crossRegion, ...query }: NetworkQuery): NetworkFilters {
  const given = FILTERS.flatMap((name) => (query[name] === null ? [] : [[name, query[name]]]));
  return { ...(crossRegion && { crossRegion }), ...Object.fromEntries(given) };
}

function parties({ snapshot, lang }: Reading, query: NetworkQuery) {
  return { ...partyNetwork(snapshot, filtersOf(query), lang), unplaced: 0 };
}

/** What a query asks for at the levels where nodes share undertakings, before anything is left out of the picture. */
export function rawShared(ground: Ground, query: NetworkQuery, level: PageLevel): RawNetwork {
  return collaborationNetwork(ground, {
    level,
    weight: 'activities',
    limit: MOST_EDGES,
    activities: MOST_ACTIVITIES,
    ...filtersOf(query),
  });
}

function shared({ snapshot, lang }: Reading, query: NetworkQuery, level: PageLevel) {
  const raw = rawShared(snapshot, query, level);
  const network = sharedNetwork(snapshot, describeNetwork({ snapshot, lang }, raw), lang);
  const nodes = level === 'topic' ? withPlaces(snapshot, network.nodes) : network.nodes;
  return { nodes, edges: network.edges, hidden: raw.hidden, unplaced: raw.unplaced };
}

/**
 * Shared undertakings; of a party's line, how many lines the party has. A topic's line is as strong as the undertaking
 * that it hangs from, so that topics alone never fill the picture.
 */
function strengthsOf(edges: readonly ModelEdge[], nodes: readonly ModelNode[], level: PageLevel): number[] {
  if (level !== 'organisation') return edges.map(({ weight }) => weight);
  const topics = new Set(nodes.filter(({ type }) => type === 'topic').map(({ id }) => id));
  const sizes = new Map(nodes.map(({ id, hub, size }) => [id, hub || topics.has(id) ? 0 : size]));
  const ofParties = edges.map(({ from, to }) => Math.max(sizes.get(from) ?? 0, sizes.get(to) ?? 0));
  const undertakings = new Map<string, number>();
  for (const [index, { to }] of edges.entries())
    undertakings.set(to, Math.max(undertakings.get(to) ?? 0, ofParties[index]!));
  return edges.map(({ from, to }, index) =>
    topics.has(to) ? (undertakings.get(from) ?? 0) : ofParties[index]!,
  );
}

/** Topics have no places of their own: they lie by what they share, all of them together, whatever is shown. */
function withPlaces(ground: Ground, nodes: readonly ModelNode[]): ModelNode[] {
  const places = topicPlaces(ground);
  return nodes.map((node) => ({ ...node, ...places.get(node.id) }));
}

/** Where the topics lie, all of them together. */
export const topicPlaces: (ground: Ground) => ReadonlyMap<string, Point> = oncePerProjection((ground) => {
  const { nodes, edges } = collaborationNetwork(ground, {
    level: 'topic',
    weight: 'fractional',
    limit: MOST_SPRINGS,
    activities: 0,
  });
  return layOut(
    nodes.map(({ id }) => id),
    edges,
  );
});
