import type { PageContext } from '../context.ts';
import { renderInFrame } from '../page.ts';
import { html, raw, type Html } from '../parts/html.ts';
import { networkView } from '../parts/network-view.ts';
import { empty } from '../parts/notices.ts';
import { pictureOf, readDrawing, type Drawing } from './drawing.ts';
import { embedCode, embeddedAs } from './embed-code.ts';
import { levelSegments, networkFilters, viewSegments } from './filters.ts';
import { filtersThatAreOn, viewsThatAreOn } from './filters-on.ts';
import { withFound } from './find-in-picture.ts';
import { inView } from './in-view.ts';
import { legendOf } from './legend.ts';
import type { NetworkModel } from './model.ts';
import { panelOf } from './panel.ts';
import { asksForPath } from './path-panel.ts';
import { standsFor } from './places-on-map.ts';
import { notDrawn } from './not-drawn.ts';
import { networkPicture, networkScene, pictureName } from './picture.ts';
import { problemNotice } from './problems.ts';
import {
  networkAddress,
  networkParameters,
  NOTHING_CHOSEN,
  readNetworkQuery,
  givenOnce,
  NETWORK_PARAMETERS,
  type Guess,
  type NetworkQuery,
  type QueryProblem,
} from './query.ts';
import { readNetwork } from './read-network.ts';
import { sceneData } from './scene-data.ts';
import { sentenceList } from './sentence-list.ts';
import { statusText } from './sentences.ts';
import { networkTable } from './table.ts';
import { yearPlayer } from './year-player.ts';

/** Where the style sheet lays the tools over the picture. */
const TOOLS = { x: 0, y: 0, width: 156, height: 62 };
const PANEL = 'selected';
/** As many as the style sheet leaves. */
const ROWS_ON_PHONE = 12;

const CHOSEN = ['edge', 'node', 'insight', 'pathFrom', 'pathTo', 'find', 'camera'] as const;

/** Who works with whom: picture, table and sentences of one query, with what is chosen beside it. All of it is in the address. */
export async function networkPage(context: PageContext): Promise<Response> {
  const { c, words, services, snapshot } = context;
  const { once, repeated } = givenOnce(c.req.queries(), NETWORK_PARAMETERS);
  const { query: asked, problems: unusable, guesses } = readNetworkQuery(once, snapshot);
  const problems = [...repeated, ...unusable];
  const drawing = readDrawing(context, asked);
  const query = withFound(snapshot, asked, drawing.model);
  const body = html`${problems.length > 0 ? html`<div class="network-problems">${problemNotice(context, problems, words('network.problem.ignored'))}</div>` : ''}
  ${await view(context, query, { ...drawing, problems, guesses })} ${embedCode(context, query)}`;
  return renderInFrame(
    { ...context, publicUrl: services.publicUrl },
    {
      title: words('network.title'),
      description: words('network.description'),
      address: (other) => networkAddress(asked, other),
      current: 'network',
      wide: true,
      // Chosen lines are states of one page, not pages.
      noindex: problems.length > 0 || CHOSEN.some((name) => query[name] !== null) || query.hide.length > 0,
      scripts: ['web/pages/network.ts'],
      embed: embeddedAs(query),
      body,
    },
    problems.length > 0 ? 400 : 200,
  );
}

/** What is drawn, which values of the address could not be used, and which were searched for. */
type Shown = Drawing & { problems: readonly QueryProblem[]; guesses: readonly Guess[] };

