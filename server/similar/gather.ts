import type { Entity } from '../contract/entity.ts';
import type { Meeting } from '../contract/similar.ts';
import { organisationsAbove } from '../experts/beneficiaries.ts';
import { undertakings } from '../experts/undertakings.ts';
import { dayInFinland } from '../experts/when.ts';
import type { Projection } from '../projection/projection.ts';
import type { Snapshot } from '../snapshot.ts';
import { commonness, type Commonness } from './commonness.ts';
import { nearTopics, type NearTopic } from './near-topics.ts';
import {
  certaintyOf,
  PARTIES,
  profileOf,
  roleWeight,
  TAGS,
  type LikenedEntity,
  type Profile,
  type Tie,
} from './profile.ts';
import { scoreLikeness, sharedYears, type Likeness, type Reason, type Span } from './score.ts';

/** A reason with what explains and proves it. */
export interface SimilarReason extends Reason {
  readonly meeting: Meeting;
  /** The relations by which each of the two has it; none for years. */
  readonly proofs: { readonly own: string | null; readonly other: string | null };
  /** Of a region: what lies in it that these relations name. */
  readonly places?: { readonly own: string; readonly other: string };
  /** The years that both have, where that is the reason. */
  readonly years: Span | null;
}

export interface SimilarHit extends Likeness<SimilarReason> {
  readonly thing: string;
}

/** The subject with what it is likened by. */
interface Ground {
  readonly snapshot: Snapshot;
  readonly rare: Commonness;
  readonly own: Profile;
  /** By the topic found: each of one's own topics that it lies near. */
  readonly near: ReadonlyMap<string, readonly { own: Tie; found: NearTopic }[]>;
  /** By organisation: the party of one's own whose house it belongs to, in its nearest organisation first. */
  readonly houses: ReadonlyMap<string, readonly Tie[]>;
  readonly thisYear: number;
}

/**
 * Things of the same type that share topics, parties, regions and years with one, the most alike first; equals by id.
 * Parts of the same undertaking are not among them. The same revision and day give the same answer.
 */
export function findSimilar(snapshot: Snapshot, entity: LikenedEntity, now: Date): SimilarHit[] {
  const ground = groundOf(snapshot, entity, Number(dayInFinland(now).slice(0, 4)));
  return candidates(ground, entity)
    .flatMap((id) => hitOf(ground, id) ?? [])
    .sort((a, b) => b.score - a.score || (a.thing < b.thing ? -1 : 1));
}

function groundOf(snapshot: Snapshot, entity: LikenedEntity, thisYear: number): Ground {
  const { projection, topics } = snapshot;
  const own = profileOf(snapshot, entity, thisYear);
  const near = Map.groupBy(
    own.topics.flatMap((tie) => nearTopics(topics, tie.id).map((found) => ({ own: tie, found }))),
    ({ found }) => found.id,
  );
  const housed = own.parties.flatMap((tie) => houseOf(projection, tie.id).map((house) => ({ tie, house })));
  const houses = new Map(
    [...Map.groupBy(housed, ({ house }) => house)].map(([house, some]) => [
      house,
      some.map(({ tie }) => tie),
    ]),
  );
  return { snapshot, rare: commonness(snapshot, entity.type), own, near, houses, thisYear };
}

/** An organisation and those it is a unit of, itself first. */
function houseOf(projection: Projection, id: string): string[] {
  return [id, ...organisationsAbove(projection, id)];
}

/** What so many have finds nobody by itself. */
const TELLS_NOTHING = 0.05;
const MANY_CANDIDATES = 1000;

/** Things of the type that share a topic or a party, found by the rarest ones first until they are many. */
function candidates({ snapshot, rare, near, houses }: Ground, entity: Entity): string[] {
  const { projection } = snapshot;
  const together = undertakings(projection);
  const undertaking = together.get(entity.id);
  const isCandidate = (id: string) =>
    id !== entity.id && projection.typeOf(id) === entity.type && together.get(id) !== undertaking;
  const ways = [
    ...[...near.keys()].map((id) => ({
      id,
      rarity: rare.topic(id),
      find: () => projection.reaching(id, TAGS).map(({ from }) => from),
    })),
    ...[...houses.keys()].map((id) => ({
      id,
      rarity: rare.party(id),
      find: () =>
        membersOf(projection, id).flatMap((member) =>
          projection.leaving(member, PARTIES).map(({ to }) => to),
        ),
    })),
  ].filter((way) => way.rarity >= TELLS_NOTHING);
  const found = new Set<string>();
  for (const way of ways.sort((a, b) => b.rarity - a.rarity || (a.id < b.id ? -1 : 1))) {
    if (found.size >= MANY_CANDIDATES) break;
    for (const id of way.find()) if (isCandidate(id)) found.add(id);
  }
  return [...found];
}

