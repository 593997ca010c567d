import { z } from '@hono/zod-openapi';
import { Hono, type Context } from 'hono';
import type { Assets } from '../http/assets.ts';
import { negotiateLanguage } from '../http/language.ts';
import { originOf } from '../http/origin.ts';
import { wordsIn } from '../locales/words-in.ts';
import { pageAddress } from '../pages/addresses.ts';
import { readParameters } from '../routes/parameters.ts';
import type { Services } from '../services.ts';
import { WIDGET_NAMES, type WidgetName } from '../vocabulary/widgets.ts';
import { html } from '../pages/parts/html.ts';
import { frameDocument } from './frame.ts';
import { oembedAddress } from './oembed-address.ts';
import { lookOf, tokenParameters } from './look.ts';
import { themeSheet } from './theme/theme-sheet.ts';
import { ATTRIBUTES, attributeNotes } from './unknown-attributes.ts';
import { WIDGETS } from './widgets.ts';

/** The scripts that hosts link, by the name that stays. */
export const HOST_SCRIPTS = { 'solmu.js': 'web/widgets/solmu.ts', 'host.js': 'web/widgets/host.ts' } as const;

/** Scripts keep their addresses, so browsers ask about them again. */
const AN_HOUR = 'public, max-age=3600, stale-while-revalidate=86400';

/** Frames, style and scripts for other sites. `/v1` is a frozen contract: parameters are only added. */
export function embedRoutes(services: Services, assets: Assets) {
  const routes = new Hono();
  for (const name of WIDGET_NAMES) routes.get(`/v1/${name}`, (c) => frame(c, name, services, assets));
  routes.get('/v1/theme.css', (c) =>
    c.body(themeSheet(readParameters(c, z.strictObject(tokenParameters))), 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': AN_HOUR,
    }),
  );
  for (const [name, entry] of Object.entries(HOST_SCRIPTS))
    routes.get(`/v1/${name}`, (c) =>
      c.body(assets.text(entry), 200, {
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cache-Control': AN_HOUR,
        // Modules are fetched with CORS, from pages of any origin and of none.
        'Access-Control-Allow-Origin': '*',
      }),
    );
  return routes;
}

async function frame(c: Context, name: WidgetName, services: Services, assets: Assets): Promise<Response> {
  const given = c.req.query();
  const lang = negotiateLanguage(given['lang'], c.req.header('accept-language'));
  const words = wordsIn(lang);
  const origin = originOf(c, services.publicUrl);
  const ground = { services, snapshot: await services.snapshots.get(), lang, words, origin };
  const { [ATTRIBUTES]: unknown, ...asked } = c.req.queries();
  const content = await WIDGETS[name](ground, asked);
  const { href, refused, standsIn } = content;
  const homeHref = origin + pageAddress('home', lang);
  const { pathname, search } = new URL(c.req.url);
  const oembed = !refused && !standsIn && !unknown ? oembedAddress(origin + pathname + search) : null;
  const body = html`${attributeNotes(unknown?.[0], pathname, words)} ${content.body}`;
  const view = { ...content, body, lang, look: lookOf(given), href: origin + href, homeHref, oembed };
  // HTML has no NUL, and readers' words may bring one.
  const markup = String(await frameDocument(view, assets, words)).replaceAll('\0', '\uFFFD');
  return new Response(markup, {
    status: refused ? 400 : 200,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Language': lang },
  });
}
