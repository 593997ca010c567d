import { boxOf, collide, type Rooms } from '../../scene/collide.ts';
import { exchangePlaces } from './exchange.ts';
import { randomFrom } from './random.ts';
import type { SpringGraph } from './spring-graph.ts';

const SEED = 0x50fa;
const STRANGERS = 10;
/** No two push each other harder than at this squared distance, and none is moved farther at once. */
const NEAR = 1e-3;
const FARTHEST = 4;
/** Springs × rounds: a large network does not hold the thread up for long. */
const BUDGET = 900_000;
const MOST_ROUNDS = 400;
const FEWEST_ROUNDS = 60;
/** The share of the rounds after which nodes begin to take room, and how often and how hard they do. */
const ROOM_FROM = 0.1;
const ROOM_EVERY = 3;
const ROOM_GROWTH = 1.5;
const FEW_PUSHES = 3;
const LAST_PUSHES = 300;
/** Beside the way along one spring. */
const SMALLEST = 0.1;
/** Two whose rooms touch are near enough. */
const AT_REST = 0.9;

/**
 * Pulls neighbours together and pushes them from some strangers drawn by chance, each with a force that falls off like
 * Student's t: neighbours end side by side, and what hangs together apart from the rest. Meanwhile the nodes take more and
 * more room, and in the end none overlap: `rooms` tells half of how much each takes, and rooms of 1 × 1 would fill the
 * share `filled` of the picture. `places`, x and y by turns, are moved.
 * Sources: Tang, Liu, Zhang & Mei 2016, LargeVis; Kruiger et al. 2017, Graph Layouts by t-SNE; Zhu et al. 2020, DRGraph.
 */
export function gatherNeighbours(
  graph: SpringGraph,
  places: Float64Array,
  rooms: Rooms,
  filled: number,
): void {
  const random = randomFrom(SEED);
  const rounds = roundsFor(graph);
  const heaviest = graph.weight.reduce((most, weight) => Math.max(most, weight), 1e-9);
  let room = 0;
  for (let round = 0; round < rounds; round += 1) {
    const step = 1 - round / rounds;
    const rest = (AT_REST * room) ** 2;
    for (let edge = 0; edge < graph.from.length; edge += 1) {
      const [one, other] = [graph.from[edge]!, graph.to[edge]!];
      pull(places, 2 * one, 2 * other, step * Math.sqrt(graph.weight[edge]! / heaviest), rest);
      pushAway(places, one, other, step, random);
      pushAway(places, other, one, step, random);
    }
    if (round % ROOM_EVERY !== 0 || round < ROOM_FROM * rounds) continue;
    const grown = Math.min(1, (ROOM_GROWTH * (round / rounds - ROOM_FROM)) / (1 - ROOM_FROM));
    room = makeRoom(places, rooms, filled * grown, FEW_PUSHES);
  }
  exchangePlaces(graph, places);
  makeRoom(places, rooms, filled, LAST_PUSHES);
  // Where there is no room for all labels there is for all nodes.
  makeRoom(places, bare(rooms), filled, LAST_PUSHES);
}

function bare({ x }: Rooms): Rooms {
  const halves = x.map(() => 0.5);
  return { x: halves, y: halves };
}

function roundsFor({ from }: SpringGraph): number {
  return Math.max(FEWEST_ROUNDS, Math.min(MOST_ROUNDS, Math.floor(BUDGET / (from.length + 1))));
}

/** Gives a room of 1 × 1 such a size that as many as there are nodes fill this share of the picture; answers its side. */
function makeRoom(places: Float64Array, rooms: Rooms, filled: number, pushes: number): number {
  const { width, height } = boxOf(places);
  // A row has a height, too, and a heap a size.
  const area = Math.max(width * height, Math.max(width, height) ** 2 / 4);
  const side = Math.max(SMALLEST, Math.sqrt((filled * area) / rooms.x.length));
  collide(places, { x: rooms.x.map((x) => x * side), y: rooms.y.map((y) => y * side) }, pushes);
  return side;
}

function pull(places: Float64Array, a: number, b: number, step: number, rest: number): void {
  const [dx, dy] = [places[a]! - places[b]!, places[a + 1]! - places[b + 1]!];
  const distance = dx * dx + dy * dy;
  if (distance <= rest) return;
  const force = (-2 * step) / (1 + distance);
  const [x, y] = [bounded(force * dx), bounded(force * dy)];
  places[a]! += x;
  places[a + 1]! += y;
  places[b]! -= x;
  places[b + 1]! -= y;
}

/** Pushes a node from strangers; where it is stays at hand meanwhile, for nobody else moves. */
function pushAway(
  places: Float64Array,
  node: number,
  partner: number,
  step: number,
  random: () => number,
): void {
  const size = places.length / 2;
  let x = places[2 * node]!;
  let y = places[2 * node + 1]!;
  for (let draw = 0; draw < STRANGERS; draw += 1) {
    const stranger = Math.floor(random() * size);
    if (stranger === node || stranger === partner) continue;
    const dx = x - places[2 * stranger]!;
    const dy = y - places[2 * stranger + 1]!;
    const distance = dx * dx + dy * dy;
    const force = (2 * step) / ((NEAR + distance) * (1 + distance));
    x += bounded(force * dx);
    y += bounded(force * dy);
  }
  places[2 * node] = x;
  places[2 * node + 1] = y;
}

function bounded(move: number): number {
  if (move > FARTHEST) return FARTHEST;
  return move < -FARTHEST ? -FARTHEST : move;
}
