import type { Geography } from '../projection/geography.ts';
import { roleMask, roleNumber, type Projection } from '../projection/projection.ts';
import type { TopicTree } from '../topics/topic-tree.ts';
import { COLLABORATION_ROLES, PERSONAL_ROLES, type Role } from '../vocabulary/roles.ts';

/** What a listing may be narrowed by, beside type and kind. All given ones must hold. */
export interface EntityFilters {
  role?: Role | undefined;
  region?: string | undefined;
  topic?: string | undefined;
  audience?: string | undefined;
  setting?: string | undefined;
  sector?: string | undefined;
}

interface Ground {
  projection: Projection;
  geography: Geography;
  topics: TopicTree;
}

const ABOUT: ReadonlySet<Role> = new Set(['about', 'expert-in', 'meets']);
const FOR: ReadonlySet<Role> = new Set(['for']);
const SET_IN: ReadonlySet<Role> = new Set(['set-in']);
const IN_SECTOR: ReadonlySet<Role> = new Set(['in-sector']);
const TAKES_PART_ROLES: ReadonlySet<Role> = new Set([...COLLABORATION_ROLES, ...PERSONAL_ROLES]);
const TAKES_PART = roleMask(TAKES_PART_ROLES);
const PLACED: ReadonlySet<Role> = new Set(['located-in', 'targets', 'available-in']);

/**
 * The ids that pass every filter, or null where there is none. A topic counts with its narrower ones, and reaches from
 * an activity to those who took part in it; a region counts with its municipalities, and reaches from actors to what
 * they did.
 */
export function filterEntities(ground: Ground, filters: EntityFilters): Set<string> | null {
  const tests = [
    filters.role && holdersOf(ground, filters.role),
    filters.region && insideRegion(ground, filters.region),
    filters.topic && onTopic(ground, filters.topic, ABOUT),
    filters.audience && onTopic(ground, filters.audience, FOR),
    filters.setting && onTopic(ground, filters.setting, SET_IN),
    filters.sector && onTopic(ground, filters.sector, IN_SECTOR),
  ].filter((passing) => passing instanceof Set);
  if (tests.length === 0) return null;
  return tests.reduce((all, passing) => all.intersection(passing));
}

function holdersOf({ projection }: Ground, role: Role): Set<string> {
  const { from, role: roles } = projection.columns.relations;
  const wanted = roleNumber(role);
  const holders = new Set<string>();
  for (const [number, own] of roles.entries())
    if (own === wanted) holders.add(projection.idAt(from[number] as number));
  return holders;
}

function onTopic({ projection, topics }: Ground, topic: string, roles: ReadonlySet<Role>): Set<string> {
  const wanted = new Set([topic, ...topics.narrowerWithin(topic).keys()]);
  const tagged = new Set<string>();
  for (const id of wanted) for (const { from } of projection.reaching(id, roles)) tagged.add(from);
  const takingPart = [...tagged].flatMap((id) =>
    projection.reaching(id, TAKES_PART_ROLES).map(({ from }) => from),
  );
  const topicsThemselves = [...wanted].filter((id) => projection.entity(id));
  return new Set([...tagged, ...takingPart, ...topicsThemselves]);
}

function insideRegion(ground: Ground, region: string): Set<string> {
  const { projection, geography } = ground;
  const inside = everythingInside(ground, region);
  const { from: froms, to: tos, role, scope: scopes } = projection.columns.relations;
  const scoped = (projection.index(region) ?? -1) + 1;
  const places = new Set(inside);
  for (const [number, own] of role.entries()) {
    if (TAKES_PART[own] !== 1) continue;
    const isScoped = scoped > 0 && scopes[number] === scoped;
    if (isScoped) places.add(froms[number] as number);
    if (isScoped || inside.has(froms[number] as number)) places.add(tos[number] as number);
  }
  const piloting = projection
    .reaching(region)
    .concat(projection.leaving(region))
    .flatMap(({ from, to, role: own }) => (own === 'pilot-area' || own === 'targets' ? [from, to] : []));
  const members = geography.municipalitiesIn(region);
  return new Set([...Array.from(places, projection.idAt), ...piloting, ...members]);
}

const known = new WeakMap<Projection, Map<string, ReadonlySet<number>>>();

/** The places of what lies in a region, found once a projection: every entity is asked. */
function everythingInside(ground: Ground, region: string): ReadonlySet<number> {
  const byRegion = known.get(ground.projection) ?? new Map<string, ReadonlySet<number>>();
  known.set(ground.projection, byRegion);
  const inside = byRegion.get(region) ?? new Set(placesInside(ground, region));
  byRegion.set(region, inside);
  return inside;
}

function* placesInside(ground: Ground, region: string): Generator<number> {
  for (let place = 0; place < ground.projection.size; place += 1)
    if (isInside(ground, place, region)) yield place;
}

function isInside({ projection, geography }: Ground, place: number, region: string): boolean {
  const [id, type] = [projection.idAt(place), projection.typeAt(place)];
  if (type === 'region' || type === 'topic' || type === 'statement') return id === region;
  if (geography.regionsOf(id).has(region)) return true;
  return projection
    .leaving(id, PLACED)
    .some(({ to }) => to === region || geography.regionsOf(to).has(region));
}
