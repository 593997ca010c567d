import type { Entity } from '../../contract/entity.ts';
import { bipartiteNetwork, type RawPartyNetwork } from '../../network/bipartite.ts';
import type { NetworkFilters } from '../../network/filters.ts';
import type { Ground } from '../../network/ground.ts';
import type { RawNode } from '../../network/raw-node.ts';
import type { RawTie } from '../../network/ties.ts';
import { toSummary } from '../../reading/entity-view.ts';
import type { Snapshot } from '../../snapshot.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import { roleOf, type Role } from '../../vocabulary/roles.ts';
import { shapedAs } from '../views/shaped.ts';
import type { ModelActivity, ModelEdge, ModelNode } from './model.ts';

/** The activities that are drawn with their parties. */
export const UNDERTAKINGS = ['project', 'programme', 'practice'] as const;
const SUBJECTS = 4;
/** More lines than anybody looks at in one picture or table. */
const MOST_TIES = 3000;
/** A programme or practice with fewer lines is drawn like its parties. */
const HUB_LINES = 3;

/**
 * Undertakings with their parties hanging from them, the topics that most of them are about, and how the parties hang
 * together. People are not drawn: what they did, the organisation they spoke for did.
 */
export function rawParties(ground: Ground, filters: NetworkFilters): RawPartyNetwork {
  return bipartiteNetwork(ground, {
    ...filters,
    activities: UNDERTAKINGS,
    limit: MOST_TIES,
    // A reader who asks for one role wants to see who had it, and nothing else.
    ...(filters.role === undefined && { subjects: SUBJECTS, structure: true }),
  });
}

/** The same as the page shows it. */
export function partyNetwork(
  snapshot: Snapshot,
  filters: NetworkFilters,
  lang: Lang,
): { nodes: ModelNode[]; edges: ModelEdge[]; hidden: number } {
  const { nodes, ties, hidden } = rawParties(snapshot, filters);
  const undertakings = new Set(ties.filter(({ form }) => form === 'part').map(({ to }) => to));
  return {
    nodes: nodes.flatMap((node) => {
      const entity = snapshot.projection.entity(node.id);
      const hub = undertakings.has(node.id) && (entity?.type === 'project' || node.size >= HUB_LINES);
      return entity ? [partyNode(snapshot, { node, entity, hub }, lang)] : [];
    }),
    edges: ties.map((tie) => tieEdge(snapshot, tie, lang)),
    hidden,
  };
}

function partyNode(
  { projection }: Snapshot,
  { node, entity, hub }: { node: RawNode; entity: Entity; hub: boolean },
  lang: Lang,
): ModelNode {
  const { id, label, name, nameLang, url } = toSummary(entity, lang);
  const region = projection.entity(node.region ?? '');
  return {
    id,
    ...shapedAs(projection, entity),
    label,
    name,
    short: hub ? shortestName(entity) : null,
    nameLang: nameLang === lang ? null : nameLang,
    url,
    x: node.x,
    y: node.y,
    size: node.size,
    hub,
    region: region ? { id: region.id, name: toSummary(region, lang).name } : null,
  };
}

/** Titles of projects run to whole sentences; their acronyms are what people call them. */
function shortestName({ aliases }: Entity): string | null {
  const short = aliases.filter(({ kind }) => kind === 'short').map(({ text }) => text);
  return short.toSorted((a, b) => a.length - b.length)[0] ?? null;
}

/** A line's undertaking is the end that others hang from; a line between two parties has none. */
function tieEdge({ projection }: Snapshot, tie: RawTie, lang: Lang): ModelEdge {
  const inOrder = tie.roles.toSorted((a, b) => roleOf(b.role).weight - roleOf(a.role).weight);
  const undertaking = { part: tie.to, topic: tie.from, structure: null }[tie.form];
  const activity = undertaking === null ? undefined : projection.entity(undertaking);
  return {
    id: tie.id,
    from: tie.from,
    to: tie.to,
    weight: tie.weight,
    certainty: tie.certainty,
    roles: [...new Set(inOrder.map(({ role }) => roleName(role, lang)))],
    activities: activity ? [activityOf(activity, lang)] : [],
    relations: inOrder.map(({ relation, actor }) => ({
      activity: undertaking ?? tie.to,
      id: relation,
      actor,
      end: null,
    })),
  };
}

function roleName(role: Role, lang: Lang): string {
  return roleOf(role).label[lang];
}

/** An undertaking in one line. */
export function activityOf(entity: Entity, lang: Lang): ModelActivity {
  const { id, name, nameLang, url, type, kind, period } = toSummary(entity, lang);
  return { id, name, nameLang: nameLang === lang ? null : nameLang, url, type, kind, period };
}
