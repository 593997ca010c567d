import { html, type Html } from './html.ts';
import { shapeIcon, type Shaped } from './shape-icon.ts';

const LONG_TITLE = 40;
const SHORT_TITLE = 14;

/** A page's title with the shape of what it is about, lead and ways on; a small map may stand beside it. */
export function pageHead(view: {
  title: string;
  shape?: Shaped & { label: string };
  lang?: string;
  lead?: Html | string | null;
  actions?: Html | null;
  map?: Html | null;
}): Html {
  return html`<header class="page-head${view.map ? ' with-map' : ''}">
    <div class="page-head-text">
      <div class="title">
        ${view.shape ? shapeIcon(view.shape, { size: 38, label: view.shape.label }) : ''}
        <h1 class="${sizeOf(view.title)}" ${view.lang ? html`lang="${view.lang}"` : ''}>${view.title}</h1>
      </div>
      ${view.lead ? html`<p class="lead">${view.lead}</p>` : ''} ${view.actions ?? ''}
    </div>
    ${view.map ?? ''}
  </header>`;
}

function sizeOf(title: string): string {
  if (title.length <= SHORT_TITLE) return 'short';
  return title.length > LONG_TITLE ? 'long' : '';
}

/** A section with its heading; `under` is a sentence below it. */
export function section(
  view: { heading: string; under?: string | null; major?: boolean; id?: string },
  body: Html,
): Html {
  return html`<section class="section${view.major ? ' major' : ''}" ${view.id ? html` id="${view.id}"` : ''}>
    <h2>${view.heading}</h2>
    ${view.under ? html`<p class="under">${view.under}</p>` : ''} ${body}
  </section>`;
}
