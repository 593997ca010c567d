import type { Entity } from '../contract/entity.ts';
import type { Period } from '../contract/period.ts';
import type { Projection } from '../projection/projection.ts';
import type { ProjectedRelation } from '../store/graph-store.ts';
import { strongestCertainty, type Certainty } from '../vocabulary/certainty.ts';
import type { EntityType } from '../vocabulary/kinds.ts';
import { COLLABORATION_ROLES, PERSONAL_ROLES, type Role } from '../vocabulary/roles.ts';
import { oncePerProjection, type Ground } from './ground.ts';

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

const TAKES_PART: ReadonlySet<Role> = new Set([...COLLABORATION_ROLES, ...PERSONAL_ROLES]);
const SEAT: ReadonlySet<Role> = new Set(['post-of']);
const ACTIVITIES: ReadonlySet<EntityType> = new Set(ACTIVITY_TYPES);

/**
 * Who takes part in which activity, in relation order. A person counts for the organisation spoken for, a post for the
 * one whose post it is; persons who speak for nobody are left out. A region that an activity targets takes part in it.
 */
export const participations: (ground: Ground) => readonly Participation[] = oncePerProjection(
  ({ projection }) =>
    projection.relations.flatMap((relation) => {
      const from = projection.entity(relation.from) as Entity;
      const to = projection.entity(relation.to) as Entity;
      if (relation.role === 'targets' && ACTIVITIES.has(from.type) && to.type === 'region')
        return [participation({ projection }, relation, from, to.id)];
      if (!TAKES_PART.has(relation.role) || !ACTIVITIES.has(to.type)) return [];
      return partiesBehind({ projection }, relation, from).map((party) =>
        participation({ projection }, relation, to, party),
      );
    }),
);

function participation(
  { projection }: Pick<Ground, 'projection'>,
  relation: ProjectedRelation,
  activity: Entity,
  party: string,
): Participation {
  return {
    activity: wholeOf(projection, activity.id),
    party,
    role: relation.role,
    relation: relation.id,
    certainty: strongestCertainty(relation.certainties),
    scope: relation.scope,
    period: relation.period ?? activity.period,
  };
}

/** The project, say, that an event or a practice is a part of: its workshop is no second thing that two did together. */
function wholeOf(projection: Projection, activity: string): string {
  let whole = activity;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    if (!PARTS.has(projection.entity(whole)?.type as EntityType)) break;
    const above = projection
      .leaving(whole, PART)
      .find(({ to }) => ACTIVITIES.has(projection.entity(to)?.type as EntityType));
    if (!above) break;
    whole = above.to;
  }
  return whole;
}

function partiesBehind(
  { projection }: Pick<Ground, 'projection'>,
  { onBehalfOf }: ProjectedRelation,
  from: Entity,
): string[] {
  if (from.type !== 'person' && from.type !== 'post') return [from.id];
  if (onBehalfOf !== null) return projection.entity(onBehalfOf)?.type === 'organisation' ? [onBehalfOf] : [];
  return projection.leaving(from.id, SEAT).map(({ to }) => to);
}
