import { colourTokenOf } from '../../scene/shapes.ts';
import type { GraphEdge, GraphExport, GraphNode } from './exported.ts';
import { EDGE_FIELDS, NODE_FIELDS, upwards, type GraphField } from './graph-fields.ts';
import { COLOURS } from './light-colours.ts';
import { countsOf, description } from './notes.ts';
import { element, text, xmlDocument } from './xml.ts';

const TYPES = { string: 'string', double: 'double', int: 'integer', boolean: 'boolean' } as const;

/** GEXF 1.3, as Gephi reads it: places, sizes and colours as in our pictures, what is left out in the description. */
export function toGexf(graph: GraphExport): string {
  const counts = countsOf(graph).map(([key, count]) => `${key}=${count}`);
  return xmlDocument(
    element(
      'gexf',
      { xmlns: 'http://gexf.net/1.3', 'xmlns:viz': 'http://gexf.net/1.3/viz', version: '1.3' },
      [
        element('meta', {}, [
          element('creator', {}, 'Solmu'),
          element('description', {}, text(`${graph.title}. ${description(graph)}`)),
          element('keywords', {}, text(counts.join(', '))),
        ]),
        element('graph', { mode: 'static', defaultedgetype: graph.directed ? 'directed' : 'undirected' }, [
          declared('node', NODE_FIELDS),
          declared('edge', EDGE_FIELDS),
          element('nodes', { count: graph.nodes.length }, graph.nodes.map(node)),
          element(
            'edges',
            { count: graph.edges.length },
            graph.edges.map((edge) => edgeElement(edge)),
          ),
        ]),
      ],
    ),
  );
}

function declared<T>(part: 'node' | 'edge', fields: readonly GraphField<T>[]): string {
  return element(
    'attributes',
    { class: part },
    fields.map(({ name, type }) => element('attribute', { id: name, title: name, type: TYPES[type] })),
  );
}

function node(item: GraphNode): string {
  const { id, name, x, y, size, type, kind } = item;
  const colour = COLOURS[colourTokenOf(type, kind)];
  const [r, g, b] = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
  return element('node', { id, label: name }, [
    values(NODE_FIELDS, item),
    element('viz:color', { r: r!, g: g!, b: b! }),
    ...(x === null || y === null ? [] : [element('viz:position', { x, y: upwards(y), z: 0 })]),
    element('viz:size', { value: size }),
  ]);
}

function edgeElement(edge: GraphEdge): string {
  const { id, from, to, weight, label } = edge;
  return element('edge', { id, source: from, target: to, weight, label }, values(EDGE_FIELDS, edge));
}

function values<T>(fields: readonly GraphField<T>[], item: T): string {
  const said = fields.flatMap(({ name, of }) => {
    const value = of(item);
    return value === null ? [] : [element('attvalue', { for: name, value })];
  });
  return element('attvalues', {}, said);
}
