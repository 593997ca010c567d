import type { Period } from '../contract/period.ts';
import { roleMask, roleNumber, type Projection } from '../projection/projection.ts';
import { strongestCertainty, type Certainty } from '../vocabulary/certainty.ts';
import type { EntityType } from '../vocabulary/kinds.ts';
import { COLLABORATION_ROLES, PERSONAL_ROLES, type Role } from '../vocabulary/roles.ts';
import type { Ground } from './ground.ts';
import { oncePerProjection } from '../projection/once-per-projection.ts';

/** The types of activity by which actors are joined. */
export const ACTIVITY_TYPES = ['project', 'programme', 'practice', 'event'] as const satisfies EntityType[];

const PART: ReadonlySet<Role> = new Set(['part-of']);
const PARTS: ReadonlySet<EntityType> = new Set(['practice', 'event']);
const DEEPEST = 6;

/** One way in which a party has to do with an activity, and the relation that says so. */
export interface Participation {
  activity: string;
  /** An organisation or region, or another activity that co-operates. Never a person. */
  party: string;
  role: Role;
  relation: string;
  certainty: Certainty;
  scope: string | null;
  /** When it held: the relation's period, else the activity's. */
  period: Period | null;
}

const TAKES_PART = roleMask([...COLLABORATION_ROLES, ...PERSONAL_ROLES]);
const TARGETS = roleNumber('targets');
const SEAT: ReadonlySet<Role> = new Set(['post-of']);
const ACTIVITIES: ReadonlySet<EntityType> = new Set(ACTIVITY_TYPES);

/**
 * Who takes part in which activity, one participation a number, in relation order: places of the activity and of the
 * party, the number of the relation that says so, and its period in the projection's column or else the activity's.
 */
export interface Participations {
  readonly length: number;
  readonly activity: Uint32Array;
  readonly party: Uint32Array;
  readonly relation: Uint32Array;
  readonly period: Uint32Array;
}

/**
 * All participations of a projection. A person counts for the organisation spoken for, a post for the one whose post
 * it is; persons who speak for nobody are left out. A region that an activity targets takes part in it.
 */
export const participations: (ground: Ground) => Participations = oncePerProjection(({ projection }) => {
  const { from, to, role, period } = projection.columns.relations;
  const activities = projection.columns.entities.period;
  const found: Record<'activity' | 'party' | 'relation' | 'period', number[]> = {
    activity: [],
    party: [],
    relation: [],
    period: [],
  };
  const add = (relation: number, activity: number, party: number) => {
    found.activity.push(wholeOf(projection, activity));
    found.party.push(party);
    found.relation.push(relation);
    found.period.push((period[relation] as number) || (activities[activity] as number));
  };
  for (let relation = 0; relation < role.length; relation += 1) {
    const [actor, activity] = [from[relation] as number, to[relation] as number];
    if (isTarget(projection, relation)) add(relation, actor, activity);
    else if (TAKES_PART[role[relation] as number] && ACTIVITIES.has(projection.typeAt(activity)))
      for (const party of partiesBehind(projection, relation, actor)) add(relation, activity, party);
  }
  return {
    length: found.relation.length,
    activity: Uint32Array.from(found.activity),
    party: Uint32Array.from(found.party),
    relation: Uint32Array.from(found.relation),
    period: Uint32Array.from(found.period),
  };
});

/** The participation with this number, spelled out. */
export function participationAt(ground: Ground, number: number): Participation {
  const { projection } = ground;
  const all = participations(ground);
  const { id, role, certainties, scope } = projection.relationAt(all.relation[number] as number);
  return {
    activity: projection.idAt(all.activity[number] as number),
    party: projection.idAt(all.party[number] as number),
    role,
    relation: id,
    certainty: strongestCertainty(certainties),
    scope,
    period: projection.periodAt(all.period[number] as number),
  };
}

function isTarget(projection: Projection, relation: number): boolean {
  const { from, to, role } = projection.columns.relations;
  return (
    role[relation] === TARGETS &&
    ACTIVITIES.has(projection.typeAt(from[relation] as number)) &&
    projection.typeAt(to[relation] as number) === 'region'
  );
}

/** The project, say, that an event or a practice is a part of: its workshop is no second thing that two did together. */
function wholeOf(projection: Projection, activity: number): number {
  let whole = activity;
  for (let depth = 0; depth < DEEPEST && PARTS.has(projection.typeAt(whole)); depth += 1) {
    const above = projection
      .leaving(projection.idAt(whole), PART)
      .map(({ to }) => projection.index(to) as number)
      .find((place) => ACTIVITIES.has(projection.typeAt(place)));
    if (above === undefined) break;
    whole = above;
  }
  return whole;
}

function partiesBehind(projection: Projection, relation: number, actor: number): number[] {
  const type = projection.typeAt(actor);
  if (type !== 'person' && type !== 'post') return [actor];
  const spokenFor = (projection.columns.relations.onBehalfOf[relation] as number) - 1;
  if (spokenFor >= 0) return projection.typeAt(spokenFor) === 'organisation' ? [spokenFor] : [];
  return projection.leaving(projection.idAt(actor), SEAT).map(({ to }) => projection.index(to) as number);
}
