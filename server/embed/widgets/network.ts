import { refusedValue } from '../../pages/network/problems.ts';
import { networkAddress, isMapLevel, type NetworkQuery } from '../../pages/network/query.ts';
import { pageAddress } from '../../pages/addresses.ts';
import { legendOf } from '../../pages/network/legend.ts';
import { mapUnder } from '../../pages/network/map.ts';
import { edgesOf, type NetworkModel } from '../../pages/network/model.ts';
import { notDrawn } from '../../pages/network/not-drawn.ts';
import { networkPicture, networkScene, plainPicture } from '../../pages/network/picture.ts';
import { readNetwork } from '../../pages/network/read-network.ts';
import { sceneData } from '../../pages/network/scene-data.ts';
import { statusText } from '../../pages/network/sentences.ts';
import { html, raw, type Html, type Words } from '../../pages/parts/html.ts';
import { networkLegend } from '../../pages/parts/network-view.ts';
import { shapeIcon } from '../../pages/parts/shape-icon.ts';
import { displayName } from '../../reading/entity-view.ts';
import type { Queries } from '../../routes/parameters.ts';
import { outLink } from '../frame.ts';
import type { FrameContent, FrameGround } from '../ground.ts';
import { frameLines, type FrameLines } from '../lines.ts';
import { readFrameQuery } from '../network-query.ts';
import { notDrawnNote, slipList } from '../slips.ts';

/** Finland is high and narrow; the other levels have no shape of their own. */
const SIZE = {
  region: { width: 520, height: 660 },
  municipality: { width: 520, height: 660 },
  topic: { width: 720, height: 600 },
  organisation: { width: 720, height: 660 },
} as const;

/** A picture of more lines than this has no links of its own: it would be six times as long, and nobody hits one of a thousand. */
const MOST_LINKED = 400;

/** The network: picture, what is chosen, legend, and every line as a sentence. A slip in the address is told with a 400. */
export async function networkContent(ground: FrameGround, queries: Queries): Promise<FrameContent> {
  const { lang, words } = ground;
  const { query, problems, unknown } = readFrameQuery(queries, ground.snapshot);
  if (problems.length > 0)
    return {
      title: words('embed.bad'),
      href: pageAddress('network', lang),
      body: slipList([...problems, ...unknown], words),
      refused: [...problems, ...unknown].map(refusedValue),
    };
  const { body, ...rest } = await content(ground, query);
  // A line may leave the picture as sources change, hence only nodes are held to exist.
  const refused = unknown.filter(({ field }) => field === 'node').map(refusedValue);
  return {
    title: titleOf(ground, query),
    href: networkAddress(query, lang),
    ...rest,
    body: html`${unknown.length > 0 ? slipList(unknown, words, words('network.problem.ignored')) : ''} ${body}`,
    ...(refused.length > 0 && { refused }),
  };
}

/** "Verkosto: kulttuurihyvinvointi, Lappi" */
function titleOf(
  { snapshot: { projection }, words, lang }: FrameGround,
  { topic, region, node, focus }: NetworkQuery,
): string {
  const about = [focus ? node : null, topic, region].flatMap((id) => {
    const entity = id === null ? undefined : projection.entity(id);
    return entity ? [displayName(entity, lang).name] : [];
  });
  return about.length > 0 ? `${words('network.title')}: ${about.join(', ')}` : words('network.question');
}

async function content(
  ground: FrameGround,
  query: NetworkQuery,
): Promise<Omit<FrameContent, 'title' | 'href'>> {
  const { snapshot, lang, words, origin } = ground;
  const model = readNetwork(ground, query);
  const absent = notDrawnNote(notDrawn(snapshot, model, query, lang), words);
  if (model.edges.length === 0)
    return {
      body: html`${absent}
        <p class="frame-empty">
          <strong>${words('network.empty')}.</strong> ${words('network.empty.text')}
        </p>`,
    };
  const edgeHref = (edge: string) => origin + networkAddress(query, lang, { edge, node: null });
  const lines = await frameLines(ground, model, edgeHref);
  return {
    switch: viewSwitch(query, words),
    body: html`${absent}
      <div class="frame-picture ${model.level}">
        ${raw(await livePicture(ground, { model, query, edgeHref }))}
      </div>
      ${isMapLevel(model.level) ? '' : html`<p class="caption frame-sideways">${words('embed.sideways')}</p>`}
      ${chosenSection(ground, { model, query, lines })}
      <div class="frame-about-picture">
        ${networkLegend(legendOf(model, words), words, lang)}
        <p class="caption frame-status">${statusText(model, words)}</p>
      </div>
      ${lines.list}`,
    foot: wheelSwitch(words),
    script: 'web/widgets/network-frame.ts',
  };
}

