import graphology, { type UndirectedGraph } from 'graphology';
import forceAtlas2Module from 'graphology-layout-forceatlas2';
import type { Point } from '../scene/lines.ts';
import { boundsOf, fit, toScreen } from '../scene/scale.ts';
import { byText } from './ground.ts';
import { hashUnit } from './hash.ts';
import { FRAME } from './map-frame.ts';
import { spread, type Placed, type Spacing } from './spread.ts';

/** Pulls two nodes together. */
export interface Spring {
  from: string;
  to: string;
  weight: number;
}

// The package is CommonJS: its typed default is its own default export, what Node imports is the function itself.
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;

const PADDING = 40;
const MOST_STEPS = 800;
const FEWEST_STEPS = 40;
/** Steps × nodes, so that a large network does not hold the server up for long. */
const BUDGET = 400_000;
/** Above this many nodes far ones push together: four times as fast, and no picture shows the difference. */
const EXACT_UP_TO = 200;
const BESIDE = 40;
/** Room for a label beside the node, where there is room. */
const WIDEST: Spacing = { x: 84, y: 40 };
const FILLED = 0.62;

/**
 * Places for a network in 0…1000: one ForceAtlas2 pass from seeded places, then a collision pass. It depends on the ids
 * and springs alone, not on their order. Springs between others than the ids are left out.
 * Source: Jacomy, Venturini, Heymann & Bastian 2014, ForceAtlas2.
 */
export function layOut(ids: readonly string[], springs: readonly Spring[]): Map<string, Point> {
  if (ids.length === 0) return new Map();
  const graph = seededGraph(ids, springs);
  forceAtlas2.assign(graph, {
    iterations: Math.max(FEWEST_STEPS, Math.min(MOST_STEPS, Math.floor(BUDGET / graph.order))),
    getEdgeWeight: 'weight',
    settings: {
      ...forceAtlas2.inferSettings(graph),
      linLogMode: true,
      barnesHutOptimize: graph.order > EXACT_UP_TO,
      barnesHutTheta: 1.2,
    },
  });
  const places = graph.mapNodes((id, { x, y }) => ({ id, x, y }));
  const apart = spread(intoFrame(places), spacingFor(places.length));
  return new Map(intoFrame(apart).map(({ id, x, y }) => [id, { x, y }]));
}

type SpringGraph = UndirectedGraph<Point, { weight: number }>;

function seededGraph(ids: readonly string[], springs: readonly Spring[]): SpringGraph {
  const graph: SpringGraph = new graphology.UndirectedGraph();
  for (const id of [...new Set(ids)].sort(byText))
    graph.addNode(id, { x: hashUnit(`${id} x`) * FRAME, y: hashUnit(`${id} y`) * FRAME });
  for (const { from, to, weight } of inOrder(springs)) {
    if (from === to || !graph.hasNode(from) || !graph.hasNode(to)) continue;
    graph.updateEdge(from, to, (before) => ({ weight: (before.weight ?? 0) + weight }));
  }
  gatherAroundHubs(graph);
  return graph;
}

/** Whoever starts on the far side of another hub would be held up there: all start beside their greatest neighbour. */
function gatherAroundHubs(graph: SpringGraph): void {
  const degree = (id: string) => graph.degree(id);
  const greatestFirst = (a: string, b: string) => degree(b) - degree(a) || byText(a, b);
  for (const id of graph.nodes().sort(greatestFirst)) {
    const [hub] = graph.neighbors(id).sort(greatestFirst);
    if (hub === undefined || degree(hub) <= degree(id)) continue;
    const { x, y } = graph.getNodeAttributes(hub);
    const angle = hashUnit(id) * 2 * Math.PI;
    graph.mergeNodeAttributes(id, { x: x + Math.cos(angle) * BESIDE, y: y + Math.sin(angle) * BESIDE });
  }
}

/** The order of the springs must not show in the picture. */
function inOrder(springs: readonly Spring[]): Spring[] {
  return springs
    .map((spring) => (spring.from < spring.to ? spring : { ...spring, from: spring.to, to: spring.from }))
    .sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to) || a.weight - b.weight);
}

/** Shape kept, as large as the frame allows. */
function intoFrame(places: readonly Placed[]): Placed[] {
  const transform = fit(boundsOf(places), FRAME, FRAME, PADDING);
  return places.map((place) => ({ ...place, ...toScreen(place, transform) }));
}

/** As wide as labels wish, or as the number of nodes allows. */
function spacingFor(nodes: number): Spacing {
  const share = Math.min(1, Math.sqrt((FILLED * FRAME * FRAME) / (nodes * WIDEST.x * WIDEST.y)));
  return { x: WIDEST.x * share, y: WIDEST.y * share };
}
