import { CERTAINTIES, CERTAINTY_NAMES, type Certainty } from '../../vocabulary/certainty.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import { colourTokenOf, shapeOf } from '../../scene/shapes.ts';
import type { Words } from '../parts/html.ts';
import type { LegendView } from '../parts/network-view.ts';
import type { Shaped } from '../parts/shape-icon.ts';
import type { ModelEdge, NetworkModel } from './model.ts';

const MEANING_NAMES = [
  'municipality',
  'school',
  'civic',
  'culture',
  'state',
  'project',
  'programme',
  'practice',
  'topic',
  'region',
  'foreign',
  'other',
] as const;

type Meaning = (typeof MEANING_NAMES)[number];

/** What a shape in one colour stands for: the key of its words. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  'circle n-municipality': 'municipality',
  'square n-university': 'school',
  'hexagon n-association': 'civic',
  'house n-museum': 'culture',
  'triangle n-state': 'state',
  'diamond n-project': 'project',
  'hollow-diamond n-state': 'programme',
  'triangle-down n-project': 'practice',
  'plus n-topic': 'topic',
  'circle lake': 'region',
  'hollow-square ink-3': 'foreign',
};

/** What of a network its legend tells. */
interface Drawn {
  level: NetworkModel['level'];
  nodes: readonly Shaped[];
  edges: readonly Pick<ModelEdge, 'certainty'>[];
}

/** How `hide` of the page's address names all nodes of a shape, and all lines of a certainty. */
const ALL_OF = { shape: 'shape-', line: 'line-' } as const;

/** What an entry of the legend is called in `hide`. */
export function hidingShape(node: Shaped): string {
  return ALL_OF.shape + meaningOf(node);
}

export function hidingLine(certainty: Certainty): string {
  return ALL_OF.line + certainty;
}

/** Whether a name in `hide` is that of an entry of the legend. */
export function isLegendEntry(name: string): boolean {
  return (
    MEANING_NAMES.some((one) => name === ALL_OF.shape + one) ||
    CERTAINTY_NAMES.some((one) => name === ALL_OF.line + one)
  );
}

/** What such a name in `hide` says to a reader; null for the name of a single node. */
export function hiddenEntry(name: string, words: Words, lang: Lang): string | null {
  const meaning = MEANING_NAMES.find((one) => name === ALL_OF.shape + one);
  if (meaning) return words(`network.legend.${meaning}`);
  const certainty = CERTAINTY_NAMES.find((one) => name === ALL_OF.line + one);
  return certainty ? CERTAINTIES[certainty][lang] : null;
}

/**
 * The shapes and lines that occur, with how many of each shape; lines only where they tell kinds apart.
 * `hideHref` makes an entry a link that hides what it stands for.
 */
export function legendOf(
  { nodes, edges, level }: Drawn,
  words: Words,
  hideHref: (name: string) => string | null = () => null,
): LegendView {
  const shapes = MEANING_NAMES.flatMap((meaning) => {
    const alike = nodes.filter((node) => meaningOf(node) === meaning);
    const [shape] = alike;
    if (!shape) return [];
    const label = words(`network.legend.${meaning}`);
    return [{ shape, label, count: alike.length, href: hideHref(hidingShape(shape)) }];
  });
  const occurring = CERTAINTY_NAMES.filter((name) => edges.some(({ certainty }) => certainty === name));
  const lines = level === 'organisation' || occurring.length > 1 ? occurring : [];
  return {
    shapes,
    lines: lines.map((certainty) => ({ certainty, href: hideHref(hidingLine(certainty)) })),
  };
}

function meaningOf({ type, kind }: Shaped): Meaning {
  return MEANINGS[`${shapeOf(type, kind)} ${colourTokenOf(type, kind)}`] ?? 'other';
}
