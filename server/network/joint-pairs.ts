import type { NetworkWeight } from '../contract/network.ts';
import type { Incidence } from './incidence.ts';

/** Pairs of nodes with something in common, by node numbers, `from` below `to`, in that order. */
export interface JointPairs {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly weight: Float64Array;
}

/** What a pair must be; absent parts ask nothing. */
export interface PairRules {
  readonly weight: NetworkWeight;
  /** Whether two nodes of the same activity make a pair. */
  readonly joins?: ((from: number, to: number) => boolean) | undefined;
  /** By cell: a pair needs one such cell on either side of something in common. */
  readonly cells?: Uint8Array | undefined;
  /** By activity: a pair needs one such activity in common. */
  readonly activities?: Uint8Array | undefined;
}

/**
 * Joins every two nodes of an activity, row by row of the product of the incidence with its transpose (Gustavson 1978).
 * A pair weighs the activities in common, each as 1 or, fractionally, as 1/(n−1) for an activity with n nodes. Takes
 * time in the number of meetings and memory in the number of pairs.
 */
export function jointPairs(incidence: Incidence, rules: PairRules): JointPairs {
  const { nodes, activities, cellNode, cellActivity, activityFrom, nodeFrom, nodeCells } = incidence;
  const share = Float64Array.from(activities, (_, activity) =>
    rules.weight === 'fractional' ? 1 / (sizeOf(activityFrom, activity) - 1) : 1,
  );
  const weight = new Float64Array(nodes.length);
  const counted = new Uint8Array(nodes.length);
  const met = new Uint32Array(nodes.length);
  const pairs = collectPairs();
  for (let from = 0; from < nodes.length; from += 1) {
    let meetings = 0;
    for (let at = nodeFrom[from] as number; at < (nodeFrom[from + 1] as number); at += 1) {
      const cell = nodeCells[at] as number;
      const activity = cellActivity[cell] as number;
      const wanted = rules.activities ? rules.activities[activity] : 1;
      for (let other = cell + 1; other < (activityFrom[activity + 1] as number); other += 1) {
        const to = cellNode[other] as number;
        if (weight[to] === 0) met[meetings++] = to;
        weight[to] = (weight[to] as number) + (share[activity] as number);
        if (wanted && (!rules.cells || rules.cells[cell] || rules.cells[other])) counted[to] = 1;
      }
    }
    for (const to of met.subarray(0, meetings).sort()) {
      if (counted[to] && (!rules.joins || rules.joins(from, to)))
        pairs.add(from, to, tidy(weight[to] as number));
      weight[to] = 0;
      counted[to] = 0;
    }
  }
  return pairs.done();
}

function sizeOf(offsets: Uint32Array, group: number): number {
  return (offsets[group + 1] as number) - (offsets[group] as number);
}

/** Thirds add up to one. */
function tidy(weight: number): number {
  return Math.round(weight * 1e9) / 1e9;
}

const FIRST_PAIRS = 1024;

function collectPairs() {
  let from = new Uint32Array(FIRST_PAIRS);
  let to = new Uint32Array(FIRST_PAIRS);
  let weight = new Float64Array(FIRST_PAIRS);
  let count = 0;
  const grow = () => {
    const [smallFrom, smallTo, smallWeight] = [from, to, weight];
    [from, to, weight] = [
      new Uint32Array(count * 2),
      new Uint32Array(count * 2),
      new Float64Array(count * 2),
    ];
    from.set(smallFrom);
    to.set(smallTo);
    weight.set(smallWeight);
  };
  return {
    add(one: number, other: number, own: number) {
      if (count === from.length) grow();
      from[count] = one;
      to[count] = other;
      weight[count] = own;
      count += 1;
    },
    done: (): JointPairs => ({
      from: from.subarray(0, count),
      to: to.subarray(0, count),
      weight: weight.subarray(0, count),
    }),
  };
}

/** The numbers of the pairs that weigh at least `least`, the heaviest `limit` of them, equals in order; in order. */
export function heaviestPairs({ weight }: JointPairs, least: number, limit: number): Uint32Array {
  const passing = Uint32Array.from(weight.keys()).filter((pair) => (weight[pair] as number) >= least);
  if (passing.length <= limit) return passing;
  const weights = Float64Array.from(passing, (pair) => weight[pair] as number).sort();
  const bound = weights[weights.length - limit] as number;
  let room = limit - passing.filter((pair) => (weight[pair] as number) > bound).length;
  return passing.filter((pair) => {
    const own = weight[pair] as number;
    return own > bound || (own === bound && room-- > 0);
  });
}