async function view(
  context: PageContext,
  asked: NetworkQuery,
  { model, drawn, problems, guesses }: Shown,
): Promise<Html> {
  const { words, lang } = context;
  const query = { ...asked, node: standsFor(drawn, asked.node) };
  const edgeHref = (edge: string) => chosen(context, query, { edge, node: null });
  const inPicture = query.view === 'picture' || query.view === 'map';
  const isEmpty = drawn.edges.length === 0;
  const lines =
    query.view === 'list'
      ? await sentenceList(context, model, edgeHref)
      : networkTable(drawn, edgeHref, words, lang);
  return networkView(
    {
      ...bars(context, query, drawn, problems),
      picture: inPicture ? await livePicture(context, query, drawn) : null,
      empty: isEmpty ? nothingDrawn(context, query, drawn) : null,
      table: isEmpty ? null : inPicture ? underPicture(context, query, drawn, lines) : lines,
      panel: html`<div id="${PANEL}">
        ${await panelOf({ context, query, model: drawn, problems, guesses })}
      </div>`,
      close:
        isAsked(query) || asksForPath({ query, problems })
          ? networkAddress(query, lang, NOTHING_ASKED)
          : null,
      // On a map of parties a shape is a place, and its line stands for many.
      legend: legendOf(drawn, words, (name) => (drawn.standing ? null : hiding(context, query, drawn, name))),
      status: statusText(drawn, words),
      ways: waysOn(context, query, drawn),
      tools: pictureTools(context, inPicture && !isEmpty),
      form: `${query.level} ${query.view}`,
    },
    words,
    lang,
  );
}

/** The address without what an entry of the legend stands for. What is chosen stays so while it stays in sight. */
function hiding({ lang }: PageContext, query: NetworkQuery, drawn: NetworkModel, name: string): string {
  const hide = [...query.hide, name];
  const left = inView(drawn, { ...query, focus: false, hide });
  const stays = left.edges.some(
    ({ id, from, to }) => id === query.edge || from === query.node || to === query.node,
  );
  return networkAddress(query, lang, { ...(stays ? { find: null } : NOTHING_CHOSEN), hide });
}

/** What stands over an empty picture, and in place of an empty table: why, and ways on. */
function nothingDrawn(
  { words, lang, snapshot }: PageContext,
  query: NetworkQuery,
  { hidden }: NetworkModel,
): Html {
  const { level, view: shown, hide, focus } = query;
  const bare = readNetworkQuery({ level, view: shown }, snapshot).query;
  const unfocused = { ...query, focus: false, depth: null };
  const unhidden = { ...query, hide: [] };
  const isHidden = hide.length > 0 && readNetwork({ snapshot, lang }, unhidden).edges.length > 0;
  // Around what is not there is nothing.
  const around = focus ? readNetwork({ snapshot, lang }, unfocused) : null;
  const [name] = around ? notDrawn(snapshot, around, { ...query, edge: null }, lang) : [];
  const absent = name === undefined ? null : words('embed.not-drawn', { name });
  const way = (key: string, to: NetworkQuery) => ({ label: words(key), href: networkAddress(to, lang) });
  return html`<div class="network-empty">
    ${empty({
      heading: words(isHidden ? 'network.empty.hidden' : 'network.empty'),
      text: absent ?? words(isHidden ? 'network.empty.hidden.text' : 'network.empty.text'),
      ways: [
        ...(isHidden ? [way('network.empty.unhide', unhidden)] : []),
        ...(around && around.edges.length > 0 ? [way('network.whole', unfocused)] : []),
        ...(hidden > 0 ? [way('network.ways.show-hidden', { ...query, minWeight: 1 })] : []),
        way('network.filters.clear', bare),
      ],
    })}
  </div>`;
}

function underPicture(context: PageContext, query: NetworkQuery, drawn: NetworkModel, lines: Html): Html {
  return html`<h2>${context.words('network.table.heading')}</h2>
    ${lines} ${wholeTable(context, query, drawn)}`;
}

/** Under a picture on a phone the table is cut after its first rows: the way to all of them. */
function wholeTable(
  { words, lang }: PageContext,
  query: NetworkQuery,
  { edges }: NetworkModel,
): Html | string {
  if (edges.length <= ROWS_ON_PHONE) return '';
  const href = networkAddress(query, lang, { view: 'table' });
  return html`<p class="actions whole-table">
    <a class="button" href="${href}">${words('network.table.whole', { n: edges.length })}</a>
  </p>`;
}

/** What stands in the panel instead of the picture's own words. */
const NOTHING_ASKED = {
  edge: null,
  node: null,
  insight: null,
  pathFrom: null,
  pathTo: null,
  find: null,
} as const satisfies Partial<NetworkQuery>;

