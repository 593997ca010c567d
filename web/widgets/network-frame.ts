/** In the network's frame: a chosen node or line says its sentences under the picture, and the wheel zooms when allowed. */
import '../components/solmu-network-view.ts';
import type { SolmuNetworkView } from '../components/solmu-network-view.ts';
import { isPlainClick } from '../pages/plain-click.ts';

/** As many lines of one node are shown; the list has the rest. */
const MOST_LINES = 8;

const view = document.querySelector<SolmuNetworkView>('solmu-network-view')!;
const chosen = document.querySelector('.frame-chosen')!;
const hint = chosen.querySelector('p');
const wheel = document.querySelector<HTMLElement>('.frame-wheel')!;
const lines = [...document.querySelectorAll<HTMLElement>('.frame-lines li[data-line]')];

if (hint) hint.hidden = false;
wheel.hidden = false;
showMiddle();
readyForFingers();

document.addEventListener('click', (event) => {
  const target = event.target as Element;
  const link = target.closest<SVGAElement>('.scene a');
  if (link && isPlainClick(event)) {
    event.preventDefault();
    choose(link.dataset['id'] ?? '', link);
  }
  if (target.closest('.frame-wheel button')) allowWheel(!view.wheel);
});

document.addEventListener('solmu-choose', (event) => choose((event as CustomEvent<string>).detail, null));

document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') allowWheel(false);
});

view.wordsOf = (id) => lineOf(id)?.querySelector('.frame-claim')?.textContent ?? null;

function lineOf(id: string): HTMLElement | undefined {
  return lines.find(({ dataset }) => dataset['line'] === id);
}

function choose(id: string, link: SVGAElement | null): void {
  const line = lineOf(id);
  const said = line ? [line] : lines.filter(({ dataset }) => dataset['ends']?.split(' ').includes(id));
  const list = document.createElement('ul');
  list.append(...said.slice(0, MOST_LINES).map(copyOf));
  const first = list.querySelector('details');
  if (first) first.open = true;
  const rest = said.length - MOST_LINES;
  chosen.replaceChildren(...(line ? [] : [heading(id, link)]), list, ...(rest > 0 ? [more(rest)] : []));
  void view.select(id);
}

/** A picture wider than the frame begins in its middle: what leaves it on either side shows that there is more. */
function showMiddle(): void {
  const box = document.querySelector('.frame-picture')!;
  box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2;
}

/** A finger gives no sign before it comes, as a mouse does: the canvas is there when the picture has come into view. */
function readyForFingers(): void {
  if (!matchMedia('(pointer: coarse)').matches) return;
  const seeing = new IntersectionObserver(([seen]) => {
    if (!seen?.isIntersecting) return;
    seeing.disconnect();
    void view.ready();
  });
  seeing.observe(view);
}

function copyOf(line: HTMLElement): HTMLElement {
  const copy = line.cloneNode(true) as HTMLElement;
  for (const details of copy.querySelectorAll('details')) details.open = false;
  return copy;
}

/** A node's shape and its name, which opens its page beside the host's; without a link of its own, the network's. */
function heading(id: string, link: SVGAElement | null): HTMLElement {
  const title = document.createElement('h2');
  const out = document.querySelector('.frame-head a')!.cloneNode(true) as HTMLAnchorElement;
  const name = link?.querySelector('title')?.textContent ?? view.nameOf(id) ?? id;
  out.href = link?.getAttribute('href') ?? withNode(out.href, id);
  out.dataset['id'] = id;
  out.replaceChildren(name, out.querySelector('.visually-hidden')!);
  title.append(...(link ? shapeOf(link) : []), out);
  return title;
}

function withNode(network: string, id: string): string {
  const address = new URL(network);
  address.searchParams.set('node', id);
  return address.href;
}

function shapeOf(link: SVGAElement): SVGElement[] {
  const shape = link.querySelector<SVGGraphicsElement>('.shape');
  if (!shape) return [];
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const { x, y, width, height } = shape.getBBox();
  icon.setAttribute('class', 'shape-icon');
  icon.setAttribute('viewBox', [x, y, width, height].join(' '));
  icon.setAttribute('width', '14');
  icon.setAttribute('height', '14');
  icon.setAttribute('aria-hidden', 'true');
  icon.append(shape.cloneNode());
  return [icon];
}

function more(rest: number): HTMLElement {
  const text = document.createElement('p');
  text.className = 'caption';
  text.textContent = (chosen as HTMLElement).dataset['more']!.replace('{n}', String(rest));
  return text;
}

function allowWheel(allowed: boolean): void {
  if (view.wheel === allowed) return;
  view.wheel = allowed;
  for (const part of wheel.querySelectorAll<HTMLElement>('[data-allowed]'))
    [part.textContent, part.dataset['allowed']] = [part.dataset['allowed']!, part.textContent ?? ''];
}
