import { lengthOf } from './distance.ts';
import { randomFrom, shuffle } from './random.ts';
import { degreeOf, stepsFrom, type SpringGraph } from './spring-graph.ts';

const PIVOTS = 40;
const ROUNDS = 12;
const LAST_STEP = 0.1;
const SEED = 0x501a;

/**
 * First places, with x and y by turns, in steps of the graph: as far apart on the plane as by the way along the
 * springs, seen from some forty nodes that lie far from one another. Parts of the graph that nothing joins lie beside
 * one another.
 * Sources: Ortmann, Klimenta & Brandes 2017, A Sparse Stress Model; Zheng, Pawar & Goodman 2019, Graph Drawing by
 * Stochastic Gradient Descent.
 */
export function stressPlaces(graph: SpringGraph): Float64Array {
  const random = randomFrom(SEED);
  const spread = Math.sqrt(graph.size);
  const places = Float64Array.from({ length: 2 * graph.size }, () => (random() - 0.5) * spread);
  const terms = termsOf(graph);
  const order = Uint32Array.from(terms.one, (_, number) => number);
  const steps = stepSizes(terms);
  for (const step of steps) {
    shuffle(order, random);
    for (const number of order) settle(places, terms, number, step);
  }
  return places;
}

/** Pairs with the distance that each should have, and how much it matters. */
interface Terms {
  one: Uint32Array;
  other: Uint32Array;
  distance: Float64Array;
  weight: Float64Array;
}

function termsOf(graph: SpringGraph): Terms {
  const pivots = pivotsOf(graph);
  const reach = pivots.reduce((most, { steps }) => steps.reduce((far, one) => Math.max(far, one), most), 1);
  // A pivot stands for those around it.
  const share = Math.max(1, graph.size / pivots.length / 4);
  const terms = emptyTerms(graph.from.length + pivots.length * graph.size);
  let length = 0;
  const add = (one: number, other: number, distance: number, weight: number) => {
    terms.one[length] = one;
    terms.other[length] = other;
    terms.distance[length] = distance;
    terms.weight[length++] = weight;
  };
  for (let edge = 0; edge < graph.from.length; edge += 1) add(graph.from[edge]!, graph.to[edge]!, 1, 1);
  for (const { node: pivot, steps } of pivots)
    for (let node = 0; node < graph.size; node += 1) {
      const found = steps[node] === -1 ? reach + 1 : steps[node]!;
      if (found > 1) add(pivot, node, found, share / found ** 2);
    }
  return {
    one: terms.one.subarray(0, length),
    other: terms.other.subarray(0, length),
    distance: terms.distance.subarray(0, length),
    weight: terms.weight.subarray(0, length),
  };
}

function emptyTerms(most: number): Terms {
  return {
    one: new Uint32Array(most),
    other: new Uint32Array(most),
    distance: new Float64Array(most),
    weight: new Float64Array(most),
  };
}

/** Each pivot is the node farthest from those before it; the first is the best joined. */
function pivotsOf(graph: SpringGraph): { node: number; steps: Int32Array }[] {
  const nearest = new Float64Array(graph.size).fill(Infinity);
  const pivots: { node: number; steps: Int32Array }[] = [];
  let node = bestJoined(graph);
  while (pivots.length < Math.min(PIVOTS, graph.size)) {
    const steps = stepsFrom(graph, node);
    pivots.push({ node, steps });
    for (const [other, found] of steps.entries())
      if (found !== -1) nearest[other] = Math.min(nearest[other]!, found);
    node = farthest(nearest, graph);
    if (nearest[node] === 0) break;
  }
  return pivots;
}

function bestJoined(graph: SpringGraph): number {
  let best = 0;
  for (let node = 1; node < graph.size; node += 1)
    if (degreeOf(graph, node) > degreeOf(graph, best)) best = node;
  return best;
}

function farthest(nearest: Float64Array, graph: SpringGraph): number {
  let best = 0;
  for (let node = 1; node < nearest.length; node += 1) {
    const [own, most] = [nearest[node]!, nearest[best]!];
    if (own > most || (own === most && degreeOf(graph, node) > degreeOf(graph, best))) best = node;
  }
  return best;
}

/** From steps that satisfy the lightest pair at once down to a tenth of what the heaviest would take. */
function stepSizes({ weight }: Terms): number[] {
  const most = weight.reduce((high, one) => Math.max(high, one), 1e-9);
  const first = 1 / weight.reduce((low, one) => Math.min(low, one), most);
  const decay = Math.log(LAST_STEP / most / first) / (ROUNDS - 1);
  return Array.from({ length: ROUNDS }, (_, round) => first * Math.exp(decay * round));
}

function settle(
  places: Float64Array,
  { one, other, distance, weight }: Terms,
  number: number,
  step: number,
): void {
  const [a, b] = [2 * one[number]!, 2 * other[number]!];
  const [dx, dy] = [places[a]! - places[b]!, places[a + 1]! - places[b + 1]!];
  const length = lengthOf(dx, dy) || 1e-9;
  const share = (Math.min(1, weight[number]! * step) * (length - distance[number]!)) / 2 / length;
  places[a]! -= share * dx;
  places[a + 1]! -= share * dy;
  places[b]! += share * dx;
  places[b + 1]! += share * dy;
}
