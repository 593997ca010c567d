/** The peers page: while a slider moves, the list, the map and the figures follow at once. */
import { roundToSum } from '../../server/experts/score.ts';
import { similarityText, stabilityText, figureText } from '../../server/locales/peer-texts.ts';
import { FINDER_WORDS } from '../../server/locales/words-finders.ts';
import type { PeersData } from '../../server/pages/finders/peers-data.ts';
import {
  rankPeers,
  standardise,
  type Peer,
  type PeerRanking,
  type Weights,
} from '../../server/peers/score.ts';
import { DEFAULT_WEIGHTS, VARIABLES } from '../../server/peers/variables.ts';
import { rankPlaces } from '../../server/scene/rank-places.ts';
import type { Lang } from '../../server/vocabulary/languages.ts';

const MOVE_MS = 200;
const SETTLE_MS = 600;
const BAR_PER_PERCENT = 0.56;
const FIRST_FIELD = 6;

interface Municipality {
  name: string;
  url: string;
  where: string;
  place: { x: number; y: number } | null;
}

const lang = document.documentElement.lang as Lang;
const data = JSON.parse(document.querySelector('#peers-data')?.textContent ?? '{}') as PeersData;
const municipalities = new Map(data.rows.map((row) => [String(row[0]), readRow(row)]));
const figures = Object.fromEntries(
  data.rows.map((row) => [
    row[0],
    Object.fromEntries(data.fields.map((field, index) => [field, row[FIRST_FIELD + index] ?? null])),
  ]),
);
/** Compared when the first slider moves: a reader who only reads need not wait for it. */
let compared: ReturnType<typeof standardise> | null = null;
let planned = 0;
let settling: ReturnType<typeof setTimeout> | undefined;

for (const slider of sliders())
  slider.addEventListener('input', () => {
    showWeight(slider);
    cancelAnimationFrame(planned);
    planned = requestAnimationFrame(rerank);
  });

function readRow([, name, url, where, x, y]: PeersData['rows'][number]): Municipality {
  const place = typeof x === 'number' && typeof y === 'number' ? { x, y } : null;
  return { name: String(name), url: String(url), where: String(where), place };
}

function sliders(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('.weights input[type="range"]')];
}

function showWeight(slider: HTMLInputElement): void {
  const now = slider.closest('th')?.querySelector('.now');
  if (now) now.textContent = slider.value;
}

/** Groups without a slider have no figures: their weight changes nothing. */
function readWeights(): Weights {
  return Object.fromEntries(
    sliders().map((slider) => [slider.name.replace(/^w-/, ''), Number(slider.value)]),
  );
}

function rerank(): void {
  const weights = readWeights();
  if (Object.values(weights).every((weight) => weight === 0)) return;
  compared ??= standardise(figures, VARIABLES);
  const ranking = rankPeers(data.target, compared, weights, { k: data.shown });
  showRows(ranking);
  showFigures(ranking);
  showMap(ranking);
  showLead(ranking);
  clearTimeout(settling);
  settling = setTimeout(() => settle(ranking, weights), SETTLE_MS);
}

/** When the hand rests: the address, and the news for those who do not see the list. */
function settle({ peers }: PeerRanking, weights: Weights): void {
  const address = new URL(location.href);
  for (const [group, weight] of Object.entries(weights)) {
    const usual: Weights = DEFAULT_WEIGHTS;
    if (weight === usual[group]) address.searchParams.delete(`w-${group}`);
    else address.searchParams.set(`w-${group}`, String(weight));
  }
  history.replaceState(null, '', address);
  for (const segment of document.querySelectorAll('.peers-head .segments [aria-current]'))
    segment.removeAttribute('aria-current');
  const [first = '', second = '', third = ''] = peers.map(({ id }) => municipalities.get(id)?.name ?? id);
  say('#peers-news', FINDER_WORDS['peers.reranked'][lang], { first, second, third });
}

function showLead({ peers }: PeerRanking): void {
  const [first = '', second = ''] = peers.map(({ id }) => municipalities.get(id)?.name ?? id);
  say('#peers-lead', FINDER_WORDS['peers.lead'][lang], { first, second });
}

