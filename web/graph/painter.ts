import type { LabelMark, SceneNode } from '../../server/scene/draw-list.ts';
import { centred, inView, moved, showing, WHOLE, zoomed, type Camera, type Extent } from './camera.ts';
import { glide } from './glide.ts';
import type { AreaMark } from '../../server/scene/areas.ts';
import { namesInView } from './labelled.ts';
import { paint, type Emphasis } from './paint.ts';
import {
  fromView,
  pointedAt,
  prepareScene,
  type Painted,
  type PaintedEdge,
  type View,
  type WholeScene,
} from './painted.ts';
import { readPalette, type Palette } from './tokens.ts';
import type { Cursor } from './walk.ts';

/** A scene on a canvas. It paints and finds; what a hand or a key means is told to it. */
export interface Painter {
  readonly canvas: HTMLCanvasElement;
  readonly painted: Painted;
  readonly camera: Camera;
  /** Zooms around a point of the canvas, its middle unless told; 0 shows everything. */
  zoom(factor: number, around?: { x: number; y: number }): void;
  /** Moves the picture by so many px. */
  pan(dx: number, dy: number): void;
  look(camera: Camera): void;
  /** Brings a node into view where it is not. */
  show(node: SceneNode): void;
  /** Leads to a node, or to both ends of a line, where they are out of view. */
  reveal(id: string): void;
  /** Another scene of the same width, from the same point of view; one of another height wants to be measured. */
  exchange(scene: WholeScene): void;
  /** What lies under a point of the canvas, a finger's or a pen's; null for the ground. */
  at(x: number, y: number, finger?: boolean): SceneNode | PaintedEdge | null;
  hover(id: string | null): void;
  stand(cursor: Cursor | null): void;
  /** Fades all but a node and its neighbours; null fades nothing. */
  focus(id: string | null): void;
  /** Reads colours and size anew. */
  renew(): void;
  destroy(): void;
}

export interface PainterOptions {
  /** Where the size, the font and the colours are read: the canvas has the width of it. */
  host: HTMLElement;
  scene: WholeScene;
  camera?: Camera;
  /** Hears of each new point of view. */
  onCamera?: (camera: Camera) => void;
}

/** A whole paint that takes longer than this, in ms, is put off until the picture stands still. */
const QUICK = 9;
const STILL = 140;
const MOST_DENSITY = 2;
const IN_VIEW = 0.08;

