import type { Point } from '../../scene/lines.ts';
import { crowdOf } from '../find-room.ts';
import { byText } from '../ground.ts';
import { FRAME, insideFrame } from '../map-frame.ts';
import { middle } from '../middle.ts';
import { neighboursOf, springGraph, type Spring, type SpringGraph } from './spring-graph.ts';

const MIDDLE: Point = { x: FRAME / 2, y: FRAME / 2 };
/** The room that a newcomer wishes for, beside what each would have if all were spread evenly. */
const ROOM = 0.45;

/**
 * Places for these ids: those that have one keep it to the last decimal, the others find room beside those that springs
 * join them to. It depends on what it is given alone, not on its order.
 */
export function withNewcomers(
  known: ReadonlyMap<string, Point>,
  ids: readonly string[],
  springs: readonly Spring[],
): Map<string, Point> {
  const graph = springGraph(ids, springs);
  const places = new Map(
    graph.ids.flatMap((id) => (known.has(id) ? [[id, known.get(id) as Point] as const] : [])),
  );
  const side = (ROOM * FRAME) / Math.sqrt(Math.max(1, graph.size));
  const crowd = crowdOf(places.values(), { x: side, y: side });
  for (const node of nearestFirst(graph, places)) {
    const around = [...neighboursOf(graph, node)].flatMap((other) => places.get(graph.ids[other]!) ?? []);
    places.set(graph.ids[node]!, insideFrame(crowd.settle(around.length > 0 ? middle(around) : MIDDLE)));
  }
  return places;
}

/** The nodes without a place: first those that are joined to one with a place, then those that are joined to them. */
function nearestFirst(graph: SpringGraph, places: ReadonlyMap<string, Point>): number[] {
  const waiting = new Set(graph.ids.keys().filter((node) => !places.has(graph.ids[node]!)));
  const apart = [...waiting].sort((a, b) => byText(graph.ids[a]!, graph.ids[b]!)).values();
  const order: number[] = [];
  let reached = graph.ids
    .keys()
    .filter((node) => !waiting.has(node))
    .toArray();
  while (waiting.size > 0) {
    const joined = new Set(reached.flatMap((node) => [...neighboursOf(graph, node)])).intersection(waiting);
    reached = joined.size > 0 ? [...joined].sort((a, b) => a - b) : [firstIn(apart, waiting)];
    for (const node of reached) waiting.delete(node);
    order.push(...reached);
  }
  return order;
}

/** The next that still waits. */
function firstIn(nodes: Iterator<number, undefined>, waiting: ReadonlySet<number>): number {
  for (let { value } = nodes.next(); value !== undefined; { value } = nodes.next())
    if (waiting.has(value)) return value;
  throw new RangeError('Nobody waits');
}
