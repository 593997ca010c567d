import type { AreaMark } from './areas.ts';
import type { EdgeMark, LabelMark, Mark, NodeMark } from './draw-list.ts';

export interface SvgOptions {
  width: number;
  height: number;
  /** Distinguishes the pictures of one document: prefixes the ids of title and description. */
  id: string;
  title: string;
  description?: string;
  /** Drawn under everything: path data of land and of the borders on it. */
  backdrop?: { land: string; borders: string };
  /** Address behind a node or an edge; null draws it without a link. */
  nodeHref?: (id: string) => string | null;
  edgeHref?: (id: string) => string | null;
  /** Where links open: in a frame beside the page that holds it, for no other page may be in it. */
  linkTarget?: '_blank';
  /** A whole sentence for an edge: it becomes the tooltip and the link's name. */
  edgeTitle?: (id: string) => string;
  /** Style rules for a file that stands alone. In a page the style sheet gives the colours. */
  styles?: string;
}

/**
 * The picture as SVG markup with everything escaped. Colour comes by class (`c-n-project`, `edge`, `land`), never
 * as an inline style, so it stands under a strict CSP and follows theme and forced colours. Nodes are in the tab
 * order, lines are not: the list beside the picture has them all.
 */
export function toSvg(marks: readonly Mark[], options: SvgOptions): string {
  const labels = new Map(marks.filter((mark) => mark.mark === 'label').map((label) => [label.id, label]));
  return [
    openSvg(options),
    options.styles ? `<style>${escapeXml(options.styles)}</style>` : '',
    backdropMarkup(options),
    `<g class="edges">${each(marks, 'edge', (mark) => edge(mark as EdgeMark, options))}</g>`,
    areas(marks.filter((mark) => mark.mark === 'area')),
    `<g class="nodes">${each(marks, 'node', (mark) => node(mark as NodeMark, labels.get(mark.id), options))}</g>`,
    '</svg>',
  ].join('');
}

/** Escapes text for element content and quoted attributes. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
}

function each(marks: readonly Mark[], kind: Mark['mark'], write: (mark: Mark) => string): string {
  return marks
    .filter(({ mark }) => mark === kind)
    .map(write)
    .join('');
}

/** The picture's first tag, with its title. */
export function openSvg({
  width,
  height,
  id,
  title,
  description,
}: Pick<SvgOptions, 'width' | 'height' | 'id' | 'title' | 'description'>): string {
  const described = description ? ` aria-describedby="${escapeXml(id)}-d"` : '';
  return [
    `<svg class="scene" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"`,
    ` width="${width}" height="${height}" role="group" aria-labelledby="${escapeXml(id)}-t"${described}>`,
    `<title id="${escapeXml(id)}-t">${escapeXml(title)}</title>`,
    description ? `<desc id="${escapeXml(id)}-d">${escapeXml(description)}</desc>` : '',
  ].join('');
}

/** The land under a picture, where it has one. */
export function backdropMarkup({ backdrop: ground }: Pick<SvgOptions, 'backdrop'>): string {
  if (!ground) return '';
  return `<g class="backdrop" aria-hidden="true"><path class="land" d="${ground.land}"/><path class="land-line" d="${ground.borders}"/></g>`;
}

/** What an area is called can be read in the panel: here it is part of the picture. */
function areas(marks: readonly AreaMark[]): string {
  if (marks.length === 0) return '';
  return `<g class="areas" aria-hidden="true">${marks.map(area).join('')}</g>`;
}

function area({ lines, x, y, size }: AreaMark): string {
  const spans = lines.map((line, index) =>
    index === 0
      ? escapeXml(line)
      : `<tspan x="${tenth(x)}" dy="${tenth(size * 1.2)}">${escapeXml(line)}</tspan>`,
  );
  return `<text class="area" x="${tenth(x)}" y="${tenth(y)}" font-size="${size}" text-anchor="middle">${spans.join('')}</text>`;
}

