import { labelMarks, type LabelMark, type SceneNode } from '../../server/scene/draw-list.ts';
import type { Extent } from './camera.ts';
import { radiusIn, toView, type Painted, type View } from './painted.ts';

/** So many nodes at the most are asked for their labels; more names at once nobody reads. */
const MOST_LABELS = 240;
/** Up to here labels keep clear of every node and line; above, of those that may have a label. */
const FEW = 500;
/** Words do not become smaller than this, beside their size in a picture at its full width. */
const SMALLEST = 0.95;

/** The labels for what is in view, in px of the view. They do not collide, and those of the greatest come first. */
export function labelsIn(painted: Painted, view: View, { width, height }: Extent): LabelMark[] {
  const size = textSize(view);
  const placed = painted.nodes.flatMap((node): SceneNode[] => {
    const { x, y } = toView(node, view);
    const [reachX, reachY] = [width * 0.02, height * 0.02];
    if (x < -reachX || y < -reachY || x > width + reachX || y > height + reachY) return [];
    return [{ ...node, x: x / size, y: y / size, size: radiusIn(node, view) / size }];
  });
  const nodes = placed.length <= FEW ? placed : placed.toSorted(byImportance(painted)).slice(0, MOST_LABELS);
  const shown = new Set(nodes.map(({ id }) => id));
  const edges =
    painted.edges.length <= FEW
      ? painted.scene.edges.filter(({ from, to }) => shown.has(from) && shown.has(to))
      : [];
  const { frame, width: whole } = painted.scene;
  const margin = frame ? ((whole - frame.width) / 2) * view.unit : 0;
  const marks = labelMarks({
    nodes,
    edges,
    selected: painted.scene.selected ?? null,
    frame: {
      x: margin / size,
      y: margin / size,
      width: (width - 2 * margin) / size,
      height: (height - 2 * margin) / size,
    },
  });
  return size === 1 ? marks : marks.map((mark) => scaledLabel(mark, size));
}

/** How large words are, beside their size in a picture at its full width. */
export function textSize({ unit }: View): number {
  return Math.max(SMALLEST, unit);
}

function byImportance({ scene: { selected }, edgesAt }: Painted) {
  const rank = (node: SceneNode) =>
    Number(node.id === selected) * 1e9 +
    Number(node.hub ?? false) * 1e6 +
    node.size * 1e3 +
    edgesAt(node.id).length;
  return (a: SceneNode, b: SceneNode) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1);
}

function scaledLabel(mark: LabelMark, by: number): LabelMark {
  const { box } = mark;
  return {
    ...mark,
    x: mark.x * by,
    y: mark.y * by,
    size: mark.size * by,
    box: { x: box.x * by, y: box.y * by, width: box.width * by, height: box.height * by },
  };
}
