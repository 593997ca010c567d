import { searchForm } from './controls.ts';
import { html, raw, type Html, type Words } from './html.ts';
import { icon } from './icons.ts';
import { wordmark } from './wordmark.ts';

export interface DocumentView {
  lang: string;
  title: string;
  description: string;
  canonical: string | null;
  /** Stands before the languages' addresses in hreflang, which search engines want whole. */
  origin?: string;
  /** The same page in each language, for the switch and for hreflang. */
  languages: readonly { lang: string; label: string; href: string }[];
  nav: readonly { label: string; href: string; current: boolean }[];
  homeHref: string;
  searchHref: string;
  /** Home has its own large field, so its header goes without. */
  headerSearch: boolean;
  footer: readonly { label: string; href: string }[];
  assets: { styles: readonly string[]; scripts: readonly string[]; fonts: readonly string[] };
  /** Full-bleed pages: network and map. */
  wide?: boolean;
  /** Pages that search engines must not keep. */
  noindex?: boolean;
  /** The same thing in forms for programs. */
  alternates?: readonly { type: string; href: string; title?: string }[];
  /** What else one can do with the page, below its content. */
  ways?: readonly { label: string; href: string }[];
  /** JSON-LD of the page's entity, as text. */
  jsonLd?: string | null;
  /** Set when the reader has chosen; otherwise the system's wish decides. */
  theme?: 'light' | 'dark' | null;
}

/** The whole document around a page's body. No inline style and no inline script: a strict CSP holds. */
export function documentPage(view: DocumentView, body: Html, words: Words): Html {
  return html`<!doctype html>
    <html lang="${view.lang}" ${view.theme ? html` data-theme="${view.theme}"` : ''}>
      ${head(view)}
      <body class="${view.wide ? 'wide' : ''}">
        <a class="skip" href="#content">${words('page.skip')}</a>
        ${header(view, words)}
        <main id="content" tabindex="-1">
          ${view.wide ? body : html`<div class="page">${body} ${waysBelow(view)}</div>`}
        </main>
        ${footer(view, words)}
      </body>
    </html>`;
}

function waysBelow({ ways = [] }: DocumentView): Html | string {
  if (ways.length === 0) return '';
  return html`<p class="page-ways">
    ${ways.map(({ label, href }) => html`<a class="button small" href="${href}">${label}</a>`)}
  </p>`;
}

function head(view: DocumentView): Html {
  return html`<head>
    <meta charset="utf-8" />
    <title>${view.title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="description" content="${view.description}" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    ${view.noindex ? html`<meta name="robots" content="noindex" />` : ''}
    ${view.canonical ? html`<link rel="canonical" href="${view.canonical}" />` : ''}
    ${view.languages.map(({ lang, href }) => html`<link rel="alternate" hreflang="${lang}" href="${view.origin ?? ''}${href}" />`)}
    ${(view.alternates ?? []).map(({ type, href, title }) => html`<link rel="alternate" type="${type}" href="${href}" ${title ? html` title="${title}"` : ''} />`)}
    ${view.assets.fonts.map((href) => html`<link rel="preload" as="font" type="font/woff2" href="${href}" crossorigin />`)}
    ${view.assets.styles.map((href) => html`<link rel="stylesheet" href="${href}" />`)}
    ${view.assets.scripts.map((src) => html`<script type="module" src="${src}"></script>`)}
    ${
      view.jsonLd
        ? html`<script type="application/ld+json">
            ${raw(scriptText(view.jsonLd))}
          </script>`
        : ''
    }
  </head>`;
}

/** JSON in a script element must not be able to close it. */
function scriptText(json: string): string {
  return json.replaceAll('<', String.raw`\u003c`);
}

function header(view: DocumentView, words: Words): Html {
  return html`<header class="site-header">
    <div>
      ${wordmark({ href: view.homeHref, label: words('page.home') })}
      <div class="menu-buttons">
        <a class="menu-button" href="${view.searchHref}" aria-label="${words('page.search')}"
          >${icon('search', 20)}</a
        >
        <button
          class="menu-button"
          type="button"
          popovertarget="site-menu"
          aria-label="${words('page.menu')}"
        >
          ${icon('menu', 20)}
        </button>
      </div>
      <div class="site-menu" id="site-menu" popover>
        <nav class="site-nav" aria-label="${words('page.nav')}">
          <ul>
            ${view.nav.map(
              ({ label, href, current }) =>
                html`<li><a href="${href}" ${current ? html` aria-current="page"` : ''}>${label}</a></li>`,
            )}
          </ul>
        </nav>
        ${
          view.headerSearch
            ? searchForm({
                action: view.searchHref,
                label: words('page.search'),
                suggestions: words('suggest.label'),
                placeholder: words('page.search-hint'),
              })
            : ''
        }
        <nav class="languages" aria-label="${words('page.languages')}">
          ${view.languages.map(
            ({ lang, label, href }) =>
              html`<a
                href="${href}"
                lang="${lang}"
                hreflang="${lang}"
                ${lang === view.lang ? html` aria-current="true"` : ''}
                >${label}</a
              >`,
          )}
        </nav>
      </div>
    </div>
  </header>`;
}

function footer({ footer: links }: DocumentView, words: Words): Html {
  return html`<footer class="site-footer">
    <div>
      <p>${words('page.motto')}</p>
      <ul>
        ${links.map(({ label, href }) => html`<li><a href="${href}">${label}</a></li>`)}
      </ul>
    </div>
  </footer>`;
}
