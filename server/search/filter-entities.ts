import type { Entity } from '../contract/entity.ts';
import type { Geography } from '../projection/geography.ts';
import type { Projection } from '../projection/projection.ts';
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
const TAKES_PART: ReadonlySet<Role> = new Set([...COLLABORATION_ROLES, ...PERSONAL_ROLES]);
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
  return new Set(projection.relations.filter((relation) => relation.role === role).map(({ from }) => from));
}

function onTopic({ projection, topics }: Ground, topic: string, roles: ReadonlySet<Role>): Set<string> {
  const wanted = new Set([topic, ...topics.narrowerWithin(topic).keys()]);
  const tagged = new Set<string>();
  for (const id of wanted) for (const { from } of projection.reaching(id, roles)) tagged.add(from);
  const takingPart = [...tagged].flatMap((id) => projection.reaching(id, TAKES_PART).map(({ from }) => from));
  const topicsThemselves = [...wanted].filter((id) => projection.entity(id));
  return new Set([...tagged, ...takingPart, ...topicsThemselves]);
}

function insideRegion(ground: Ground, region: string): Set<string> {
  const { projection, geography } = ground;
  const inside = new Set(
    projection.entities.filter((entity) => isInside(ground, entity, region)).map(({ id }) => id),
  );
  const active = projection.relations
    .filter(({ role, from, scope }) => TAKES_PART.has(role) && (inside.has(from) || scope === region))
    .flatMap(({ from, to, scope }) => (scope === region ? [from, to] : [to]));
  const piloting = projection
    .reaching(region)
    .concat(projection.leaving(region))
    .flatMap(({ from, to, role }) => (role === 'pilot-area' || role === 'targets' ? [from, to] : []));
  const members = geography.municipalitiesIn(region);
  return new Set([...inside, ...active, ...piloting, ...members]);
}

function isInside({ projection, geography }: Ground, { id, type }: Entity, region: string): boolean {
  if (type === 'region' || type === 'topic' || type === 'statement') return id === region;
  if (geography.regionsOf(id).has(region)) return true;
  return projection
    .leaving(id, PLACED)
    .some(({ to }) => to === region || geography.regionsOf(to).has(region));
}
