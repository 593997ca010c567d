import type { Assets } from '../http/assets.ts';
import { html, type Html, type Words } from '../pages/parts/html.ts';
import { mark } from '../pages/parts/wordmark.ts';
import type { Lang } from '../vocabulary/languages.ts';
import { TOKEN_NAMES } from '../vocabulary/widgets.ts';
import type { FrameContent } from './ground.ts';
import type { Look } from './look.ts';

export interface FrameView extends Pick<FrameContent, 'switch' | 'foot' | 'script'> {
  lang: Lang;
  title: string;
  /** The same thing on our own page, in full. */
  href: string;
  homeHref: string;
  look: Look;
  /** Where hosts learn how to show it; null for what cannot be shown. */
  oembed: string | null;
  body: Html;
}

/**
 * The document in a frame: head with the title, body, foot, and links that leave the frame. Whole without script; the
 * script only tells the host how high it is and what was chosen.
 */
export function frameDocument(view: FrameView, assets: Assets, words: Words): Html {
  const { lang, title, href, homeHref, look, oembed, body } = view;
  return html`<!doctype html>
    <html lang="${lang}" ${look.theme ? html` data-theme="${look.theme}"` : ''}>
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="canonical" href="${href}" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        ${oembed ? html`<link rel="alternate" type="application/json+oembed" href="${oembed}" title="${title}" />` : ''}
        <base target="_blank" />
        ${assets.styles('web/styles/embed.css').map((style) => html`<link rel="stylesheet" href="${style}" />`)}
        ${themeLink(look)}
        <script defer src="${assets.script('web/widgets/frame.ts')}"></script>
        ${view.script ? html`<script type="module" src="${assets.script(view.script)}"></script>` : ''}
      </head>
      <body>
        <div class="frame">
          <header class="frame-head">
            <h1>${outLink(title, href, words)}</h1>
            ${view.switch ?? ''}
          </header>
          <main>${body}</main>
          <footer class="frame-foot">
            ${view.foot ?? ''}
            <span class="frame-ways"
              >${outLink(words('embed.open'), href, words)}
              <a
                class="wordmark"
                href="${homeHref}"
                target="_blank"
                rel="noopener"
                aria-label="${words('page.home')}"
                >solmu${mark()}</a
              ></span
            >
          </footer>
        </div>
      </body>
    </html>`;
}

/** The host's tokens as a style sheet of their own: a strict policy allows no inline style. */
function themeLink({ tokens }: Look): Html | string {
  const given = TOKEN_NAMES.flatMap((name) =>
    tokens[name] === undefined ? [] : [[name, tokens[name]] as [string, string]],
  );
  if (given.length === 0) return '';
  return html`<link rel="stylesheet" href="/embed/v1/theme.css?${new URLSearchParams(given).toString()}" />`;
}

/** A link that opens beside the host's page, and says so. With an `id`, hosts are told of its choice. */
export function outLink(text: string | Html, href: string, words: Words, id?: string): Html {
  return html`<a href="${href}" target="_blank" rel="noopener" ${id ? html` data-id="${id}"` : ''}
    >${text}<span class="visually-hidden"> (${words('embed.new-window')})</span></a
  >`;
}
