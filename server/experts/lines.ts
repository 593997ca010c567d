import type { Entity } from '../contract/entity.ts';
import type { Source } from '../contract/evidence.ts';
import type { EvidencePath } from '../contract/finders.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ProjectedRelation } from '../store/graph-store.ts';
import type { EntityType } from '../vocabulary/kinds.ts';
import { ROLE_NAMES, roleOf, type Role } from '../vocabulary/roles.ts';
import { beneficiaries, isUnit, organisationsAbove } from './beneficiaries.ts';
import { SOURCE_FACTORS, type EvidenceKind, type EvidenceLine } from './score.ts';
import { bestMatches, topicTies, type TopicMatch } from './topic-matches.ts';
import { undertakings } from './undertakings.ts';
import { isPlanned, whenOf, type When } from './when.ts';

/** A line as it is scored, with what explaining it takes. */
export interface TopicLine extends EvidenceLine {
  readonly role: Role;
  readonly relation: ProjectedRelation;
  readonly match: TopicMatch;
  readonly through: EvidencePath;
  readonly source: { readonly factor: number; readonly label: Source['standing'] };
}

/** What the lines are read from: a snapshot, its sources, and the day as of which they are read. */
export interface Reading {
  readonly snapshot: Snapshot;
  readonly sources: ReadonlyMap<string, Source>;
  readonly today: string;
  /** Whether evidence on narrower topics counts. */
  readonly narrower: boolean;
}

const ACTORS: ReadonlySet<EntityType> = new Set(['organisation', 'person', 'post']);
const ACTIVITIES: ReadonlySet<EntityType> = new Set([
  'project',
  'programme',
  'practice',
  'event',
  'material',
]);

/** Roles that an actor has in an activity. Structure and meaning are no doing. */
const DOING: ReadonlySet<Role> = new Set(
  ROLE_NAMES.filter((role) => {
    const { from, to, group } = roleOf(role);
    return (
      group !== 'structure' &&
      group !== 'meaning' &&
      from.some((type) => ACTORS.has(type)) &&
      to.some((type) => ACTIVITIES.has(type))
    );
  }),
);

/**
 * Every line of evidence on a topic, for every actor. Plans, roles that were only planned and what had not begun on the
 * day are no evidence.
 */
export function topicLines(reading: Reading, topic: string): TopicLine[] {
  const ties = topicTies(reading.snapshot, topic, reading);
  const matches = bestMatches(reading.snapshot, ties);
  return [...activityLines(reading, matches), ...claimLines(reading, ties, matches)];
}

function activityLines(reading: Reading, matches: ReadonlyMap<string, TopicMatch>): TopicLine[] {
  const { projection } = reading.snapshot;
  return [...matches].flatMap(([id, match]) => {
    const activity = projection.entity(id);
    if (!activity || !ACTIVITIES.has(activity.type) || isPlanned(activity, reading.today)) return [];
    const roles = projection.reaching(id, DOING).filter((relation) => isDone(reading.snapshot, relation));
    const holders = holdersByRole(reading.snapshot, roles);
    return roles.flatMap((relation) =>
      linesOf(reading, { relation, match, activity, coHolders: holders.get(relation.role) as number }),
    );
  });
}

/** What a source says of an actor itself: that it knows the topic, or that the topic is what it is about. */
function claimLines(
  reading: Reading,
  ties: readonly TopicMatch[],
  matches: ReadonlyMap<string, TopicMatch>,
): TopicLine[] {
  return ties
    .filter((match) => isOwnClaim(reading.snapshot, match, matches))
    .flatMap((match) =>
      linesOf(reading, { relation: match.relation, match, activity: undefined, coHolders: 1 }),
    );
}

function isOwnClaim(
  snapshot: Snapshot,
  match: TopicMatch,
  matches: ReadonlyMap<string, TopicMatch>,
): boolean {
  const { relation } = match;
  if (!isDone(snapshot, relation)) return false;
  if (relation.role === 'expert-in') return true;
  return snapshot.projection.typeOf(relation.from) === 'organisation' && matches.get(relation.from) === match;
}

