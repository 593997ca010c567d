import type { Point } from '../../scene/lines.ts';
import { boundsOf, fit, toScreen } from '../../scene/scale.ts';
import { FRAME } from '../map-frame.ts';
import type { Rooms } from '../../scene/collide.ts';
import { gatherNeighbours } from './neighbours.ts';
import { springGraph, type Spring, type SpringGraph } from './spring-graph.ts';
import { stressPlaces } from './stress.ts';

const PADDING = 40;
/** What share of the picture the nodes take without their labels. More would tear neighbours apart. */
const FILLED = 0.2;
/** How wide and high a node is with its label, where without it would be 1 × 1. */
export type RoomOf = (id: string) => { width: number; height: number };

const ALIKE: RoomOf = () => ({ width: 1, height: 1 });

/**
 * Places for a network in 0…1000: first by the way along the springs, then so that neighbours lie side by side and no
 * two overlap. It depends on the ids, the springs and the rooms alone, not on their order. Springs between others than
 * the ids are left out.
 */
export function layOut(
  ids: readonly string[],
  springs: readonly Spring[],
  roomOf: RoomOf = ALIKE,
): Map<string, Point> {
  const graph = springGraph(ids, springs);
  if (graph.size === 0) return new Map();
  const places = stressPlaces(graph);
  if (graph.size > 1) gatherNeighbours(graph, places, roomsOf(graph, roomOf), FILLED);
  return new Map(
    intoFrame(graph.ids.map((id, node) => ({ id, x: places[2 * node]!, y: places[2 * node + 1]! }))),
  );
}

function roomsOf({ ids }: SpringGraph, roomOf: RoomOf): Rooms {
  const rooms = ids.map(roomOf);
  return {
    x: Float64Array.from(rooms, ({ width }) => width / 2),
    y: Float64Array.from(rooms, ({ height }) => height / 2),
  };
}

/** Shape kept, as large as the frame allows. */
function intoFrame(places: readonly (Point & { id: string })[]): [string, Point][] {
  const transform = fit(boundsOf(places), FRAME, FRAME, PADDING);
  return places.map((place) => [place.id, toScreen(place, transform)]);
}
