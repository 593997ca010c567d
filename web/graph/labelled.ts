import type { AreaMark } from '../../server/scene/areas.ts';
import { namesIn, type LabelMark, type SceneNode } from '../../server/scene/draw-list.ts';
import { labelledPart } from '../../server/scene/labelled-nodes.ts';
import type { Point } from '../../server/scene/lines.ts';
import type { Extent } from './camera.ts';
import { radiusIn, toView, type Painted, type View } from './painted.ts';

/** Words do not become smaller than this, beside their size in a picture at its full width. */
const SMALLEST = 0.95;
/** The style sheet's, in px. */
const PHONE = 620;

/**
 * The labels for what is in view and the names of areas between them, in px of the view. They do not collide, and those
 * of the greatest come first.
 */
export function namesInView(
  painted: Painted,
  view: View,
  { width, height }: Extent,
): { labels: LabelMark[]; areas: AreaMark[] } {
  const size = textSize(view);
  const place = (node: SceneNode, { x, y }: Point): SceneNode => ({
    ...node,
    x: x / size,
    y: y / size,
    size: radiusIn(node, view) / size,
  });
  const [reachX, reachY] = [width * 0.02, height * 0.02];
  const seen = painted.nodes.flatMap((node): SceneNode[] => {
    const at = toView(node, view);
    const { x, y } = at;
    if (x < -reachX || y < -reachY || x > width + reachX || y > height + reachY) return [];
    return [place(node, at)];
  });
  const { selected = null, way = [], edges, frame, width: whole, areas } = painted.scene;
  // On a phone the tools stand under the picture.
  const over = width > PHONE ? (painted.scene.covered ?? []) : [];
  const covered = over.map((box) => ({
    x: box.x / size,
    y: box.y / size,
    width: box.width / size,
    height: box.height / size,
  }));
  const linesAt = (id: string) => painted.edgesAt(id).length;
  const part = labelledPart({ nodes: seen, edges, selected, way }, linesAt);
  const margin = frame ? ((whole - frame.width) / 2) * view.unit : 0;
  const inside = {
    x: margin / size,
    y: margin / size,
    width: (width - 2 * margin) / size,
    height: (height - 2 * margin) / size,
  };
  const names = namesIn(
    // Members out of view count, too: an area has one middle.
    areas
      ? {
          nodes: painted.nodes.map((node) => place(node, toView(node, view))),
          edges: [],
          frame: inside,
          areas,
          covered,
        }
      : { nodes: seen, edges: [], covered },
    { ...part, frame: inside },
    linesAt,
  );
  if (size === 1) return names;
  return {
    labels: names.labels.map((mark) => scaled(mark, size)),
    areas: names.areas.map((mark) => scaled(mark, size)),
  };
}

/** How large words are, beside their size in a picture at its full width. */
export function textSize({ unit }: View): number {
  return Math.max(SMALLEST, unit);
}

function scaled<T extends LabelMark | AreaMark>(mark: T, by: number): T {
  const { box } = mark;
  return {
    ...mark,
    x: mark.x * by,
    y: mark.y * by,
    size: mark.size * by,
    box: { x: box.x * by, y: box.y * by, width: box.width * by, height: box.height * by },
  };
}
