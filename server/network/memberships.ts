import type { NetworkLevel } from '../contract/network.ts';
import { roleNumber } from '../projection/projection.ts';
import { passingParticipations, periodTest, regionTest, topicTest, type NetworkFilters } from './filters.ts';
import type { Ground } from './ground.ts';
import { oncePerProjection } from '../projection/once-per-projection.ts';
import type { Memberships } from './incidence.ts';
import { ACTIVITY_TYPES, participations } from './participation.ts';
import { nodesFor } from './places.ts';
import { standInsFor } from './successions.ts';

type Rows = Record<keyof Memberships, number[]>;

/** Nodes of a level in activities, and how many organisations took part but have no place at that level. */
export interface LevelMemberships {
  readonly memberships: Memberships;
  /** By row, where the query asks for a region: whether the role was held there, 1 or 0. */
  readonly inRegion: Uint8Array | null;
  readonly unplaced: number;
}

/** Who takes part in what, as the query asks, by the nodes that stand for them at the level. */
export function actorMemberships(
  ground: Ground,
  level: NetworkLevel,
  filters: NetworkFilters,
): LevelMemberships {
  const { projection } = ground;
  const { activity, party, relation } = participations(ground);
  const test = regionTest(ground, filters.region);
  const rows = noRows();
  const inRegion: number[] = [];
  const unplaced = new Set<number>();
  const nodesOf = nodesByParty(ground, level);
  const standIns = standInsFor(ground, filters);
  const wanted = partyTest(ground, level, filters);
  for (const number of passingParticipations(ground, filters)) {
    const actor = party[number] as number;
    for (const standIn of standIns(actor).filter(wanted)) {
      const nodes = nodesOf(standIn);
      if (nodes.length === 0 && projection.typeAt(standIn) === 'organisation') unplaced.add(standIn);
      for (const node of nodes) {
        addRow(rows, activity[number] as number, node, relation[number] as number, actor);
        if (test) inRegion.push(test(number) ? 1 : 0);
      }
    }
  }
  return {
    memberships: rows,
    inRegion: test && Uint8Array.from(inRegion),
    unplaced: unplaced.size,
  };
}

/** Places take part through the parties of a kind; organisations are told apart when they are paired. */
function partyTest(
  { projection }: Ground,
  level: NetworkLevel,
  { kind }: NetworkFilters,
): (place: number) => boolean {
  if (kind === undefined || level === 'organisation') return () => true;
  return (place) => projection.kindAt(place) === kind;
}

const knownNodes = oncePerProjection(() => new Map<NetworkLevel, Map<number, readonly number[]>>());

/** The nodes that stand for a party, by place; found once for each level of a projection. */
function nodesByParty(ground: Ground, level: NetworkLevel): (party: number) => readonly number[] {
  const { projection } = ground;
  const known = knownNodes(ground).get(level) ?? new Map<number, readonly number[]>();
  knownNodes(ground).set(level, known);
  return (party) => {
    const found = known.get(party);
    if (found) return found;
    const nodes = nodesFor(ground, level, projection.idAt(party)).flatMap((id) => projection.index(id) ?? []);
    known.set(party, nodes);
    return nodes;
  };
}

const ABOUT = roleNumber('about');

/** The subjects that activities are about, where somebody takes part in them as the query asks. */
export function topicMemberships(ground: Ground, filters: NetworkFilters): LevelMemberships {
  const { projection } = ground;
  const { relations, entities } = projection.columns;
  const takenPart = activitiesTakenPart(ground, filters);
  const held = periodTest(ground, filters);
  const onTopic = topicTest(ground, filters);
  const rows = noRows();
  for (const activity of ACTIVITY_TYPES.flatMap((type) => [...projection.placesOf(type)])) {
    if (!onTopic(activity) || takenPart?.[activity] === 0) continue;
    const last = relations.leavingFrom[activity + 1] as number;
    for (let at = relations.leavingFrom[activity] as number; at < last; at += 1) {
      const relation = relations.leaving[at] as number;
      const subject = relations.to[relation] as number;
      if (relations.role[relation] !== ABOUT || projection.kindAt(subject) !== 'subject') continue;
      const period = (relations.period[relation] as number) || (entities.period[activity] as number);
      if (!held || held(period)) addRow(rows, activity, subject, relation, activity);
    }
  }
  return { memberships: rows, inRegion: null, unplaced: 0 };
}

/** By place: whether somebody takes part there as the query asks, 1 or 0. Null where it asks nothing of those. */
function activitiesTakenPart(
  ground: Ground,
  { region, scope, role, kind }: NetworkFilters,
): Uint8Array | null {
  if (region === undefined && scope === undefined && role === undefined && kind === undefined) return null;
  const { projection } = ground;
  const { activity, party } = participations(ground);
  const inRegion = regionTest(ground, region);
  const taken = new Uint8Array(projection.size);
  for (const number of passingParticipations(ground, { scope, role }))
    if (
      (!inRegion || inRegion(number)) &&
      (kind === undefined || projection.kindAt(party[number] as number) === kind)
    )
      taken[activity[number] as number] = 1;
  return taken;
}

function noRows(): Rows {
  return { activity: [], node: [], relation: [], actor: [] };
}

function addRow(rows: Rows, activity: number, node: number, relation: number, actor: number): void {
  rows.activity.push(activity);
  rows.node.push(node);
  rows.relation.push(relation);
  rows.actor.push(actor);
}
