import type { Assets } from '../http/assets.ts';
import type { Lang } from '../vocabulary/languages.ts';
import { html, type Html, type Words } from '../pages/parts/html.ts';
import { mark } from '../pages/parts/wordmark.ts';

export interface FrameView {
  lang: Lang;
  title: string;
  /** The same thing on our own page, in full. */
  href: string;
  homeHref: string;
  theme: 'light' | 'dark' | null;
  body: Html;
}

/** The document in a frame: head with the title, body, foot. No script, no font, and links that leave the frame. */
export function frameDocument(
  { lang, title, href, homeHref, theme, body }: FrameView,
  assets: Assets,
  words: Words,
): Html {
  return html`<!doctype html>
    <html lang="${lang}" ${theme ? html` data-theme="${theme}"` : ''}>
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="canonical" href="${href}" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <base target="_blank" />
        ${assets.styles('web/styles/embed.css').map((style) => html`<link rel="stylesheet" href="${style}" />`)}
      </head>
      <body>
        <header class="frame-head"><h1>${outLink(title, href, words)}</h1></header>
        <main>${body}</main>
        <footer class="frame-foot">
          ${outLink(words('embed.open'), href, words)}
          <a
            class="wordmark"
            href="${homeHref}"
            target="_blank"
            rel="noopener"
            aria-label="${words('page.home')}"
            >solmu${mark()}</a
          >
        </footer>
      </body>
    </html>`;
}

/** A link that opens beside the host's page, and says so. */
export function outLink(text: string | Html, href: string, words: Words): Html {
  return html`<a href="${href}" target="_blank" rel="noopener"
    >${text}<span class="visually-hidden"> (${words('embed.new-window')})</span></a
  >`;
}
