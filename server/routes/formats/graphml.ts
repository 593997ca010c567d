import { EDGE_FIELDS, NODE_FIELDS, upwards, type GraphField } from './graph-fields.ts';
import type { GraphEdge, GraphExport, GraphNode } from './exported.ts';
import { countsOf, description } from './notes.ts';
import { element, text, xmlDocument } from './xml.ts';

const NODES: readonly GraphField<GraphNode>[] = [
  { name: 'label', type: 'string', of: ({ name }) => name },
  ...NODE_FIELDS,
  { name: 'x', type: 'double', of: ({ x }) => x },
  { name: 'y', type: 'double', of: ({ y }) => (y === null ? null : upwards(y)) },
];
const EDGES: readonly GraphField<GraphEdge>[] = [
  { name: 'label', type: 'string', of: ({ label }) => label },
  { name: 'weight', type: 'double', of: ({ weight }) => weight },
  ...EDGE_FIELDS,
];

/** GraphML, with what is left out and the sources as data of the graph itself. */
export function toGraphMl(graph: GraphExport): string {
  const facts = graphFields(graph);
  return xmlDocument(
    element('graphml', { xmlns: 'http://graphml.graphdrawing.org/xmlns' }, [
      ...facts.map((field) => key('graph', field)),
      ...NODES.map((field) => key('node', field)),
      ...EDGES.map((field) => key('edge', field)),
      element('graph', { id: 'G', edgedefault: graph.directed ? 'directed' : 'undirected' }, [
        ...facts.map((field) => data('graph', field, graph)),
        ...graph.nodes.map((node) =>
          element(
            'node',
            { id: node.id },
            NODES.map((field) => data('node', field, node)),
          ),
        ),
        ...graph.edges.map((edge) =>
          element(
            'edge',
            { id: edge.id, source: edge.from, target: edge.to },
            EDGES.map((field) => data('edge', field, edge)),
          ),
        ),
      ]),
    ]),
  );
}

function graphFields(graph: GraphExport): GraphField<GraphExport>[] {
  return [
    { name: 'title', type: 'string', of: ({ title }) => title },
    { name: 'description', type: 'string', of: description },
    { name: 'revision', type: 'int', of: ({ revision }) => revision },
    ...countsOf(graph).map(([key, count]) => ({
      name: key.replace('-', '_'),
      type: 'int' as const,
      of: () => count,
    })),
  ];
}

type Part = 'graph' | 'node' | 'edge';

function key<T>(part: Part, { name, type }: GraphField<T>): string {
  return element('key', { id: keyId(part, name), for: part, 'attr.name': name, 'attr.type': type });
}

function data<T>(part: Part, { name, of }: GraphField<T>, item: T): string {
  const value = of(item);
  return value === null ? '' : element('data', { key: keyId(part, name) }, text(value));
}

function keyId(part: Part, name: string): string {
  return `${part}_${name}`;
}
