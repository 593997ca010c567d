import { describe, expect, it } from 'vitest';
import type { SceneNode } from '../../server/scene/draw-list.ts';
import { labelledPart } from '../../server/scene/labelled-nodes.ts';

const nodes = Array.from({ length: 600 }, (_, index): SceneNode => ({
  id: `n${String(index).padStart(3, '0')}`,
  type: 'organisation',
  kind: 'museum',
  name: 'Museo',
  x: index,
  y: 0,
  size: index === 300 ? 9 : 5,
  hub: index === 500,
}));
const edges = [{ id: 'e', from: 'n400', to: 'n401', weight: 1, certainty: 'stated' as const }];

describe('the part of a scene that is labelled', () => {
  it('is all of a small one, with the lines between its nodes', () => {
    const small = { nodes: nodes.slice(399, 402), edges, selected: null };
    expect(labelledPart(small)).toEqual(small);
  });

  it('is what matters most of a large one: selected, hubs, the largest, those with lines', () => {
    const { nodes: labelled } = labelledPart({ nodes, edges, selected: 'n599' });
    expect(labelled.slice(0, 6).map(({ id }) => id)).toEqual([
      'n599',
      'n500',
      'n300',
      'n400',
      'n401',
      'n000',
    ]);
    expect(labelled.length).toBeLessThan(nodes.length);
  });
});
