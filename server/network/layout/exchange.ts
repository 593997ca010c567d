import { neighboursOf, type SpringGraph } from './spring-graph.ts';

const ROUNDS = 12;
/** It takes time with the square of the nodes; in a picture of more of them nobody follows single lines. */
const MOST_NODES = 2000;
/** How many of those nearest to where a node would like to be are asked to change places with it. */
const ASKED = 12;
/** What a change must save, as a share of the way along one spring. */
const WORTH = 0.01;

/**
 * Lets two nodes change places wherever their lines become shorter by it, until nobody gains: a hub comes into the
 * middle of those that hang from it, and fewer lines cross. `places`, x and y by turns, are moved; as a set they stay.
 * Of a graph of more than 2 000 nodes all stay.
 */
export function exchangePlaces(graph: SpringGraph, places: Float64Array): void {
  for (let round = 0; graph.size <= MOST_NODES && round < ROUNDS; round += 1) {
    let changed = false;
    for (let node = 0; node < graph.size; node += 1) if (improve(graph, places, node)) changed = true;
    if (!changed) return;
  }
}

/** The change that saves this node and the other most; tells whether there is one. */
function improve(graph: SpringGraph, places: Float64Array, node: number): boolean {
  let [best, most] = [-1, WORTH];
  for (const other of nearestTo(places, middleOf(graph, places, node))) {
    if (other === node) continue;
    const saved = savedBy(graph, places, node, other);
    if (saved > most) [best, most] = [other, saved];
  }
  if (best === -1) return false;
  swap(places, node, best);
  return true;
}

function savedBy(graph: SpringGraph, places: Float64Array, one: number, other: number): number {
  const before = lengthAt(graph, places, one) + lengthAt(graph, places, other);
  swap(places, one, other);
  const after = lengthAt(graph, places, one) + lengthAt(graph, places, other);
  swap(places, one, other);
  return before - after;
}

function lengthAt(graph: SpringGraph, places: Float64Array, node: number): number {
  let sum = 0;
  for (const other of neighboursOf(graph, node))
    sum += Math.hypot(places[2 * node]! - places[2 * other]!, places[2 * node + 1]! - places[2 * other + 1]!);
  return sum;
}

function middleOf(graph: SpringGraph, places: Float64Array, node: number): { x: number; y: number } {
  const around = neighboursOf(graph, node);
  let [x, y] = [0, 0];
  for (const other of around) {
    x += places[2 * other]!;
    y += places[2 * other + 1]!;
  }
  const n = Math.max(1, around.length);
  return { x: x / n, y: y / n };
}

/** The nodes nearest to a point, nearest first; of two as near, the one of the smaller number. */
function nearestTo(places: Float64Array, { x, y }: { x: number; y: number }): number[] {
  const near: { node: number; distance: number }[] = [];
  for (let node = 0; node < places.length / 2; node += 1) {
    const distance = Math.hypot(places[2 * node]! - x, places[2 * node + 1]! - y);
    if (near.length === ASKED && distance >= near.at(-1)!.distance) continue;
    let at = near.length;
    while (at > 0 && near[at - 1]!.distance > distance) at -= 1;
    near.splice(at, 0, { node, distance });
    near.length = Math.min(near.length, ASKED);
  }
  return near.map((one) => one.node);
}

function swap(places: Float64Array, one: number, other: number): void {
  for (const axis of [0, 1]) {
    const kept = places[2 * one + axis]!;
    places[2 * one + axis] = places[2 * other + axis]!;
    places[2 * other + axis] = kept;
  }
}
