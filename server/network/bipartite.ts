import {
  passingParticipations,
  activitiesJoiningRegions,
  regionTest,
  type NetworkFilters,
} from './filters.ts';
import { nodeAt, type RawNode } from './raw-node.ts';
import { byText, type Ground } from './ground.ts';
import { ACTIVITY_TYPES, participationAt, participations } from './participation.ts';
import { partyPositions } from './positions.ts';
import { standInsFor } from './successions.ts';
import { partyTies, structureTies, subjectTies, type RawTie, type TiedParty } from './ties.ts';

export type ActivityType = (typeof ACTIVITY_TYPES)[number];

export interface PartyQuery extends NetworkFilters {
  /** Only activities of these types; all where absent. */
  activities?: readonly ActivityType[] | undefined;
  /** How many of the subjects that most activities are about to draw; none unless told. */
  subjects?: number | undefined;
  /** At most about so many parties' lines: those of the activities with most parties. All where absent. */
  limit?: number | undefined;
  /** Draws how the organisations hang together, too: units, members, successors, places. */
  structure?: boolean | undefined;
}

export interface RawPartyNetwork {
  /** Organisations, activities and subjects, by id. `size` is the number of ties. */
  nodes: RawNode[];
  /** By id. */
  ties: RawTie[];
  /** How many participations `limit` hides. */
  hidden: number;
  revision: number;
}

/**
 * Activities with those who take part hanging from them: one tie for each party of an activity. An activity shows with
 * all its parties, so `region` and `crossRegion` choose activities, not parties. Regions and persons are not drawn.
 */
export function bipartiteNetwork(ground: Ground, query: PartyQuery = {}): RawPartyNetwork {
  const { shown, hidden } = shownParticipations(ground, query);
  const ties = partyTies(shown);
  const activities = [...new Set(ties.map(({ to }) => to))];
  const parties = new Set(ties.map(({ from }) => from));
  const all = [
    ...ties,
    ...mostUsed(subjectTies(ground, activities), query.subjects ?? 0),
    ...(query.structure ? structureTies(ground, parties) : []),
  ].sort((a, b) => byText(a.id, b.id));
  return { nodes: nodesOf(ground, all), ties: all, hidden, revision: ground.projection.revision };
}

function shownParticipations(ground: Ground, query: PartyQuery): { shown: TiedParty[]; hidden: number } {
  const types: ReadonlySet<string | undefined> = new Set(query.activities ?? ACTIVITY_TYPES);
  const { projection } = ground;
  const { activity, party } = participations(ground);
  const passing = passingParticipations(ground, query).filter((number) =>
    types.has(projection.typeAt(activity[number] as number)),
  );
  const chosen = chosenActivities(ground, query, passing);
  const standIns = standInsFor(ground, query);
  const drawnFor = (number: number) =>
    standIns(party[number] as number).filter(
      (place) =>
        isDrawn(projection.typeAt(place), types) &&
        (query.kind === undefined || projection.kindAt(place) === query.kind),
    );
  const drawn = passing.filter(
    (number) => chosen.has(activity[number] as number) && drawnFor(number).length > 0,
  );
  const kept = ofLargest(drawn, activity, query.limit ?? Infinity);
  return {
    shown: Array.from(kept).flatMap((number) => {
      const participation = participationAt(ground, number);
      return drawnFor(number).map((place) => ({ participation, party: projection.idAt(place) }));
    }),
    hidden: drawn.length - kept.length,
  };
}

/** The participations in the activities that have most of them, in order: whole activities, up to about `limit`. */
function ofLargest(drawn: Uint32Array, activity: Uint32Array, limit: number): Uint32Array {
  if (drawn.length <= limit) return drawn;
  const sizes = new Map<number, number>();
  for (const number of drawn) {
    const place = activity[number] as number;
    sizes.set(place, (sizes.get(place) ?? 0) + 1);
  }
  const kept = new Set<number>();
  let room = limit;
  for (const [place, size] of [...sizes].sort(([a, m], [b, n]) => n - m || a - b)) {
    if (room <= 0) break;
    kept.add(place);
    room -= size;
  }
  return drawn.filter((number) => kept.has(activity[number] as number));
}

/** Parties are organisations, or activities that are drawn themselves. */
function isDrawn(type: string | undefined, activities: ReadonlySet<string | undefined>): boolean {
  return type === 'organisation' || activities.has(type);
}

function chosenActivities(
  ground: Ground,
  { region, crossRegion }: PartyQuery,
  passing: Uint32Array,
): Set<number> {
  const { activity } = participations(ground);
  const inRegion = regionTest(ground, region);
  const joining = crossRegion ? activitiesJoiningRegions(ground) : null;
  const near = inRegion ? passing.filter(inRegion) : passing;
  const chosen = new Set(Array.from(near, (number) => activity[number] as number));
  return joining ? new Set([...chosen].filter((place) => joining[place])) : chosen;
}

/** The ties of the subjects that most activities have; equal ones by id. */
function mostUsed(ties: readonly RawTie[], count: number): RawTie[] {
  const uses = new Map<string, number>();
  for (const { to } of ties) uses.set(to, (uses.get(to) ?? 0) + 1);
  const ranked = [...uses].sort(([a, m], [b, n]) => n - m || byText(a, b));
  const chosen = new Set(ranked.slice(0, count).map(([id]) => id));
  return ties.filter(({ to }) => chosen.has(to));
}

function nodesOf(ground: Ground, ties: readonly RawTie[]): RawNode[] {
  const sizes = new Map<string, number>();
  for (const { from, to } of ties) for (const id of [from, to]) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  const places = partyPositions(ground);
  return [...sizes]
    .sort(([a], [b]) => byText(a, b))
    .map(([id, size]) => nodeAt(ground, id, size, places.get(id)));
}