/** Makes the canvas and paints the scene on it; the caller puts it into the document. */
export function createPainter({ host, scene, camera = WHOLE, onCamera = () => {} }: PainterOptions): Painter {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  let unit = host.getBoundingClientRect().width / scene.width;
  let painted = prepareScene(scene, unit);
  let palette: Palette = readPalette(host);
  let font = getComputedStyle(host).fontFamily;
  let size: Extent = { width: 0, height: 0 };
  let density = 1;
  let labels: LabelMark[] = [];
  let areas: AreaMark[] = [];
  let labelled: Camera | null = null;
  let emphasis: Emphasis = { hovered: null, cursor: null, focused: null };
  let cost = 0;
  let frame = 0;
  let still: ReturnType<typeof setTimeout> | undefined;
  let stopGliding = () => {};
  /** The picture as it stood before a node was focused on, and from where. */
  let unfaded: { image: HTMLCanvasElement; camera: Camera } | null = null;
  /** What was painted last, to be moved while the hand moves. */
  let kept: { image: HTMLCanvasElement; view: View } | null = null;

  const measure = () => {
    const { width } = host.getBoundingClientRect();
    const whole = painted.scene;
    size = { width, height: (width * whole.height) / whole.width };
    if (unit !== width / whole.width) {
      unit = width / whole.width;
      painted = prepareScene(whole, unit);
    }
    density = Math.min(MOST_DENSITY, devicePixelRatio || 1);
    canvas.width = Math.round(size.width * density);
    canvas.height = Math.round(size.height * density);
    canvas.style.cssText = `width:${size.width}px;height:${size.height}px`;
  };
  const paintWhole = () => {
    const started = performance.now();
    if (labelled !== camera) ({ labels, areas } = namesInView(painted, { camera, unit }, size));
    labelled = camera;
    if (emphasis.focused === null || unfaded?.camera !== camera) unfaded = null;
    const view = { camera, unit };
    const job = { context, density, painted, view, size, labels, areas, emphasis, palette, font };
    paint({ ...job, unfaded: unfaded?.image ?? null });
    cost = performance.now() - started;
    kept = null;
  };
  const paintKept = () => {
    kept ??= { image: copyOf(canvas), view: { camera: painter.paintedFrom, unit } };
    const ratio = camera.scale / kept.view.camera.scale;
    const scale = camera.scale * unit * density;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    const [x, y] = [(kept.view.camera.x - camera.x) * scale, (kept.view.camera.y - camera.y) * scale];
    context.drawImage(kept.image, x, y, canvas.width * ratio, canvas.height * ratio);
  };
  const whole = () => {
    paintWhole();
    painter.paintedFrom = camera;
  };
  const draw = () => {
    frame = 0;
    if (cost <= QUICK || painter.paintedFrom === camera) return whole();
    paintKept();
    clearTimeout(still);
    // Where frames are slow the next one may be asked for already: the hand still moves.
    still = setTimeout(() => frame || requestAnimationFrame(whole), STILL);
  };
  const ask = () => {
    frame ||= requestAnimationFrame(draw);
  };
  const go = (next: Camera) => {
    if (next.scale === camera.scale && next.x === camera.x && next.y === camera.y) return;
    camera = next;
    ask();
    onCamera(camera);
  };
  const look = (next: Camera) => {
    stopGliding();
    go(next);
  };
  const emphasise = (change: Partial<Emphasis>) => {
    emphasis = { ...emphasis, ...change };
    ask();
  };
  const painter = {
    canvas,
    paintedFrom: camera,
    get painted() {
      return painted;
    },
    get camera() {
      return camera;
    },
    zoom: (factor: number, around = { x: size.width / 2, y: size.height / 2 }) =>
      look(factor === 0 ? WHOLE : zoomed(camera, factor, fromView(around, { camera, unit }), painted.scene)),
    pan: (dx: number, dy: number) => {
      const scale = camera.scale * unit;
      look(moved(camera, -dx / scale, -dy / scale, painted.scene));
    },
    look,
    show: (node: SceneNode) => {
      const { width, height } = inView(camera, painted.scene);
      const [x, y] = [(node.x - camera.x) / width, (node.y - camera.y) / height];
      const within = (share: number) => share > IN_VIEW && share < 1 - IN_VIEW;
      if (!within(x) || !within(y)) look(centred(camera, node, painted.scene));
    },
    reveal: (id: string) => {
      const node = painted.node(id);
      const ends = node ? [node] : painted.edges.find((edge) => edge.id === id)?.ends;
      if (!ends) return;
      stopGliding();
      stopGliding = glide(camera, showing(camera, ends, painted.scene), go);
    },
    exchange: (next: WholeScene) => {
      painted = prepareScene(next, unit);
      unfaded = null;
      emphasis = { ...emphasis, hovered: null, cursor: cursorIn(painted, emphasis.cursor) };
      labelled = null;
      whole();
    },
    at: (x: number, y: number, finger?: boolean) => pointedAt(painted, { camera, unit }, { x, y }, finger),
    hover: (id: string | null) => {
      if (id !== emphasis.hovered) emphasise({ hovered: id });
    },
    stand: (cursor: Cursor | null) => emphasise({ cursor }),
    focus: (id: string | null) => {
      const isWhole = emphasis.focused === null && painter.paintedFrom === camera && kept === null;
      if (id !== null && isWhole) unfaded = { image: copyOf(canvas), camera };
      emphasise({ focused: id });
    },
    renew: () => {
      palette = readPalette(host);
      font = getComputedStyle(host).fontFamily;
      labelled = null;
      unfaded = null;
      measure();
      whole();
    },
    destroy: () => {
      stopGliding();
      cancelAnimationFrame(frame);
      clearTimeout(still);
      canvas.remove();
    },
  };
  measure();
  whole();
  return painter;
}

function copyOf(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  copy.getContext('2d')!.drawImage(canvas, 0, 0);
  return copy;
}

/** The keyboard stays where it stood, where that is still in the picture. */
function cursorIn(painted: Painted, cursor: Cursor | null): Cursor | null {
  const node = cursor && painted.node(cursor.node.id);
  if (!node) return null;
  return { node, edge: painted.edgesAt(node.id).find(({ id }) => id === cursor.edge?.id) ?? null };
}
