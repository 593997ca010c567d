import { contend } from './contender.ts';
import { cytoscapeIn } from './cytoscape-in.ts';

contend({
  draw: async (host, scene) => {
    const cy = cytoscapeIn(host, scene, { name: 'preset' });
    return {
      pan: (x, y) => void cy.panBy({ x, y }),
      focus: (id) => {
        const near = cy.getElementById(id).closedNeighborhood();
        cy.elements().difference(near).style('opacity', 0.25);
      },
    };
  },
});
