import { overlaps, type Box } from './labels.ts';
import type { Point } from './lines.ts';
import { textWidth, wrapLabel } from './text.ts';

/** Nodes that hang together, with a name for them. */
export interface SceneArea {
  id: string;
  name: string;
  /** What stands for the name where it finds no room, the most telling first. */
  short?: readonly string[];
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
const SMALL_SIZE = 15;
const LINE_HEIGHT = 1.2;
const CHARACTERS = 24;
const FEWEST = 3;
/** Members that lie farther apart than this share of the picture have no place in common. */
const WIDEST = 0.3;
const STEP = 24;
const FEWEST_RINGS = 5;
const DIRECTIONS = 16;

/**
 * The names that find room near the middle of their members, those of most members first: in full, else in short, else
 * smaller. The others go without.
 */
export function areaMarks(areas: readonly SceneArea[], around: AreaSurroundings): AreaMark[] {
  const taken = [
    ...around.labels,
    ...around.nodes.map(({ x, y, reach }) => ({
      x: x - reach,
      y: y - reach,
      width: 2 * reach,
      height: 2 * reach,
    })),
  ];
  const placed: AreaMark[] = [];
  for (const { area, middle, spread } of areasWithAPlace(areas, around.nodes)) {
    const mark = roomFor(area, spotsAround(middle, spread), { taken, frame: around.frame });
    if (!mark) continue;
    placed.push(mark);
    taken.push(mark.box);
  }
  return placed;
}

/**
 * The areas whose members lie together, those of most members first: where the middle of each is, and how far from it
 * the members lie, as a rule.
 */
export function areasWithAPlace(
  areas: readonly SceneArea[],
  all: AreaSurroundings['nodes'],
): { area: SceneArea; middle: Point; spread: number }[] {
  const nodes = new Map(all.map((node) => [node.id, node]));
  const wide = WIDEST * extentOf(all);
  return areas
    .map((area) => ({ area, places: area.members.flatMap((id) => nodes.get(id) ?? []) }))
    .filter(({ places }) => places.length >= FEWEST)
    .toSorted((a, b) => b.places.length - a.places.length || (a.area.id < b.area.id ? -1 : 1))
    .map(({ area, places }) => {
      const middle = middleOf(places);
      return { area, middle, spread: spreadOf(places, middle) };
    })
    .filter(({ spread }) => spread <= wide);
}

interface Room {
  taken: readonly Box[];
  frame: Box | undefined;
}

function roomFor(area: SceneArea, spots: readonly Point[], { taken, frame }: Room): AreaMark | undefined {
  const isFree = ({ box }: AreaMark) =>
    (!frame || isInside(frame, box)) && !taken.some((other) => overlaps(box, other));
  for (const form of formsOf(area)) {
    const mark = spots.map((spot) => markAt(area.id, form, spot)).find(isFree);
    if (mark) return mark;
  }
  return undefined;
}

interface Form {
  lines: string[];
  size: number;
}

function formsOf({ name, short = [] }: SceneArea): Form[] {
  const [full, ...shorter] = [name, ...short].map((text) => wrapLabel(text, CHARACTERS));
  const small = shorter.length > 0 ? shorter : [full!];
  return [
    { lines: full!, size: SIZE },
    ...shorter.map((lines) => ({ lines, size: SIZE })),
    ...small.map((lines) => ({ lines, size: SMALL_SIZE })),
  ];
}

function markAt(id: string, { lines, size }: Form, { x, y }: Point): AreaMark {
  const width = Math.max(...lines.map((line) => textWidth(line, size, true)));
  const height = lines.length * size * LINE_HEIGHT;
  return {
    mark: 'area',
    id,
    lines,
    x,
    y: y - height / 2 + size,
    size,
    box: { x: x - width / 2, y: y - height / 2, width, height },
  };
}

/** The middle, and rings around it as far out as the members lie. */
function spotsAround({ x, y }: Point, spread: number): Point[] {
  const rings = Math.max(FEWEST_RINGS, Math.ceil(spread / STEP));
  return [
    { x, y },
    ...Array.from({ length: rings }, (_, ring) =>
      Array.from({ length: DIRECTIONS }, (_spot, direction) => {
        const angle = (2 * Math.PI * direction) / DIRECTIONS - Math.PI / 2;
        const reach = (ring + 1) * STEP;
        return { x: x + reach * Math.cos(angle), y: y + reach * Math.sin(angle) };
      }),
    ).flat(),
  ];
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
