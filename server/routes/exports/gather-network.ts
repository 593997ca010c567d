import type { Entity } from '../../contract/entity.ts';
import type { Network, NetworkEdge, NetworkNode } from '../../contract/network.ts';
import { wordsIn } from '../../locales/words-in.ts';
import type { RawNetwork } from '../../network/collaboration.ts';
import { describeNetwork } from '../../network/describe.ts';
import { topicPlaces } from '../../pages/network/read-network.ts';
import { displayName } from '../../reading/entity-view.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import { kindLabel } from '../../vocabulary/kinds.ts';
import type { ExportedJoint, NetworkExport } from '../formats/exported.ts';
import { allSources, relationsById, sourcesNamed, type ExportGround } from './ground.ts';
import { keepRights } from './rights.ts';

/** Shared activities that a file spells out at most, each with its evidence: some 10 MB of CSV. */
const MOST_ROWS = 20_000;

/** An edge before its relations are read. */
export type UnreadEdge = Omit<NetworkExport['edges'][number], 'activities'> & {
  activities: readonly Omit<ExportedJoint, 'relations'>[];
};

export interface Gathered {
  level: Network['level'];
  name: string;
  title: string;
  directed: boolean;
  nodes: readonly NetworkNode[];
  edges: readonly UnreadEdge[];
  hidden: number;
  revision: number;
}

/** A network with the evidence of every relation behind its edges, as far as it may travel. */
export async function gatherNetwork(ground: ExportGround, raw: RawNetwork): Promise<NetworkExport> {
  const { level, nodes, edges, hidden, revision } = describeNetwork(ground, raw);
  return gathered(ground, {
    level,
    name: `network-${level}`,
    title: wordsIn(ground.lang)(`export.network.${level}`),
    directed: false,
    nodes,
    edges: withinReason(edges),
    hidden,
    revision,
  });
}

/** A network with its relations read, as far as they may travel. */
export async function gathered(
  ground: ExportGround,
  { nodes, edges, ...network }: Gathered,
): Promise<NetworkExport> {
  const { snapshot, lang, origin, query } = ground;
  const [sources, relations] = await Promise.all([
    allSources(ground),
    relationsById(
      ground,
      edges.flatMap(({ activities }) => activities.flatMap(relationIds)),
    ),
  ]);
  const places = network.level === 'topic' ? topicPlaces(snapshot) : null;
  const rights = keepRights(snapshot, sources, lang);
  const shown = new Map([...relations].map(([id, relation]) => [id, rights.relation(relation)]));
  return {
    ...network,
    lang,
    origin,
    query,
    withheld: rights.withheld(),
    cut: null,
    unspelled: sum(edges.map(({ shared, activities }) => (shared ?? activities.length) - activities.length)),
    sources: sourcesNamed(
      sources,
      [...shown.values()].flatMap((relation) => relation?.evidence.map(({ source }) => source.id) ?? []),
    ),
    nodes: nodes.map((node) => ({
      ...node,
      ...places?.get(node.id),
      label: kindLabel(node.type, node.kind)[lang],
      regionName: nameOf(snapshot.projection.entity(node.region ?? ''), lang),
    })),
    edges: edges.map((edge) => ({
      ...edge,
      activities: edge.activities.map((activity) => ({
        ...activity,
        relations: relationIds(activity).flatMap((id) => shown.get(id) ?? []),
      })),
    })),
  };
}

function nameOf(entity: Entity | undefined, lang: Lang): string | null {
  return entity ? displayName(entity, lang).name : null;
}

/** Of edges that share very much each, only as many activities are spelled out as a file can hold. */
export function withinReason(edges: readonly NetworkEdge[]): NetworkEdge[] {
  let most = Math.max(0, ...edges.map(({ activities }) => activities.length));
  while (sum(edges.map(({ activities }) => Math.min(most, activities.length))) > MOST_ROWS) most -= 1;
  return edges.map((edge) => ({ ...edge, activities: edge.activities.slice(0, most) }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function relationIds({ from, to }: UnreadEdge['activities'][number]): string[] {
  return [...new Set([...from, ...to].map(({ relation }) => relation))];
}