function isAsked(query: NetworkQuery): boolean {
  return (Object.keys(NOTHING_ASKED) as (keyof typeof NOTHING_ASKED)[]).some((name) => query[name] !== null);
}

/** What only a script can do with the picture. */
function pictureTools({ words }: PageContext, inPicture: boolean): Html {
  const tool = (name: string, key: string) =>
    html`<li>
      <button class="quiet needs-script" type="button" ${raw(`data-${name}`)}>${words(key)}</button>
    </li>`;
  return html`${tool('undo', 'network.undo')} ${tool('redo', 'network.redo')}
  ${inPicture ? tool('png', 'network.ways.png') : ''} ${tool('copy-link', 'network.ways.copy-link')}`;
}

function bars(
  context: PageContext,
  query: NetworkQuery,
  model: NetworkModel,
  problems: readonly QueryProblem[],
) {
  return {
    title: context.words('network.title'),
    levels: levelSegments(context, query),
    views: viewSegments(context, query),
    filters: networkFilters(context, query, model, problems),
    on: [...filtersThatAreOn(context, query), ...viewsThatAreOn(context, query)],
    player: yearPlayer(context),
  };
}

/** The picture, and the scene from which a canvas takes it over. */
async function livePicture(context: PageContext, query: NetworkQuery, model: NetworkModel): Promise<string> {
  const { words, lang } = context;
  const view = {
    ...pictureOf(context, query, model),
    covered: [TOOLS],
    nodeHref: (node: string) => chosen({ lang }, query, { node, edge: null }),
    edgeHref: (edge: string) => chosen({ lang }, query, { edge, node: null }),
  };
  const scene = networkScene(model, view);
  const { width, height } = view;
  const markup = await html`<solmu-network-view
    zoom-in="${words('network.zoom-in')}"
    zoom-out="${words('network.zoom-out')}"
    whole="${words('network.whole')}"
    picture="${words(pictureName(model))}. ${words('network.picture.keys')}"
    camera="${query.camera ?? ''}"
    >${raw(networkPicture(model, view, words, scene))}${sceneData({ ...scene, width, height })}</solmu-network-view
  >`;
  return String(markup);
}

/** The address with something chosen. It leads to the panel, which lies below the picture on a phone. */
function chosen(
  { lang }: Pick<PageContext, 'lang'>,
  query: NetworkQuery,
  choice: Pick<NetworkQuery, 'edge' | 'node'>,
): string {
  return `${networkAddress(query, lang, { ...choice, find: null })}#${PANEL}`;
}

/** What files leave out of an address: what is only said in the panel, and where the reader looks. */
const UNASKED = {
  insight: null,
  find: null,
  camera: null,
} as const satisfies Partial<NetworkQuery>;

/** What the page shows as files: suffix and name of each form. */
const FILES = [
  ['svg', 'SVG'],
  ['csv', 'CSV'],
  ['graphml', 'GraphML'],
  ['gexf', 'GEXF'],
  ['jsonld', 'JSON-LD'],
] as const;

function waysOn({ words, lang }: PageContext, query: NetworkQuery, model: NetworkModel) {
  // The page draws parties with what they took part in, the API joins parties by it: another network, with another least.
  const ofParties = query.level === 'organisation';
  const minWeight = ofParties ? null : model.least;
  const whole = { ...query, ...NOTHING_CHOSEN, view: 'picture', hide: [], minWeight } as const;
  const address = (path: string, asked: NetworkQuery) => {
    const search = new URLSearchParams({ ...networkParameters(asked), level: asked.level, lang });
    return `/api/v1/network${path}?${search.toString()}`;
  };
  return [
    ...(model.hidden > 0
      ? [{ label: words('network.ways.show-hidden'), href: networkAddress(query, lang, { minWeight: 1 }) }]
      : []),
    {
      label: ofParties
        ? words('network.ways.file.organisation', { format: 'JSON' })
        : words('network.ways.api'),
      href: address('', whole),
    },
    ...FILES.map(([suffix, format]) => ({
      label: words('network.ways.file', { format }),
      href: address(`/shown.${suffix}`, { ...query, ...UNASKED }),
    })),
    { label: words('network.ways.embed'), href: '#embed' },
  ];
}
