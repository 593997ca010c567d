import { chosenIn } from './chosen.ts';
import type { Scene, SceneNode } from './draw-list.ts';
import { MANY_LINES } from './labels.ts';

/** So many nodes at the most are asked for their labels; more names at once nobody reads. */
const MOST_LABELS = 240;
/** Up to here labels keep clear of every node and line; above, of those that may have a label. */
const FEW = 500;

/**
 * What of a scene takes part in the placing of labels: all of a small one; of a large one the nodes that matter most,
 * first what is selected, then those that many lines end at, then hubs, then the largest and those with most lines.
 */
export function labelledPart<T extends Pick<Scene, 'nodes' | 'edges' | 'selected' | 'way'>>(
  scene: T,
  linesAt: (id: string) => number = linesCounted(scene),
): T {
  const { edges } = scene;
  const nodes = scene.nodes.length <= FEW ? scene.nodes : mostImportant(scene, linesAt);
  const shown = new Set(nodes.map(({ id }) => id));
  return {
    ...scene,
    nodes,
    edges: edges.length <= FEW ? edges.filter(({ from, to }) => shown.has(from) && shown.has(to)) : [],
  };
}

function mostImportant(
  { nodes, ...scene }: Pick<Scene, 'nodes' | 'selected' | 'way'>,
  linesAt: (id: string) => number,
): SceneNode[] {
  const chosen = chosenIn(scene);
  const rank = ({ id, hub = false, size }: SceneNode) => {
    const lines = linesAt(id);
    const busy = lines >= MANY_LINES ? lines : 0;
    return Number(chosen.has(id)) * 1e12 + busy * 1e8 + Number(hub) * 1e6 + size * 1e3 + lines;
  };
  return nodes.toSorted((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1)).slice(0, MOST_LABELS);
}

/** How many lines of a scene end at a node. */
export function linesCounted({ edges }: Pick<Scene, 'edges'>): (id: string) => number {
  const lines = new Map<string, number>();
  for (const { from, to } of edges) for (const id of [from, to]) lines.set(id, (lines.get(id) ?? 0) + 1);
  return (id) => lines.get(id) ?? 0;
}
