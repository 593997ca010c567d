import { placeLabels, type PlacedLabel } from '../../server/scene/labels.ts';
import type { Point } from '../../server/scene/lines.ts';
import { reachOf, type Shape } from '../../server/scene/shapes.ts';

/** A node of a neighbourhood as it lies, in px of the picture. */
export interface LyingNode extends Point {
  id: string;
  name: string;
  shape: Shape;
  radius: number;
  centre: boolean;
  /** Statements are long; where room is short they go without a name before the others. */
  statement: boolean;
}

/** How a name stands beside its node. */
export interface LabelPlace {
  text: string;
  halign: 'left' | 'center' | 'right';
  justify: 'left' | 'center' | 'right';
  /** From where the text is anchored at the node's box to where it stands. */
  dx: number;
  dy: number;
}

const RIM = 1.5;
const RING = 8;
const SIDES = { start: 'right', middle: 'center', end: 'left' } as const;
const JUSTIFIED = { start: 'left', middle: 'center', end: 'right' } as const;

/**
 * The names that find room beside their nodes, clear of every shape and of one another, by the rules of our other
 * pictures: those with most lines first, the centre's always. `half` answers half the width of a node's box.
 */
export function focusLabels(
  nodes: readonly LyingNode[],
  joined: readonly (readonly [string, string])[],
  half: (radius: number) => number,
): Map<string, LabelPlace> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const lines = joined.flatMap(([from, to]) => {
    const ends = [byId.get(from), byId.get(to)];
    return ends[0] && ends[1] ? [[ends[0], ends[1]] as const] : [];
  });
  const neighbours = new Map<string, LyingNode[]>();
  for (const [one, other] of lines) {
    neighbours.set(one.id, [...(neighbours.get(one.id) ?? []), other]);
    neighbours.set(other.id, [...(neighbours.get(other.id) ?? []), one]);
  }
  const linesAt = ({ id }: LyingNode) => neighbours.get(id)?.length ?? 0;
  const requests = nodes.map((node) => ({
    id: node.id,
    name: node.name,
    x: node.x,
    y: node.y,
    // The centre wears the ring of what is chosen.
    reach: node.radius * reachOf(node.shape) + (node.centre ? RING : RIM),
    weight: node.statement ? 0 : linesAt(node),
    hub: node.centre,
    selected: false,
    awayFrom: (neighbours.get(node.id) ?? []).toSorted((a, b) => linesAt(b) - linesAt(a))[0] ?? null,
  }));
  return new Map(
    placeLabels(requests, { lines }).map((label) => [
      label.id,
      placeOf(label, byId.get(label.id)!, half(byId.get(label.id)!.radius)),
    ]),
  );
}

function placeOf({ lines, anchor, box }: PlacedLabel, node: LyingNode, half: number): LabelPlace {
  const edge = { start: box.x - half, middle: box.x + box.width / 2, end: box.x + box.width + half };
  return {
    text: lines.join('\n'),
    halign: SIDES[anchor],
    justify: JUSTIFIED[anchor],
    dx: edge[anchor] - node.x,
    dy: box.y + box.height / 2 - node.y,
  };
}
