import { originOf } from '../../http/origin.ts';
import type { PageContext } from '../context.ts';
import { html, type Html } from '../parts/html.ts';
import { networkParameters, type NetworkQuery } from './query.ts';

const HEIGHT = 640;

/** What a frame can show of a query: no view, no choice, and no role or years. */
const FRAMED = ['level', 'region', 'topic', 'crossRegion', 'minWeight'];

/** The one line that shows this network on another site. */
export function embedCode({ c, words, lang, services }: PageContext, query: NetworkQuery): Html {
  const origin = originOf(c, services.publicUrl);
  const kept = Object.entries(networkParameters(query)).filter(([name]) => FRAMED.includes(name));
  const address = `${origin}/embed/v1/network?${new URLSearchParams([['lang', lang], ...kept]).toString()}`;
  const title = words('network.embed.frame-title');
  const line = `<iframe src="${address.replaceAll('&', '&amp;')}" title="${title}" loading="lazy" width="100%" height="${HEIGHT}"></iframe>`;
  return html`<section class="embed-code" id="embed">
    <h2>${words('network.embed.heading')}</h2>
    <p class="small">${words('network.embed.text')}</p>
    <label class="small" for="embed-line">${words('network.embed.label')}</label>
    <textarea id="embed-line" rows="3" readonly spellcheck="false">${line}</textarea>
    <p class="actions">
      <button class="button small needs-script" type="button" data-copy-from="#embed-line">
        ${words('network.copy')}
      </button>
      <a class="button small" href="${address}">${words('network.embed.look')}</a>
    </p>
  </section>`;
}
