import { CERTAINTIES } from '../../vocabulary/certainty.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import { html, type Html, type Words } from '../parts/html.ts';
import { placeholderPill } from '../parts/pills.ts';
import { shapeIcon } from '../parts/shape-icon.ts';
import { plainTable } from '../parts/tables.ts';
import {
  byStrength,
  nodeOf,
  yearsSpanned,
  type ModelEdge,
  type ModelNode,
  type NetworkModel,
} from './model.ts';
import { nameLink } from './name-link.ts';
import { joined } from './sentences.ts';
import { someActivities } from './some-activities.ts';

/** The same lines as the picture has, strongest first; `edgeHref` chooses a line. */
export function networkTable(
  model: NetworkModel,
  edgeHref: (id: string) => string,
  words: Words,
  lang: Lang,
): Html {
  const edges = model.edges.toSorted(byStrength);
  const label = words('network.table.label');
  if (model.level === 'organisation' && !model.standing)
    return plainTable(partyTable(model, edges, edgeHref, words, lang), label);
  return plainTable(sharedTable(model, edges, edgeHref, words, lang), label);
}

function sharedTable(
  model: NetworkModel,
  edges: readonly ModelEdge[],
  edgeHref: (id: string) => string,
  words: Words,
  lang: Lang,
) {
  return {
    heads: ['between', 'shared', 'undertakings', 'years', 'known'].map((head) =>
      words(`network.table.${head}`),
    ),
    numbers: [1],
    restacks: 'of-pairs',
    rows: edges.map((edge) => [
      html`${named(nodeOf(model, edge.from))} ${words('list.and')} ${named(nodeOf(model, edge.to))}`,
      html`<a class="claim ${edge.certainty}" href="${edgeHref(edge.id)}" data-choose>${edge.weight}</a>`,
      someActivities(edge, edgeHref(edge.id), words),
      yearsSpanned(edge.activities) ?? placeholderPill(words('figure.undated')),
      CERTAINTIES[edge.certainty][lang],
    ]),
  };
}

function partyTable(
  model: NetworkModel,
  edges: readonly ModelEdge[],
  edgeHref: (id: string) => string,
  words: Words,
  lang: Lang,
) {
  return {
    heads: ['actor', 'role', 'activity', 'region', 'years', 'known'].map((head) =>
      words(`network.table.${head}`),
    ),
    restacks: 'of-parties',
    rows: edges.map((edge) => {
      const party = nodeOf(model, edge.from);
      return [
        named(party),
        html`<a class="claim ${edge.certainty}" href="${edgeHref(edge.id)}" data-choose
          >${joined(edge.roles, words)}</a
        >`,
        otherEnd(model, edge),
        party.region?.name ?? '',
        yearsSpanned(edge.activities) ?? '',
        CERTAINTIES[edge.certainty][lang],
      ];
    }),
  };
}

/** Where a line of parties leads: mostly to the undertaking itself, else to a party or a topic, and what they share. */
function otherEnd(model: NetworkModel, { from, to, activities }: ModelEdge): Html {
  const shared = activities.filter(({ id }) => id !== from && id !== to);
  return html`${named(nodeOf(model, to))}${shared.map((activity) => html`, ${nameLink(activity, 'plain')}`)}`;
}

function named(node: ModelNode): Html {
  return html`<span class="shaped">${shapeIcon(node, { size: 14 })}${nameLink(node)}</span>`;
}
