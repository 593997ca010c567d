import { organisationsAbove } from '../experts/beneficiaries.ts';
import { oncePerProjection } from '../projection/once-per-projection.ts';
import { roleMask } from '../projection/projection.ts';
import type { Snapshot } from '../snapshot.ts';
import { REALISATION_NAMES } from '../vocabulary/certainty.ts';
import { ENTITY_TYPE_NAMES } from '../vocabulary/kinds.ts';
import { ROLE_NAMES, roleOf } from '../vocabulary/roles.ts';
import { PARTIES, PLACES, regionWithin, TAGS, TRIED_IN, type Likened } from './profile.ts';
import { rarity } from './score.ts';

/** How rare a topic, an organisation or a region is among things of a type; 0–1, as `rarity` tells. */
export interface Commonness {
  topic(id: string): number;
  party(id: string): number;
  region(id: string): number;
}

const countedOf = oncePerProjection((_snapshot: Snapshot) => new Map<Likened, Commonness>());

/**
 * How many things of a type have each topic, with those on narrower topics; each organisation, with those of its units;
 * and each region. Counted once a projection, over its columns.
 */
export function commonness(snapshot: Snapshot, type: Likened): Commonness {
  const byType = countedOf(snapshot);
  const found = byType.get(type) ?? count(snapshot, type);
  byType.set(type, found);
  return found;
}

const TAG = roleMask(TAGS);
const PARTY = roleMask(PARTIES);
const PLACE = roleMask(PLACES);
const TRIED = roleMask(TRIED_IN);
const RESPONSIBLE = roleMask(ROLE_NAMES.filter((role) => roleOf(role).group === 'responsibility'));
const PLANNED = REALISATION_NAMES.indexOf('planned');

function count(snapshot: Snapshot, type: Likened): Commonness {
  const { projection, topics: tree } = snapshot;
  const { relations, entities } = projection.columns;
  const topics: Had = new Map();
  const parties: Had = new Map();
  const said: Had = new Map();
  const seats: Had = new Map();
  const isOf = (place: number, wanted: (typeof ENTITY_TYPE_NAMES)[number]) =>
    entities.type[place] === ENTITY_TYPE_NAMES.indexOf(wanted);
  const wider = remembered((place) => {
    const id = projection.idAt(place);
    return [id, ...tree.ancestors(id)];
  });
  const above = remembered((place) => {
    const id = projection.idAt(place);
    return [id, ...organisationsAbove(projection, id)];
  });
  const region = remembered((place) =>
    [regionWithin(snapshot, projection.idAt(place))].filter((id) => id !== null),
  );
  for (const [number, role] of relations.role.entries()) {
    const [from, to] = [relations.from[number] as number, relations.to[number] as number];
    if (isOf(from, type)) {
      if (TAG[role] && isOf(to, 'topic')) add(topics, from, wider(to));
      if (PLACE[role]) add(said, from, region(to));
    }
    if (!isOf(to, type)) continue;
    if (TRIED[role]) add(said, to, region(from));
    if (!PARTY[role] || !isOf(from, 'organisation') || relations.realisation[number] === PLANNED) continue;
    const scope = relations.scope[number] as number;
    add(parties, to, above(from));
    if (scope > 0) add(said, to, region(scope - 1));
    if (RESPONSIBLE[role]) add(seats, to, region(from));
  }
  const all = projection.placesOf(type).length;
  const rareAmong = (had: Had) => {
    const counts = countsOf(had);
    return (id: string) => rarity(counts.get(id) ?? 0, all);
  };
  // Where a source says the place, the seats of those responsible do not count.
  return {
    topic: rareAmong(topics),
    party: rareAmong(parties),
    region: rareAmong(new Map([...seats, ...said])),
  };
}

/** What each thing has, by its place. */
type Had = Map<number, Set<string>>;

function add(had: Had, thing: number, ids: readonly string[]): void {
  const own = had.get(thing) ?? new Set();
  for (const id of ids) own.add(id);
  if (own.size > 0) had.set(thing, own);
}

function countsOf(had: Had): Map<string, number> {
  const counts = new Map<string, number>();
  for (const ids of had.values()) for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function remembered<T>(find: (place: number) => T): (place: number) => T {
  const found = new Map<number, T>();
  return (place) => {
    const value = found.get(place) ?? find(place);
    found.set(place, value);
    return value;
  };
}