function isDone({ projection }: Snapshot, { from, realisation }: ProjectedRelation): boolean {
  const type = projection.typeOf(from);
  return realisation !== 'planned' && type !== undefined && ACTORS.has(type);
}

/** How many hold each of the roles, at least 1. A unit beside its own organisation is not another holder. */
function holdersByRole(
  { projection }: Snapshot,
  roles: readonly ProjectedRelation[],
): ReadonlyMap<Role, number> {
  return new Map(
    [...Map.groupBy(roles, ({ role }) => role)].map(([role, same]) => {
      const holders = new Set(same.map(({ from }) => from));
      const apart = [...holders].filter(
        (id) => !isUnit(projection, id) || organisationsAbove(projection, id).isDisjointFrom(holders),
      );
      return [role, apart.length];
    }),
  );
}

interface Found {
  readonly relation: ProjectedRelation;
  readonly match: TopicMatch;
  readonly activity: Entity | undefined;
  readonly coHolders: number;
}

function linesOf(reading: Reading, found: Found): TopicLine[] {
  const { projection } = reading.snapshot;
  const { relation, match, activity, coHolders } = found;
  const when = whenHeld(reading, relation, activity);
  if (!hasBegun(reading, relation, when)) return [];
  const line = {
    id: relation.id,
    relation,
    activity: activity?.id ?? null,
    undertaking: activity ? (undertakings(projection).get(activity.id) ?? null) : null,
    kind: kindOf(relation.role, activity),
    role: relation.role,
    roleWeight: roleOf(relation.role).weight,
    ...when,
    researchLike: activity?.type === 'material' && activity.kind === 'article',
    topic: { factor: match.factor, label: match.kind },
    source: standingOf(reading, relation),
    coHolders,
    documents: relation.sources,
    match,
  };
  return beneficiaries(projection, { relation, when }, (other) => whenHeld(reading, other)).map(
    (beneficiary) => ({
      ...line,
      ...beneficiary,
    }),
  );
}

/** An authority that paid for a hundred projects knows a little of each: money is a kind of its own, soon full. */
function kindOf(role: Role, activity: Entity | undefined): EvidenceKind {
  if (!activity) return 'claim';
  if (roleOf(role).group === 'funding') return 'funding';
  return activity.type === 'event' || activity.kind === 'training' ? 'event' : 'activity';
}

/** The years of a relation as its sources tell them; its activity's where it has none. */
export function whenHeld(reading: Reading, relation: ProjectedRelation, activity?: Entity): When {
  const years = yearsTold(reading, relation);
  const told = years.length === 0 ? null : Math.max(...years);
  return whenOf({ period: relation.period, activity, told }, yearOf(reading));
}

/** What has no known beginning is as old as the oldest source that tells of it, or as its end. */
function hasBegun(reading: Reading, relation: ProjectedRelation, { from, to }: When): boolean {
  const latest = [from ?? to ?? Infinity, ...(from === null ? yearsTold(reading, relation) : [])];
  const begun = Math.min(...latest);
  return begun === Infinity || begun <= yearOf(reading);
}

function yearsTold({ sources }: Reading, { sources: ids }: ProjectedRelation): number[] {
  return ids.flatMap((id) => sources.get(id)?.date?.slice(0, 4) ?? []).map(Number);
}

function yearOf({ today }: Reading): number {
  return Number(today.slice(0, 4));
}

/** The best of the sources that say so. */
function standingOf({ sources }: Reading, relation: ProjectedRelation) {
  const standings = relation.sources.map((id) => sources.get(id)?.standing ?? 'extracted');
  const label = standings.reduce((best, one) => (SOURCE_FACTORS[one] > SOURCE_FACTORS[best] ? one : best));
  return { factor: SOURCE_FACTORS[label], label };
}
