import type { EntitySummary, RelationAnswer } from '../contract/answers.ts';
import type { Entity } from '../contract/entity.ts';
import type { Neighbourhood, Network, NetworkActivity, NetworkNode, Path } from '../contract/network.ts';
import type { Projection } from '../projection/projection.ts';
import { displayName, pagePath, toSummary } from '../reading/entity-view.ts';
import { describeRelations, entitiesById } from '../reading/relation-view.ts';
import type { GraphStore } from '../store/graph-store.ts';
import type { Lang } from '../vocabulary/languages.ts';
import { roleOf } from '../vocabulary/roles.ts';
import type { RawNetwork } from './collaboration.ts';
import type { Ground } from './ground.ts';
import type { RawRole } from './joint-edges.ts';
import type { RawNeighbourhood } from './neighbourhood.ts';
import type { RawPath } from './paths.ts';
import type { RawNode } from './raw-node.ts';

/** What answers are worded from: the store for evidence, the graph for names. */
export interface Wording {
  store: GraphStore;
  snapshot: Pick<Ground, 'projection'>;
  lang: Lang;
}

/** A network in the reader's language. Evidence is not in it: it is opened relation by relation. */
export function describeNetwork(
  { snapshot: { projection }, lang }: Omit<Wording, 'store'>,
  { level, weight, nodes, edges, hidden, revision }: RawNetwork,
): Network {
  return {
    level,
    weight,
    nodes: nodes.map((node) => describeNode(projection, node, lang)),
    edges: edges.map((edge) => ({
      ...edge,
      activities: edge.activities.map(({ activity, from, to }): NetworkActivity => ({
        activity: summary(projection, activity, lang),
        from: from.map((role) => describeRole(role, lang)),
        to: to.map((role) => describeRole(role, lang)),
      })),
    })),
    hidden,
    revision,
  };
}

/** A node with its name and address. */
export function describeNode(
  projection: Projection,
  { id, x, y, size, region }: RawNode,
  lang: Lang,
): NetworkNode {
  const entity = projection.entity(id) as Entity;
  const { type, kind } = entity;
  const { name } = displayName(entity, lang);
  return { id, type, kind, name, url: pagePath(entity, lang), x, y, size, region };
}

/** A role with its name. */
function describeRole({ role, relation, actor }: RawRole, lang: Lang): NetworkActivity['from'][number] {
  return { role, label: roleOf(role).label[lang], relation, actor };
}

/** A neighbourhood with the evidence of each of its relations. */
export async function describeNeighbourhood(
  { store, snapshot: { projection }, lang }: Wording,
  { centre, nodes, relations, truncated }: RawNeighbourhood,
): Promise<Neighbourhood> {
  const [found, middle] = await Promise.all([
    relationAnswers(store, relations, lang, projection),
    knownEntity(store, projection, centre),
  ]);
  return {
    centre: toSummary(middle, lang),
    nodes: nodes.map(({ id, distance }) => ({ ...summary(projection, id, lang), distance })),
    relations: relations.flatMap((id) => found.get(id) ?? []),
    truncated,
  };
}

/** Paths with the evidence of each step. */
export async function describePaths(
  { store, snapshot: { projection }, lang }: Wording,
  paths: readonly RawPath[],
): Promise<Path[]> {
  const ids = paths.flatMap(({ steps }) => steps.flat());
  const found = await relationAnswers(store, ids, lang, projection);
  return paths.map(({ nodes, steps }) => ({
    length: steps.length,
    nodes: nodes.map((id) => summary(projection, id, lang)),
    steps: steps.map((relations) => ({ relations: relations.flatMap((id) => found.get(id) ?? []) })),
  }));
}

/** An entity younger than the projection is known to the store alone. */
async function knownEntity(store: GraphStore, projection: Projection, id: string): Promise<Entity> {
  const entity = projection.entity(id) ?? (await entitiesById(store, [id])).get(id);
  if (!entity) throw new UnknownEntityError(id);
  return entity;
}

/** An id that neither the projection nor the store has. */
export class UnknownEntityError extends Error {
  override readonly name = 'UnknownEntityError';

  constructor(id: string) {
    super(`Neither the projection nor the store has an entity "${id}"`);
  }
}

function summary(projection: Projection, id: string, lang: Lang): EntitySummary {
  return toSummary(projection.entity(id) as Entity, lang);
}

/** Relations by id with their evidence. One that a newer write took away is left out. */
export async function relationAnswers(
  store: GraphStore,
  ids: readonly string[],
  lang: Lang,
  projection: Projection | null = null,
): Promise<Map<string, RelationAnswer>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const page = await store.relations({ audience: 'public', ids: wanted, limit: wanted.length });
  const answers = await describeRelations(store, page.items, lang, projection);
  return new Map(answers.map((answer) => [answer.id, answer]));
}
