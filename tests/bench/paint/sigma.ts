import graphology from 'graphology';
import Sigma from 'sigma';
import { contend } from './contender.ts';

contend({
  draw: async (host, scene) => {
    const graph = new graphology.UndirectedGraph();
    for (const { id, name, x, y, size } of scene.nodes) graph.addNode(id, { x, y: -y, size, label: name });
    for (const { from, to } of scene.edges) graph.mergeEdge(from, to);
    const sigma = new Sigma(graph, host);
    return {
      pan: (dx, dy) => {
        const camera = sigma.getCamera();
        const { x, y } = camera.getState();
        camera.setState({ x: x - dx / scene.width, y: y + dy / scene.height });
      },
      focus: null,
    };
  },
});
