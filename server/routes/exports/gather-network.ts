import type { NetworkEdge } from '../../contract/network.ts';
import { wordsIn } from '../../locales/words-in.ts';
import type { RawNetwork } from '../../network/collaboration.ts';
import { describeNetwork } from '../../network/describe.ts';
import { topicPlaces } from '../../pages/network/read-network.ts';
import { displayName } from '../../reading/entity-view.ts';
import { kindLabel } from '../../vocabulary/kinds.ts';
import type { NetworkExport } from '../formats/exported.ts';
import { allSources, relationsById, sourcesNamed, type ExportGround } from './ground.ts';
import { keepRights } from './rights.ts';

/** Shared activities that a file spells out at most, each with its evidence: some 10 MB of CSV. */
const MOST_ROWS = 20_000;

/** A network with the evidence of every relation behind its edges, as far as it may travel. */
export async function gatherNetwork(ground: ExportGround, raw: RawNetwork): Promise<NetworkExport> {
  const { snapshot, lang, origin, query } = ground;
  const { projection } = snapshot;
  const { level, weight, nodes, edges: all, hidden, revision } = describeNetwork(ground, raw);
  const edges = withinReason(all);
  const [sources, relations] = await Promise.all([
    allSources(ground),
    relationsById(ground, edges.flatMap(relationIds)),
  ]);
  const places = level === 'topic' ? topicPlaces(snapshot) : null;
  const rights = keepRights(snapshot, sources, lang);
  const shown = new Map([...relations].map(([id, relation]) => [id, rights.relation(relation)]));
  return {
    name: `network-${level}`,
    title: wordsIn(lang)(`export.network.${level}`),
    lang,
    revision,
    origin,
    query,
    withheld: rights.withheld(),
    cut: null,
    hidden,
    unspelled: sum(edges.map(({ shared, activities }) => shared - activities.length)),
    sources: sourcesNamed(
      sources,
      [...shown.values()].flatMap((relation) => relation?.evidence.map(({ source }) => source.id) ?? []),
    ),
    level,
    weight,
    nodes: nodes.map((node) => ({
      ...node,
      ...places?.get(node.id),
      label: kindLabel(node.type, node.kind)[lang],
      regionName: nameOf(node.region),
    })),
    edges: edges.map((edge) => ({
      ...edge,
      activities: edge.activities.map((activity) => ({
        ...activity,
        relations: [...new Set([...activity.from, ...activity.to].map(({ relation }) => relation))].flatMap(
          (id) => shown.get(id) ?? [],
        ),
      })),
    })),
  };

  function nameOf(id: string | null): string | null {
    const entity = projection.entity(id ?? '');
    return entity ? displayName(entity, lang).name : null;
  }
}

/** Of edges that share very much each, only as many activities are spelled out as a file can hold. */
function withinReason(edges: readonly NetworkEdge[]): NetworkEdge[] {
  let most = Math.max(0, ...edges.map(({ activities }) => activities.length));
  while (sum(edges.map(({ activities }) => Math.min(most, activities.length))) > MOST_ROWS) most -= 1;
  return edges.map((edge) => ({ ...edge, activities: edge.activities.slice(0, most) }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function relationIds({ activities }: NetworkEdge): string[] {
  return activities.flatMap(({ from, to }) => [...from, ...to].map(({ relation }) => relation));
}
