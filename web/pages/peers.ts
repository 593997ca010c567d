/** The peers page: while a slider moves, the list, the map and the figures follow at once. */
import { roundToSum } from '../../server/experts/score.ts';
import { figureText, shareText, similarityText, stabilityText } from '../../server/locales/peer-texts.ts';
import { PEER_WORDS } from '../../server/locales/words-peers.ts';
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
const FIRST_FIELD = 7;

interface Municipality {
  name: string;
  url: string;
  where: string;
  place: { x: number; y: number } | null;
  /** The address of whom to ask there. */
  ask: string;
}

const lang = document.documentElement.lang as Lang;
const data = JSON.parse(document.querySelector('#peers-data')?.textContent ?? '{}') as PeersData;
const left = new Set(data.left);
const pinned = new Set(data.pinned);
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

const printer = document.querySelector<HTMLButtonElement>('#print-page');
if (printer) {
  printer.hidden = false;
  printer.addEventListener('click', () => window.print());
}

function readRow([, name, url, where, x, y, ask]: PeersData['rows'][number]): Municipality {
  const place = typeof x === 'number' && typeof y === 'number' ? { x, y } : null;
  return { name: String(name), url: String(url), where: String(where), place, ask: String(ask ?? url) };
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
  const options = { k: data.shown, among: (id: string) => !left.has(id) };
  const ranking = rankPeers(data.target, compared, weights, { ...options, also: (id) => pinned.has(id) });
  showRows(ranking);
  showFigures(ranking);
  if (data.experience.length > 0) showExperience(compared, weights);
  showMap(ranking);
  showLead(ranking);
  clearTimeout(settling);
  settling = setTimeout(() => settle(ranking, weights), SETTLE_MS);
}

/** When the hand rests: the address, and the news for those who do not see the list. */
function settle({ peers }: PeerRanking, weights: Weights): void {
  history.replaceState(null, '', addressOf(weights));
  for (const form of document.querySelectorAll<HTMLFormElement>('.peers-tools form'))
    keepWeights(form, weights);
  const file = document.querySelector<HTMLAnchorElement>('#peers-file');
  if (file) file.href = fileWith(file.href, weights);
  for (const segment of document.querySelectorAll('.peers-head .segments [aria-current]'))
    segment.removeAttribute('aria-current');
  const [first = '', second = '', third = ''] = peers.map(({ id }) => municipalities.get(id)?.name ?? id);
  say('#peers-news', PEER_WORDS['peers.reranked'][lang], { first, second, third });
}

function addressOf(weights: Weights): URL {
  const address = new URL(location.href);
  for (const [group, weight] of Object.entries(weights)) {
    const usual: Weights = DEFAULT_WEIGHTS;
    if (weight === usual[group]) address.searchParams.delete(`w-${group}`);
    else address.searchParams.set(`w-${group}`, String(weight));
  }
  return address;
}

function fileWith(href: string, weights: Weights): string {
  const address = new URL(href);
  const told = Object.entries(weights).map(([group, weight]) => `${group}:${weight}`);
  address.searchParams.set('weights', told.join());
  return address.href;
}

/** The form that narrows the list sends the weights along as they now stand. */
function keepWeights(form: HTMLFormElement, weights: Weights): void {
  for (const field of form.querySelectorAll('input[name^="w-"]')) field.remove();
  for (const [group, weight] of Object.entries(weights)) {
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name: `w-${group}`, value: String(weight) });
    form.append(field);
  }
}

function showLead({ peers }: PeerRanking): void {
  const [first = '', second = ''] = peers.map(({ id }) => municipalities.get(id)?.name ?? id);
  say('#peers-lead', PEER_WORDS['peers.lead'][lang], { first, second });
}

