import { springGraph, neighboursOf, stepsFrom } from '../../../server/network/layout/spring-graph.ts';
import type { Point } from '../../../server/scene/lines.ts';
import { boundsOf } from '../../../server/scene/scale.ts';
import { overlappingShapes } from '../../support/overlapping-shapes.ts';
import type { BenchNetwork } from './networks.ts';

/** How good a picture of a network is. */
export interface Quality {
  /** How well the k nearest on the plane are the k that a node is joined to: the mean of their Jaccard index, 0…1. */
  preserved: number;
  /** How far distances on the plane are from those along the lines, at the scale that fits best; 0 is perfect. */
  stress: number;
  /** Pairs of shapes that share area by their outlines where each takes an eighth of its node's even share of the picture. */
  overlaps: number;
}

const SOURCES = 200;
/** The radius of the disc that a shape equals in area, beside the side of the square that each node would have of the picture. */
const DISC = 0.2;
/** What the nodes of a network are drawn as, by turns: a shape of each form. */
const DRESSES = [
  ['organisation', 'municipality'],
  ['organisation', 'university'],
  ['organisation', 'association'],
  ['organisation', 'museum'],
  ['organisation', 'ministry'],
  ['project', 'project'],
] as const;

export function qualityOf({ ids, springs }: BenchNetwork, places: ReadonlyMap<string, Point>): Quality {
  const graph = springGraph(ids, springs);
  const points = graph.ids.map((id) => places.get(id) as Point);
  return {
    preserved: preservedIn(graph, points),
    stress: stressOf(graph, points),
    overlaps: overlappingShapes(asShapes(graph.ids, places)).length,
  };
}

/** The nodes of a network as they would be drawn. */
export function asShapes(ids: readonly string[], places: ReadonlyMap<string, Point>) {
  const { minX, maxX, minY, maxY } = boundsOf([...places.values()]);
  const size = DISC * Math.sqrt(((maxX - minX) * (maxY - minY)) / ids.length);
  return ids.toSorted().map((id, at) => {
    const [type, kind] = DRESSES[at % DRESSES.length]!;
    return { id, type, kind, size, ...(places.get(id) as Point) };
  });
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

function apart(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
