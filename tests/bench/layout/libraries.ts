import cytoscape from 'cytoscape';
import fcose from 'cytoscape-fcose';
import { forceCenter, forceLink, forceManyBody, forceSimulation } from 'd3-force';
import graphology from 'graphology';
import forceAtlas2Module from 'graphology-layout-forceatlas2';
import { randomFrom } from '../../../server/network/layout/random.ts';
import { layOut } from '../../../server/network/layout/lay-out.ts';
import { moveOffEachOther } from '../../../server/scene/make-room.ts';
import type { Point } from '../../../server/scene/lines.ts';
import type { BenchNetwork } from './networks.ts';
import { asShapes } from './quality.ts';

type Layout = (network: BenchNetwork) => ReadonlyMap<string, Point>;

// The package is CommonJS: its typed default is its own default export, what Node imports is the function itself.
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;
const ITERATIONS = 500;
const TICKS = 300;

cytoscape.use(fcose);

/** Ours first, as it is drawn; the others with the settings that their makers chose. */
export const LAYOUTS: Readonly<Record<string, Layout>> = {
  Solmu: ({ ids, springs }) => {
    const drawn = moveOffEachOther(asShapes(ids, layOut(ids, springs)));
    return new Map(drawn.map(({ id, x, y }) => [id, { x, y }]));
  },
  ForceAtlas2: ({ ids, springs }) => {
    const random = randomFrom(7);
    const graph = new graphology.UndirectedGraph();
    for (const id of ids) graph.addNode(id, { x: random() * 1000, y: random() * 1000 });
    for (const { from, to } of springs) graph.mergeEdge(from, to);
    const settings = forceAtlas2.inferSettings(graph);
    return new Map(Object.entries(forceAtlas2(graph, { iterations: ITERATIONS, settings })));
  },
  'd3-force': ({ ids, springs }) => {
    const nodes = ids.map((id) => ({
      id,
      x: undefined as number | undefined,
      y: undefined as number | undefined,
    }));
    const links = springs.map(({ from, to }) => ({ source: from, target: to }));
    forceSimulation(nodes)
      .force(
        'link',
        forceLink<(typeof nodes)[number], { source: string; target: string }>(links).id(({ id }) => id),
      )
      .force('charge', forceManyBody())
      .force('centre', forceCenter())
      .stop()
      .tick(TICKS);
    return new Map(nodes.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
  },
  fcose: ({ ids, springs }) => {
    const elements = [
      ...ids.map((id) => ({ data: { id } })),
      ...springs.map(({ from, to }) => ({ data: { source: from, target: to } })),
    ];
    const cy = cytoscape({ headless: true, styleEnabled: true, elements });
    cy.layout({ name: 'fcose', animate: false, randomize: true } as cytoscape.LayoutOptions).run();
    const places = new Map(cy.nodes().map((node) => [node.id(), { ...node.position() }]));
    cy.destroy();
    return places;
  },
};
