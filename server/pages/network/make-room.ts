import { collide } from '../../network/layout/collide.ts';
import type { SceneNode } from '../../scene/draw-list.ts';
import { boundsOf } from '../../scene/scale.ts';
import { reachOf, shapeOf } from '../../scene/shapes.ts';
import { textWidth, wrapLabel } from '../../scene/text.ts';

/** Beyond so many nodes a picture is looked at from near, and its labels are placed anew there. */
const MOST = 300;
const ROUNDS = 60;
const TURNS = 4;
const AIR = 3;
const RIM = 0.75;
const LABEL = { size: 13, lineHeight: 15, characters: 18, widest: 110 };
/** What share of a picture nodes with their labels may fill: more would scatter them. */
const FILLED = 0.55;

interface Inside {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Nodes moved apart until neither they nor their labels need to overlap, as far as there is room. What has room stays,
 * so that the picture keeps the shape that the layout gave it.
 */
export function makeRoom(nodes: readonly SceneNode[], inside: Inside): SceneNode[] {
  if (nodes.length > MOST || nodes.length < 2) return [...nodes];
  const places = Float64Array.from(nodes.flatMap(({ x, y }) => [x, y]));
  const wanted = nodes.map(roomOf);
  const share = shareOf(wanted, inside);
  const rooms = (least: number) => ({
    x: Float64Array.from(wanted, ({ width, reach }) => Math.max(reach, (width / 2) * least)),
    y: Float64Array.from(wanted, ({ height, reach }) => Math.max(reach, (height / 2) * least)),
  });
  for (let turn = 0; turn < TURNS; turn += 1) {
    collide(places, rooms(share), ROUNDS);
    bringInside(places, inside);
  }
  collide(places, rooms(0), ROUNDS);
  return nodes.map((node, at) => ({ ...node, x: places[2 * at]!, y: places[2 * at + 1]! }));
}

/** Nodes of a map, moved by as little as lets none cover another. */
export function moveOffEachOther(nodes: readonly SceneNode[]): SceneNode[] {
  const places = Float64Array.from(nodes.flatMap(({ x, y }) => [x, y]));
  const reach = Float64Array.from(nodes, ({ size, type, kind }) => size * reachOf(shapeOf(type, kind)) + RIM);
  collide(places, { x: reach, y: reach }, ROUNDS);
  return nodes.map((node, at) => ({ ...node, x: places[2 * at]!, y: places[2 * at + 1]! }));
}

/** A node with its label under it or beside it. */
function roomOf({ name, short, size, type, kind }: SceneNode) {
  const reach = size * reachOf(shapeOf(type, kind)) + AIR;
  const lines = wrapLabel(short ?? name, LABEL.characters);
  const width = Math.max(...lines.map((line) => textWidth(line, LABEL.size)));
  return {
    reach,
    width: Math.max(2 * reach, Math.min(LABEL.widest, width) + AIR),
    height: 2 * reach + lines.length * LABEL.lineHeight,
  };
}

function shareOf(
  rooms: readonly { width: number; height: number }[],
  { left, top, right, bottom }: Inside,
): number {
  const wanted = rooms.reduce((sum, { width, height }) => sum + width * height, 0);
  return Math.min(1, Math.sqrt((FILLED * (right - left) * (bottom - top)) / wanted));
}

/** Width and height apart, and only where something has been pushed outside. */
function bringInside(places: Float64Array, inside: Inside): void {
  const points = Array.from({ length: places.length / 2 }, (_, at) => ({
    x: places[2 * at]!,
    y: places[2 * at + 1]!,
  }));
  const { minX, maxX, minY, maxY } = boundsOf(points);
  const across = within(minX, maxX, inside.left, inside.right);
  const down = within(minY, maxY, inside.top, inside.bottom);
  for (const [at, { x, y }] of points.entries()) {
    places[2 * at] = across(x);
    places[2 * at + 1] = down(y);
  }
}

function within(least: number, most: number, from: number, to: number): (value: number) => number {
  const [first, last] = [Math.max(from, Math.min(least, to)), Math.min(to, Math.max(most, from))];
  const scale = most > least ? (last - first) / (most - least) : 1;
  return (value) => first + (value - least) * scale;
}
