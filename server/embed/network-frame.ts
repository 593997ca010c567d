import type { Context } from 'hono';
import type { Assets } from '../http/assets.ts';
import { negotiateLanguage } from '../http/language.ts';
import { originOf } from '../http/origin.ts';
import { wordsIn } from '../locales/words-in.ts';
import { pageAddress } from '../pages/addresses.ts';
import { legendOf } from '../pages/network/legend.ts';
import { mapUnder } from '../pages/network/map.ts';
import type { NetworkModel } from '../pages/network/model.ts';
import { networkPicture } from '../pages/network/picture.ts';
import { remedy } from '../pages/network/problems.ts';
import { isMapLevel, networkAddress, type NetworkQuery, type QueryProblem } from '../pages/network/query.ts';
import { readNetwork } from '../pages/network/read-network.ts';
import { statusText } from '../pages/network/sentences.ts';
import { html, raw, type Html, type Words } from '../pages/parts/html.ts';
import { networkLegend } from '../pages/parts/network-view.ts';
import { displayName } from '../reading/entity-view.ts';
import type { Services } from '../services.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Lang } from '../vocabulary/languages.ts';
import { frameDocument } from './frame.ts';
import { frameLines } from './lines.ts';
import { readFrameQuery } from './network-query.ts';

/** Finland is high and narrow; the other levels have no shape of their own. */
const SIZE = {
  region: { width: 520, height: 660 },
  municipality: { width: 520, height: 660 },
  topic: { width: 720, height: 600 },
  organisation: { width: 720, height: 660 },
} as const;

/** The network in a frame: picture, legend, and every line as a sentence. A slip in the address is told with a 400. */
export async function networkFrame(c: Context, services: Services, assets: Assets): Promise<Response> {
  const snapshot = await services.snapshots.get();
  const given = c.req.query();
  const lang = negotiateLanguage(given['lang'], c.req.header('accept-language'));
  const words = wordsIn(lang);
  const origin = originOf(c, services.publicUrl);
  const { query, theme, problems } = readFrameQuery(given, snapshot);
  const failed = problems.length > 0;
  const frame = frameDocument(
    {
      lang,
      theme,
      title: failed ? words('embed.bad') : titleOf(snapshot, query, words, lang),
      href: origin + (failed ? pageAddress('network', lang) : networkAddress(query, lang)),
      homeHref: origin + pageAddress('home', lang),
      body: failed
        ? problemList(problems, words)
        : await content({ services, snapshot, lang, words, origin }, query),
    },
    assets,
    words,
  );
  return new Response(String(await frame), {
    status: failed ? 400 : 200,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Language': lang },
  });
}

interface FrameGround {
  services: Services;
  snapshot: Snapshot;
  lang: Lang;
  words: Words;
  origin: string;
}

/** "Verkosto: kulttuurihyvinvointi, Lappi" */
function titleOf(
  { projection }: Snapshot,
  { topic, region }: NetworkQuery,
  words: Words,
  lang: Lang,
): string {
  const about = [topic, region].flatMap((id) => {
    const entity = id === null ? undefined : projection.entity(id);
    return entity ? [displayName(entity, lang).name] : [];
  });
  return about.length > 0 ? `${words('network.title')}: ${about.join(', ')}` : words('network.question');
}

async function content(ground: FrameGround, query: NetworkQuery): Promise<Html> {
  const { services, snapshot, lang, words, origin } = ground;
  const model = readNetwork({ snapshot, lang, services }, query);
  if (model.edges.length === 0)
    return html`<p class="frame-empty">
      <strong>${words('network.empty')}.</strong> ${words('network.empty.text')}
    </p>`;
  const edgeHref = (edge: string) => origin + networkAddress(query, lang, { edge });
  const lines = await frameLines({ store: services.store, snapshot, lang, words, origin }, model, edgeHref);
  return html`<div class="frame-picture ${model.level}">${raw(picture(ground, model, edgeHref))}</div>
    ${networkLegend(legendOf(model, words), words, lang)}
    <p class="caption frame-status">${statusText(model, words)}</p>
    ${lines}`;
}

function picture(
  { snapshot, words, origin }: FrameGround,
  model: NetworkModel,
  edgeHref: (id: string) => string,
): string {
  const { width, height } = SIZE[model.level];
  const urls = new Map(model.nodes.map(({ id, url }) => [id, url]));
  return networkPicture(
    model,
    {
      width,
      height,
      selected: null,
      nodeHref: (id) => `${origin}${urls.get(id) ?? ''}`,
      edgeHref,
      map: isMapLevel(model.level) ? mapUnder(snapshot, width, height) : null,
    },
    words,
  );
}

function problemList(problems: readonly QueryProblem[], words: Words): Html {
  return html`<div class="frame-problem" role="alert">
    <p><strong>${words('embed.bad.text')}</strong></p>
    <ul>
      ${problems.map(
        (problem) =>
          html`<li>
            ${problem.reason === 'parameter' ? '' : words('network.problem', { field: problem.field, value: problem.value })}
            ${remedy(problem, words)}
          </li>`,
      )}
    </ul>
  </div>`;
}
