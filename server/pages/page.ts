import type { Context } from 'hono';
import type { Assets } from '../http/assets.ts';
import { FORMATS } from '../http/negotiate.ts';
import { originOf } from '../http/origin.ts';
import { LANGUAGES, type Lang } from '../vocabulary/languages.ts';
import { oembedAddress } from '../embed/oembed-address.ts';
import { pageAddress, type PageName } from './addresses.ts';
import type { PageContext } from './context.ts';
import { documentPage } from './parts/document.ts';
import type { Html, Words } from './parts/html.ts';

/** One page: its body, and what the document around it has to know. */
export interface PageView {
  /** The page's own title; the name of the site is added. */
  title: string;
  description: string;
  /** The address of this page in each language. */
  address: (lang: Lang) => string;
  body: Html;
  /** The page of the main menu that this one is. */
  current?: PageName;
  /** Full-bleed pages: network and map. */
  wide?: boolean;
  /** The API's address of the same thing; its files are told in the head. */
  files?: string;
  /** Pages that search engines must not keep: those of persons, searches, errors. */
  noindex?: boolean;
  /** What shows the same on other sites: the widget and what it is asked. */
  embed?: { widget: string; query: Readonly<Record<string, string | null>> };
  /** The feed of what is new there. */
  feed?: string | null;
  /** Home has its own large field. */
  headerSearch?: boolean;
  /** Entries of the web build beside the one that every page loads. */
  scripts?: readonly string[];
}

/** What a document needs of the world; there also while the store is down. */
export interface PageFrame {
  c: Context;
  lang: Lang;
  words: Words;
  assets: Assets;
  /** The address that people see; null: the request's own. */
  publicUrl: string | null;
}

const FONT =
  'node_modules/@fontsource-variable/schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2';
const LANGUAGE_NAMES: Readonly<Record<Lang, string>> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };
const MENU = ['network', 'experts', 'peers', 'practices'] as const satisfies PageName[];
const FOOT = ['sources', 'embed', 'accessibility', 'privacy', 'feedback'] as const satisfies PageName[];

/** Answers with a page made from the graph. */
export async function renderPage(context: PageContext, view: PageView): Promise<Response> {
  return renderInFrame({ ...context, publicUrl: context.services.publicUrl }, view);
}

/** Answers with a page that may be made without the graph. */
export async function renderInFrame(
  frame: PageFrame,
  view: PageView,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const markup = await documentPage(documentView(frame, view), view.body, frame.words);
  // HTML has no NUL, and readers' words may bring one.
  return new Response(String(markup).replaceAll('\0', '\uFFFD'), {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': frame.lang,
      ...(view.noindex ? { 'X-Robots-Tag': 'noindex' } : {}),
      ...headers,
    },
  });
}

function documentView({ c, lang, words, assets, publicUrl }: PageFrame, view: PageView) {
  const origin = originOf(c, publicUrl);
  const link = (name: PageName) => ({
    label: words(`nav.${name}`),
    href: pageAddress(name, lang),
    current: view.current === name,
  });
  return {
    lang,
    title: view.title === 'Solmu' ? view.title : `${view.title} · Solmu`,
    description: view.description,
    canonical: view.noindex ? null : origin + view.address(lang),
    languages: LANGUAGES.map((other) => ({
      lang: other,
      label: LANGUAGE_NAMES[other],
      href: view.address(other),
    })),
    origin,
    nav: MENU.map(link),
    homeHref: pageAddress('home', lang),
    searchHref: pageAddress('search', lang),
    headerSearch: view.headerSearch ?? true,
    footer: FOOT.map(link),
    assets: {
      styles: assets.styles('web/main.css'),
      scripts: ['web/main.ts', ...(view.scripts ?? [])].map(assets.script),
      fonts: [assets.file(FONT)],
    },
    wide: view.wide ?? false,
    noindex: view.noindex ?? false,
    alternates: [
      ...(view.files ? alternatesOf(view.files) : []),
      ...(view.feed ? [{ type: 'application/atom+xml', href: view.feed, title: view.title }] : []),
      ...(view.embed ? oembedsOf(origin + view.address(lang), view.title) : []),
    ],
    ways: waysOf(view, lang, words),
  };
}

/** What else one can do with the page: follow it, show it elsewhere. */
function waysOf({ embed, feed }: PageView, lang: Lang, words: Words): { label: string; href: string }[] {
  return [
    ...(feed ? [{ label: words('feed.follow'), href: feed }] : []),
    ...(embed
      ? [
          {
            label: words('embed.this'),
            href: pageAddress('embed', lang, { widget: embed.widget, ...embed.query }),
          },
        ]
      : []),
  ];
}

/** Where publishing systems learn how to show the page. */
function oembedsOf(address: string, title: string): { type: string; href: string; title: string }[] {
  return (['json', 'xml'] as const).map((format) => ({
    type: `${format === 'json' ? 'application' : 'text'}/${format}+oembed`,
    href: oembedAddress(address, format),
    title,
  }));
}

/** The forms that programs look for in the head of a page. */
function alternatesOf(address: string): { type: string; href: string }[] {
  return (['jsonld', 'csv'] as const).map((format) => ({
    type: FORMATS[format],
    href: `${address}.${format}`,
  }));
}