/** Picture or list: a choice that needs no script, for both are there. */
function viewSwitch({ view }: NetworkQuery, words: Words): Html {
  const option = (value: 'picture' | 'list') => {
    const chosen = (view === 'picture') === (value === 'picture');
    return html`<label
      ><input type="radio" name="view" value="${value}" ${chosen ? html` checked` : ''} /><span
        >${words(`embed.view.${value}`)}</span
      ></label
    >`;
  };
  return html`<fieldset class="frame-views">
    <legend class="visually-hidden">${words('network.views')}</legend>
    ${option('picture')}${option('list')}
  </fieldset>`;
}

/**
 * Until the reader allows it, rolling and one finger scroll the host's page. A script shows this; without one nothing
 * zooms.
 */
function wheelSwitch(words: Words): Html {
  const told = (hand: 'wheel' | 'touch', off: string, on: string) =>
    html`<span class="by-${hand}" data-allowed="${words(`embed.${hand}.${on}`)}"
      >${words(`embed.${hand}.${off}`)}</span
    >`;
  return html`<p class="frame-wheel" hidden>
    ${told('wheel', 'off', 'on')}${told('touch', 'off', 'on')}
    <button type="button">${told('wheel', 'allow', 'stop')}${told('touch', 'allow', 'stop')}</button>
  </p>`;
}

interface Drawn {
  model: NetworkModel;
  query: NetworkQuery;
}

/** What is chosen, in words, under the picture: in the address at first, then by the reader. */
function chosenSection(
  { words, origin }: FrameGround,
  { model, query, lines }: Drawn & { lines: FrameLines },
): Html {
  const edge = model.edges.filter(({ id }) => id === query.edge);
  const node = model.nodes.find(({ id }) => id === query.node);
  const heading = node
    ? html`<h2>${shapeIcon(node)} ${outLink(node.name, origin + node.url, words, node.id)}</h2>`
    : '';
  const shown = edge.length > 0 ? edge : node ? edgesOf(model, node.id) : [];
  return html`<section
    class="frame-chosen"
    aria-live="polite"
    aria-label="${words('embed.chosen')}"
    data-more="${words('embed.chosen.more')}"
  >
    ${
      shown.length > 0
        ? html`${edge.length > 0 ? '' : heading}${lines.open(shown)}`
        : html`<p class="caption" hidden>${words('embed.choose')}</p>`
    }
  </section>`;
}

/** The picture, and the scene from which a canvas takes it over when the reader reaches for it. */
async function livePicture(
  { snapshot, words, origin }: FrameGround,
  { model, query, edgeHref }: Drawn & { edgeHref: (id: string) => string },
): Promise<string> {
  const { width, height } = SIZE[model.level];
  const urls = new Map(model.nodes.map(({ id, url }) => [id, url]));
  const view = {
    width,
    height,
    selected: query.edge ?? query.node,
    nodeHref: (id: string) => `${origin}${urls.get(id) ?? ''}`,
    edgeHref,
    linkTarget: '_blank' as const,
    map: isMapLevel(model.level) ? mapUnder(snapshot, width, height) : null,
  };
  const markup = await html`<solmu-network-view
    on-intent
    zoom-in="${words('network.zoom-in')}"
    zoom-out="${words('network.zoom-out')}"
    whole="${words('network.whole')}"
    picture="${words(`network.picture.${model.level}`)}. ${words('network.picture.keys')}"
    >${raw(model.edges.length > MOST_LINKED ? plainPicture(model, view, words) : networkPicture(model, view, words))}${sceneData({ ...networkScene(model, view), width, height })}</solmu-network-view
  >`;
  return String(markup);
}
