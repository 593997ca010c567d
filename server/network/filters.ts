import { groupNumbers } from '../projection/group-numbers.ts';
import { roleNumber } from '../projection/projection.ts';
import type { TopicTree } from '../topics/topic-tree.ts';
import { TOPIC_ROLES, type Role } from '../vocabulary/roles.ts';
import type { Ground } from './ground.ts';
import { oncePerProjection } from '../projection/once-per-projection.ts';
import { participations } from './participation.ts';
import { timeTest, type TimeQuery } from '../contract/period-window.ts';
import { crossesRegion } from './places.ts';

/** What a network may be narrowed by; all given ones must hold. Ids, not names. */
export interface NetworkFilters extends TimeQuery {
  /** Only what crosses a region. */
  crossRegion?: boolean | undefined;
  /** Only activities on this topic or a narrower one. */
  topic?: string | undefined;
  /** Only activities for this audience or a narrower one. */
  audience?: string | undefined;
  /** Only activities in this sector or a narrower one. */
  sector?: string | undefined;
  /** At least one end is in this region. */
  region?: string | undefined;
  /** Only roles held in this named area, region or municipality. */
  scope?: string | undefined;
  role?: Role | undefined;
  /** Only organisations of this kind. */
  kind?: string | undefined;
  /** Counts what a party did for those who succeeded it; each party stands for itself where absent. */
  successions?: 'follow' | undefined;
}

type TagFilters = Pick<NetworkFilters, 'topic' | 'audience' | 'sector'>;

const ON_TOPIC: ReadonlySet<Role> = new Set(TOPIC_ROLES);

/** A test for places or numbers. */
type Test = (number: number) => boolean;

/** The numbers of the participations that pass topic, scope, role and time, in order. */
export function passingParticipations(ground: Ground, filters: NetworkFilters): Uint32Array {
  const { activity, relation, period } = participations(ground);
  const { role, scope } = ground.projection.columns.relations;
  const wantedRole = filters.role === undefined ? null : roleNumber(filters.role);
  const inScope = filters.scope === undefined ? null : (ground.projection.index(filters.scope) ?? -2) + 1;
  const held = periodTest(ground, filters);
  const onTopic = topicTest(ground, filters);
  const passing: number[] = [];
  for (let number = 0; number < relation.length; number += 1) {
    const own = relation[number] as number;
    if (wantedRole !== null && role[own] !== wantedRole) continue;
    if (inScope !== null && scope[own] !== inScope) continue;
    if (held !== null && !held(period[number] as number)) continue;
    if (onTopic(activity[number] as number)) passing.push(number);
  }
  return Uint32Array.from(passing);
}

/** A test for values of a period column; null where no time is asked for. Each distinct period is judged once. */
export function periodTest({ projection }: Ground, filters: TimeQuery): Test | null {
  const held = timeTest(filters);
  if (held === null) return null;
  return rememberedTest(projection.columns.periods.offsets.length, (column) =>
    held(projection.periodAt(column)),
  );
}

/** A test over numbers below `size` that judges each of them once. */
export function rememberedTest(size: number, judge: Test): Test {
  const [NO, YES] = [1, 2];
  const known = new Uint8Array(size);
  return (number) => {
    if (known[number] === 0) known[number] = judge(number) ? YES : NO;
    return known[number] === YES;
  };
}

/** A test for the places of activities on the topic, for the audience and in the sector, or narrower ones of these. */
export function topicTest(ground: Ground, { topic, audience, sector }: TagFilters): Test {
  const tagged = [topic, audience, sector].flatMap((tag) =>
    tag === undefined ? [] : [taggedWith(ground, tag)],
  );
  return (activity) => tagged.every((places) => places[activity] === 1);
}

/** By place: whether it is tied to the tag or a narrower one, 1 or 0. */
function taggedWith({ projection, topics }: Ground, tag: string): Uint8Array {
  const tagged = new Uint8Array(projection.size);
  for (const id of withNarrower(topics, tag))
    for (const { from } of projection.reaching(id, ON_TOPIC)) tagged[projection.index(from) as number] = 1;
  return tagged;
}

function withNarrower(topics: TopicTree, topic: string): string[] {
  return [topic, ...topics.narrowerWithin(topic).keys()];
}

/**
 * A test for participations in a region: by a party that lies in it or is it, or in a part of the work that was done
 * there. Null where no region is asked for.
 */
export function regionTest(ground: Ground, region: string | undefined): Test | null {
  if (region === undefined) return null;
  const { projection, geography } = ground;
  const { party, relation } = participations(ground);
  const { scope } = projection.columns.relations;
  const place = projection.index(region) ?? -1;
  const liesThere = rememberedTest(
    projection.size,
    (one) => one === place || geography.regionsOf(projection.idAt(one)).has(region),
  );
  return (number) =>
    (place >= 0 && scope[relation[number] as number] === place + 1) || liesThere(party[number] as number);
}

/** For each place whether it is an activity of which some two parties are known to lie in different regions: 1 or 0. */
export const activitiesJoiningRegions: (ground: Ground) => Uint8Array = oncePerProjection((ground) => {
  const { projection } = ground;
  const { activity, party } = participations(ground);
  const joining = new Uint8Array(projection.size);
  const { offsets, items } = groupNumbers(projection.size, activity);
  for (let place = 0; place < projection.size; place += 1) {
    const own = items.subarray(offsets[place], offsets[place + 1]);
    const parties = Array.from(own, (number) => projection.idAt(party[number] as number));
    if (joinsRegions(ground, parties)) joining[place] = 1;
  }
  return joining;
});

/** One party of each region is enough to tell. */
function joinsRegions(ground: Ground, parties: readonly string[]): boolean {
  if (parties.length < 2) return false;
  const byRegion = new Map(parties.map((party) => [ground.geography.regionOf(party), party]));
  byRegion.delete(null);
  const some = [...byRegion.values()];
  return some.some((a, place) => some.slice(place + 1).some((b) => crossesRegion(ground, a, b)));
}
