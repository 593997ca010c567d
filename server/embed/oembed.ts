import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { isHidden } from '../experts/people-near.ts';
import { BadRequestError, MergedError, NoConsentError, NoRouteError } from '../http/errors.ts';
import { originOf } from '../http/origin.ts';
import { languageOf, problemDocument } from '../http/problem.ts';
import { negotiateLanguage } from '../http/language.ts';
import { wordsIn } from '../locales/words-in.ts';
import { printable } from '../http/printable.ts';
import { langParameter, readParameters, refuse } from '../routes/parameters.ts';
import type { Services } from '../services.ts';
import { WIDGET_ASKS } from '../vocabulary/widgets.ts';
import type { FrameGround } from './ground.ts';
import { escaped, oembedMarkup } from './snippets.ts';
import { widgetOf, type WidgetUse } from './use.ts';
import { WIDGETS } from './widgets.ts';

const FORMATS = ['json', 'xml'];
const WIDTH = 640;
/** Seconds that a host may keep the answer. */
const CACHE_AGE = 3600;

const sideParameter = z.coerce.number<string>().int().min(1).max(10_000).optional();

const oembedParameters = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(4000),
  format: z.string().default('json'),
  maxwidth: sideParameter,
  maxheight: sideParameter,
  lang: langParameter,
});

/** What a host shows for an address of ours. Source: oembed.com, version 1.0, type rich. */
export async function oembed(c: Context, services: Services): Promise<Response> {
  const { url, format, maxwidth, maxheight } = readParameters(c, oembedParameters);
  if (!FORMATS.includes(format)) return notImplemented(c, format);
  const origin = originOf(c, services.publicUrl);
  const asked = new URL(url);
  if (asked.host !== new URL(origin).host) refuse('url', url, 'foreignAddress', { values: { origin } });
  const use = widgetOf(asked);
  if (use === null) throw new NoRouteError(asked.pathname);
  const { title, page, query } = await describe(services, origin, use);
  const { widget } = use;
  const width = Math.min(maxwidth ?? WIDTH, WIDTH);
  const height = Math.min(maxheight ?? Infinity, WIDGET_ASKS[widget].height);
  const placed = { origin, widget, query, title, height, page };
  const answer = {
    version: '1.0',
    type: 'rich',
    provider_name: 'Solmu',
    provider_url: origin,
    title,
    width,
    height,
    cache_age: CACHE_AGE,
    html: oembedMarkup(placed, { width, height }),
  };
  return format === 'json' ? c.json(answer) : c.body(xmlOf(answer), 200, { 'Content-Type': XML });
}

const XML = 'text/xml; charset=utf-8';

function xmlOf(answer: Readonly<Record<string, string | number>>): string {
  const fields = Object.entries(answer).map(
    ([name, value]) => `<${name}>${escaped(printable(String(value)))}</${name}>`,
  );
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${fields.join('')}</oembed>\n`;
}

/** Makes the frame's content, so that what cannot be shown is refused here and not in the host's page. */
async function describe(
  services: Services,
  origin: string,
  { widget, query }: WidgetUse,
): Promise<{ title: string; page: string; query: Record<string, string> }> {
  const snapshot = await services.snapshots.get();
  const lang = negotiateLanguage(query['lang'], undefined);
  const ground: FrameGround = { services, snapshot, lang, words: wordsIn(lang), origin };
  const id = query['id'];
  if (widget === 'card' && id && isHidden(snapshot.projection.entity(id))) throw new NoConsentError(id);
  try {
    const { title, href, refused } = await WIDGETS[widget](ground, asQueries(query));
    if (refused) throw new BadRequestError(refused);
    return { title, page: origin + href, query: { ...query } };
  } catch (error) {
    if (!(error instanceof MergedError)) throw error;
    const { id: merged, into } = error;
    const followed = Object.entries(query).map(([name, value]) => [name, value === merged ? into : value]);
    return describe(services, origin, {
      widget,
      query: Object.fromEntries(followed) as Record<string, string>,
    });
  }
}

/** The query as a router reads it, where a name may stand several times. */
export function asQueries(query: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]]));
}

/** The protocol has a status of its own for this. */
function notImplemented(c: Context, format: string): Response {
  const values = { asked: format.slice(0, 200), offered: FORMATS.join(', ') };
  const problem = problemDocument({ name: 'not-acceptable', status: 501, values }, languageOf(c), c.req.path);
  return c.body(JSON.stringify(problem), 501, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
}
