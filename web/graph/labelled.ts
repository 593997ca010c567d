import type { AreaMark } from '../../server/scene/areas.ts';
import { labelMarks, namesOfAreas, type LabelMark, type SceneNode } from '../../server/scene/draw-list.ts';
import { labelledPart } from '../../server/scene/labelled-nodes.ts';
import type { Extent } from './camera.ts';
import { radiusIn, toView, type Painted, type View } from './painted.ts';

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
  const { selected = null, edges } = painted.scene;
  const part = labelledPart({ nodes: placed, edges, selected }, (id) => painted.edgesAt(id).length);
  const { frame, width: whole } = painted.scene;
  const margin = frame ? ((whole - frame.width) / 2) * view.unit : 0;
  const marks = labelMarks({
    ...part,
    frame: {
      x: margin / size,
      y: margin / size,
      width: (width - 2 * margin) / size,
      height: (height - 2 * margin) / size,
    },
  });
  return size === 1 ? marks : marks.map((mark) => scaledLabel(mark, size));
}

/** The names of areas between the labels of a view, as `labelsIn` placed them. */
export function areasIn(
  painted: Painted,
  view: View,
  labels: readonly LabelMark[],
  size: Extent,
): AreaMark[] {
  const { areas } = painted.scene;
  if (!areas) return [];
  const nodes = painted.nodes.map((node) => ({ ...node, ...toView(node, view), size: radiusIn(node, view) }));
  return namesOfAreas({ nodes, edges: [], areas, frame: { x: 0, y: 0, ...size } }, labels);
}

/** How large words are, beside their size in a picture at its full width. */
export function textSize({ unit }: View): number {
  return Math.max(SMALLEST, unit);
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
