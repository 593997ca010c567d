import { drawList, type Scene, type SceneEdge, type SceneNode } from '../../scene/draw-list.ts';
import { fillFrame } from '../../scene/fill-frame.ts';
import type { Point } from '../../scene/lines.ts';
import { areaTaken, makeRoom, moveOffEachOther } from '../../scene/make-room.ts';
import { toPlainSvg } from '../../scene/plain-svg.ts';
import { toSvg } from '../../scene/to-svg.ts';
import type { FinlandMap } from '../geometry/finland.ts';
import type { Words } from '../parts/html.ts';
import { withSoftHyphens } from '../views/hyphens.ts';
import type { ModelEdge, ModelNode, NetworkModel } from './model.ts';
import { lineSentence } from './sentences.ts';

export interface PictureView {
  width: number;
  height: number;
  /** The chosen node or line. */
  selected: string | null;
  /** The nodes and lines of the way that is shown. */
  way?: readonly string[];
  /** What lies over the picture. */
  covered?: Scene['covered'];
  /** Where a node and a line lead; they lead nowhere where absent. */
  nodeHref?: (id: string) => string;
  edgeHref?: (id: string) => string;
  /** Where they open, if not in place of the page. */
  linkTarget?: '_blank';
  /** The land beneath and where a place of the network (0 to 1000) lies on it; null where the level is no map. */
  map: { land: FinlandMap; place(x: number, y: number): { x: number; y: number } } | null;
}

const SIDE_PADDING = 92;
const TOP_PADDING = 44;
const LEAF = 9.5;
const HUB = 17;
/** What share of a picture shapes may fill; where they would fill more, all are smaller. */
const FILLED = 0.25;
const SMALLEST_REGION = 6.5;
const LARGEST_REGION = 16;
const EDGE_OF_FRAME = 6;

/** The network as it is drawn, by whichever hand. */
export function networkScene(
  model: NetworkModel,
  view: Pick<PictureView, 'width' | 'height' | 'selected' | 'way' | 'map' | 'covered'>,
): Scene {
  return {
    ...(view.covered && { covered: view.covered }),
    nodes: placeNodes(model, view),
    edges: model.edges.map((edge) => sceneEdge(edge, model)),
    selected: view.selected,
    ...(view.way && { way: view.way }),
    ...(model.areas && { areas: model.areas }),
    frame: {
      x: EDGE_OF_FRAME,
      y: EDGE_OF_FRAME,
      width: view.width - 2 * EDGE_OF_FRAME,
      height: view.height - 2 * EDGE_OF_FRAME,
    },
  };
}

/** The key of what a picture is called. */
export function pictureName({ level, standing }: NetworkModel): string {
  return `network.picture.${standing ? 'map' : level}`;
}

/** The network as SVG markup; every node and line is a link to itself chosen. Whoever has its scene hands it over. */
export function networkPicture(
  model: NetworkModel,
  view: PictureView,
  words: Words,
  scene: Scene = networkScene(model, view),
): string {
  const marks = drawList(scene);
  const edges = new Map(model.edges.map((edge) => [edge.id, edge]));
  return toSvg(marks, {
    width: view.width,
    height: view.height,
    id: 'network',
    title: words(pictureName(model)),
    ...(view.map && { backdrop: view.map.land }),
    ...(view.nodeHref && { nodeHref: view.nodeHref }),
    ...(view.edgeHref && { edgeHref: view.edgeHref }),
    ...(view.linkTarget && { linkTarget: view.linkTarget }),
    edgeTitle: (id) => lineSentence(model, edges.get(id) as ModelEdge, words),
  });
}

/** The same without links: for pictures so large that readers choose from the list beside them. */
export function plainPicture(
  model: NetworkModel,
  view: Pick<PictureView, 'width' | 'height' | 'selected' | 'map'>,
  words: Words,
): string {
  return toPlainSvg(drawList(networkScene(model, view)), {
    width: view.width,
    height: view.height,
    id: 'network',
    title: words(`network.picture.${model.level}`),
    ...(view.map && { backdrop: view.map.land }),
  });
}

function placeNodes(
  { nodes, level, map }: NetworkModel,
  view: Pick<PictureView, 'width' | 'height' | 'map'>,
): SceneNode[] {
  const withPlace = nodes.filter(({ x, y }) => x !== null && y !== null) as (ModelNode & {
    x: number;
    y: number;
  })[];
  const place = placeIn(view, withPlace);
  const largest = Math.max(1, ...withPlace.map(({ size }) => size));
  const full = withPlace.map((node) => ({
    id: node.id,
    type: node.type,
    kind: node.kind,
    name: withSoftHyphens(node.name),
    ...(node.short !== null && { short: node.short }),
    ...place(node),
    size: level === 'organisation' && !map ? (node.hub ? HUB : LEAF) : bySize(node.size, largest),
    hub: node.hub,
  }));
  const share = Math.min(1, Math.sqrt((FILLED * view.width * view.height) / areaTaken(full)));
  const placed = full.map((node) => ({ ...node, size: tenth(share * node.size) }));
  if (view.map) return moveOffEachOther(placed);
  return makeRoom(placed, {
    left: SIDE_PADDING,
    top: TOP_PADDING,
    right: view.width - SIDE_PADDING,
    bottom: view.height - TOP_PADDING,
  });
}

function placeIn(
  { width, height, map }: Pick<PictureView, 'width' | 'height' | 'map'>,
  nodes: readonly Point[],
): (node: Point) => Point {
  if (map) return ({ x, y }) => map.place(x, y);
  return fillFrame(nodes, { width, height, aside: SIDE_PADDING, upright: TOP_PADDING });
}

/** Area grows with the number of undertakings. */
function bySize(size: number, largest: number): number {
  return SMALLEST_REGION + (LARGEST_REGION - SMALLEST_REGION) * Math.sqrt(size / largest);
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function sceneEdge(edge: ModelEdge, { level, map }: NetworkModel): SceneEdge {
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    weight: edge.weight,
    certainty: edge.certainty,
    curved: map,
    aggregated: map || level !== 'organisation',
  };
}
