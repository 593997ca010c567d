import { CERTAINTY_NAMES } from '../../vocabulary/certainty.ts';
import { colourTokenOf, shapeOf } from '../../scene/shapes.ts';
import type { Words } from '../parts/html.ts';
import type { LegendView } from '../parts/network-view.ts';
import type { Shaped } from '../parts/shape-icon.ts';
import type { ModelEdge, NetworkModel } from './model.ts';

/** What a shape in one colour stands for: the key of its words. */
const MEANINGS: Readonly<Record<string, string>> = {
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

/** What the shapes of one meaning have in common, as far as a filter can say it: organisations all of one kind. */
function kindOf(alike: readonly Shaped[]): string | null {
  const kinds = new Set(alike.map(({ type, kind }) => (type === 'organisation' ? kind : null)));
  const [only] = kinds;
  return kinds.size === 1 && only ? only : null;
}

/**
 * The shapes and lines that occur, with how many of each shape; lines only where they tell kinds apart.
 * `narrowTo` makes an entry a link where the filters know its kind.
 */
export function legendOf(
  { nodes, edges, level }: Drawn,
  words: Words,
  narrowTo: (kind: string) => string | null = () => null,
): LegendView {
  const meanings = ['municipality', 'school', 'civic', 'culture', 'state', 'project', 'programme', 'practice']
    .concat(['topic', 'region', 'foreign', 'other'])
    .flatMap((meaning) => {
      const alike = nodes.filter((node) => meaningOf(node) === meaning);
      const [first] = alike;
      if (!first) return [];
      const kind = kindOf(alike);
      return [
        {
          shape: first,
          label: words(`network.legend.${meaning}`),
          count: alike.length,
          href: kind && narrowTo(kind),
        },
      ];
    });
  const lines = CERTAINTY_NAMES.filter((name) => edges.some(({ certainty }) => certainty === name));
  return { shapes: meanings, lines: level === 'organisation' || lines.length > 1 ? lines : [] };
}

function meaningOf({ type, kind }: Shaped): string {
  return MEANINGS[`${shapeOf(type, kind)} ${colourTokenOf(type, kind)}`] ?? 'other';
}