function edge(mark: EdgeMark, { edgeHref, edgeTitle, linkTarget: target }: SvgOptions): string {
  const name = edgeTitle?.(mark.id);
  const dash = mark.dash ? ` stroke-dasharray="${mark.dash.join(' ')}"` : '';
  const under = mark.selected ? `<path class="under" d="${mark.path}"/>` : '';
  const end = mark.end
    ? `<circle class="end-${mark.end.form}" cx="${mark.end.x}" cy="${mark.end.y}" r="3"/>`
    : '';
  const drawn = `${under}<path class="${mark.token}" d="${mark.path}" stroke-width="${mark.width}"${dash}/>${end}`;
  const href = edgeHref?.(mark.id) ?? null;
  const hit = href === null ? '' : `<path class="hit" d="${mark.path}"/>`;
  return wrapped({ tag: 'edge', mark, href, target, name, body: hit + drawn, tabbable: false });
}

function node(
  mark: NodeMark,
  label: LabelMark | undefined,
  { nodeHref, linkTarget: target }: SvgOptions,
): string {
  const href = nodeHref?.(mark.id) ?? null;
  const ring =
    mark.ring === null ? '' : `<circle class="ring" cx="${mark.x}" cy="${mark.y}" r="${mark.ring}"/>`;
  const focus =
    href === null
      ? ''
      : `<circle class="focus" cx="${mark.x}" cy="${mark.y}" r="${mark.ring ?? Math.round(mark.r * 1.3 + 6)}"/>`;
  const backing = mark.backing === null ? '' : `<path class="backing" d="${mark.backing}"/>`;
  const body = `${focus}${ring}${backing}<path class="shape c-${mark.token}" d="${mark.path}"/>${label ? labelMarkup(label) : ''}`;
  return wrapped({ tag: 'node', mark, href, target, name: plain(mark.name), body, tabbable: true });
}

interface Wrapped {
  tag: 'edge' | 'node';
  mark: EdgeMark | NodeMark;
  href: string | null;
  target: SvgOptions['linkTarget'];
  name: string | undefined;
  body: string;
  tabbable: boolean;
}

function wrapped({ tag, mark, href, target, name, body, tabbable }: Wrapped): string {
  const title = name ? `<title>${escapeXml(name)}</title>` : '';
  const id = ` data-id="${escapeXml(mark.id)}"`;
  if (href === null) return `<g class="${tag}-group"${id}>${title}${body}</g>`;
  const stop = tabbable ? '' : ' tabindex="-1"';
  const opens = target ? ` target="${target}"` : '';
  return `<a class="${tag}-group" href="${escapeXml(href)}"${opens}${id}${stop}>${title}${body}</a>`;
}

/** The words beside a node, on their plate. */
export function labelMarkup(label: LabelMark): string {
  const { box } = label;
  const plate = label.plate
    ? `<rect class="plate" x="${tenth(box.x - 3)}" y="${tenth(box.y - 1)}" width="${tenth(box.width + 6)}" height="${tenth(box.height + 2)}"/>`
    : '';
  const lines = label.lines.map((line, index) =>
    index === 0
      ? escapeXml(line)
      : `<tspan x="${tenth(label.x)}" dy="${tenth(label.size * 1.17)}">${escapeXml(line)}</tspan>`,
  );
  const classes = ['label', label.bold ? 'strong' : '', label.token === 'ink-2' ? 'soft' : ''].filter(
    Boolean,
  );
  const anchor = label.anchor === 'start' ? '' : ` text-anchor="${label.anchor}"`;
  return `${plate}<text class="${classes.join(' ')}" x="${tenth(label.x)}" y="${tenth(label.y)}" font-size="${label.size}"${anchor} aria-hidden="true">${lines.join('')}</text>`;
}

function plain(name: string): string {
  return name.replaceAll('\u00AD', '');
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
