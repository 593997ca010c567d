import type { TopicTree } from '../topics/topic-tree.ts';
import { TOPIC_ROLES, type Role } from '../vocabulary/roles.ts';
import { listUnder, oncePerProjection, type Ground } from './ground.ts';
import { participations, type Participation } from './participation.ts';
import { timeTest, type TimeQuery } from './period-window.ts';
import { crossesRegion } from './places.ts';

/** What a network may be narrowed by; all given ones must hold. Ids, not names. */
export interface NetworkFilters extends TimeQuery {
  /** Only what crosses a region. */
  crossRegion?: boolean | undefined;
  /** Only activities on this topic or a narrower one. */
  topic?: string | undefined;
  /** At least one end is in this region. */
  region?: string | undefined;
  /** Only roles held in this named area, region or municipality. */
  scope?: string | undefined;
  role?: Role | undefined;
  /** Only organisations of this kind. */
  kind?: string | undefined;
}

const ON_TOPIC: ReadonlySet<Role> = new Set(TOPIC_ROLES);

/** The participations that pass topic, scope, role and time, in relation order. */
export function passingParticipations(ground: Ground, filters: NetworkFilters): Participation[] {
  const { scope, role } = filters;
  const held = timeTest(filters);
  const onTopic = topicTest(ground, filters.topic);
  return participations(ground).filter(
    (one) =>
      (scope === undefined || one.scope === scope) &&
      (role === undefined || one.role === role) &&
      (held === null || held(one.period)) &&
      onTopic(one.activity),
  );
}

/** A test for activities on a topic or one of its narrower ones. */
export function topicTest(ground: Ground, topic: string | undefined): (activity: string) => boolean {
  if (topic === undefined) return () => true;
  const wanted = withNarrower(ground.topics, topic);
  const tagged = new Set(
    wanted.flatMap((id) => ground.projection.reaching(id, ON_TOPIC).map(({ from }) => from)),
  );
  return (activity) => tagged.has(activity);
}

function withNarrower(topics: TopicTree, topic: string): string[] {
  return [topic, ...topics.narrowerWithin(topic).keys()];
}

/** A test for roles held in a region: by who lies in it or is it, or in a part of the work that was done there. */
export function regionTest(
  ground: Ground,
  region: string | undefined,
): (role: { party: string; relation: string }) => boolean {
  if (region === undefined) return () => true;
  const doneThere = new Set(
    participations(ground)
      .filter(({ scope }) => scope === region)
      .map(({ relation }) => relation),
  );
  return ({ party, relation }) =>
    party === region || doneThere.has(relation) || ground.geography.regionsOf(party).has(region);
}

/** The activities of which some two parties are known to lie in different regions. */
export const activitiesJoiningRegions: (ground: Ground) => ReadonlySet<string> = oncePerProjection(
  (ground) => {
    const parties = new Map<string, string[]>();
    for (const { activity, party } of participations(ground)) listUnder(parties, activity).push(party);
    return new Set([...parties].filter(([, all]) => joinsRegions(ground, all)).map(([activity]) => activity));
  },
);

/** One party of each region is enough to tell. */
function joinsRegions(ground: Ground, parties: readonly string[]): boolean {
  const byRegion = new Map(parties.map((party) => [ground.geography.regionOf(party), party]));
  byRegion.delete(null);
  const some = [...byRegion.values()];
  return some.some((a, place) => some.slice(place + 1).some((b) => crossesRegion(ground, a, b)));
}
