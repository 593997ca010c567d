import type { Network, NetworkEdge, NetworkNode } from '../../contract/network.ts';
import { toSummary } from '../../reading/entity-view.ts';
import type { Snapshot } from '../../snapshot.ts';
import { kindLabel } from '../../vocabulary/kinds.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import { roleOf, type Role } from '../../vocabulary/roles.ts';
import type { ModelEdge, ModelNode } from './model.ts';

/** A network of shared undertakings (regions, topics) as the page shows it. */
export function sharedNetwork(
  snapshot: Snapshot,
  { nodes, edges }: Pick<Network, 'nodes' | 'edges'>,
  lang: Lang,
): { nodes: ModelNode[]; edges: ModelEdge[] } {
  return {
    nodes: nodes.map((node) => sharedNode(snapshot, node, lang)),
    edges: edges.map((edge) => sharedEdge(edge, lang)),
  };
}

function sharedNode({ projection }: Snapshot, node: NetworkNode, lang: Lang): ModelNode {
  const region = projection.entity(node.region ?? '');
  const entity = projection.entity(node.id);
  const nameLang = entity ? toSummary(entity, lang).nameLang : lang;
  return {
    ...node,
    label: kindLabel(node.type, node.kind)[lang],
    nameLang: nameLang === lang ? null : nameLang,
    short: null,
    hub: false,
    region: region ? { id: region.id, name: toSummary(region, lang).name } : null,
  };
}

function sharedEdge({ id, from, to, weight, certainty, activities }: NetworkEdge, lang: Lang): ModelEdge {
  return {
    id,
    from,
    to,
    weight,
    certainty,
    roles: [],
    activities: activities.map(({ activity: { id: key, name, nameLang, url, type, kind, period } }) => ({
      id: key,
      name,
      nameLang: nameLang === lang ? null : nameLang,
      url,
      type,
      kind,
      period,
    })),
    relations: activities.flatMap(({ activity, from: ours, to: theirs }) =>
      [ours, theirs].flatMap((roles, side) =>
        roles.toSorted(byWeight).map(({ relation, actor }) => ({
          activity: activity.id,
          id: relation,
          actor,
          end: side === 0 ? from : to,
        })),
      ),
    ),
  };
}

function byWeight(a: { role: Role }, b: { role: Role }): number {
  return roleOf(b.role).weight - roleOf(a.role).weight;
}
