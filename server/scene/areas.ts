import { overlaps, type Box } from './labels.ts';
import type { Point } from './lines.ts';
import { textWidth, wrapLabel } from './text.ts';

/** Nodes that hang together, with a name for them. */
export interface SceneArea {
  id: string;
  name: string;
  /** Ids of nodes, drawn or not. */
  members: readonly string[];
}

/** A large quiet name behind a picture. */
export interface AreaMark {
  mark: 'area';
  id: string;
  lines: string[];
  /** The middle of the first line, and its baseline. */
  x: number;
  y: number;
  size: number;
  box: Box;
}

/** What an area's name keeps clear of. */
export interface AreaSurroundings {
  nodes: readonly (Point & { id: string; reach: number })[];
  labels: readonly Box[];
  frame?: Box;
}

const SIZE = 17;
const LINE_HEIGHT = 1.2;
const CHARACTERS = 24;
const FEWEST = 3;
/** Members that lie farther apart than this share of the picture have no place in common. */
const WIDEST = 0.3;
const STEP = 26;
const RINGS = 5;
const DIRECTIONS = 12;

/** The names that find room near the middle of their members, those of most members first; the others go without. */
export function areaMarks(areas: readonly SceneArea[], around: AreaSurroundings): AreaMark[] {
  const nodes = new Map(around.nodes.map((node) => [node.id, node]));
  const wide = WIDEST * extentOf(around.nodes);
  const drawn = areas
    .map((area) => ({ area, places: area.members.flatMap((id) => nodes.get(id) ?? []) }))
    .filter(({ places }) => places.length >= FEWEST)
    .toSorted((a, b) => b.places.length - a.places.length || (a.area.id < b.area.id ? -1 : 1));
  const placed: AreaMark[] = [];
  for (const { area, places } of drawn) {
    const middle = middleOf(places);
    if (spreadOf(places, middle) > wide) continue;
    const mark = candidates(area, middle).find((one) => isFree(one.box, around, placed));
    if (mark) placed.push(mark);
  }
  return placed;
}

function candidates({ id, name }: SceneArea, middle: Point): AreaMark[] {
  const lines = wrapLabel(name, CHARACTERS);
  const width = Math.max(...lines.map((line) => textWidth(line, SIZE, true)));
  const height = lines.length * SIZE * LINE_HEIGHT;
  return spotsAround(middle).map(({ x, y }) => ({
    mark: 'area',
    id,
    lines,
    x,
    y: y - height / 2 + SIZE,
    size: SIZE,
    box: { x: x - width / 2, y: y - height / 2, width, height },
  }));
}

function spotsAround({ x, y }: Point): Point[] {
  const rings = Array.from({ length: RINGS }, (_, ring) =>
    Array.from({ length: DIRECTIONS }, (_spot, direction) => {
      const angle = (2 * Math.PI * direction) / DIRECTIONS - Math.PI / 2;
      const reach = (ring + 1) * STEP;
      return { x: x + reach * Math.cos(angle), y: y + reach * Math.sin(angle) };
    }),
  );
  return [{ x, y }, ...rings.flat()];
}

function isFree(box: Box, { nodes, labels, frame }: AreaSurroundings, placed: readonly AreaMark[]): boolean {
  if (frame && !isInside(frame, box)) return false;
  if (labels.some((label) => overlaps(box, label)) || placed.some((mark) => overlaps(box, mark.box)))
    return false;
  return !nodes.some(({ x, y, reach }) =>
    overlaps(box, { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach }),
  );
}

function isInside(outer: Box, box: Box): boolean {
  return (
    box.x >= outer.x &&
    box.y >= outer.y &&
    box.x + box.width <= outer.x + outer.width &&
    box.y + box.height <= outer.y + outer.height
  );
}

function middleOf(places: readonly Point[]): Point {
  const sum = places.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
  return { x: sum.x / places.length, y: sum.y / places.length };
}

/** How far from the middle the members lie, as a rule. */
function spreadOf(places: readonly Point[], middle: Point): number {
  const squares = places.map(({ x, y }) => (x - middle.x) ** 2 + (y - middle.y) ** 2);
  return Math.sqrt(squares.reduce((sum, one) => sum + one, 0) / places.length);
}

function extentOf(nodes: readonly Point[]): number {
  const [xs, ys] = [nodes.map(({ x }) => x), nodes.map(({ y }) => y)];
  return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys), 1);
}
