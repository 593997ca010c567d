import { frameLine } from '../../embed/snippets.ts';
import { usedBy } from '../../embed/use.ts';
import { originOf } from '../../http/origin.ts';
import { WIDGET_ASKS } from '../../vocabulary/widgets.ts';
import { pageAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { html, type Html } from '../parts/html.ts';
import { networkAddress, networkParameters, type NetworkQuery } from './query.ts';

/** What other sites can show of a query: no view, no choice. */
export function embeddedAs(query: NetworkQuery): { widget: 'network'; query: Record<string, string> } {
  return {
    widget: 'network',
    query: usedBy('network', networkParameters({ ...query, view: frameView(query) })),
  };
}

function frameView({ view }: NetworkQuery): NetworkQuery['view'] {
  return view === 'map' ? 'picture' : view;
}

/** The one line that shows this network on another site, and the way to the others. */
export function embedCode({ c, words, lang, services }: PageContext, query: NetworkQuery): Html {
  const origin = originOf(c, services.publicUrl);
  const { widget, query: kept } = embeddedAs(query);
  const line = frameLine({
    origin,
    widget,
    query: { lang, ...kept },
    title: words('network.embed.frame-title'),
    height: WIDGET_ASKS.network.height,
    page: origin + networkAddress(query, lang),
  });
  return html`<section class="embed-code" id="embed">
    <h2>${words('network.embed.heading')}</h2>
    <p class="small">${words('network.embed.text')}</p>
    <label class="small" for="embed-line">${words('network.embed.label')}</label>
    <textarea id="embed-line" rows="3" readonly spellcheck="false">${line}</textarea>
    <p class="actions">
      <button class="button small needs-script" type="button" data-copy-from="#embed-line">
        ${words('network.copy')}
      </button>
      <a class="button small" href="${pageAddress('embed', lang, { widget, ...kept })}"
        >${words('network.embed.look')}</a
      >
    </p>
  </section>`;
}
