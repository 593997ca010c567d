import type { ModelEdge } from './model.ts';
import type { NetworkQuery } from './query.ts';

interface Lines {
  edges: readonly ModelEdge[];
}

/**
 * What a reader has left in view: without the nodes that are hidden and, where one is focused on, nothing that lies
 * farther from it than asked. Lines between those that stay, stay.
 */
export function inView<T extends Lines>(
  network: T,
  { focus, depth, hide, node }: Pick<NetworkQuery, 'focus' | 'depth' | 'hide' | 'node'>,
): T {
  const hidden = new Set(hide);
  const shown = network.edges.filter(({ from, to }) => !hidden.has(from) && !hidden.has(to));
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
