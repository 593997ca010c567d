import type { PageContext } from '../context.ts';
import { html, type Html } from '../parts/html.ts';
import { byStrength, type ModelEdge, type NetworkModel } from './model.ts';
import { networkAddress, type NetworkQuery } from './query.ts';

interface StepGround {
  context: Pick<PageContext, 'words' | 'lang'>;
  model: NetworkModel;
  query: NetworkQuery;
}

/** Which of the lines is chosen, in the order of the table: "Valittu viiva, 3/41". */
export function lineNumber({ context: { words }, model }: StepGround, { id }: ModelEdge): string {
  const at = inOrder(model).findIndex((edge) => edge.id === id) + 1;
  return words('network.panel.edge.of', { at, of: model.edges.length });
}

/** From a line to the one before and the one after it, so that all can be read without the picture. */
export function lineSteps({ context: { words, lang }, model, query }: StepGround, { id }: ModelEdge): Html {
  const edges = inOrder(model);
  const at = edges.findIndex((edge) => edge.id === id);
  const step = (key: string, edge: ModelEdge | undefined) =>
    edge &&
    html`<a
      class="button small"
      href="${networkAddress(query, lang, { edge: edge.id, node: null, find: null })}"
      data-choose
      >${words(key)}</a
    >`;
  return html`<p class="actions line-steps">
    ${step('network.panel.previous-line', edges[at - 1])} ${step('network.panel.next-line', edges[at + 1])}
  </p>`;
}

function inOrder({ edges }: NetworkModel): ModelEdge[] {
  return edges.toSorted(byStrength);
}
