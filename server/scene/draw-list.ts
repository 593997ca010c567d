import { chosenIn } from './chosen.ts';
import type { Certainty } from '../vocabulary/certainty.ts';
import type { EntityType } from '../vocabulary/kinds.ts';
import { areaMarks, areasWithAPlace, type AreaMark, type SceneArea } from './areas.ts';
import type { Disc } from './discs.ts';
import { labelledPart, linesCounted } from './labelled-nodes.ts';
import { placeLabels, type Box, type LabelRequest, type PlacedLabel } from './labels.ts';
import {
  curvedPath,
  doublePath,
  lineForm,
  lineWidth,
  samplePath,
  straightPath,
  type Point,
} from './lines.ts';
import { colourTokenOf, isHollow, outlinePath, reachOf, shapeOf, shapePath } from './shapes.ts';
import type { ColourToken, Shape } from './shapes.ts';

/** A node in screen px; `size` is the radius of the circle its shape equals in area. */
export interface SceneNode {
  id: string;
  type: EntityType;
  /** A unit wears its parent's kind. */
  kind: string | null;
  name: string;
  /** What its label says instead of a name too long for one. */
  short?: string;
  x: number;
  y: number;
  size: number;
  hub?: boolean;
}

export interface SceneEdge {
  id: string;
  from: string;
  to: string;
  /** The role's weight, or for an aggregated edge the number of things behind it. */
  weight: number;
  certainty: Certainty;
  /** Between places on a map. */
  curved?: boolean;
  aggregated?: boolean;
}

export interface Scene {
  nodes: readonly SceneNode[];
  edges: readonly SceneEdge[];
  /** Id of the selected node or edge. */
  selected?: string | null;
  /** Ids of the nodes and lines of a way, marked like what is selected. */
  way?: readonly string[];
  /** Labels stay inside this box. */
  frame?: Box;
  /** What is named behind the picture, where there is room. */
  areas?: readonly SceneArea[];
  /** What lies over the picture: words keep off it. */
  covered?: readonly Box[];
}

export interface EdgeMark {
  mark: 'edge';
  id: string;
  from: string;
  to: string;
  path: string;
  width: number;
  dash: readonly number[] | null;
  selected: boolean;
  token: 'edge' | 'lichen-line';
  /** A small ring or dot at the far end, told apart from the node by `x`, `y`. */
  end: { form: 'ring' | 'dot'; x: number; y: number } | null;
}

export interface NodeMark {
  mark: 'node';
  id: string;
  name: string;
  shape: Shape;
  token: ColourToken;
  x: number;
  y: number;
  r: number;
  path: string;
  /** Outline to lay paper under a hollow shape. */
  backing: string | null;
  /** Radius of the ring around a selected node or an end of the selected line. */
  ring: number | null;
}

export interface LabelMark extends PlacedLabel {
  mark: 'label';
  /** Topics speak more softly than the rest. */
  token: 'ink' | 'ink-2';
}

export type Mark = AreaMark | EdgeMark | NodeMark | LabelMark;

const MIDDLE_GAP = 3;
const SELECTED_WIDTH = 3.2;

/**
 * Everything to draw, back to front: lines with the selected one last, names of areas, then nodes, then labels. Plain
 * data that SVG and canvas paint alike. Edges whose ends are not among the nodes are left out.
 */
export function drawList(scene: Scene): Mark[] {
  const joined = joinedScene(scene);
  const { edges, ends, emphasised } = joined;
  const chosen = chosenIn(scene);
  const { labels, areas } = namesIn(scene, labelledPart(scene));
  return [
    ...edges
      .map((edge) => edgeMark(edge, ends(edge), chosen.has(edge.id)))
      .sort((a, b) => Number(a.selected) - Number(b.selected)),
    ...areas,
    ...scene.nodes.map((node) => nodeMark(node, emphasised.has(node.id))),
    ...labels,
  ];
}

/** So many areas, the largest, keep their names: labels of single nodes make room for them. */
const SURE_AREAS = 3;

/**
 * All words of a picture: the labels of the nodes of `labelled`, and the names of areas that find room between the nodes
 * and their labels. `linesAt` answers how many lines of the whole picture end at a node. Where the largest find none, they come before all labels but those of hubs and of what is selected.
 */
export function namesIn(
  scene: Scene,
  labelled: Scene,
  linesAt = linesCounted(joinedScene(scene)),
): { labels: LabelMark[]; areas: AreaMark[] } {
  const { areas = [], frame, covered = [] } = scene;
  const nodes = scene.nodes.map(({ id, x, y, size, type, kind }) => ({
    id,
    x,
    y,
    reach: size * reachOf(shapeOf(type, kind)),
  }));
  const asked = new Set(labelled.nodes.map(({ id }) => id));
  const shapes = nodes.filter(({ id }) => !asked.has(id));
  const joined = joinedScene(labelled);
  const labelsBeside = (taken: readonly Box[]) => marksOfLabels(labelled, joined, { taken, shapes, linesAt });
  const free = labelsBeside(covered);
  if (areas.length === 0) return { labels: free, areas: [] };
  const among = (some: readonly SceneArea[], boxes: readonly Box[]) =>
    areaMarks(some, { nodes, labels: [...covered, ...boxes], ...(frame && { frame }) });
  const roomy = among(
    areas,
    free.map(({ box }) => box),
  );
  const missing = areasWithAPlace(areas, nodes)
    .slice(0, SURE_AREAS)
    .flatMap(({ area }) => (roomy.some(({ id }) => id === area.id) ? [] : [area]));
  const kept = free.filter(({ bold }) => bold);
  const sure = among(
    missing,
    [...kept, ...roomy].map(({ box }) => box),
  );
  const named = [...roomy, ...sure];
  if (sure.length === 0) return { labels: free, areas: named };
  return {
    labels: labelsBeside([...covered, ...named.map(({ box }) => box)]),
    areas: named,
  };
}

