import cytoscape, { type LayoutOptions } from 'cytoscape';
import fcose from 'cytoscape-fcose';
import { contend } from './contender.ts';
import { cytoscapeIn } from './cytoscape-in.ts';

cytoscape.use(fcose);
contend({
  draw: async (host, scene) => {
    cytoscapeIn(host, scene, { name: 'fcose', animate: false } as LayoutOptions);
    return { pan: null, focus: null };
  },
});