const UNIT = new Set(['unit-of'] as const);

/** An organisation with all its units. */
function membersOf(projection: Projection, id: string): string[] {
  const members = new Set([id]);
  for (const member of members) for (const { from } of projection.reaching(member, UNIT)) members.add(from);
  return [...members];
}

function hitOf(ground: Ground, id: string): SimilarHit | null {
  const entity = ground.snapshot.projection.entity(id);
  if (!entity) return null;
  const other = profileOf(ground.snapshot, entity, ground.thisYear);
  const likeness = scoreLikeness([
    ...topicReasons(ground, other),
    ...partyReasons(ground, other),
    ...regionReasons(ground, other),
    ...yearReasons(ground, other),
  ]);
  return likeness && { thing: id, ...likeness };
}

function topicReasons({ near, rare }: Ground, other: Profile): SimilarReason[] {
  return other.topics.flatMap((tie) =>
    (near.get(tie.id) ?? []).map(({ own, found: { shared, meeting, nearness } }) => ({
      kind: 'topic',
      shared,
      own: own.id,
      other: tie.id,
      meeting,
      nearness,
      rarity: rare.topic(shared),
      role: 1,
      certainty: Math.min(certaintyOf(own.relation), certaintyOf(tie.relation)),
      proofs: { own: own.relation.id, other: tie.relation.id },
      years: null,
    })),
  );
}

function partyReasons({ snapshot, houses, rare }: Ground, other: Profile): SimilarReason[] {
  return other.parties.flatMap((tie) =>
    houseOf(snapshot.projection, tie.id).flatMap((house) =>
      (houses.get(house) ?? []).map((own) => ({
        kind: 'party',
        shared: house,
        own: own.id,
        other: tie.id,
        meeting: own.id === tie.id ? 'same' : 'unit',
        nearness: 1,
        rarity: rare.party(house),
        role: Math.sqrt(roleWeight(own.relation) * roleWeight(tie.relation)),
        certainty: Math.min(certaintyOf(own.relation), certaintyOf(tie.relation)),
        proofs: { own: own.relation.id, other: tie.relation.id },
        years: null,
      })),
    ),
  );
}

/** Where only the parties sit there, half. */
const SEAT = 0.5;

function regionReasons({ own, rare }: Ground, other: Profile): SimilarReason[] {
  const ours = new Map(own.regions.map((tie) => [tie.id, tie]));
  return other.regions.flatMap((tie) => {
    const mine = ours.get(tie.id);
    if (!mine) return [];
    const said = mine.said && tie.said;
    return [
      {
        kind: 'region',
        shared: tie.id,
        own: tie.id,
        other: tie.id,
        meeting: said ? 'said' : 'seat',
        nearness: said ? 1 : SEAT,
        rarity: rare.region(tie.id),
        role: 1,
        certainty: Math.min(certaintyOf(mine.relation), certaintyOf(tie.relation)),
        proofs: { own: mine.relation.id, other: tie.relation.id },
        places: { own: mine.place, other: tie.place },
        years: null,
      },
    ];
  });
}

function yearReasons({ own }: Ground, other: Profile): SimilarReason[] {
  if (!own.years || !other.years) return [];
  const years = {
    first: Math.max(own.years.first, other.years.first),
    last: Math.min(own.years.last, other.years.last),
  };
  return [
    {
      kind: 'period',
      shared: `${years.first}–${years.last}`,
      own: '',
      other: '',
      meeting: 'years',
      nearness: sharedYears(own.years, other.years),
      rarity: 1,
      role: 1,
      certainty: 1,
      proofs: { own: null, other: null },
      years,
    },
  ];
}
