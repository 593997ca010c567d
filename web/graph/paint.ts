import type { AreaMark } from '../../server/scene/areas.ts';
import { chosenIn } from '../../server/scene/chosen.ts';
import type { LabelMark, SceneNode } from '../../server/scene/draw-list.ts';
import { curveControl, lineForm, lineWidth, type Point } from '../../server/scene/lines.ts';
import {
  colourTokenOf,
  isHollow,
  outlinePath,
  reachOf,
  shapeOf,
  shapePath,
  type Shape,
} from '../../server/scene/shapes.ts';
import type { Extent } from './camera.ts';
import { radiusIn, reachIn, toView, type Painted, type PaintedEdge, type View } from './painted.ts';
import type { Palette } from './tokens.ts';
import type { Cursor } from './walk.ts';

/** What stands out from the rest while it is pointed at or walked to. */
export interface Emphasis {
  hovered: string | null;
  cursor: Cursor | null;
  /** Only this node and its neighbours are drawn in full. */
  focused: string | null;
}

/** A surface and all that is painted on it. */
export interface Job {
  context: CanvasRenderingContext2D;
  /** Device pixels of a px. */
  density: number;
  painted: Painted;
  view: View;
  size: Extent;
  labels: readonly LabelMark[];
  areas: readonly AreaMark[];
  emphasis: Emphasis;
  palette: Palette;
  font: string;
  /** The same view with nothing faded: where it is known, what is faded is this picture, and only the rest is painted. */
  unfaded?: CanvasImageSource | null;
}

const OUTLINE = 100;
const RIM = 3;
/** Nodes smaller than this, in px, are dots whatever their shape. */
const SMALLEST_SHAPE = 2.6;
const FADED = 0.25;
const UNDER = 12;
/** Of paper around words. */
const HALO = 3.5;
const SELECTED = 3.2;
const HOVER = 1.5;
const DOUBLE_GAP = 3;
/** Lines that are stroked together: of one alone each costs a call, of thousands every crossing is computed. */
const BUNDLE = 24;

/** Paints the whole view: ground, lines with the selected one last, names of areas, nodes, labels. */
export function paint(job: Job): void {
  const { context, density, size } = job;
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  context.lineJoin = 'round';
  paintGround(job);
  paintFaded(job);
  paintEdges(job);
  paintAreas(job);
  paintNodes(job);
  paintLabels(job);
}

function paintGround({ context, painted, view, palette }: Job): void {
  const { backdrop } = painted.scene;
  if (!backdrop) return;
  const scale = view.camera.scale * view.unit;
  context.save();
  context.scale(scale, scale);
  context.translate(-view.camera.x, -view.camera.y);
  context.fillStyle = palette('land');
  context.fill(remembered(backdrop.land));
  context.lineWidth = 1 / view.camera.scale;
  context.strokeStyle = palette('coast');
  context.stroke(remembered(backdrop.land));
  context.strokeStyle = palette('land-line');
  context.stroke(remembered(backdrop.borders));
  context.restore();
}

/** A thousand faded lines are one picture, faded. */
function paintFaded({ context, density, unfaded }: Job): void {
  if (!unfaded) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = FADED;
  context.drawImage(unfaded, 0, 0);
  context.globalAlpha = 1;
  context.setTransform(density, 0, 0, density, 0, 0);
}

function paintAreas({ context, areas, unfaded, palette, font }: Job): void {
  if (unfaded) return;
  context.fillStyle = palette('ink-3');
  context.strokeStyle = palette('paper');
  context.lineWidth = HALO;
  context.textAlign = 'center';
  for (const { lines, x, y, size } of areas) {
    context.font = `620 ${size}px ${font}`;
    for (const [line, text] of lines.entries()) haloed(context, text, { x, y: y + line * size * 1.2 });
  }
}

function paintEdges(job: Job): void {
  const { painted, emphasis, context } = job;
  const chosen = chosenIn(painted.scene);
  const near = neighbourhoodOf(job);
  // Lines that look alike are stroked together.
  const alike = new Map<string, PaintedEdge[]>();
  for (const edge of painted.edges) {
    const faded =
      near !== null && !(edge.ends[0].id === emphasis.focused || edge.ends[1].id === emphasis.focused);
    if ((faded && job.unfaded) || chosen.has(edge.id) || !isInView(edge, job)) continue;
    const key = `${faded} ${widthOf(edge, emphasis)} ${edge.certainty} ${edge.aggregated ?? false}`;
    const list = alike.get(key);
    if (list) list.push(edge);
    else alike.set(key, [edge]);
  }
  for (const [key, edges] of [...alike].sort(
    ([a], [b]) => Number(b.startsWith('true')) - Number(a.startsWith('true')),
  )) {
    context.globalAlpha = key.startsWith('true') ? FADED : 1;
    paintAlike(job, edges, 'edge', widthOf(edges[0]!, emphasis));
  }
  context.globalAlpha = 1;
  for (const edge of painted.edges) if (chosen.has(edge.id)) paintChosen(job, edge);
}

