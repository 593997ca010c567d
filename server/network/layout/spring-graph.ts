import { byText } from '../ground.ts';

/** Pulls two nodes together. */
export interface Spring {
  from: string;
  to: string;
  weight: number;
}

/** Nodes as numbers in the order of their ids, and each two that springs join once, as the columns of a table. */
export interface SpringGraph {
  readonly ids: readonly string[];
  readonly size: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly weight: Float64Array;
  /** The neighbours of a node are `neighbours[firstOf[node]] … neighbours[firstOf[node + 1] - 1]`, in order. */
  readonly neighbours: Uint32Array;
  readonly firstOf: Uint32Array;
}

/** The graph of these ids, whatever the order they come in. Springs between others, or from a node to itself, are left out. */
export function springGraph(ids: readonly string[], springs: readonly Spring[]): SpringGraph {
  const sorted = [...new Set(ids)].sort(byText);
  const numbers = new Map(sorted.map((id, number) => [id, number]));
  const pairs = pairsOf(numbers, springs);
  const from = Uint32Array.from(pairs, ({ one }) => one);
  const to = Uint32Array.from(pairs, ({ other }) => other);
  const weight = Float64Array.from(pairs, (pair) => pair.weight);
  return { ids: sorted, size: sorted.length, from, to, weight, ...neighbourhoods(sorted.length, from, to) };
}

export function degreeOf({ firstOf }: SpringGraph, node: number): number {
  return (firstOf[node + 1] as number) - (firstOf[node] as number);
}

export function neighboursOf({ firstOf, neighbours }: SpringGraph, node: number): Uint32Array {
  return neighbours.subarray(firstOf[node], firstOf[node + 1]);
}

/** How many lines a walk along the springs takes from a node to each other one; -1 where none leads. */
export function stepsFrom(graph: SpringGraph, start: number): Int32Array {
  const steps = new Int32Array(graph.size).fill(-1);
  const queue = new Uint32Array(graph.size);
  let [head, tail] = [0, 0];
  steps[start] = 0;
  queue[tail++] = start;
  while (head < tail) {
    const node = queue[head++] as number;
    for (const next of neighboursOf(graph, node)) {
      if (steps[next] !== -1) continue;
      steps[next] = (steps[node] as number) + 1;
      queue[tail++] = next;
    }
  }
  return steps;
}

interface Pair {
  one: number;
  other: number;
  weight: number;
}

/** Weights are added up in an order of their own: the order of the springs must not show in the picture. */
function pairsOf(numbers: ReadonlyMap<string, number>, springs: readonly Spring[]): Pair[] {
  const joined = new Map<number, number[]>();
  for (const { from, to, weight } of springs) {
    const [a, b] = [numbers.get(from), numbers.get(to)];
    if (a === undefined || b === undefined || a === b) continue;
    const key = Math.min(a, b) * numbers.size + Math.max(a, b);
    joined.set(key, [...(joined.get(key) ?? []), weight]);
  }
  return [...joined]
    .sort(([a], [b]) => a - b)
    .map(([key, weights]) => ({
      one: Math.floor(key / numbers.size),
      other: key % numbers.size,
      weight: weights.sort((a, b) => a - b).reduce((sum, weight) => sum + weight, 0),
    }));
}

function neighbourhoods(size: number, from: Uint32Array, to: Uint32Array) {
  const firstOf = new Uint32Array(size + 1);
  for (const ends of [from, to]) for (const node of ends) firstOf[node + 1]! += 1;
  for (let node = 0; node < size; node += 1) firstOf[node + 1]! += firstOf[node]!;
  const next = firstOf.slice();
  const neighbours = new Uint32Array(2 * from.length);
  const add = (node: number, other: number) => (neighbours[next[node]!++] = other);
  // By the smaller end first, so that each list comes out in order.
  for (let edge = 0; edge < from.length; edge += 1) add(to[edge]!, from[edge]!);
  for (let edge = 0; edge < from.length; edge += 1) add(from[edge]!, to[edge]!);
  return { firstOf, neighbours };
}
