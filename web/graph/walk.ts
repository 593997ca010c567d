import type { SceneNode } from '../../server/scene/draw-list.ts';
import type { Painted, PaintedEdge } from './painted.ts';

/** Where the keyboard stands in a picture: at a node, or at one of its lines. */
export interface Cursor {
  node: SceneNode;
  edge: PaintedEdge | null;
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};
/** A line that leads more than this aside is none in that direction. */
const ASIDE = Math.cos(Math.PI / 3);

/**
 * The next stand of the keyboard: arrows lead along a line, or to the nearest node in that direction where no line leads
 * there; Page Down and Page Up go round the lines of a node; Home leads to the greatest node. Null for another key.
 */
export function walk(painted: Painted, from: Cursor | null, key: string): Cursor | null {
  if (!isWalkKey(key) || painted.nodes.length === 0) return null;
  if (from === null || key === 'Home') return { node: greatest(painted), edge: null };
  const direction = DIRECTIONS[key];
  if (!direction) return around(painted, from, key === 'PageDown' ? 1 : -1);
  const joined = painted.edgesAt(from.node.id).map((edge) => otherEnd(edge, from.node));
  const next = inDirection(from.node, joined, direction) ?? inDirection(from.node, painted.nodes, direction);
  return next ? { node: next, edge: null } : from;
}

export function isWalkKey(key: string): boolean {
  return key in DIRECTIONS || ['Home', 'PageDown', 'PageUp'].includes(key);
}

/** The end of a line that is not this node. */
export function otherEnd({ ends: [one, other] }: PaintedEdge, node: SceneNode): SceneNode {
  return one.id === node.id ? other : one;
}

function greatest({ nodes, edgesAt }: Painted): SceneNode {
  return nodes.reduce((best, node) => (edgesAt(node.id).length > edgesAt(best.id).length ? node : best));
}

/** The lines of a node by the clock; before the first and after the last stands the node itself. */
function around(painted: Painted, { node, edge }: Cursor, step: number): Cursor {
  const angle = (one: PaintedEdge) => {
    const other = otherEnd(one, node);
    return Math.atan2(other.y - node.y, other.x - node.x);
  };
  const stands = [null, ...painted.edgesAt(node.id).toSorted((a, b) => angle(a) - angle(b))];
  const at = Math.max(0, stands.indexOf(edge));
  return { node, edge: stands[(at + step + stands.length) % stands.length] ?? null };
}

/** The node that is nearest, counting what lies aside twice. */
function inDirection(
  from: SceneNode,
  nodes: readonly SceneNode[],
  [dx, dy]: readonly [number, number],
): SceneNode | null {
  let [best, least]: [SceneNode | null, number] = [null, Infinity];
  for (const node of nodes) {
    const [x, y] = [node.x - from.x, node.y - from.y];
    const distance = Math.hypot(x, y);
    const along = x * dx + y * dy;
    if (node.id === from.id || along < ASIDE * distance || distance === 0) continue;
    const cost = along + 2 * Math.abs(x * dy - y * dx);
    if (cost < least) [best, least] = [node, cost];
  }
  return best;
}
