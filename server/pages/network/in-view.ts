import { hidingLine, hidingShape } from './legend.ts';
import type { ModelEdge, ModelNode } from './model.ts';
import type { NetworkQuery } from './query.ts';

interface Network {
  nodes: readonly ModelNode[];
  edges: readonly ModelEdge[];
}

/**
 * What a reader has left in view: without the nodes, shapes and kinds of lines that are hidden and, where one is focused on, nothing that lies
 * farther from it than asked. Lines between those that stay, stay.
 */
export function inView<T extends Network>(
  network: T,
  { focus, depth, hide, node }: Pick<NetworkQuery, 'focus' | 'depth' | 'hide' | 'node'>,
): T {
  const names = new Set(hide);
  const isHidden = (node: ModelNode) => names.has(node.id) || names.has(hidingShape(node));
  const hidden = new Set(names.size === 0 ? [] : network.nodes.filter(isHidden).map(({ id }) => id));
  const shown = network.edges.filter(
    ({ from, to, certainty }) => !hidden.has(from) && !hidden.has(to) && !names.has(hidingLine(certainty)),
  );
  if (!focus || node === null) return { ...network, edges: shown };
  const near = around(node, shown, depth === '2' ? 2 : 1);
  return { ...network, edges: shown.filter(({ from, to }) => near.has(from) && near.has(to)) };
}

/** A node and all within so many steps of it. */
function around(node: string, edges: readonly ModelEdge[], depth: number): ReadonlySet<string> {
  let near = new Set([node]);
  for (let step = 0; step < depth; step += 1) {
    const touching = edges.filter(({ from, to }) => near.has(from) || near.has(to));
    near = new Set([...near, ...touching.flatMap(({ from, to }) => [from, to])]);
  }
  return near;
}
