import type { PageContext } from '../context.ts';
import { html, type Html } from '../parts/html.ts';
import type { ModelNode } from './model.ts';
import { networkAddress, type NetworkQuery } from './query.ts';

/** What a reader may do with a chosen node: look at it alone, look farther, put it away, or ask for a way from it. */
export function nodeActions(
  { words, lang }: Pick<PageContext, 'words' | 'lang'>,
  query: NetworkQuery,
  { id, type }: Pick<ModelNode, 'id' | 'type'>,
): Html {
  const link = (key: string, changes: Partial<NetworkQuery>) =>
    html`<a
      class="button small"
      href="${networkAddress({ ...query, node: id, edge: null, find: null }, lang, changes)}"
      data-choose
      >${words(`network.node.${key}`)}</a
    >`;
  const whole = { focus: false, depth: null } as const;
  const focused = query.depth === '2' ? link('nearer', { depth: null }) : link('farther', { depth: '2' });
  return html`${query.focus ? html`${focused} ${link('whole', whole)}` : link('focus', { focus: true })}
  ${link('hide', { ...whole, hide: [...query.hide, id], node: null })}
  ${type === 'region' || type === 'topic' ? '' : link('path', { pathFrom: id, node: null })}`;
}
