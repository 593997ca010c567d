import cytoscape, { type Core, type LayoutOptions } from 'cytoscape';
import type { WholeScene } from '../../../web/graph/painted.ts';

/** The scene in Cytoscape's own picture. */
export function cytoscapeIn(
  container: HTMLElement,
  { nodes, edges }: WholeScene,
  layout: LayoutOptions,
): Core {
  return cytoscape({
    container,
    elements: [
      ...nodes.map(({ id, name, x, y, size }) => ({
        data: { id, name, size: 2 * size },
        position: { x, y },
      })),
      ...edges.map(({ id, from, to }) => ({ data: { id, source: from, target: to } })),
    ],
    style: [
      {
        selector: 'node',
        style: { width: 'data(size)', height: 'data(size)', label: 'data(name)', 'font-size': 12 },
      },
      { selector: 'edge', style: { width: 1.2, 'curve-style': 'haystack' } },
    ],
    layout,
  });
}
