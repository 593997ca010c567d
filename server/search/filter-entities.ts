import type { Geography } from '../projection/geography.ts';
import { oncePerProjection } from '../projection/once-per-projection.ts';
import { rememberSome } from '../projection/remember-some.ts';
import { roleMask, roleNumber, type Projection } from '../projection/projection.ts';
import type { TopicTree } from '../topics/topic-tree.ts';
import { COLLABORATION_ROLES, PERSONAL_ROLES, type Role } from '../vocabulary/roles.ts';
import { heldDuring, standingSo } from './filter-time.ts';
import type { Marks } from './marks.ts';

/** What a listing may be narrowed by, beside type and kind. All given ones must hold. */
export interface EntityFilters {
  role?: Role | undefined;
  region?: string | undefined;
  topic?: string | undefined;
  audience?: string | undefined;
  setting?: string | undefined;
  sector?: string | undefined;
  /** What may have held at some time between two dates: `2015/2016-06`; either may be missing. */
  during?: string | undefined;
  /** How it stands on a day, as is known today: `coming/2020-01-01/2026-11-28`. */
  standing?: string | undefined;
}

interface Ground {
  projection: Projection;
  geography: Geography;
  topics: TopicTree;
}

const ABOUT = roleMask(['about', 'expert-in', 'meets']);
const FOR = roleMask(['for']);
const SET_IN = roleMask(['set-in']);
const IN_SECTOR = roleMask(['in-sector']);
const TAKES_PART = roleMask([...COLLABORATION_ROLES, ...PERSONAL_ROLES]);
const PLACED: ReadonlySet<Role> = new Set(['located-in', 'targets', 'available-in']);

const FILTERS: Readonly<Record<keyof EntityFilters, (ground: Ground, value: string) => Marks>> = {
  role: ({ projection }, role) => holdersOf(projection, role as Role),
  region: insideRegion,
  topic: (ground, topic) => onTopic(ground, topic, ABOUT),
  audience: (ground, topic) => onTopic(ground, topic, FOR),
  setting: (ground, topic) => onTopic(ground, topic, SET_IN),
  sector: (ground, topic) => onTopic(ground, topic, IN_SECTOR),
  during: ({ projection }, dates) => heldDuring(projection, dates),
  standing: ({ projection }, standing) => standingSo(projection, standing),
};

/** A byte for each entity and filter. */
const REMEMBERED = 16;

/** What passes one filter, `region lappi`; whoever turns the pages of a list asks for it again. */
const passing = oncePerProjection((ground: Ground) =>
  rememberSome(REMEMBERED, (filter: string) => {
    const [name, value] = filter.split(' ', 2) as [keyof EntityFilters, string];
    return FILTERS[name](ground, value);
  }),
);

/**
 * Marks of those that pass every filter, or null where there is none. A topic counts with its narrower ones, and reaches
 * from an activity to those who took part in it; a region counts with its municipalities, and reaches from actors to what
 * they did.
 */
export function filterEntities(ground: Ground, filters: EntityFilters): Marks | null {
  const [first, ...others] = (Object.keys(FILTERS) as (keyof EntityFilters)[]).flatMap((name) => {
    const value = filters[name];
    return value === undefined ? [] : [passing(ground)(`${name} ${value}`)];
  });
  if (first === undefined) return null;
  if (others.length === 0) return first;
  return first.map((mark, place) => (others.every((other) => other[place] === 1) ? mark : 0));
}

function holdersOf({ size, columns: { relations } }: Projection, role: Role): Marks {
  const wanted = roleNumber(role);
  const marks = new Uint8Array(size);
  for (const [number, own] of relations.role.entries())
    if (own === wanted) marks[relations.from[number] as number] = 1;
  return marks;
}

function onTopic({ projection, topics }: Ground, topic: string, roles: Uint8Array): Marks {
  const wanted = [topic, ...topics.narrowerWithin(topic).keys()].flatMap((id) => projection.index(id) ?? []);
  const tagged = new Set(wanted.flatMap((place) => reaching(projection, place, roles)));
  const takingPart = [...tagged].flatMap((place) => reaching(projection, place, TAKES_PART));
  const marks = new Uint8Array(projection.size);
  for (const places of [wanted, tagged, takingPart]) for (const place of places) marks[place] = 1;
  return marks;
}

/** The places of what has one of these roles towards the entity at a place. */
function reaching({ columns: { relations } }: Projection, place: number, roles: Uint8Array): number[] {
  const found: number[] = [];
  const last = relations.reachingFrom[place + 1] as number;
  for (let at = relations.reachingFrom[place] as number; at < last; at += 1) {
    const number = relations.reaching[at] as number;
    if (roles[relations.role[number] as number] === 1) found.push(relations.from[number] as number);
  }
  return found;
}

function insideRegion({ projection, geography }: Ground, region: string): Marks {
  const inside = Uint8Array.from({ length: projection.size }, (_, place) =>
    isInside({ projection, geography }, place, region) ? 1 : 0,
  );
  const { from: froms, to: tos, role, scope: scopes } = projection.columns.relations;
  const scoped = (projection.index(region) ?? -1) + 1;
  const marks = inside.slice();
  for (const [number, own] of role.entries()) {
    if (TAKES_PART[own] !== 1) continue;
    const [from, to] = [froms[number] as number, tos[number] as number];
    const isScoped = scoped > 0 && scopes[number] === scoped;
    if (isScoped) marks[from] = 1;
    if (isScoped || inside[from] === 1) marks[to] = 1;
  }
  const piloting = projection
    .reaching(region)
    .concat(projection.leaving(region))
    .flatMap(({ from, to, role: own }) => (own === 'pilot-area' || own === 'targets' ? [from, to] : []));
  for (const id of [...piloting, ...geography.municipalitiesIn(region)]) {
    const place = projection.index(id);
    if (place !== undefined) marks[place] = 1;
  }
  return marks;
}

function isInside(
  { projection, geography }: Pick<Ground, 'projection' | 'geography'>,
  place: number,
  region: string,
): boolean {
  const [id, type] = [projection.idAt(place), projection.typeAt(place)];
  if (type === 'region' || type === 'topic' || type === 'statement') return id === region;
  if (geography.regionsOf(id).has(region)) return true;
  return projection
    .leaving(id, PLACED)
    .some(({ to }) => to === region || geography.regionsOf(to).has(region));
}
