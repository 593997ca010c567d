/** A topic with the ids of its directly broader and its related topics. */
export interface TopicNode {
  readonly id: string;
  readonly broader: readonly string[];
  readonly related: readonly string[];
}

/** How a topic that was found lies from the topic that was asked for, and what that is worth (DESIGN section 5). */
export interface TopicNearness {
  /** 0 where the two have nothing to do with each other. */
  readonly factor: number;
  readonly relation: TopicRelation | null;
  /** Steps up or down the tree; 0 for the topic itself, 1 for a related one, `null` without a relation. */
  readonly steps: number | null;
}

export type TopicRelation = 'exact' | 'narrower' | 'broader' | 'related';

/** The topics as a tree in which a topic may have several broader ones. No method knows an id that is not in it. */
export interface TopicTree {
  /** Everything below `id` with its fewest steps down, nearest first; empty for an unknown id. */
  narrowerWithin(id: string, maxSteps?: number): Map<string, number>;
  /** What lies above `id` within `maxSteps` (2 unless told) with its fewest steps up, nearest first. */
  broaderWithin(id: string, maxSteps?: number): Map<string, number>;
  /** The topics directly related to `id`, whichever of the two says so, in the order of the topics given. */
  related(id: string): string[];
  /** Everything above `id`, nearest first. */
  ancestors(id: string): string[];
  /** The nearness of `found` to `query`: where they meet in several ways, the way that is worth most. */
  topicFactor(query: string, found: string): TopicNearness;
}

/** Topics that are broader than themselves: `path` begins and ends with the same id. */
export class TopicCycleError extends Error {
  override readonly name = 'TopicCycleError';
  readonly path: readonly string[];

  constructor(path: readonly string[]) {
    super(`A topic is broader than itself: ${path.join(' → ')}`);
    this.path = path;
  }
}

const BROADER_STEPS = 2;
const STEP_DOWN = 0.9;
const STEP_UP = 0.4;
const RELATED = 0.3;
const UNRELATED: TopicNearness = { factor: 0, relation: null, steps: null };

/**
 * Builds the tree. Ends that are not among the topics are left out, so a hidden or erased topic breaks nothing.
 * Throws TopicCycleError when a topic is, directly or through others, broader than itself.
 */
export function buildTopicTree(topics: readonly TopicNode[]): TopicTree {
  const up = linksUp(topics);
  const down = reversed(up);
  const beside = linksBeside(topics, up);
  refuseCycles(up);

  const narrowerWithin = (id: string, maxSteps = Infinity) => stepsAlong(down, id, maxSteps);
  const broaderWithin = (id: string, maxSteps = BROADER_STEPS) => stepsAlong(up, id, maxSteps);
  return {
    narrowerWithin,
    broaderWithin,
    related: (id) => [...(beside.get(id) ?? [])],
    ancestors: (id) => [...broaderWithin(id, Infinity).keys()],
    topicFactor(query, found) {
      if (!up.has(query) || !up.has(found)) return UNRELATED;
      const stepsUp = broaderWithin(query).get(found);
      // Up from what was found is a short walk; down from a wide question is the whole tree.
      const stepsDown = broaderWithin(found, Infinity).get(query);
      const ways: TopicNearness[] = [UNRELATED];
      if (query === found) ways.push({ factor: 1, relation: 'exact', steps: 0 });
      if (stepsDown !== undefined)
        ways.push({ factor: STEP_DOWN ** stepsDown, relation: 'narrower', steps: stepsDown });
      if (stepsUp !== undefined)
        ways.push({ factor: STEP_UP ** stepsUp, relation: 'broader', steps: stepsUp });
      if (beside.get(query)?.has(found)) ways.push({ factor: RELATED, relation: 'related', steps: 1 });
      return ways.reduce((best, way) => (way.factor > best.factor ? way : best));
    },
  };
}

type Links = ReadonlyMap<string, ReadonlySet<string>>;

function linksUp(topics: readonly TopicNode[]): Links {
  const known = new Set(topics.map(({ id }) => id));
  return new Map(topics.map(({ id, broader }) => [id, new Set(broader.filter((other) => known.has(other)))]));
}

function reversed(links: Links): Links {
  const back = new Map([...links.keys()].map((id) => [id, new Set<string>()]));
  for (const [id, others] of links) for (const other of others) back.get(other)?.add(id);
  return back;
}

/** Related is symmetric, and no topic is related to itself. */
function linksBeside(topics: readonly TopicNode[], known: Links): Links {
  const beside = new Map([...known.keys()].map((id) => [id, new Set<string>()]));
  for (const { id, related } of topics)
    for (const other of related) {
      if (other === id) continue;
      beside.get(id)?.add(other);
      beside.get(other)?.add(id);
    }
  const place = new Map([...known.keys()].map((id, index) => [id, index]));
  const inOrder = (ids: ReadonlySet<string>) =>
    [...ids].filter((id) => place.has(id)).sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  return new Map([...beside].map(([id, others]) => [id, new Set(inOrder(others))]));
}

/** Breadth first, so that the first arrival is the shortest. */
function stepsAlong(links: Links, from: string, maxSteps: number): Map<string, number> {
  const steps = new Map<string, number>();
  let edge: readonly string[] = [from];
  for (let step = 1; step <= maxSteps && edge.length > 0; step += 1) {
    edge = [...new Set(edge.flatMap((id) => [...(links.get(id) ?? [])]))].filter((id) => !steps.has(id));
    for (const id of edge) steps.set(id, step);
  }
  return steps;
}

function refuseCycles(up: Links): void {
  const cleared = new Set<string>();
  for (const id of up.keys()) climb(id, []);

  function climb(id: string, path: readonly string[]): void {
    if (path.includes(id)) throw new TopicCycleError([...path.slice(path.indexOf(id)), id]);
    if (cleared.has(id)) return;
    for (const broader of up.get(id) ?? []) climb(broader, [...path, id]);
    cleared.add(id);
  }
}
