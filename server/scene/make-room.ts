import { boxOf, collide, type Rooms } from './collide.ts';
import type { SceneNode } from './draw-list.ts';
import { boundsOf } from './scale.ts';
import { shapeOf, spanOf } from './shapes.ts';
import { textWidth, wrapLabel } from './text.ts';

/** Beyond so many nodes a picture is looked at from near, and its labels are placed anew there. */
const MOST_WITH_LABELS = 300;
const ROUNDS = 60;
/** So often at most: nodes that have room do not move, and no more is asked for them. */
const LAST_ROUNDS = 600;
const TURNS = 4;
/** px that a place may lie outside: half of what is left free above and below. */
const BORNE = 20;
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

type Body = Pick<SceneNode, 'x' | 'y' | 'size' | 'type' | 'kind'>;

/**
 * Nodes moved apart until neither their shapes nor, as far as there is room, their labels need to overlap. What has
 * room stays, so that the picture keeps the form that the layout gave it.
 */
export function makeRoom(nodes: readonly SceneNode[], inside: Inside): SceneNode[] {
  if (nodes.length < 2) return [...nodes];
  const places = middlesOf(nodes);
  const shapes = roomsOf(nodes, AIR);
  const rooms = nodes.length > MOST_WITH_LABELS ? shapes : withLabels(nodes, shapes, inside);
  for (let turn = 0; turn < TURNS; turn += 1) {
    collide(places, rooms, ROUNDS);
    bringInside(places, inside);
  }
  collide(places, roomsOf(nodes, RIM), LAST_ROUNDS);
  const scale = shrinkInto(places, inside);
  return movedTo(
    nodes.map((node) => ({ ...node, size: node.size * scale })),
    places,
  );
}

/** Nodes moved by as little as lets none cover another, such as on a map. */
export function moveOffEachOther<T extends Body>(nodes: readonly T[]): T[] {
  const places = middlesOf(nodes);
  collide(places, roomsOf(nodes, RIM), LAST_ROUNDS);
  return movedTo(nodes, places);
}

/** How much of a picture the shapes take, each with the upright box around it. */
export function areaTaken(nodes: readonly Body[]): number {
  const { x, y } = roomsOf(nodes, 0);
  return x.reduce((sum, half, at) => sum + 4 * half * y[at]!, 0);
}

/** The middles of the boxes around the shapes: a triangle stands higher than its node. */
function middlesOf(nodes: readonly Body[]): Float64Array {
  return Float64Array.from(nodes.flatMap((node) => [node.x, node.y + node.size * offset(node)]));
}

function movedTo<T extends Body>(nodes: readonly T[], middles: Float64Array): T[] {
  return nodes.map((node, at) => {
    const [x, y] = [middles[2 * at]!, middles[2 * at + 1]! - node.size * offset(node)];
    return { ...node, x, y };
  });
}

function offset({ type, kind }: Body): number {
  const { up, down } = spanOf(shapeOf(type, kind));
  return (down - up) / 2;
}

/** Half of what each shape takes, with so many px around it. */
function roomsOf(nodes: readonly Body[], around: number): Rooms {
  const spans = nodes.map(({ type, kind }) => spanOf(shapeOf(type, kind)));
  return {
    x: Float64Array.from(nodes, ({ size }, at) => size * spans[at]!.aside + around),
    y: Float64Array.from(nodes, ({ size }, at) => (size * (spans[at]!.up + spans[at]!.down)) / 2 + around),
  };
}

/** Room for labels, too, under the nodes or beside them; less of it where all together would not fit. */
function withLabels(nodes: readonly SceneNode[], shapes: Rooms, inside: Inside): Rooms {
  const labels = nodes.map(labelSize);
  const x = shapes.x.map((half, at) => Math.max(half, (Math.min(LABEL.widest, labels[at]!.width) + AIR) / 2));
  const y = shapes.y.map((half, at) => half + labels[at]!.height / 2);
  const wanted = x.reduce((sum, half, at) => sum + 4 * half * y[at]!, 0);
  const free = FILLED * (inside.right - inside.left) * (inside.bottom - inside.top);
  const share = Math.min(1, Math.sqrt(free / wanted));
  return {
    x: shapes.x.map((half, at) => Math.max(half, x[at]! * share)),
    y: shapes.y.map((half, at) => Math.max(half, y[at]! * share)),
  };
}

function labelSize({ name, short }: SceneNode): { width: number; height: number } {
  const lines = wrapLabel(short ?? name, LABEL.characters);
  return {
    width: Math.max(...lines.map((line) => textWidth(line, LABEL.size))),
    height: lines.length * LABEL.lineHeight,
  };
}

/**
 * A crowd may push its outermost over the edge: then all of it becomes smaller together, which lets none cover another.
 * Answers how much smaller; 1 where nothing lies too far out.
 */
function shrinkInto(places: Float64Array, inside: Inside): number {
  const { left, top, width, height } = boxOf(places);
  const [roomAcross, roomDown] = [
    inside.right - inside.left + 2 * BORNE,
    inside.bottom - inside.top + 2 * BORNE,
  ];
  const scale = Math.min(1, roomAcross / width, roomDown / height);
  const along = (from: number, extent: number, first: number, room: number) => {
    const start = Math.max(first, Math.min(from + (extent * (1 - scale)) / 2, first + room - extent * scale));
    return (place: number) => start + (place - from) * scale;
  };
  const across = along(left, width, inside.left - BORNE, roomAcross);
  const down = along(top, height, inside.top - BORNE, roomDown);
  for (const [at, place] of places.entries()) places[at] = at % 2 === 0 ? across(place) : down(place);
  return scale;
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
