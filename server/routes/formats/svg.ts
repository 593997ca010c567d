import { wordsIn } from '../../locales/words-in.ts';
import { drawList, type SceneEdge, type SceneNode } from '../../scene/draw-list.ts';
import { fillFrame } from '../../scene/fill-frame.ts';
import type { Point } from '../../scene/lines.ts';
import { makeRoom, moveOffEachOther } from '../../scene/make-room.ts';
import { readableLeast } from '../../scene/readable-least.ts';
import { toSvg } from '../../scene/to-svg.ts';
import type { ExportHead, GraphEdge, GraphExport, GraphNode } from './exported.ts';
import { creditOf, description, notesOf } from './notes.ts';
import { legendRows, type Legend } from './svg-legend.ts';
import { SVG_STYLE } from './svg-style.ts';
import { wrapped } from './svg-text.ts';
import { element, text, xmlDocument } from './xml.ts';

export interface SvgView {
  width: number;
  height: number;
  /** The land beneath and where a place (0 to 1000) lies on it; null where the places are no map. */
  map: { land: { land: string; borders: string }; place(x: number, y: number): Point } | null;
  legend: Legend;
}

const MARGIN = 24;
const SIDE_PADDING = 96;
const TOP_PADDING = 44;
const LINE = 17;
const HEADING = 26;
const SMALLEST = 6.5;
const LARGEST = 16;
const CENTRE = 17;
const LEAF = 9.5;
/** A line of attributions that goes on for ever helps nobody: the other formats have them all. */
const MOST_CREDITS = 12;

/** A graph as a picture of its own. */
export function toStandaloneSvg(graph: GraphExport, view: SvgView): string {
  return toSheet(graph, { ...view, markup: picture(graph, view) });
}

/** A picture that is drawn, and what belongs under it. */
export interface Sheet extends Pick<SvgView, 'width' | 'height' | 'legend'> {
  /** The land beneath, where there is any: it has a source of its own. */
  map: object | null;
  markup: string;
}

/**
 * The picture as a file of its own: heading, drawing, legend, what is left out, and credits. It asks for nothing from
 * elsewhere and runs nothing.
 */
export function toSheet(head: ExportHead, sheet: Sheet): string {
  const words = wordsIn(head.lang);
  const [width, room] = [sheet.width + 2 * MARGIN, sheet.width];
  const heading = wrapped(head.title, 20, room, true);
  const legend = legendRows(sheet.legend, room, head.lang);
  const small = [
    words('export.revision', { revision: head.revision }),
    ...notesOf(head).map((note) => note.text),
    ...credits(head, sheet),
  ].flatMap((line) => wrapped(line, 12, room));
  const top = MARGIN + heading.length * HEADING;
  const legendTop = top + sheet.height + LINE;
  const smallTop = legendTop + legend.height + LINE;
  const height = smallTop + small.length * LINE + MARGIN;
  return xmlDocument(
    element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        viewBox: `0 0 ${width} ${height}`,
        width,
        height,
        'xml:lang': head.lang,
      },
      [
        element('title', {}, text(head.title)),
        element('desc', {}, text(description(head))),
        element('style', {}, SVG_STYLE),
        element('rect', { class: 'paper', width, height }),
        ...heading.map((line, at) => textLine('heading', MARGIN, MARGIN + (at + 0.7) * HEADING, line)),
        element('g', { transform: `translate(${MARGIN} ${top})` }, sheet.markup),
        element('g', { transform: `translate(${MARGIN} ${legendTop})` }, legend.markup),
        ...small.map((line, at) => textLine('small', MARGIN, smallTop + (at + 0.7) * LINE, line)),
      ],
    ),
  );
}

function textLine(style: string, x: number, y: number, line: string): string {
  return element('text', { class: style, x, y: Math.round(y * 10) / 10 }, text(line));
}

function credits({ sources, lang }: ExportHead, { map }: Sheet): string[] {
  const words = wordsIn(lang);
  const distinct = [...new Set(sources.map(creditOf))];
  const rest = distinct.length - MOST_CREDITS;
  return [
    ...(distinct.length > 0 ? [`${words('export.sources')}:`] : []),
    ...distinct.slice(0, MOST_CREDITS),
    ...(rest > 0 ? [words('export.more-sources', { n: rest })] : []),
    ...(map ? [words('export.map-credit')] : []),
  ];
}

function picture(graph: GraphExport, view: SvgView): string {
  const marks = drawList({
    nodes: placed(graph, view),
    edges: graph.edges.map((edge) => sceneEdge(edge, graph, view)),
    frame: { x: 6, y: 6, width: view.width - 12, height: view.height - 12 },
  });
  const names = new Map(graph.nodes.map(({ id, name }) => [id, name]));
  const edges = new Map(graph.edges.map((edge) => [edge.id, edge]));
  const svg = toSvg(marks, {
    width: view.width,
    height: view.height,
    id: 'network',
    title: graph.title,
    ...(view.map && { backdrop: view.map.land }),
    edgeTitle: (id) => sentence(edges.get(id)!, names),
  });
  return svg;
}

/** "Kotka – Turku: Eloa ja iloa" */
function sentence({ from, to, label }: GraphEdge, names: ReadonlyMap<string, string>): string {
  return `${names.get(from)} – ${names.get(to)}: ${label}`;
}

function placed({ nodes, directed }: GraphExport, view: SvgView): SceneNode[] {
  const known = nodes.filter((node): node is GraphNode & Point => node.x !== null && node.y !== null);
  const { width, height, map } = view;
  const place = map
    ? ({ x, y }: Point) => map.place(x, y)
    : fillFrame(known, { width, height, aside: SIDE_PADDING, upright: TOP_PADDING });
  const largest = Math.max(1, ...known.map(({ size }) => size));
  const radius = (size: number, index: number) => {
    if (directed) return index === 0 ? CENTRE : LEAF;
    // Area grows with the number of undertakings.
    return Math.round((SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(size / largest)) * 10) / 10;
  };
  const drawn = known.map(({ id, type, kind, name, x, y, size }, index) => ({
    id,
    type,
    kind,
    name,
    ...place({ x, y }),
    size: radius(size, index),
    hub: directed && index === 0,
  }));
  return view.map ? moveOffEachOther(drawn) : makeRoom(drawn, insideOf(view));
}

function insideOf({ width, height }: SvgView) {
  const [right, bottom] = [width - SIDE_PADDING, height - TOP_PADDING];
  return { left: SIDE_PADDING, top: TOP_PADDING, right, bottom };
}

function sceneEdge(edge: GraphEdge, { directed }: GraphExport, { map }: SvgView): SceneEdge {
  const { id, from, to, weight, certainty } = edge;
  return { id, from, to, weight, certainty, curved: map !== null, aggregated: !directed };
}

/** The graph with its weaker lines left out, and counted, where there are more than can be read. */
export function thinned(graph: GraphExport, most: number): GraphExport {
  const least = readableLeast(
    graph.edges.map(({ weight }) => weight),
    most,
  );
  const edges = graph.edges.filter(({ weight }) => weight >= least);
  const touched = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return {
    ...graph,
    nodes: graph.nodes.filter(({ id }) => touched.has(id)),
    edges,
    hidden: graph.hidden + graph.edges.length - edges.length,
  };
}
