import type { Entity } from '../../contract/entity.ts';
import { passingParticipations } from '../../network/filters.ts';
import type { Participation } from '../../network/participation.ts';
import type { Projection } from '../../projection/projection.ts';
import { toSummary } from '../../reading/entity-view.ts';
import type { Snapshot } from '../../snapshot.ts';
import { strongestCertainty } from '../../vocabulary/certainty.ts';
import type { EntityType } from '../../vocabulary/kinds.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import { roleOf, type Role } from '../../vocabulary/roles.ts';
import { shapedAs } from '../views/shaped.ts';
import type { ModelActivity, ModelEdge, ModelNode } from './model.ts';
import type { NetworkQuery } from './query.ts';

const UNDERTAKINGS: ReadonlySet<EntityType> = new Set(['project', 'programme', 'practice']);
const FUNDED_UNDER: ReadonlySet<Role> = new Set(['funded-under']);

/** What a query keeps of the parties' network. */
export type PartyQuery = Pick<NetworkQuery, 'crossRegion' | 'topic' | 'region' | 'role' | 'from' | 'to'>;

/** One role of a party in an undertaking. */
type PartyRole = Pick<Participation, 'party' | 'role' | 'relation' | 'certainty'>;

/** Undertakings with the roles of their parties, in the order of the graph. */
export type Cast = ReadonlyMap<string, readonly PartyRole[]>;

/**
 * Undertakings and the organisations that took part in them; a project also hangs from the programme that paid it.
 * Persons are left out: what they did, the organisation they spoke for did. Region and border keep or drop whole
 * undertakings; role and years choose lines.
 */
export function castOf(snapshot: Snapshot, query: PartyQuery): Cast {
  const { projection } = snapshot;
  const { topic, role, from, to } = query;
  const roles = passingParticipations(snapshot, {
    ...(topic && { topic }),
    ...(role && { role }),
    ...(from && { from }),
    ...(to && { to }),
  }).filter(({ party }) => projection.entity(party)?.type === 'organisation');
  const byUndertaking = Map.groupBy(roles, ({ activity }) => activity);
  const casts = projection.entities.flatMap(({ id, type }) => {
    const parties = UNDERTAKINGS.has(type) ? (byUndertaking.get(id) ?? []) : [];
    const all = [...parties, ...(parties.length > 0 && role === null ? projectsUnder(projection, id) : [])];
    return parties.length > 0 && isWhereAsked(snapshot, parties, query) ? [[id, all] as const] : [];
  });
  return new Map(casts);
}

/** A programme's projects hang from it like parties. */
function projectsUnder(projection: Projection, programme: string): PartyRole[] {
  return projection.reaching(programme, FUNDED_UNDER).map(({ from, role, id, certainties }) => ({
    party: from,
    role,
    relation: id,
    certainty: strongestCertainty(certainties),
  }));
}

function isWhereAsked(
  { geography }: Snapshot,
  parties: readonly PartyRole[],
  { region, crossRegion }: PartyQuery,
): boolean {
  if (region !== null && !parties.some(({ party }) => geography.regionsOf(party).has(region))) return false;
  if (!crossRegion) return true;
  return new Set(parties.flatMap(({ party }) => geography.regionOf(party) ?? [])).size > 1;
}

/** The nodes and lines of a cast: one line for each party of an undertaking, whatever the number of its roles. */
export function castNetwork(
  snapshot: Snapshot,
  cast: Cast,
  lang: Lang,
): { nodes: Omit<ModelNode, 'x' | 'y'>[]; edges: ModelEdge[] } {
  const { projection } = snapshot;
  const edges = [...cast].flatMap(([undertaking, lines]) =>
    [...Map.groupBy(lines, (line) => line.party)].map(([party, own]) =>
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
  { party, undertaking, lines }: { party: string; undertaking: string; lines: readonly PartyRole[] },
  lang: Lang,
): ModelEdge {
  const inOrder = lines.toSorted((a, b) => roleOf(b.role).weight - roleOf(a.role).weight);
  const activity = projection.entity(undertaking)!;
  return {
    id: `${party}~${undertaking}`,
    from: party,
    to: undertaking,
    weight: roleOf(inOrder[0]!.role).weight,
    certainty: strongestCertainty(lines.map((line) => line.certainty)),
    roles: [...new Set(inOrder.map(({ role }) => roleOf(role).label[lang]))],
    activities: [activityOf(activity, lang)],
    relations: inOrder.map(({ relation }) => ({ activity: undertaking, id: relation, actor: party })),
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
