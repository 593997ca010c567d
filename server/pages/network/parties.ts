import type { Entity } from '../../contract/entity.ts';
import type { Projection } from '../../projection/projection.ts';
import { toSummary } from '../../reading/entity-view.ts';
import type { Snapshot } from '../../snapshot.ts';
import type { ProjectedRelation } from '../../store/graph-store.ts';
import { strongestCertainty } from '../../vocabulary/certainty.ts';
import type { EntityType } from '../../vocabulary/kinds.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import { COLLABORATION_ROLES, roleOf, TOPIC_ROLES, type Role } from '../../vocabulary/roles.ts';
import { shapedAs } from '../views/shaped.ts';
import type { ModelActivity, ModelEdge, ModelNode } from './model.ts';
import type { NetworkQuery } from './query.ts';

const UNDERTAKINGS: ReadonlySet<EntityType> = new Set(['project', 'programme', 'practice']);
const PARTY_ROLES: ReadonlySet<Role> = new Set([...COLLABORATION_ROLES, 'funded-under']);
const TOPICAL: ReadonlySet<Role> = new Set(TOPIC_ROLES);

/** What a query keeps of the parties' network. */
export type PartyQuery = Pick<NetworkQuery, 'crossRegion' | 'topic' | 'region' | 'role' | 'from' | 'to'>;

/** Undertakings with the relations of their parties, in the order of the graph. */
export type Cast = ReadonlyMap<string, readonly ProjectedRelation[]>;

/**
 * Undertakings and the organisations that took part in them; a project also hangs from the programme that paid it.
 * Persons and posts are left out. Filters keep or drop whole undertakings, but for role and years, which choose lines.
 */
export function castOf(snapshot: Snapshot, query: PartyQuery): Cast {
  const { projection } = snapshot;
  const undertakings = projection.entities.filter(
    ({ id, type }) => UNDERTAKINGS.has(type) && isAboutTopic(snapshot, id, query.topic),
  );
  const casts = undertakings.flatMap((undertaking) => {
    const lines = partiesOf(projection, undertaking).filter((line) => isAsked(projection, line, query));
    return lines.length > 0 && isWhereAsked(snapshot, lines, query) ? [[undertaking.id, lines] as const] : [];
  });
  return new Map(casts);
}

function partiesOf(projection: Projection, { id, type }: Entity): ProjectedRelation[] {
  return projection.reaching(id, PARTY_ROLES).filter(({ from, role }) => {
    const party = projection.entity(from)?.type;
    return role === 'funded-under' ? type === 'programme' : party === 'organisation';
  });
}

function isAboutTopic({ projection, topics }: Snapshot, id: string, topic: string | null): boolean {
  if (topic === null) return true;
  const wanted = new Set([topic, ...topics.narrowerWithin(topic).keys()]);
  return projection.leaving(id, TOPICAL).some(({ to }) => wanted.has(to));
}

function isAsked(projection: Projection, line: ProjectedRelation, { role, from, to }: PartyQuery): boolean {
  if (role !== null && line.role !== role) return false;
  if (from === null && to === null) return true;
  const period = line.period ?? projection.entity(line.to)?.period;
  const first = (period?.from ?? period?.to ?? period?.by)?.date.slice(0, 4);
  const last = (period?.to ?? period?.by)?.date.slice(0, 4) ?? (period?.open ? '9999' : first);
  if (first === undefined || last === undefined) return false;
  return (to === null || first <= to) && (from === null || last >= from);
}

function isWhereAsked(
  { geography }: Snapshot,
  lines: readonly ProjectedRelation[],
  { region, crossRegion }: PartyQuery,
): boolean {
  if (region !== null && !lines.some(({ from }) => geography.regionsOf(from).has(region))) return false;
  if (!crossRegion) return true;
  return new Set(lines.flatMap(({ from }) => geography.regionOf(from) ?? [])).size > 1;
}

/** The nodes and lines of a cast: one line for each party of an undertaking, whatever the number of its roles. */
export function castNetwork(
  snapshot: Snapshot,
  cast: Cast,
  lang: Lang,
): { nodes: Omit<ModelNode, 'x' | 'y'>[]; edges: ModelEdge[] } {
  const { projection } = snapshot;
  const edges = [...cast].flatMap(([undertaking, lines]) =>
    [...Map.groupBy(lines, ({ from }) => from)].map(([party, own]) =>
      partyEdge(projection, { party, undertaking, lines: own }, lang),
    ),
  );
  const ids = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = [...ids].flatMap((id) => {
    const entity = projection.entity(id);
    return entity ? [nodeOfEntity(snapshot, entity, { edges, hub: cast.has(id) }, lang)] : [];
  });
  return { nodes, edges };
}

function partyEdge(
  projection: Projection,
  { party, undertaking, lines }: { party: string; undertaking: string; lines: readonly ProjectedRelation[] },
  lang: Lang,
): ModelEdge {
  const inOrder = lines.toSorted((a, b) => roleOf(b.role).weight - roleOf(a.role).weight);
  const activity = projection.entity(undertaking)!;
  return {
    id: `${party}~${undertaking}`,
    from: party,
    to: undertaking,
    weight: roleOf(inOrder[0]!.role).weight,
    certainty: strongestCertainty(lines.flatMap(({ certainties }) => certainties)),
    roles: [...new Set(inOrder.map(({ role }) => roleOf(role).label[lang]))],
    activities: [activityOf(activity, lang)],
    relations: inOrder.map(({ id }) => ({ activity: undertaking, id, actor: party })),
  };
}

/** An undertaking in one line. */
export function activityOf(entity: Entity, lang: Lang): ModelActivity {
  const { id, name, url, type, kind, period } = toSummary(entity, lang);
  return { id, name, url, type, kind, period };
}

function nodeOfEntity(
  { projection, geography }: Snapshot,
  entity: Entity,
  { edges, hub }: { edges: readonly ModelEdge[]; hub: boolean },
  lang: Lang,
): Omit<ModelNode, 'x' | 'y'> {
  const { id, label, name, nameLang, url } = toSummary(entity, lang);
  const region = projection.entity(geography.regionOf(id) ?? '');
  return {
    id,
    ...shapedAs(projection, entity),
    label,
    name,
    nameLang: nameLang === lang ? null : nameLang,
    url,
    size: edges.filter(({ from, to }) => from === id || to === id).length,
    hub,
    region: region ? { id: region.id, name: toSummary(region, lang).name } : null,
  };
}