interface JoinedScene {
  edges: readonly SceneEdge[];
  ends(edge: SceneEdge): [SceneNode, SceneNode];
  emphasised: ReadonlySet<string>;
}

function joinedScene(scene: Scene): JoinedScene {
  const nodes = new Map(scene.nodes.map((node) => [node.id, node]));
  const edges = scene.edges.filter(({ from, to }) => nodes.has(from) && nodes.has(to));
  return {
    edges,
    ends: ({ from, to }) => [nodes.get(from)!, nodes.get(to)!],
    emphasised: emphasisedNodes(scene, edges),
  };
}

function emphasisedNodes(scene: Scene, edges: readonly SceneEdge[]): Set<string> {
  const chosen = chosenIn(scene);
  const ends = edges.filter(({ id }) => chosen.has(id)).flatMap(({ from, to }) => [from, to]);
  return new Set([...chosen, ...ends]);
}

function edgeMark(edge: SceneEdge, [from, to]: [SceneNode, SceneNode], selected: boolean): EdgeMark {
  const form = lineForm(edge.certainty);
  return {
    mark: 'edge',
    id: edge.id,
    from: edge.from,
    to: edge.to,
    path: edgePath(edge, from, to, form.double),
    width: selected ? SELECTED_WIDTH : lineWidth(edge.weight, edge.aggregated),
    dash: form.dash,
    selected,
    token: selected ? 'lichen-line' : 'edge',
    end: form.end === null ? null : { form: form.end, ...beside(to, from) },
  };
}

/** An aggregated line says its number by its width, so only a single register entry is drawn double. */
function edgePath(edge: SceneEdge, from: Point, to: Point, double: boolean): string {
  if (edge.curved) return curvedPath(from, to);
  return double && !edge.aggregated ? doublePath(from, to, MIDDLE_GAP) : straightPath(from, to);
}

function beside(node: SceneNode, towards: Point): Point {
  const length = Math.hypot(towards.x - node.x, towards.y - node.y) || 1;
  const distance = node.size * reachOf(shapeOf(node.type, node.kind)) + 5;
  return {
    x: round(node.x + ((towards.x - node.x) / length) * distance),
    y: round(node.y + ((towards.y - node.y) / length) * distance),
  };
}

function nodeMark(node: SceneNode, emphasised: boolean): NodeMark {
  const shape = shapeOf(node.type, node.kind);
  const region = node.type === 'region';
  return {
    mark: 'node',
    id: node.id,
    name: node.name,
    shape,
    token: region && emphasised ? 'ink' : colourTokenOf(node.type, node.kind),
    x: round(node.x),
    y: round(node.y),
    r: node.size,
    path: shapePath(shape, node.size, node.x, node.y),
    backing: isHollow(shape) ? outlinePath(shape, node.size, node.x, node.y) : null,
    ring: emphasised && !region ? ringRadius(node, shape) : null,
  };
}

function ringRadius(node: SceneNode, shape: Shape): number {
  return round(node.size * reachOf(shape) + 6);
}

function marksOfLabels(
  scene: Scene,
  { edges, ends, emphasised }: JoinedScene,
  beside: { taken: readonly Box[]; shapes: readonly Disc[]; linesAt: (id: string) => number },
): LabelMark[] {
  const { taken, shapes, linesAt } = beside;
  const hubs = hubOf(edges, ends);
  const requests = scene.nodes.map((node): LabelRequest => {
    const shape = shapeOf(node.type, node.kind);
    const selected = emphasised.has(node.id);
    return {
      id: node.id,
      name: node.short ?? node.name,
      x: node.x,
      y: node.y,
      reach: selected ? ringRadius(node, shape) : node.size * reachOf(shape) + 1.5,
      weight: node.size,
      lines: linesAt(node.id),
      hub: node.hub ?? false,
      selected,
      awayFrom: hubs.get(node.id) ?? null,
    };
  });
  const lines = edges.map((edge) => samplePath(...ends(edge), edge.curved ?? false));
  const topics = new Set(scene.nodes.filter(({ type }) => type === 'topic').map(({ id }) => id));
  return placeLabels(requests, { lines, taken, shapes, ...(scene.frame && { frame: scene.frame }) }).map(
    (label) => ({
      ...label,
      mark: 'label',
      token: topics.has(label.id) ? 'ink-2' : 'ink',
    }),
  );
}

/** The largest neighbour of each node. */
function hubOf(
  edges: readonly SceneEdge[],
  ends: (edge: SceneEdge) => [SceneNode, SceneNode],
): Map<string, SceneNode> {
  const found = new Map<string, SceneNode>();
  for (const edge of edges) {
    const [from, to] = ends(edge);
    for (const [node, other] of [
      [from, to],
      [to, from],
    ] as const) {
      if (other.size > (found.get(node.id)?.size ?? 0)) found.set(node.id, other);
    }
  }
  return found;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
