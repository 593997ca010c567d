import { discsOf, touches, type Disc } from './discs.ts';
import type { Point } from './lines.ts';
import { textWidth, wrapLabel } from './text.ts';

/** A node as the label pass sees it: screen px. */
export interface LabelRequest {
  id: string;
  name: string;
  x: number;
  y: number;
  /** How far the node's shape (and its ring) reaches from its middle. */
  reach: number;
  /** Larger keeps its label longer; of equals, the one with more lines. */
  weight: number;
  lines?: number;
  hub: boolean;
  selected: boolean;
  /** Middle of the neighbour it hangs from: the label goes to the far side of it. */
  awayFrom: Point | null;
}

export interface PlacedLabel {
  id: string;
  lines: string[];
  anchor: 'start' | 'middle' | 'end';
  /** Where the first line's text is anchored: x by `anchor`, y its baseline. */
  x: number;
  y: number;
  size: number;
  bold: boolean;
  /** Hubs stand on a plate of paper, and so does what had to cover something. */
  plate: boolean;
  box: Box;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface LabelSurroundings {
  /** Points along each line of the picture. */
  lines: readonly (readonly Point[])[];
  /** Labels keep inside this box; without it they may lie anywhere. */
  frame?: Box;
  /** What other words stand on. */
  taken?: readonly Box[];
  /** Shapes that are not asked for a label, of which words keep clear nevertheless. */
  shapes?: readonly Disc[];
}

const LINE_HEIGHT = 1.17;
const ASCENT = 0.8;
const GAP = 4;
const RINGS = 12;
/** A node of so many lines is no leaf: its label may stand somewhat farther out, too. */
export const MANY_LINES = 8;
const RINGS_OF_MANY = 4;
/** Of those, the ones with most lines keep their labels whatever they cover: one for so many px² of the picture. */
const ROOM_OF_SURE = 60_000;
const MOST_SURE = 12;
/** What covers shapes stands near its own, or it would be taken for another's. */
const RINGS_OF_SURE = 2;
/** What words keep clear of a shape, in px. */
const CLEAR = 2;
const LEAF_CHARACTERS = 18;
const HUB_CHARACTERS = 21;

/** The eight places as directions, in the order a leaf without a hub prefers them. */
const PLACES: readonly Point[] = [
  { x: 1, y: 0 },
  { x: -1, y: 0 },
  { x: 0, y: 1 },
  { x: 0, y: -1 },
  { x: 1, y: 1 },
  { x: 1, y: -1 },
  { x: -1, y: 1 },
  { x: -1, y: -1 },
];

/**
 * Places labels without overlap among themselves and with nodes. What is selected, the nodes that most lines end at and
 * hubs choose first; the selected and those of most lines always keep theirs, on a plate over the fewest shapes where
 * none of their places is free. Then come the rest by weight, and one that finds none of its eight places free goes
 * without. Of the free places the one that crosses the fewest lines wins, then the one on the far side of `awayFrom`.
 * The order of the answer is the order of placing.
 */
export function placeLabels(nodes: readonly LabelRequest[], around: LabelSurroundings): PlacedLabel[] {
  const discs = [...nodes, ...(around.shapes ?? [])].map(widened);
  const grounds: Grounds = {
    sure: surest(nodes, around.frame),
    around,
    touched: discsOf(discs),
    taken: [...(around.taken ?? [])],
  };
  const placed: PlacedLabel[] = [];
  for (const node of [...nodes].sort((a, b) => byRight(a, b, grounds.sure))) {
    const label = placeOne(node, grounds);
    if (!label) continue;
    grounds.taken.push(label.box);
    placed.push(label);
  }
  return placed;
}

interface Grounds {
  /** Ids of those of most lines. */
  sure: ReadonlySet<string>;
  around: LabelSurroundings;
  touched: (box: Box) => readonly Widened[];
  taken: Box[];
}

type Widened = Disc & { of: Disc };

function widened(of: Disc): Widened {
  return { x: of.x, y: of.y, reach: of.reach + CLEAR, of };
}

function surest(nodes: readonly LabelRequest[], frame: Box | undefined): ReadonlySet<string> {
  const most = frame ? Math.ceil((frame.width * frame.height) / ROOM_OF_SURE) : MOST_SURE;
  const many = nodes.filter(({ lines = 0 }) => lines >= MANY_LINES).toSorted(byLines);
  return new Set(many.slice(0, Math.min(most, MOST_SURE)).map(({ id }) => id));
}

function byLines(a: LabelRequest, b: LabelRequest): number {
  return (b.lines ?? 0) - (a.lines ?? 0) || (a.id < b.id ? -1 : 1);
}

function byRight(a: LabelRequest, b: LabelRequest, sure: ReadonlySet<string>): number {
  return (
    Number(b.selected) - Number(a.selected) ||
    Number(sure.has(b.id)) - Number(sure.has(a.id)) ||
    Number(b.hub) - Number(a.hub) ||
    b.weight - a.weight ||
    byLines(a, b)
  );
}

function placeOne(node: LabelRequest, grounds: Grounds): PlacedLabel | null {
  const isSure = node.selected || grounds.sure.has(node.id);
  const rings = node.hub || node.selected ? RINGS : isSure || isBusy(node) ? RINGS_OF_MANY : 1;
  for (let ring = 0; ring < rings; ring += 1) {
    const free = candidates(node, ring).filter(({ box }) => isFree(box, node, grounds));
    const best = cheapest(free, node, grounds.around.lines);
    if (best) return best;
  }
  return isSure ? coveringFewest(node, grounds) : null;
}

function isBusy({ lines = 0 }: LabelRequest): boolean {
  return lines >= MANY_LINES;
}

/** On the nearest place that covers no words and the fewest shapes. */
function coveringFewest(node: LabelRequest, grounds: Grounds): PlacedLabel | null {
  const places = Array.from({ length: RINGS_OF_SURE }, (_, ring) => candidates(node, ring)).flat();
  const [best] = places
    .filter(({ box }) => hasRoom(box, grounds))
    .map((label) => ({ label, covered: grounds.touched(label.box).length }))
    .sort((a, b) => a.covered - b.covered);
  return best ? { ...best.label, plate: true } : null;
}

function candidates(node: LabelRequest, ring: number): PlacedLabel[] {
  const bold = node.hub || node.selected;
  const size = bold ? 14 : 13;
  const lines = wrapLabel(node.name, node.hub ? HUB_CHARACTERS : LEAF_CHARACTERS);
  const width = Math.max(0, ...lines.map((line) => textWidth(line, size, bold)));
  const height = lines.length * size * LINE_HEIGHT;
  const distance = node.reach + GAP + (ring * height) / 2;
  return PLACES.map((place) => {
    const box = boxAt(node, place, distance, width, height);
    const anchor = place.x === 0 ? 'middle' : place.x > 0 ? 'start' : 'end';
    return {
      id: node.id,
      lines,
      anchor,
      x: anchor === 'start' ? box.x : anchor === 'end' ? box.x + width : box.x + width / 2,
      y: box.y + size * ASCENT + (size * (LINE_HEIGHT - 1)) / 2,
      size,
      bold,
      plate: node.hub,
      box,
    } satisfies PlacedLabel;
  });
}

function boxAt(node: Point, place: Point, distance: number, width: number, height: number): Box {
  const slanted = place.x !== 0 && place.y !== 0;
  const out = slanted ? distance * 0.75 : distance;
  const x = place.x === 0 ? node.x - width / 2 : place.x > 0 ? node.x + out : node.x - out - width;
  if (place.y === 0) return { x, y: node.y - height / 2, width, height };
  const drop = slanted ? out - height * 0.3 : out;
  return { x, y: place.y > 0 ? node.y + drop : node.y - drop - height, width, height };
}

function isFree(box: Box, own: LabelRequest, grounds: Grounds): boolean {
  // Near its own shape a label may stand.
  const isOwn = ({ of }: Widened) => of === own && !touches(box, own);
  return hasRoom(box, grounds) && grounds.touched(box).every(isOwn);
}

function hasRoom(box: Box, { around, taken }: Grounds): boolean {
  if (around.frame && !contains(around.frame, box)) return false;
  return !taken.some((other) => overlaps(box, other));
}

function cheapest(
  free: readonly PlacedLabel[],
  node: LabelRequest,
  lines: LabelSurroundings['lines'],
): PlacedLabel | undefined {
  const cost = (label: PlacedLabel): number => crossings(label.box, lines) + dislike(label, node);
  return free.map((label) => ({ label, cost: cost(label) })).sort((a, b) => a.cost - b.cost)[0]?.label;
}

/** Below one, so that it never outweighs a crossed line; hubs like to sit under their node whatever they cross. */
function dislike(label: PlacedLabel, node: LabelRequest): number {
  const middle = {
    x: label.box.x + label.box.width / 2 - node.x,
    y: label.box.y + label.box.height / 2 - node.y,
  };
  if (node.hub) return label.anchor === 'middle' && middle.y > 0 ? -1000 : placeOrder(label, middle);
  if (!node.awayFrom) return placeOrder(label, middle);
  const away = { x: node.x - node.awayFrom.x, y: node.y - node.awayFrom.y };
  const length = Math.hypot(away.x, away.y) || 1;
  const upright = Math.abs(away.x) / length < 0.26;
  const wanted = upright ? { x: 0, y: Math.sign(away.y) } : { x: Math.sign(away.x), y: 0 };
  const place = { x: label.anchor === 'middle' ? 0 : Math.sign(middle.x), y: placeY(label, middle) };
  return 0.2 * Math.hypot(place.x - wanted.x, place.y - wanted.y);
}

function placeY(label: PlacedLabel, middle: Point): number {
  return Math.abs(middle.y) < label.box.height * 0.1 ? 0 : Math.sign(middle.y);
}

function placeOrder(label: PlacedLabel, middle: Point): number {
  const at = { x: label.anchor === 'middle' ? 0 : Math.sign(middle.x), y: placeY(label, middle) };
  return PLACES.findIndex(({ x, y }) => x === at.x && y === at.y) / 10;
}

function crossings(box: Box, lines: LabelSurroundings['lines']): number {
  return lines.filter((points) =>
    points.some((point, index) => index > 0 && cuts(box, points[index - 1]!, point)),
  ).length;
}

/** Whether the segment a–b meets the box. */
function cuts(box: Box, a: Point, b: Point): boolean {
  const [right, foot] = [box.x + box.width, box.y + box.height];
  if (Math.max(a.x, b.x) < box.x || Math.min(a.x, b.x) > right) return false;
  if (Math.max(a.y, b.y) < box.y || Math.min(a.y, b.y) > foot) return false;
  // The two overlap in width and in height: they meet unless all corners lie on one side of the line.
  const sideOf = (x: number, y: number) => (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
  const sides = [sideOf(box.x, box.y), sideOf(right, box.y), sideOf(box.x, foot), sideOf(right, foot)];
  return !(sides.every((side) => side > 0) || sides.every((side) => side < 0));
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Whether two boxes share any area. */
export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