function say(selector: string, text: string, values: Readonly<Record<string, string>>): void {
  const place = document.querySelector(selector);
  if (place) place.textContent = fill(text, values);
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Those with experience in the order of their fit, the square root of similarity × experience. */
function showExperience(all: ReturnType<typeof standardise>, weights: Weights): void {
  const shares = new Map(data.experience);
  const options = { k: 0, among: (id: string) => !left.has(id), also: (id: string) => shares.has(id) };
  const { peers } = rankPeers(data.target, all, weights, options);
  const experience = ({ id }: Peer) => shares.get(id) ?? 0;
  const fit = (peer: Peer) => Math.sqrt((peer.similarity / 100) * experience(peer));
  const cards = new Map(
    [...document.querySelectorAll<HTMLElement>('#experience article')].map((card) => [
      card.dataset['id'],
      card,
    ]),
  );
  const inOrder = peers.toSorted((a, b) => fit(b) - fit(a) || a.rank - b.rank);
  for (const [at, peer] of inOrder.entries()) {
    const card = cards.get(peer.id);
    if (!card) continue;
    const about = card.querySelector('.of');
    if (about) about.textContent = likeness(peer, experience(peer), at + 1);
    const figure = card.querySelector('.strength');
    if (figure) figure.textContent = shareText(fit(peer), lang);
    card.parentElement?.append(card);
  }
}

function likeness({ id, similarity, rank }: Peer, experience: number, fit: number): string {
  return fill(PEER_WORDS['peers.experience.likeness'][lang], {
    region: municipalities.get(id)?.where ?? '',
    similarity: similarityText(similarity, lang),
    experience: shareText(experience, lang),
    place: String(rank),
    fit: String(fit),
  });
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
  showChoices(row, peer);
  const [similarity, stability, ...shares] = row.querySelectorAll('td');
  similarity!.textContent = similarityText(peer.similarity, lang);
  stability!.textContent = stabilityText(peer.rankInterval, lang);
  const percents = roundToSum(
    peer.groups.map(({ percent }) => percent ?? 0),
    0,
  );
  shares.forEach((cell, index) => cell.replaceChildren(shareBar(percents[index] ?? 0)));
}

/** The links of a row lead where they would lead for its new municipality. */
function showChoices(row: Element, { id }: Peer): void {
  const { name, ask } = municipalities.get(id)!;
  const [link, pin, ban] = row.querySelectorAll<HTMLAnchorElement>('.choices a');
  link!.ariaLabel = fill(PEER_WORDS['peers.ask.whom'][lang], { name });
  link!.href = ask;
  const others = data.pinned.filter((one) => one !== id);
  const isPinned = pinned.has(id);
  const pinWords = isPinned
    ? (['peers.unpin', 'peers.unpin.whom'] as const)
    : (['peers.pin', 'peers.pin.whom'] as const);
  pin!.textContent = PEER_WORDS[pinWords[0]][lang];
  pin!.ariaLabel = fill(PEER_WORDS[pinWords[1]][lang], { name });
  pin!.href = addressWith({ pin: isPinned ? others : [...others, id] });
  ban!.ariaLabel = fill(PEER_WORDS['peers.ban.whom'][lang], { name });
  ban!.href = addressWith({ pin: others, ban: [...listIn('ban'), id] });
}

function listIn(name: string): string[] {
  const text = new URL(location.href).searchParams.get(name) ?? '';
  return text.split(',').filter((id) => id !== '');
}

/** This page's address with the weights as they stand and these lists. */
function addressWith(lists: Readonly<Record<string, readonly string[]>>): string {
  const address = addressOf(readWeights());
  for (const [name, ids] of Object.entries(lists)) {
    if (ids.length === 0) address.searchParams.delete(name);
    else address.searchParams.set(name, ids.join(','));
  }
  return address.href;
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
  // A pinned one that came among the nearest leaves a row less, and more when it falls back.
  const last = rows.at(-1);
  if (!last) return;
  while (rows.length < peers.length)
    rows.push(last.parentElement!.appendChild(last.cloneNode(true) as Element));
  const unknown = PEER_WORDS['peers.figures.unknown'][lang];
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