function say(selector: string, text: string, values: Readonly<Record<string, string>>): void {
  const place = document.querySelector(selector);
  if (place) place.textContent = text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Rows move to their new places; those that are new take the row of one that left. */
function showRows({ peers }: PeerRanking): void {
  const body = document.querySelector('.peers-table tbody');
  if (!body) return;
  const rows = [...body.querySelectorAll<HTMLTableRowElement>('tr')];
  const before = new Map(rows.map((row) => [row, row.getBoundingClientRect().top]));
  const kept = new Map(rows.map((row) => [row.dataset['id'], row]));
  const staying = new Set(peers.map(({ id }) => kept.get(municipalities.get(id)?.url)));
  const free = rows.filter((row) => !staying.has(row));
  const inOrder = peers.map((peer) => {
    const own = kept.get(municipalities.get(peer.id)?.url) ?? free.pop() ?? cloneOf(rows[0]!);
    fillRow(own, peer);
    return own;
  });
  body.replaceChildren(...inOrder);
  for (const row of inOrder) slide(row, before.get(row));
}

function cloneOf(row: HTMLTableRowElement): HTMLTableRowElement {
  return row.cloneNode(true) as HTMLTableRowElement;
}

function slide(row: HTMLElement, before: number | undefined): void {
  if (before === undefined || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const moved = before - row.getBoundingClientRect().top;
  if (moved !== 0)
    row.animate([{ transform: `translateY(${moved}px)` }, { transform: 'none' }], {
      duration: MOVE_MS,
      easing: 'ease-out',
    });
}

function fillRow(row: HTMLTableRowElement, peer: Peer): void {
  const municipality = municipalities.get(peer.id)!;
  row.dataset['id'] = municipality.url;
  row.querySelector('.rank-disc')!.textContent = String(peer.rank);
  nameRow(row, municipality);
  row.querySelector('.where')!.textContent = municipality.where;
  const [similarity, stability, ...shares] = row.querySelectorAll('td');
  similarity!.textContent = similarityText(peer.similarity, lang);
  stability!.textContent = stabilityText(peer.rankInterval, lang);
  const percents = roundToSum(
    peer.groups.map(({ percent }) => percent ?? 0),
    0,
  );
  shares.forEach((cell, index) => cell.replaceChildren(shareBar(percents[index] ?? 0)));
}

function nameRow(row: Element, { name, url }: Municipality): void {
  const link = row.querySelector<HTMLAnchorElement>('a.name')!;
  link.textContent = name;
  link.href = url;
}

const SVG = 'http://www.w3.org/2000/svg';

function shareBar(share: number): HTMLElement {
  const box = document.createElement('span');
  box.className = 'share';
  if (share > 0) {
    const width = String(Math.max(1, Math.round(share * BAR_PER_PERCENT * 10) / 10));
    const [bar, rect] = [document.createElementNS(SVG, 'svg'), document.createElementNS(SVG, 'rect')];
    for (const element of [bar, rect]) {
      element.setAttribute('width', width);
      element.setAttribute('height', '11');
    }
    rect.setAttribute('rx', '1');
    bar.setAttribute('aria-hidden', 'true');
    bar.append(rect);
    box.append(bar);
  }
  box.append(String(share));
  return box;
}

function showFigures({ peers }: PeerRanking): void {
  const rows = [...document.querySelectorAll('.figures-table tbody tr:not(.own)')];
  const unknown = FINDER_WORDS['peers.figures.unknown'][lang];
  rows.forEach((row, index) => {
    const peer = peers[index];
    if (!peer) return row.remove();
    nameRow(row, municipalities.get(peer.id)!);
    const values = peer.variables.filter(({ field }) => field !== 'region');
    row.querySelectorAll('td').forEach((cell, column) => {
      const value = values[column];
      cell.textContent = value ? (figureText(value.field, value.other, lang) ?? unknown) : unknown;
    });
  });
}

function showMap({ peers }: PeerRanking): void {
  const own = municipalities.get(data.target)?.place ?? null;
  const places = rankPlaces(
    own,
    peers.map(({ id }) => municipalities.get(id)?.place ?? null),
  );
  for (const disc of document.querySelectorAll<SVGGElement>('.rank-map .rank')) {
    const at = places[Number(disc.dataset['place']) - 1];
    disc.setAttribute(
      'transform',
      at ? `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})` : 'translate(-99 -99)',
    );
  }
}
