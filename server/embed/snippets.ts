import { attributesOf, type WidgetUse } from './use.ts';

export interface Placed extends WidgetUse {
  /** Of Solmu, without a slash at the end. */
  origin: string;
  /** What the frame is called for people who hear the page. */
  title: string;
  height: number;
  /** The page that stands where nothing else can. */
  page: string;
}

/** The address of the frame. */
export function frameAddress({ origin, widget, query }: Pick<Placed, 'origin' | 'widget' | 'query'>): string {
  const search = new URLSearchParams(query).toString();
  return `${origin}/embed/v1/${widget}${search ? `?${search}` : ''}`;
}

/** The one line that works everywhere, without script too. */
export function frameLine(placed: Placed): string {
  const { title, height } = placed;
  return `<iframe src="${escaped(frameAddress(placed))}" title="${escaped(title)}" loading="lazy" width="100%" height="${height}" frameborder="0"></iframe>`;
}

/** The line after it that gives frames the height of their content. */
export function heightLine(origin: string): string {
  return `<script src="${escaped(origin)}/embed/v1/host.js" async></script>`;
}

/** Script and element; without script the link within shows. */
export function elementLines(placed: Placed): string {
  return `<script type="module" src="${escaped(placed.origin)}/embed/v1/solmu.js"></script>\n${element(placed, {})}`;
}

/** The same with the script on the host's own server. */
export function ownServerLines(placed: Placed): string {
  return `<script type="module" src="/solmu.js"></script>\n${element(placed, { server: placed.origin })}`;
}

function element(placed: Placed, more: Record<string, string>): string {
  const { widget, title, page } = placed;
  const attributes = Object.entries({ ...attributesOf(placed), ...more })
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
  return `<solmu-${widget}${attributes}><a href="${escaped(page)}">${escaped(title)}</a></solmu-${widget}>`;
}

/** What WordPress asks of a site that it does not know: a quote with a link, then the frame. */
export function oembedMarkup(placed: Placed, size: { width: number; height: number }): string {
  const { title, page } = placed;
  return `<blockquote class="wp-embedded-content"><a href="${escaped(page)}">${escaped(title)}</a></blockquote><iframe class="wp-embedded-content" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" src="${escaped(frameAddress(placed))}" title="${escaped(title)}" width="${size.width}" height="${size.height}" frameborder="0" marginwidth="0" marginheight="0"></iframe>`;
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
