import type { Projection } from '../projection/projection.ts';
import { CERTAINTY_NAMES, strongestCertainty, type Certainty } from '../vocabulary/certainty.ts';
import type { Role } from '../vocabulary/roles.ts';
import type { Incidence, Memberships } from './incidence.ts';

/** A role behind one end of an edge: who had it, and the relation that says so. */
export interface RawRole {
  role: Role;
  relation: string;
  actor: string;
  certainty: Certainty;
}

export interface RawActivity {
  activity: string;
  from: RawRole[];
  to: RawRole[];
}

/** An undirected edge; `from` before `to` by id. */
export interface RawEdge {
  id: string;
  from: string;
  to: string;
  weight: number;
  crossRegion: boolean;
  certainty: Certainty;
  /** How many activities the two have in common. */
  shared: number;
  /** The first of them in list order. */
  activities: RawActivity[];
}

/** What edges are spelled out from. */
export interface EdgeGround {
  readonly projection: Projection;
  readonly incidence: Incidence;
  readonly memberships: Memberships;
}

/** What two nodes, by number, have in common: the first `most` activities in list order, their number, and how surely. */
export function whatJoins(
  ground: EdgeGround,
  from: number,
  to: number,
  most: number,
): Pick<RawEdge, 'certainty' | 'shared' | 'activities'> & { places: number[] } {
  const { projection, incidence } = ground;
  const meetings = meetingsOf(incidence, from, to);
  const strengths = meetings.map(([own, other]) =>
    Math.max(strengthOf(ground, own), strengthOf(ground, other)),
  );
  return {
    certainty: CERTAINTY_NAMES[Math.min(...strengths)] as Certainty,
    shared: meetings.length,
    places: meetings.map(([cell]) => activityAt(incidence, cell)),
    activities: meetings.slice(0, most).map(([own, other]) => ({
      activity: projection.idAt(activityAt(incidence, own)),
      from: rolesIn(ground, own),
      to: rolesIn(ground, other),
    })),
  };
}

/** The cells of two nodes in the same activity, side by side, by activity. */
function meetingsOf({ nodeFrom, nodeCells, cellActivity }: Incidence, from: number, to: number) {
  const own = nodeCells.subarray(nodeFrom[from], nodeFrom[from + 1]);
  const other = nodeCells.subarray(nodeFrom[to], nodeFrom[to + 1]);
  const meetings: [number, number][] = [];
  for (let a = 0, b = 0; a < own.length && b < other.length;) {
    const [left, right] = [own[a] as number, other[b] as number];
    const apart = (cellActivity[left] as number) - (cellActivity[right] as number);
    if (apart === 0) meetings.push([left, right]);
    if (apart <= 0) a += 1;
    if (apart >= 0) b += 1;
  }
  return meetings;
}

function activityAt({ activities, cellActivity }: Incidence, cell: number): number {
  return activities[cellActivity[cell] as number] as number;
}

function rowsOf({ rows, rowFrom }: Incidence, cell: number): Uint32Array {
  return rows.subarray(rowFrom[cell], rowFrom[cell + 1]);
}

/** The place in CERTAINTY_NAMES of the surest role in a cell: an activity is as certain as the weaker of its sides. */
function strengthOf({ projection, incidence, memberships }: EdgeGround, cell: number): number {
  const { certainties } = projection.columns.relations;
  const rows = rowsOf(incidence, cell);
  const bits = rows.reduce(
    (all, row) => all | (certainties[memberships.relation[row] as number] as number),
    0,
  );
  return CERTAINTY_NAMES.findIndex((_, at) => bits & (1 << at));
}

function rolesIn({ projection, incidence, memberships }: EdgeGround, cell: number): RawRole[] {
  return Array.from(rowsOf(incidence, cell), (row) => {
    const { id, role, certainties } = projection.relationAt(memberships.relation[row] as number);
    return {
      role,
      relation: id,
      actor: projection.idAt(memberships.actor[row] as number),
      certainty: strongestCertainty(certainties),
    };
  });
}

/** The certainty of several roles together. */
export function sideOf(roles: readonly Pick<RawRole, 'certainty'>[]): Certainty {
  return strongestCertainty(roles.map(({ certainty }) => certainty));
}
