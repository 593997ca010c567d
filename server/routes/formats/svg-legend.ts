import { lineForm } from '../../scene/lines.ts';
import { colourTokenOf, shapeOf, shapePath } from '../../scene/shapes.ts';
import { CERTAINTIES, type Certainty } from '../../vocabulary/certainty.ts';
import type { EntityType } from '../../vocabulary/kinds.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import { drawnWidth } from './svg-text.ts';
import { element, text } from './xml.ts';

export interface Legend {
  shapes: readonly {
    shape: { type: EntityType; kind: string | null };
    label: string;
    count: number | null;
  }[];
  lines: readonly Certainty[];
}

interface Item {
  sign: string;
  signWidth: number;
  label: string;
}

const ROW = 22;
const SIZE = 13;
const BETWEEN = 20;

/** The shapes and lines of a picture with their meaning, in rows that fit `width`. */
export function legendRows(
  { shapes, lines }: Legend,
  width: number,
  lang: Lang,
): { markup: string; height: number } {
  const items: Item[] = [
    ...shapes.map(({ shape, label, count }) => ({
      sign: shapeSign(shape),
      signWidth: 18,
      label: count === null ? label : `${label} (${count})`,
    })),
    ...lines.map((certainty) => ({
      sign: lineSign(certainty),
      signWidth: 42,
      label: CERTAINTIES[certainty][lang],
    })),
  ];
  let [x, row] = [0, 0];
  const markup = items.map(({ sign, signWidth, label }) => {
    const itemWidth = signWidth + drawnWidth(label, SIZE);
    if (x > 0 && x + itemWidth > width) [x, row] = [0, row + 1];
    const at = element('g', { transform: `translate(${Math.round(x)} ${row * ROW})` }, [
      sign,
      element('text', { x: signWidth, y: 12, 'font-size': SIZE }, text(label)),
    ]);
    x += itemWidth + BETWEEN;
    return at;
  });
  return { markup: markup.join(''), height: items.length > 0 ? (row + 1) * ROW : 0 };
}

function shapeSign({ type, kind }: Legend['shapes'][number]['shape']): string {
  return element('path', {
    class: `shape c-${colourTokenOf(type, kind)}`,
    d: shapePath(shapeOf(type, kind), 5.6, 7, 8),
  });
}

function lineSign(certainty: Certainty): string {
  const { dash, double, end } = lineForm(certainty);
  const d = double ? 'M0 6H34M0 10H34' : `M0 8H${end ? 27 : 34}`;
  const line = element('path', {
    class: 'edge',
    d,
    'stroke-width': 1.7,
    'stroke-dasharray': dash?.join(' ') ?? null,
  });
  return end ? line + element('circle', { class: `end-${end}`, cx: 30, cy: 8, r: 3 }) : line;
}
