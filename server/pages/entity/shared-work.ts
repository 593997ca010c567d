import type { Projection } from '../../projection/projection.ts';
import type { Geography } from '../../projection/geography.ts';
import type { ProjectedRelation } from '../../store/graph-store.ts';
import { COLLABORATION_ROLES, PERSONAL_ROLES, type Role } from '../../vocabulary/roles.ts';

const TAKES_PART: ReadonlySet<Role> = new Set([...COLLABORATION_ROLES, ...PERSONAL_ROLES]);
const DRAWN: ReadonlySet<Role> = new Set(COLLABORATION_ROLES);
const UNIT: ReadonlySet<Role> = new Set(['unit-of']);
const TARGETS: ReadonlySet<Role> = new Set(['targets']);
const PILOT_AREA: ReadonlySet<Role> = new Set(['pilot-area', 'pilot-site']);
const ANSWERS_FOR: ReadonlySet<Role> = new Set([
  'lead',
  'coordinator',
  'implementer',
  'funder',
  'funding-authority',
]);

/** What an actor has done, and who took part in the same: relations by which they did. */
export interface SharedWork {
  /** Its own roles and those of its units. */
  own: ProjectedRelation[];
  others: ProjectedRelation[];
}

/** What an actor and its units took part in, and with whom. */
export function sharedWork(projection: Projection, actor: string): SharedWork {
  const ours = withUnits(projection, actor);
  const own = [...ours].flatMap((id) => projection.leaving(id, TAKES_PART));
  const activities = new Set(own.map(({ to }) => to));
  const others = [...activities].flatMap((activity) =>
    projection.reaching(activity, TAKES_PART).filter((relation) => isOther(projection, relation, ours)),
  );
  return { own, others };
}

/** Other organisations, and of people those who spoke for the actor: the rest are on the activity's own page. */
function isOther(
  projection: Projection,
  { from, onBehalfOf }: ProjectedRelation,
  ours: ReadonlySet<string>,
): boolean {
  if (ours.has(from)) return false;
  const type = projection.entity(from)?.type;
  if (type !== 'person') return type === 'organisation';
  return onBehalfOf !== null && ours.has(onBehalfOf);
}

/** The actor and all that belongs to it. */
export function withUnits(projection: Projection, actor: string): Set<string> {
  const found = new Set([actor]);
  for (const id of found) for (const { from } of projection.reaching(id, UNIT)) found.add(from);
  return found;
}

/** Who stands for the actor in the picture of who works with whom: itself or a unit of its own; null when none does. */
export function nodeInNetwork(projection: Projection, actor: string): string | null {
  const inPicture = (id: string) => projection.leaving(id, DRAWN).length > 0;
  return [...withUnits(projection, actor)].find(inPicture) ?? null;
}

/** What was done for the regions of a municipality without naming it, and who answered for that. */
export interface RegionalWork {
  /** Why the activity is here: it targets or pilots in a region that holds the municipality. */
  aims: ProjectedRelation[];
  actors: ProjectedRelation[];
}

/** Activities that target the regions of a municipality, those left out that `known` has told already. */
export function regionalWork(
  { projection, geography }: { projection: Projection; geography: Geography },
  municipality: string,
  known: ReadonlySet<string>,
): RegionalWork {
  const regions = [...geography.regionsOf(municipality)].filter(
    (id) => projection.entity(id)?.kind !== 'country',
  );
  const aims = regions
    .flatMap((region) => [...projection.reaching(region, TARGETS), ...projection.leaving(region, PILOT_AREA)])
    .filter(
      (relation) => isUndertaking(projection, activityOf(relation)) && !known.has(activityOf(relation)),
    );
  const activities = new Set(aims.map(activityOf));
  const actors = [...activities].flatMap((activity) => projection.reaching(activity, ANSWERS_FOR));
  return { aims, actors };
}

/** The activity of a relation between it and a region, whichever end it stands at. */
export function activityOf({ role, from, to }: Pick<ProjectedRelation, 'role' | 'from' | 'to'>): string {
  return role === 'targets' ? from : to;
}

function isUndertaking(projection: Projection, id: string): boolean {
  const type = projection.entity(id)?.type;
  return type === 'project' || type === 'programme' || type === 'practice';
}
