/** Half of the room that each node takes across and down. */
export interface Rooms {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const GOLDEN_ANGLE = 2.399963229728653;

/** As many cells across as down, at the most: a node far outside must not make the others slow. */
const MOST_CELLS = 400;

/**
 * Moves nodes (x and y by turns) apart until no two rooms share any area, the shorter way, or the rounds are used up;
 * tells which. What has room does not move.
 */
export function collide(places: Float64Array, rooms: Rooms, rounds: number): boolean {
  if (places.length === 0) return true;
  const cell = { x: 2 * largest(rooms.x), y: 2 * largest(rooms.y) };
  for (let round = 0; round < rounds; round += 1) if (!pushApart(places, rooms, cell)) return true;
  return false;
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, value), 1e-9);
}

/** One round; tells whether anything moved. Only nodes of the same or a neighbouring cell can be too close. */
function pushApart(places: Float64Array, rooms: Rooms, cell: { x: number; y: number }): boolean {
  const { first, next, cellOf, columns } = cellsOf(places, cell);
  let moved = false;
  for (let node = 0; node < next.length; node += 1)
    for (let row = -columns; row <= columns; row += columns)
      for (let near = cellOf[node]! + row - 1; near <= cellOf[node]! + row + 1; near += 1)
        for (let other = first[near]!; other >= 0; other = next[other]!)
          if (other > node && separate(places, rooms, node, other)) moved = true;
  return moved;
}

/** Nodes by cell, as chains. Around the cells lies a rim of empty ones. */
function cellsOf(places: Float64Array, cell: { x: number; y: number }) {
  const { left, top, width, height } = boxOf(places);
  const [x, y] = [Math.max(cell.x, width / MOST_CELLS), Math.max(cell.y, height / MOST_CELLS)];
  const columns = Math.floor(width / x) + 3;
  const first = new Int32Array(columns * (Math.floor(height / y) + 3)).fill(-1);
  const next = new Int32Array(places.length / 2);
  const cellOf = new Int32Array(places.length / 2);
  for (let node = next.length - 1; node >= 0; node -= 1) {
    const row = Math.floor((places[2 * node + 1]! - top) / y) + 1;
    const own = row * columns + Math.floor((places[2 * node]! - left) / x) + 1;
    cellOf[node] = own;
    next[node] = first[own]!;
    first[own] = node;
  }
  return { first, next, cellOf, columns };
}

function separate(places: Float64Array, rooms: Rooms, one: number, other: number): boolean {
  const [a, b] = [2 * one, 2 * other];
  const dx = places[b]! - places[a]!;
  const across = rooms.x[one]! + rooms.x[other]!;
  const ox = across - Math.abs(dx);
  if (ox <= 1e-3 * across) return false;
  const dy = places[b + 1]! - places[a + 1]!;
  const down = rooms.y[one]! + rooms.y[other]!;
  const oy = down - Math.abs(dy);
  if (oy <= 1e-3 * down) return false;
  if (Math.abs(dx) + Math.abs(dy) < 1e-9) return part(places, a, b, other, across, down);
  // A little more than needed: two that touch exactly would be pushed again and again.
  if (ox / across < oy / down) shift(places, a, b, (Math.sign(dx) || 1) * 0.505 * ox);
  else shift(places, a + 1, b + 1, (Math.sign(dy) || 1) * 0.505 * oy);
  return true;
}

function shift(places: Float64Array, a: number, b: number, by: number): void {
  places[a]! -= by;
  places[b]! += by;
}

/** Two on the same spot leave it in a direction of their own. */
function part(
  places: Float64Array,
  a: number,
  b: number,
  turn: number,
  across: number,
  down: number,
): boolean {
  shift(places, a, b, Math.cos(turn * GOLDEN_ANGLE) * 0.1 * across);
  shift(places, a + 1, b + 1, Math.sin(turn * GOLDEN_ANGLE) * 0.1 * down);
  return true;
}

/** The smallest upright box around the places. */
export function boxOf(places: Float64Array): { left: number; top: number; width: number; height: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < places.length; at += 2) {
    left = Math.min(left, places[at]!);
    right = Math.max(right, places[at]!);
    top = Math.min(top, places[at + 1]!);
    bottom = Math.max(bottom, places[at + 1]!);
  }
  return { left, top, width: right - left, height: bottom - top };
}