function widthOf({ id, weight, aggregated }: PaintedEdge, { hovered, cursor }: Emphasis): number {
  return lineWidth(weight, aggregated) + (id === hovered || id === cursor?.edge?.id ? HOVER : 0);
}

function paintChosen(job: Job, edge: PaintedEdge): void {
  const { context, palette } = job;
  context.beginPath();
  trace(job, edge, 0);
  context.strokeStyle = palette('lichen');
  context.lineWidth = UNDER;
  context.setLineDash([]);
  context.stroke();
  paintAlike(job, [edge], 'lichen-line', SELECTED);
}

function paintAlike(
  job: Job,
  edges: readonly PaintedEdge[],
  token: 'edge' | 'lichen-line',
  width: number,
): void {
  const { context, palette } = job;
  const [first] = edges;
  const { dash, double, end } = lineForm(first!.certainty);
  const isDouble = double && !first!.aggregated && !first!.curved;
  context.strokeStyle = palette(token);
  context.lineWidth = width;
  context.setLineDash(dash ? [...dash] : []);
  for (let first = 0; first < edges.length; first += BUNDLE) {
    context.beginPath();
    for (const edge of edges.slice(first, first + BUNDLE))
      for (const shift of isDouble ? [DOUBLE_GAP / 2, -DOUBLE_GAP / 2] : [0]) trace(job, edge, shift);
    context.stroke();
  }
  context.setLineDash([]);
  if (end) for (const edge of edges) paintEnd(job, edge, end);
}

function trace({ context, view }: Job, { ends, curved }: PaintedEdge, shift: number): void {
  let [from, to] = [toView(ends[0], view), toView(ends[1], view)];
  if (shift !== 0) [from, to] = shifted(from, to, shift);
  context.moveTo(from.x, from.y);
  if (!curved) return context.lineTo(to.x, to.y);
  const control = curveControl(from, to);
  context.quadraticCurveTo(control.x, control.y, to.x, to.y);
}

function shifted(from: Point, to: Point, by: number): [Point, Point] {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [x, y] = [((to.y - from.y) / length) * by, (-(to.x - from.x) / length) * by];
  return [
    { x: from.x + x, y: from.y + y },
    { x: to.x + x, y: to.y + y },
  ];
}

function paintEnd(
  { context, view, palette }: Job,
  { ends: [from, to] }: PaintedEdge,
  form: 'ring' | 'dot',
): void {
  const [a, b] = [toView(from, view), toView(to, view)];
  const length = Math.hypot(a.x - b.x, a.y - b.y) || 1;
  const away = reachIn(to, view) + 5;
  context.beginPath();
  context.arc(b.x + ((a.x - b.x) / length) * away, b.y + ((a.y - b.y) / length) * away, 3, 0, 2 * Math.PI);
  context.fillStyle = palette(form === 'ring' ? 'paper' : 'edge');
  context.fill();
  if (form === 'dot') return;
  context.strokeStyle = palette('edge');
  context.lineWidth = 1.5;
  context.stroke();
}

/** Curves bulge at most a third of their length beside the straight way. */
function isInView({ ends }: PaintedEdge, { view, size }: Job): boolean {
  const [a, b] = [toView(ends[0], view), toView(ends[1], view)];
  const slack = 12 + Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) / 3;
  return (
    Math.max(a.x, b.x) > -slack &&
    Math.max(a.y, b.y) > -slack &&
    Math.min(a.x, b.x) < size.width + slack &&
    Math.min(a.y, b.y) < size.height + slack
  );
}

/** The ids that are drawn in full; null where all are. */
function neighbourhoodOf({ painted, emphasis: { focused } }: Job): Set<string> | null {
  if (focused === null) return null;
  return new Set([focused, ...painted.edgesAt(focused).flatMap(({ ends }) => ends.map(({ id }) => id))]);
}

function paintNodes(job: Job): void {
  const { painted, context, view, size, density, palette } = job;
  const ringed = ringedIn(painted);
  const near = neighbourhoodOf(job);
  const dots = new Map<string, Dots>();
  for (const node of painted.nodes) {
    const alpha = near === null || near.has(node.id) ? 1 : FADED;
    if (alpha === FADED && job.unfaded) continue;
    const { x, y } = toView(node, view);
    const r = radiusIn(node, view);
    if (x < -2 * r || y < -2 * r || x > size.width + 2 * r || y > size.height + 2 * r) continue;
    const token = tokenOf(node, ringed);
    if (r < SMALLEST_SHAPE) dotsOf(dots, token, alpha).path.rect(x - r, y - r, 2 * r, 2 * r);
    else {
      context.globalAlpha = alpha;
      paintNode(job, node, token, r);
    }
  }
  context.setTransform(density, 0, 0, density, 0, 0);
  for (const { path, token, alpha } of dots.values()) {
    context.globalAlpha = alpha;
    context.fillStyle = palette(token);
    context.fill(path);
  }
  context.globalAlpha = 1;
  for (const id of ringed) paintRing(job, id);
  paintCursor(job);
}

