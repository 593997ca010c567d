/** A weighted graph over the numbers below `size`; an edge with equal ends is a loop. */
export interface WeightedGraph {
  size: number;
  edges: readonly { from: number; to: number; weight: number }[];
}

const LEAST_GAIN = 1e-12;

/**
 * The community of each number, numbered by their first members. Nodes move in order, ties go to the lowest number, so
 * that the same graph gives the same communities. Source: Blondel et al. 2008, fast unfolding of communities.
 */
export function communitiesOf({ size, edges }: WeightedGraph): Uint32Array {
  let own = Uint32Array.from({ length: size }, (_, node) => node);
  for (let graph: WeightedGraph = { size, edges }; ;) {
    const moved = renumbered(moveNodes(graph));
    const count = moved.reduce((most, one) => Math.max(most, one + 1), 0);
    own = own.map((node) => moved[node] as number);
    if (count === graph.size) return renumbered(own);
    graph = folded(graph, moved, count);
  }
}

/** Moves node after node to the neighbouring community where modularity gains most, until none gains. */
function moveNodes({ size, edges }: WeightedGraph): Uint32Array {
  const neighbours = neighboursOf(size, edges);
  const strength = strengthsOf(size, edges);
  const total = strength.reduce((sum, one) => sum + one, 0);
  const own = Uint32Array.from({ length: size }, (_, node) => node);
  const inside = Float64Array.from(strength);
  for (let moves = total > 0 ? 1 : 0; moves > 0;) {
    moves = 0;
    for (let node = 0; node < size; node += 1) {
      const before = own[node] as number;
      const weight = strength[node] as number;
      inside[before] = (inside[before] as number) - weight;
      const after = bestOf(linksTo(neighbours[node] as Map<number, number>, own), {
        before,
        gain: (community, links) => links - ((inside[community] as number) * weight) / total,
      });
      inside[after] = (inside[after] as number) + weight;
      own[node] = after;
      if (after !== before) moves += 1;
    }
  }
  return own;
}

function neighboursOf(size: number, edges: WeightedGraph['edges']): Map<number, number>[] {
  const neighbours = Array.from({ length: size }, () => new Map<number, number>());
  const add = (from: number, to: number, weight: number) =>
    neighbours[from]?.set(to, (neighbours[from].get(to) ?? 0) + weight);
  for (const { from, to, weight } of edges) {
    if (from === to) continue;
    add(from, to, weight);
    add(to, from, weight);
  }
  return neighbours;
}

function strengthsOf(size: number, edges: WeightedGraph['edges']): Float64Array {
  const strength = new Float64Array(size);
  for (const { from, to, weight } of edges) {
    strength[from] = (strength[from] as number) + weight;
    strength[to] = (strength[to] as number) + weight;
  }
  return strength;
}

/** How much a node is tied to each community around it. */
function linksTo(neighbours: ReadonlyMap<number, number>, own: Uint32Array): Map<number, number> {
  const links = new Map<number, number>();
  for (const [neighbour, weight] of neighbours) {
    const community = own[neighbour] as number;
    links.set(community, (links.get(community) ?? 0) + weight);
  }
  return links;
}

function bestOf(
  links: ReadonlyMap<number, number>,
  { before, gain }: { before: number; gain: (community: number, links: number) => number },
): number {
  let [best, most] = [before, gain(before, links.get(before) ?? 0)];
  for (const [community, weight] of [...links].sort(([a], [b]) => a - b)) {
    const own = gain(community, weight);
    if (own > most + LEAST_GAIN) [best, most] = [community, own];
  }
  return best;
}

function renumbered(own: Uint32Array): Uint32Array {
  const numbers = new Map<number, number>();
  for (const community of own) if (!numbers.has(community)) numbers.set(community, numbers.size);
  return own.map((community) => numbers.get(community) as number);
}

/** The communities as the nodes of a smaller graph. */
function folded({ edges }: WeightedGraph, own: Uint32Array, size: number): WeightedGraph {
  const joined = new Map<number, number>();
  for (const { from, to, weight } of edges) {
    const [a, b] = [own[from] as number, own[to] as number].sort((x, y) => x - y) as [number, number];
    const key = a * size + b;
    joined.set(key, (joined.get(key) ?? 0) + weight);
  }
  return {
    size,
    edges: [...joined].map(([key, weight]) => ({ from: Math.floor(key / size), to: key % size, weight })),
  };
}
