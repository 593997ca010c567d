import { html, type Html } from '../parts/html.ts';
import { withSoftHyphens } from '../views/hyphens.ts';
import type { ModelActivity, ModelNode } from './model.ts';

/** The name of a node or an undertaking as a link to its page, in the language it is in. */
export function nameLink(
  { name, url, nameLang }: Pick<ModelNode | ModelActivity, 'name' | 'url' | 'nameLang'>,
  weight: 'strong' | 'plain' = 'strong',
): Html {
  return html`<a
    class="name${weight === 'plain' ? ' plain' : ''}"
    href="${url}"
    ${nameLang ? html` lang="${nameLang}"` : ''}
    >${withSoftHyphens(name)}</a
  >`;
}