/** Nodes too small for a shape, of one colour and as faded as each other. */
interface Dots {
  path: Path2D;
  token: ReturnType<typeof tokenOf>;
  alpha: number;
}

function dotsOf(dots: Map<string, Dots>, token: Dots['token'], alpha: number): Dots {
  const key = `${token} ${alpha}`;
  const known = dots.get(key) ?? { path: new Path2D(), token, alpha };
  dots.set(key, known);
  return known;
}

/** The nodes that are marked, and both ends of every line that is. */
function ringedIn({ scene, edges }: Painted): Set<string> {
  const chosen = chosenIn(scene);
  const ends = edges.filter(({ id }) => chosen.has(id)).flatMap(({ ends: both }) => both.map(({ id }) => id));
  return new Set([...chosen, ...ends]);
}

function tokenOf({ id, type, kind }: SceneNode, ringed: ReadonlySet<string>) {
  return type === 'region' && ringed.has(id) ? 'ink' : colourTokenOf(type, kind);
}

function paintNode(
  { context, density, view, palette }: Job,
  node: SceneNode,
  token: ReturnType<typeof tokenOf>,
  r: number,
): void {
  const shape = shapeOf(node.type, node.kind);
  const { x, y } = toView(node, view);
  const scale = (r / OUTLINE) * density;
  context.setTransform(scale, 0, 0, scale, x * density, y * density);
  context.lineWidth = (RIM * OUTLINE) / r;
  context.strokeStyle = palette('paper');
  const hollow = isHollow(shape);
  const outline = remembered(hollow ? outlineOf(shape) : pathOf(shape));
  context.stroke(outline);
  if (hollow) {
    context.fillStyle = palette('surface');
    context.fill(outline);
  }
  context.fillStyle = palette(token);
  context.fill(remembered(pathOf(shape)), 'evenodd');
  context.setTransform(density, 0, 0, density, 0, 0);
}

const paths = new Map<string, Path2D>();

/** A path of this data, made once. */
function remembered(data: string): Path2D {
  const path = paths.get(data) ?? new Path2D(data);
  paths.set(data, path);
  return path;
}

const shapes = new Map<Shape, string>();
const outlines = new Map<Shape, string>();

function pathOf(shape: Shape): string {
  const data = shapes.get(shape) ?? shapePath(shape, OUTLINE);
  shapes.set(shape, data);
  return data;
}

function outlineOf(shape: Shape): string {
  const data = outlines.get(shape) ?? outlinePath(shape, OUTLINE);
  outlines.set(shape, data);
  return data;
}

function paintRing(job: Job, id: string): void {
  const node = job.painted.node(id);
  if (!node || node.type === 'region') return;
  circleAround(job, node, 6, 'lichen-line', 2.5);
}

/** Where the keyboard stands: the ring that focus has everywhere. */
function paintCursor(job: Job): void {
  const { cursor } = job.emphasis;
  if (!cursor) return;
  circleAround(job, cursor.node, 5, 'lichen', 3);
  circleAround(job, cursor.node, 8, 'ink', 3);
}

function circleAround(
  job: Job,
  node: SceneNode,
  beyond: number,
  token: 'ink' | 'lichen' | 'lichen-line',
  width: number,
): void {
  const { context, view, palette } = job;
  const { x, y } = toView(node, view);
  context.beginPath();
  context.arc(x, y, radiusIn(node, view) * reachOf(shapeOf(node.type, node.kind)) + beyond, 0, 2 * Math.PI);
  context.strokeStyle = palette(token);
  context.lineWidth = width;
  context.stroke();
}

function paintLabels(job: Job): void {
  const { context, labels, palette, font } = job;
  const near = neighbourhoodOf(job);
  for (const label of labels) {
    const isNear = near === null || near.has(label.id);
    if (!isNear && job.unfaded) continue;
    context.globalAlpha = isNear ? 1 : FADED;
    const { box } = label;
    if (label.plate) {
      context.globalAlpha *= 0.9;
      context.fillStyle = palette('paper');
      context.fillRect(box.x - 3, box.y - 1, box.width + 6, box.height + 2);
      context.globalAlpha /= 0.9;
    }
    context.font = `${label.bold ? 660 : 480} ${label.size}px ${font}`;
    context.textAlign = label.anchor === 'middle' ? 'center' : label.anchor;
    context.strokeStyle = palette('paper');
    context.lineWidth = HALO;
    context.fillStyle = palette(label.token);
    for (const [line, text] of label.lines.entries())
      haloed(context, text, { x: label.x, y: label.y + line * label.size * 1.17 });
  }
  context.globalAlpha = 1;
}

/** Words that lines do not strike out. */
function haloed(context: CanvasRenderingContext2D, text: string, { x, y }: Point): void {
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}
