import { springGraph, neighboursOf, stepsFrom } from '../../../server/network/layout/spring-graph.ts';
import type { Point } from '../../../server/scene/lines.ts';
import type { BenchNetwork } from './networks.ts';

/** How good a picture of a network is. */
export interface Quality {
  /** How well the k nearest on the plane are the k that a node is joined to: the mean of their Jaccard index, 0…1. */
  preserved: number;
  /** How far distances on the plane are from those along the lines, at the scale that fits best; 0 is perfect. */
  stress: number;
  /** Pairs of nodes that share area where each is a disc over an eighth of its even share of the picture. */
  overlaps: number;
}

const SOURCES = 200;
/** The radius of a disc, beside the side of the square that each node would have of the picture. */
const DISC = 0.2;

export function qualityOf({ ids, springs }: BenchNetwork, places: ReadonlyMap<string, Point>): Quality {
  const graph = springGraph(ids, springs);
  const points = graph.ids.map((id) => places.get(id) as Point);
  return {
    preserved: preservedIn(graph, points),
    stress: stressOf(graph, points),
    overlaps: overlapsOf(points),
  };
}

type Graph = ReturnType<typeof springGraph>;

function preservedIn(graph: Graph, points: readonly Point[]): number {
  let sum = 0;
  for (const [node, point] of points.entries()) {
    const joined = new Set(neighboursOf(graph, node));
    const distance = Float64Array.from(points, (other) => apart(point, other));
    distance[node] = Infinity;
    const nearest = Uint32Array.from(points, (_, at) => at).sort((a, b) => distance[a]! - distance[b]!);
    const hits = nearest.subarray(0, joined.size).filter((other) => joined.has(other)).length;
    sum += hits / (2 * joined.size - hits);
  }
  return sum / points.length;
}

/** Seen from some two hundred nodes. */
function stressOf(graph: Graph, points: readonly Point[]): number {
  const pairs: [plane: number, lines: number][] = [];
  for (let node = 0; node < graph.size; node += Math.max(1, Math.floor(graph.size / SOURCES)))
    for (const [other, steps] of stepsFrom(graph, node).entries())
      if (steps > 0) pairs.push([apart(points[node]!, points[other]!), steps]);
  const ratio = (power: number) => pairs.reduce((sum, [plane, lines]) => sum + (plane / lines) ** power, 0);
  const scale = ratio(1) / ratio(2);
  return (
    pairs.reduce((sum, [plane, lines]) => sum + ((scale * plane - lines) / lines) ** 2, 0) / pairs.length
  );
}

function overlapsOf(points: readonly Point[]): number {
  const extent = (axis: 'x' | 'y') =>
    Math.max(...points.map((point) => point[axis])) - Math.min(...points.map((point) => point[axis]));
  const least = 2 * DISC * Math.sqrt((extent('x') * extent('y')) / points.length);
  let count = 0;
  for (const [at, a] of points.entries())
    for (let other = at + 1; other < points.length; other += 1)
      if (apart(a, points[other]!) < least) count += 1;
  return count;
}

function apart(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
