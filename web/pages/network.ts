/** The network page: zoom, choosing without a reload, and the neighbourhood of what is chosen. */
import '../components/solmu-network-view.ts';
import '../components/solmu-years.ts';
import { failure, showExplored, startExploring } from './explore.ts';
import { focusOn, showNext } from './next-network.ts';
import type { SolmuYears } from '../components/solmu-years.ts';
import { isPlainClick } from './plain-click.ts';
import { showSteps, startSteps, takeStep } from './steps.ts';
import { waitFor, type Waiting } from './waiting.ts';
import { NETWORK_WORDS } from '../../server/locales/words-network.ts';
import type { Lang } from '../../server/vocabulary/languages.ts';

const RESTING_MS = 300;
const lang = document.documentElement.lang as Lang;
const word = (key: keyof typeof NETWORK_WORDS) => NETWORK_WORDS[key][lang];

document.addEventListener('click', (event) => {
  const target = event.target as Element;
  const copy = target.closest<HTMLElement>('[data-copy-from]');
  if (copy) void copyFrom(copy);
  const copyLink = target.closest<HTMLElement>('[data-copy-link]');
  if (copyLink) void copyAddress(copyLink);
  const grip = target.closest<HTMLElement>('[data-grow]');
  if (grip) grow(grip);
  const png = target.closest<HTMLElement>('[data-png]');
  if (png) void download(png);
  const view = target.closest<HTMLAnchorElement>('.network-bar > .segments a');
  if (view && isPlainClick(event)) void choose(event, view);
  const link = target.closest<HTMLAnchorElement | SVGAElement>('.scene a, a[data-choose]');
  if (link && isPlainClick(event)) void choose(event, link);
});

startSteps();
startExploring();

/** Each year is a state of the page: an address of its own, one step in the history for each run. */
document.addEventListener('solmu-year', (event) => void showYear((event as CustomEvent<string>).detail));

let yearsInHistory = false;
async function showYear(year: string): Promise<void> {
  const address = new URL(location.href);
  for (const end of ['from', 'to'])
    if (year === '') address.searchParams.delete(end);
    else address.searchParams.set(end, year);
  if (!(await showAddress(address, { focus: false }))) return;
  const path = address.pathname + address.search;
  takeStep(path, { anew: !yearsInHistory });
  void showExplored();
  yearsInHistory = true;
  document.querySelector<SolmuYears>('solmu-years')?.shown();
}

/** The query that is shown; a change of the fragment alone is none of ours. */
let shown = location.search;
addEventListener('popstate', () => {
  showSteps();
  void showExplored();
  if (location.search !== shown) void showAddress(new URL(location.href));
});

/** What is in view stands in the address, too, once the hand rests. */
let resting: ReturnType<typeof setTimeout> | undefined;
document.addEventListener('solmu-camera', (event) => {
  clearTimeout(resting);
  resting = setTimeout(() => noteCamera((event as CustomEvent<string | null>).detail), RESTING_MS);
});

function noteCamera(camera: string | null): void {
  const address = new URL(location.href);
  if (camera === null) address.searchParams.delete('camera');
  else address.searchParams.set('camera', camera);
  // Commas are commas, so that the address can be read.
  shown = address.search.replaceAll('%2C', ',');
  history.replaceState(history.state, '', address.pathname + shown + address.hash);
}

/** Takes the panel and the picture from the chosen address. */
async function choose(event: MouseEvent, link: HTMLAnchorElement | SVGAElement): Promise<void> {
  event.preventDefault();
  const address = new URL(link.getAttribute('href') ?? '', location.href);
  const camera = new URLSearchParams(location.search).get('camera');
  if (camera && link.matches('[data-choose], .scene a')) address.searchParams.set('camera', camera);
  // Who chooses in the picture sees it there.
  const reveal = !link.matches('.scene a');
  if (!(await showAddress(address, { name: nameOf(link), reveal }))) return;
  takeStep(address.pathname + address.search);
  void showExplored();
  yearsInHistory = false;
}

function nameOf(link: HTMLAnchorElement | SVGAElement): string {
  const title = link.querySelector('title')?.textContent;
  return link.dataset['choose'] || link.ariaLabel || title || wordsOf(link);
}

let asking = new AbortController();
let waiting: Waiting | null = null;

interface Showing {
  /** The keyboard goes to the panel. */
  focus?: boolean;
  name?: string;
  /** The picture moves to what is chosen. */
  reveal?: boolean;
}

/**
 * Shows what an address has, under its `name` while it is fetched. Of several that were asked for, the last one is
 * shown. A page that says what is wrong with its address is followed; where no answer comes, the panel tells.
 */
async function showAddress(
  address: URL,
  { focus = true, name = wordsOf(document.querySelector('h1')!), reveal = false }: Showing = {},
): Promise<boolean> {
  asking.abort();
  waiting?.end();
  const mine = (asking = new AbortController());
  waiting = waitFor(name, address, { quiet: !focus });
  const page = await fetchPage(address, mine.signal).catch(() => null);
  if (mine.signal.aborted) return false;
  if (page === null) {
    waiting.fail();
    return false;
  }
  waiting.end();
  if (page === 'another') {
    location.assign(address);
    return false;
  }
  const place = showNext(page, { reveal });
  showSteps();
  if (focus) focusOn(place);
  shown = address.search;
  return true;
}

/** The network at an address, or that another page stands there. Throws where there is no answer. */
async function fetchPage(address: URL, signal: AbortSignal): Promise<Document | 'another'> {
  const response = await fetch(address, { headers: { Accept: 'text/html' }, signal });
  if (response.status >= 500 || response.status === 429)
    throw new Error(`${address.pathname} answered ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  return response.ok && page.querySelector('.network-panel') ? page : 'another';
}

/** The sheet as tall as the screen, or no taller than it was. */
function grow(grip: HTMLElement): void {
  const grown = grip.closest('.network-panel')?.toggleAttribute('data-grown') ?? false;
  grip.setAttribute('aria-expanded', String(grown));
}

async function copyFrom(button: HTMLElement): Promise<void> {
  const field = document.querySelector<HTMLTextAreaElement>(button.dataset['copyFrom'] ?? '');
  if (!field) return;
  await navigator.clipboard.writeText(field.value);
  button.textContent = word('network.copied');
}

async function copyAddress(button: HTMLElement): Promise<void> {
  await navigator.clipboard.writeText(location.href);
  button.textContent = word('network.copied');
}

/** The picture's file with what is chosen in it, as pixels. What draws it is fetched when it is first asked for. */
async function download(button: HTMLElement): Promise<void> {
  const file = document.querySelector<HTMLAnchorElement>('a[href*="/network/shown.svg?"]');
  if (!file) return;
  const address = new URL(file.href);
  for (const [name, value] of new URLSearchParams(location.search))
    if (name === 'edge' || name === 'node') address.searchParams.set(name, value);
  button.setAttribute('aria-busy', 'true');
  const { savePng } = await import('./save-png.ts');
  await savePng(address).catch(() => button.after(failure()));
  button.removeAttribute('aria-busy');
}

function wordsOf(element: Element): string {
  return (element.textContent ?? '').replaceAll(/\s+/gu, ' ').trim();
}
