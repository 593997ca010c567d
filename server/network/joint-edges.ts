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
  /** By cell: the place in CERTAINTY_NAMES of its surest role. */
  readonly strength: Uint8Array;
  /** By cell, as far as they were asked for: an activity stands on many edges. */
  readonly roles: Map<number, RawRole[]>;
  /** By activity: whether it crosses a region, 1 or 0. */
  readonly joining: Uint8Array | null;
}

/** The ground for edges over an incidence. */
export function edgeGround(
  projection: Projection,
  incidence: Incidence,
  memberships: Memberships,
  joining: Uint8Array | null,
): EdgeGround {
  const { certainties } = projection.columns.relations;
  const strength = Uint8Array.from(incidence.cellNode, (_, cell) => {
    let bits = 0;
    for (let at = incidence.rowFrom[cell] as number; at < (incidence.rowFrom[cell + 1] as number); at += 1)
      bits |= certainties[memberships.relation[incidence.rows[at] as number] as number] as number;
    return Math.max(
      0,
      CERTAINTY_NAMES.findIndex((_, place) => bits & (1 << place)),
    );
  });
  return { projection, incidence, memberships, strength, roles: new Map(), joining };
}

/** What two nodes have in common. */
export type Joined = Pick<RawEdge, 'certainty' | 'shared' | 'activities'> & {
  /** Whether one of the activities crosses a region, where the ground tells of each. */
  crossing: boolean;
};

/**
 * What two nodes, by number, have in common: the first `most` activities in list order, how many there are, and how
 * surely. An activity is as certain as the weaker of its two sides, the whole as its strongest activity.
 */
export function whatJoins(ground: EdgeGround, from: number, to: number, most: number): Joined {
  const { projection, incidence, strength, joining } = ground;
  const { nodeFrom, nodeCells, cellActivity } = incidence;
  const [lastOwn, lastOther] = [nodeFrom[from + 1] as number, nodeFrom[to + 1] as number];
  const activities: RawActivity[] = [];
  let [shared, strongest, crossing] = [0, CERTAINTY_NAMES.length - 1, false];
  for (let a = nodeFrom[from] as number, b = nodeFrom[to] as number; a < lastOwn && b < lastOther;) {
    const [own, other] = [nodeCells[a] as number, nodeCells[b] as number];
    const apart = (cellActivity[own] as number) - (cellActivity[other] as number);
    if (apart === 0) {
      strongest = Math.min(strongest, Math.max(strength[own] as number, strength[other] as number));
      crossing ||= joining?.[cellActivity[own] as number] === 1;
      if (shared < most)
        activities.push({
          activity: projection.idAt(activityAt(incidence, own)),
          from: rolesIn(ground, own),
          to: rolesIn(ground, other),
        });
      shared += 1;
    }
    if (apart <= 0) a += 1;
    if (apart >= 0) b += 1;
  }
  return { certainty: CERTAINTY_NAMES[strongest] as Certainty, shared, crossing, activities };
}

function activityAt({ activities, cellActivity }: Incidence, cell: number): number {
  return activities[cellActivity[cell] as number] as number;
}

function rowsOf({ rows, rowFrom }: Incidence, cell: number): Uint32Array {
  return rows.subarray(rowFrom[cell], rowFrom[cell + 1]);
}

function rolesIn(ground: EdgeGround, cell: number): RawRole[] {
  const known = ground.roles.get(cell) ?? readRoles(ground, cell);
  ground.roles.set(cell, known);
  return known;
}

function readRoles({ projection, incidence, memberships }: EdgeGround, cell: number): RawRole[] {
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
