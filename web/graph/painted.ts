import type { Scene, SceneEdge, SceneNode } from '../../server/scene/draw-list.ts';
import { curveControl, type Point } from '../../server/scene/lines.ts';
import { moveOffEachOther } from '../../server/scene/make-room.ts';
import { reachOf, shapeOf } from '../../server/scene/shapes.ts';
import type { Camera, Extent } from './camera.ts';

/** A scene as the server hands it over, with the size of its picture and the land under it. */
export interface WholeScene extends Scene, Extent {
  backdrop?: { land: string; borders: string };
}

/** A scene made ready: its lines know their ends, and each node its lines. */
export interface Painted {
  readonly scene: WholeScene;
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly PaintedEdge[];
  node(id: string): SceneNode | undefined;
  /** The lines at a node, in the order of the scene. */
  edgesAt(id: string): readonly PaintedEdge[];
}

export interface PaintedEdge extends SceneEdge {
  ends: readonly [SceneNode, SceneNode];
}

/** Where the picture stands on the screen: `unit` is the px of one measure of the scene while all of it is in view. */
export interface View {
  camera: Camera;
  unit: number;
}

/** How near, in px, a pointer must come to a node's rim or to a line. */
const NEAR = { node: 4, edge: 7 };
const NEAR_FINGER = { node: 16, edge: 16 };
/** In a picture on a phone nodes do not become smaller than this, beside their size at its full width. */
const SMALLEST = 0.5;
const CURVE_STEPS = 8;

/** The scene for a place with so many px for each of its measures. Where nodes are larger than drawn they make room. */
export function prepareScene(scene: WholeScene, unit: number): Painted {
  const placed = apart(scene.nodes, Math.max(1, SMALLEST / unit));
  const nodes = new Map(placed.map((node) => [node.id, node]));
  const edges = scene.edges.flatMap((edge): PaintedEdge[] => {
    const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
    return from && to ? [{ ...edge, ends: [from, to] }] : [];
  });
  const at = new Map<string, PaintedEdge[]>();
  for (const edge of edges)
    for (const { id } of edge.ends) {
      const known = at.get(id);
      if (known) known.push(edge);
      else at.set(id, [edge]);
    }
  return {
    scene,
    nodes: placed,
    edges,
    node: (id) => nodes.get(id),
    edgesAt: (id) => at.get(id) ?? [],
  };
}

function apart(nodes: readonly SceneNode[], larger: number): readonly SceneNode[] {
  if (larger === 1) return nodes;
  const moved = moveOffEachOther(nodes.map((node) => ({ ...node, size: node.size * larger })));
  return moved.map(({ x, y }, at) => ({ ...nodes[at]!, x, y }));
}

export function toView({ x, y }: Point, { camera, unit }: View): Point {
  const scale = camera.scale * unit;
  return { x: (x - camera.x) * scale, y: (y - camera.y) * scale };
}

export function fromView({ x, y }: Point, { camera, unit }: View): Point {
  const scale = camera.scale * unit;
  return { x: x / scale + camera.x, y: y / scale + camera.y };
}

/** Px of a node's radius: nodes grow more slowly than the distances between them. */
export function radiusIn(node: Pick<SceneNode, 'size'>, { camera, unit }: View): number {
  return node.size * Math.max(SMALLEST, unit) * Math.sqrt(camera.scale);
}

/** How far a node's shape reaches, in px. */
export function reachIn(node: SceneNode, view: View): number {
  return radiusIn(node, view) * reachOf(shapeOf(node.type, node.kind));
}

/**
 * What lies under a point of the view: the nearest node, else the nearest line; null for the ground. A finger is broader
 * than the point of a pen.
 */
export function pointedAt(
  painted: Painted,
  view: View,
  point: Point,
  finger = false,
): SceneNode | PaintedEdge | null {
  const near = finger ? NEAR_FINGER : NEAR;
  let [node, gap]: [SceneNode | null, number] = [null, near.node];
  for (const one of painted.nodes) {
    const { x, y } = toView(one, view);
    const distance = Math.hypot(x - point.x, y - point.y) - reachIn(one, view);
    // The node in front comes last and wins where two lie under the point.
    if (distance <= Math.max(0, gap)) [node, gap] = [one, distance];
  }
  if (node) return node;
  let [nearest, least]: [PaintedEdge | null, number] = [null, near.edge];
  for (const edge of painted.edges) {
    const distance = distanceTo(edge, view, point, least);
    if (distance < least) [nearest, least] = [edge, distance];
  }
  return nearest;
}

function distanceTo({ ends, curved }: PaintedEdge, view: View, point: Point, most: number): number {
  const [from, to] = [toView(ends[0], view), toView(ends[1], view)];
  if (!curved) return distanceToSegment(from, to, point);
  const control = curveControl(from, to);
  const [left, right] = [Math.min(from.x, control.x, to.x), Math.max(from.x, control.x, to.x)];
  if (point.x < left - most || point.x > right + most) return Infinity;
  let [before, least] = [from, Infinity];
  for (let step = 1; step <= CURVE_STEPS; step += 1) {
    const t = step / CURVE_STEPS;
    const mix = (a: number, b: number, c: number) => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c;
    const next = { x: mix(from.x, control.x, to.x), y: mix(from.y, control.y, to.y) };
    least = Math.min(least, distanceToSegment(before, next, point));
    before = next;
  }
  return least;
}

function distanceToSegment(a: Point, b: Point, point: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(a.x + t * dx - point.x, a.y + t * dy - point.y);
}
