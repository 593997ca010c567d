import { lower } from '../../search/fold.ts';
import { pageAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { html, type Html } from '../parts/html.ts';
import { networkPanel } from '../parts/network-view.ts';
import { shapeIcon } from '../parts/shape-icon.ts';
import type { ModelNode, NetworkModel } from './model.ts';
import { networkAddress, type NetworkQuery } from './query.ts';
import { counted } from './sentences.ts';

const MOST_FOUND = 40;

/** The nodes of a picture whose names hold the text. */
function found({ nodes }: NetworkModel, text: string): ModelNode[] {
  const sought = lower(text);
  return nodes.filter(({ name, short }) => lower(name).includes(sought) || lower(short ?? '') === sought);
}

/** The query with the only node that is found chosen; as it is where something is chosen, or several are found. */
export function withFound(query: NetworkQuery, model: NetworkModel): NetworkQuery {
  if (query.find === null || query.node !== null || query.edge !== null) return query;
  const [only, ...others] = found(model, query.find);
  return only && others.length === 0 ? { ...query, node: only.id } : query;
}

/** What is found in the picture, each a link that chooses it; where nothing is, the ways to all lines and to the whole directory. */
export function foundPanel(
  { words, lang }: Pick<PageContext, 'words' | 'lang'>,
  { query, model, text }: { query: NetworkQuery; model: NetworkModel; text: string },
): Html {
  const nodes = found(model, text);
  const list = html`<ul class="plain-list">
    ${nodes.slice(0, MOST_FOUND).map((node) => {
      const href = networkAddress(query, lang, { node: node.id, find: null });
      return html`<li>${shapeIcon(node)}<a class="name" href="${href}" data-choose>${node.name}</a></li>`;
    })}
  </ul>`;
  return networkPanel({
    over: words('network.find.over'),
    name: text,
    sentence:
      nodes.length === 0 ? words('network.find.none') : counted('network.find.found', nodes.length, words),
    body: html`${nodes.length === 0 ? '' : list}
      <p class="actions">
        ${
          nodes.length === 0 && model.hidden > 0
            ? html`<a class="button small" href="${networkAddress(query, lang, { minWeight: 1 })}"
                >${words('network.ways.show-hidden')}</a
              >`
            : ''
        }
        <a class="button small" href="${pageAddress('search', lang, { q: text })}"
          >${words('network.find.everywhere')}</a
        >
        <a class="quiet" href="${networkAddress(query, lang, { find: null })}" data-choose
          >${words('network.panel.clear')}</a
        >
      </p>`,
  });
}
