import type { SolmuNetworkView } from '../components/solmu-network-view.ts';

const BARS = [
  '.segments',
  '.network-filters',
  '.languages',
  '.legend',
  '.status',
  '.network-table',
  '.over-picture',
  '.embed-code',
];

/**
 * Takes from the next page what differs from this one, and answers where the reader goes on. Of the same view the picture
 * stays, and its zoom with it, moved only to `reveal` what is chosen; another view is another page, but for what plays
 * and reads beside it.
 */
export function showNext(next: Document, { reveal = false } = {}): Element {
  const form = (page: Document) => page.querySelector<HTMLElement>('.network-body')?.dataset['form'];
  const panel = next.querySelector('.network-panel');
  if (!panel) throw new Error('The page has no panel');
  if (form(next) !== form(document)) {
    for (const place of ['main', '.languages']) exchangeAll(next, place);
    return document.querySelector('.network-bar > .segments [aria-current]') ?? panel;
  }
  const picture = next.querySelector<SVGElement>('svg.scene');
  const view = document.querySelector<SolmuNetworkView>('solmu-network-view');
  if (view && picture) {
    view.exchange(picture, next.querySelector('.scene-data'), reveal);
    document.querySelector('.network-panel')?.replaceWith(panel);
  } else exchangeAll(next, '.network-body');
  for (const place of BARS) exchangeAll(next, place);
  return panel;
}

/** Brings the keyboard to the head of a panel, or to a link that was followed. */
export function focusOn(place: Element): void {
  if (place instanceof HTMLAnchorElement) return place.focus();
  const heading = place.querySelector<HTMLElement>('h2');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: isInView(heading) });
  // What the sheet covers of the picture comes out above it.
  if (isSheet(place)) document.querySelector('.network-picture')?.scrollIntoView({ block: 'start' });
}

function isSheet(panel: Element): boolean {
  const { position } = getComputedStyle(panel);
  return position === 'sticky' && panel.clientWidth >= document.body.clientWidth - 2;
}

/** Links and kept parameters of the bars carry the choice along. */
function exchangeAll(next: Document, selector: string): void {
  const fresh = next.querySelectorAll(selector);
  document.querySelectorAll(selector).forEach((old, index) => {
    const other = fresh[index];
    if (other) old.replaceWith(other);
  });
}

/** Beside the picture the head is in view mostly; else the reader is taken to it. */
function isInView(heading: Element): boolean {
  const { top } = heading.getBoundingClientRect();
  return top >= 0 && top < innerHeight * 0.7;
}
