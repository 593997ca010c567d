import { wordsIn } from '../../locales/words-in.ts';
import { describeNetwork, describeNode } from '../../network/describe.ts';
import type { RawTie } from '../../network/ties.ts';
import { rawParties } from '../../pages/network/parties.ts';
import type { NetworkQuery } from '../../pages/network/query.ts';
import type { Drawing } from '../../pages/network/drawing.ts';
import { filtersOf, rawShared } from '../../pages/network/read-network.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import { roleOf } from '../../vocabulary/roles.ts';
import type { NetworkExport } from '../formats/exported.ts';
import { gathered, withinReason, type UnreadEdge } from './gather-network.ts';
import type { ExportGround } from './ground.ts';

/**
 * The network that the network page shows for a query: the same nodes and lines, those left out that are hidden or lie
 * outside the focus. Organisations stand with what they took part in, a line for each role.
 */
export async function gatherShown(
  ground: ExportGround,
  query: NetworkQuery,
  { model }: Pick<Drawing, 'model'>,
): Promise<NetworkExport> {
  const { snapshot, lang } = ground;
  const { level, nodes, edges, hidden } = model;
  const [drawn, lines] = [idsOf(nodes), idsOf(edges)];
  const head = {
    level,
    name: `network-${level}-shown`,
    title: wordsIn(lang)(`network.picture.${level}`),
    hidden,
    revision: snapshot.projection.revision,
  };
  if (level !== 'organisation') {
    const network = describeNetwork(ground, rawShared(snapshot, query, level));
    const shown = network.edges.filter(({ id }) => lines.has(id));
    return gathered(ground, {
      ...head,
      directed: false,
      nodes: network.nodes.filter(({ id }) => drawn.has(id)),
      edges: withinReason(shown),
    });
  }
  const raw = rawParties(snapshot, filtersOf(query));
  return gathered(ground, {
    ...head,
    directed: true,
    nodes: raw.nodes
      .filter(({ id }) => drawn.has(id))
      .map((node) => describeNode(snapshot.projection, node, lang)),
    edges: raw.ties.filter(({ id }) => lines.has(id)).map((tie) => tieEdge(tie, lang)),
  });
}

function idsOf(items: readonly { id: string }[]): ReadonlySet<string> {
  return new Set(items.map(({ id }) => id));
}

/** A line of one party and its undertaking: a relation for each role, no activity between them. */
function tieEdge({ id, from, to, weight, certainty, roles }: RawTie, lang: Lang): UnreadEdge {
  return {
    id,
    from,
    to,
    weight,
    certainty,
    crossRegion: null,
    shared: null,
    activities: roles.map(({ role, relation, actor }) => ({
      activity: null,
      from: [{ role, label: roleOf(role).label[lang], relation, actor }],
      to: [],
    })),
  };
}
