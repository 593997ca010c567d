import type { EdgeMark, LabelMark, Mark, NodeMark } from './draw-list.ts';
import { isHollow, outlinePath, shapePath } from './shapes.ts';
import { backdropMarkup, labelMarkup, openSvg, type SvgOptions } from './to-svg.ts';

/**
 * A large picture as SVG markup: the same marks without links or names, and all that look alike as one path. A thousand
 * nodes are a tenth as long as by `toSvg`; who draws them lets them be chosen elsewhere, such as in a list.
 */
export function toPlainSvg(
  marks: readonly Mark[],
  options: Pick<SvgOptions, 'width' | 'height' | 'id' | 'title' | 'backdrop'>,
): string {
  const edges = marks.filter((mark) => mark.mark === 'edge');
  // What is large lies beneath.
  const nodes = marks.filter((mark) => mark.mark === 'node').toSorted((a, b) => b.r - a.r);
  const labels = marks.filter((mark) => mark.mark === 'label');
  return [
    openSvg(options),
    backdropMarkup(options),
    `<g class="edges" aria-hidden="true">${alike(edges, lookOfEdge, edgePaths)}${edges.map(endMarkup).join('')}</g>`,
    `<g class="nodes" aria-hidden="true">${alike(nodes, lookOfNode, nodePaths)}${nodes.map(ringMarkup).join('')}${labels.map((label: LabelMark) => labelMarkup(label)).join('')}</g>`,
    '</svg>',
  ].join('');
}

function alike<T>(marks: readonly T[], lookOf: (mark: T) => string, write: (marks: readonly T[]) => string) {
  return [...Map.groupBy(marks, lookOf).values()].map(write).join('');
}

function lookOfEdge({ token, width, dash, selected }: EdgeMark): string {
  return JSON.stringify([selected, token, width, dash]);
}

function edgePaths(edges: readonly EdgeMark[]): string {
  const [{ token, width, dash, selected }] = edges as [EdgeMark];
  const path = edges.map((edge) => edge.path).join('');
  const under = selected ? `<path class="under" d="${path}"/>` : '';
  const dashes = dash ? ` stroke-dasharray="${dash.join(' ')}"` : '';
  return `${under}<path class="${token}" d="${path}" stroke-width="${width}"${dashes}/>`;
}

function endMarkup({ end }: EdgeMark): string {
  return end ? `<circle class="end-${end.form}" cx="${end.x}" cy="${end.y}" r="3"/>` : '';
}

function lookOfNode({ shape, token }: NodeMark): string {
  return `${shape} ${token}`;
}

function nodePaths(nodes: readonly NodeMark[]): string {
  const [{ shape, token }] = nodes as [NodeMark];
  const path = (outline: typeof shapePath) =>
    nodes.map(({ x, y, r }) => `M${x},${y}${fromMiddle(outline(shape, r))}`).join('');
  // Solid shapes may touch: where they do they stay whole.
  const solid = isHollow(shape) ? '' : ' solid';
  const backing = isHollow(shape) ? `<path class="backing" d="${path(outlinePath)}"/>` : '';
  return `${backing}<path class="shape c-${token}${solid}" d="${path(shapePath)}"/>`;
}

function ringMarkup({ ring, x, y }: NodeMark): string {
  return ring === null ? '' : `<circle class="ring" cx="${x}" cy="${y}" r="${ring}"/>`;
}

/**
 * A shape around (0, 0) in steps from its middle, so that shapes of one size have the same letters wherever they stand
 * and compress to nothing.
 */
function fromMiddle(path: string): string {
  let start = [0, 0];
  const parts = path.split('Z').filter((part) => part !== '');
  return parts
    .map((part) => {
      const [corners = '', ...arcs] = part.slice(1).split('a');
      const points = corners.split('L').map((point) => point.split(',').map(Number));
      const steps = points.map((point, index) => step(points[index - 1] ?? start, point));
      start = points[0]!;
      return `m${steps.join('l')}${arcs.map((arc) => `a${arc}`).join('')}z`;
    })
    .join('');
}

function step([fromX, fromY]: readonly number[], [toX, toY]: readonly number[]): string {
  return `${hundredth(toX! - fromX!)},${hundredth(toY! - fromY!)}`;
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
