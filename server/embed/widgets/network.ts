import {
  networkAddress,
  isMapLevel,
  type NetworkQuery,
  type QueryProblem,
} from '../../pages/network/query.ts';
import { pageAddress } from '../../pages/addresses.ts';
import { legendOf } from '../../pages/network/legend.ts';
import { mapUnder } from '../../pages/network/map.ts';
import type { NetworkModel } from '../../pages/network/model.ts';
import { networkPicture } from '../../pages/network/picture.ts';
import { remedy } from '../../pages/network/problems.ts';
import { readNetwork } from '../../pages/network/read-network.ts';
import { statusText } from '../../pages/network/sentences.ts';
import { html, raw, type Html, type Words } from '../../pages/parts/html.ts';
import { networkLegend } from '../../pages/parts/network-view.ts';
import type { RefusedValue } from '../../http/errors.ts';
import { wordsIn } from '../../locales/words-in.ts';
import { displayName } from '../../reading/entity-view.ts';
import { LANGUAGES, type Label } from '../../vocabulary/languages.ts';
import type { FrameContent, FrameGround } from '../ground.ts';
import { frameLines } from '../lines.ts';
import { readFrameQuery } from '../network-query.ts';

/** Finland is high and narrow; the other levels have no shape of their own. */
const SIZE = {
  region: { width: 520, height: 660 },
  municipality: { width: 520, height: 660 },
  topic: { width: 720, height: 600 },
  organisation: { width: 720, height: 660 },
} as const;

/** The network: picture, legend, and every line as a sentence. A slip in the address is told with a 400. */
export async function networkContent(
  ground: FrameGround,
  given: Readonly<Record<string, string>>,
): Promise<FrameContent> {
  const { lang, words } = ground;
  const { query, problems } = readFrameQuery(given, ground.snapshot);
  if (problems.length > 0)
    return {
      title: words('embed.bad'),
      href: pageAddress('network', lang),
      body: problemList(problems, words),
      refused: problems.map(refusedValue),
    };
  return {
    title: titleOf(ground, query),
    href: networkAddress(query, lang),
    body: await content(ground, query),
  };
}

/** "Verkosto: kulttuurihyvinvointi, Lappi" */
function titleOf(
  { snapshot: { projection }, words, lang }: FrameGround,
  { topic, region }: NetworkQuery,
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
  const lines = await frameLines(ground, model, edgeHref);
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

function refusedValue(problem: QueryProblem): RefusedValue {
  const { field, value } = problem;
  const detail = Object.fromEntries(LANGUAGES.map((lang) => [lang, remedy(problem, wordsIn(lang))])) as Label;
  return { pointer: `#/query/${field}`, value, detail };
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
