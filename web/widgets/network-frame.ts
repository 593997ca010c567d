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

document.addEventListener('click', (event) => {
  const target = event.target as Element;
  const link = target.closest<SVGAElement>('.scene a');
  if (link && isPlainClick(event)) {
    event.preventDefault();
    choose(link);
  }
  if (target.closest('.frame-wheel button')) allowWheel(!view.wheel);
});

document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') allowWheel(false);
});

function choose(link: SVGAElement): void {
  const id = link.dataset['id'] ?? '';
  const isLine = link.classList.contains('edge-group');
  const said = lines.filter(({ dataset }) =>
    isLine ? dataset['line'] === id : dataset['ends']?.split(' ').includes(id),
  );
  const list = document.createElement('ul');
  list.append(...said.slice(0, MOST_LINES).map(copyOf));
  const first = list.querySelector('details');
  if (first) first.open = true;
  const rest = said.length - MOST_LINES;
  chosen.replaceChildren(...(isLine ? [] : [heading(link, id)]), list, ...(rest > 0 ? [more(rest)] : []));
  void view.select(id);
}

function copyOf(line: HTMLElement): HTMLElement {
  const copy = line.cloneNode(true) as HTMLElement;
  for (const details of copy.querySelectorAll('details')) details.open = false;
  return copy;
}

/** A node's shape and its name, which opens its page beside the host's. */
function heading(link: SVGAElement, id: string): HTMLElement {
  const title = document.createElement('h2');
  const out = document.querySelector('.frame-head a')!.cloneNode(true) as HTMLAnchorElement;
  out.href = link.getAttribute('href') ?? '';
  out.dataset['id'] = id;
  out.replaceChildren(link.querySelector('title')?.textContent ?? id, out.querySelector('.visually-hidden')!);
  title.append(...shapeOf(link), ' ', out);
  return title;
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
