import type { Entity } from '../contract/entity.ts';
import type { NetworkLevel } from '../contract/network.ts';
import { displayName } from '../reading/entity-view.ts';
import type { Point } from '../scene/lines.ts';
import { middle } from './middle.ts';
import { textWidth, wrapLabel } from '../scene/text.ts';
import { crowdOf } from './find-room.ts';
import { municipalityPositions, regionPositions } from './geographic-positions.ts';
import { byText, listUnder, type Ground } from './ground.ts';
import { oncePerProjection } from '../projection/once-per-projection.ts';
import { layOut, type RoomOf } from './layout/lay-out.ts';
import { withNewcomers } from './layout/newcomers.ts';
import type { Spring } from './layout/spring-graph.ts';
import { insideFrame } from './map-frame.ts';
import { participations } from './participation.ts';
import { structureTies, subjectTies, type RawTie } from './ties.ts';

const NO_PLACES: ReadonlyMap<string, Point> = new Map();

/**
 * Where the nodes of a level lie in 0…1000, the whole level unfiltered: filters hide nodes, they never move them.
 * Regions and municipalities by `mapFrame`; topics have no places.
 */
export function positions(ground: Ground, level: NetworkLevel): ReadonlyMap<string, Point> {
  switch (level) {
    case 'region':
      return regions(ground);
    case 'municipality':
      return municipalities(ground);
    case 'organisation':
      return partyPositions(ground);
    case 'topic':
      return NO_PLACES;
  }
}

const regions = oncePerProjection(regionPositions);
const municipalities = oncePerProjection(municipalityPositions);

const PULL = { part: 1, topic: 0, structure: 0.6 } as const;
const ROOM_FOR_SUBJECT = { x: 56, y: 36 };
/** A picture of more nodes is a hairball whatever the layout: these are laid out, the others stand beside them. */
const MOST_LAID_OUT = 4000;

/**
 * Where organisations lie with the activities and subjects between them. One layout for both forms of the network, so
 * that an organisation stays in its place when the projects are drawn, too; and a star of n lines instead of n² edges.
 * Places that a file keeps stay. Of a very large network those with most ties are laid out and the others put beside a neighbour. Subjects are put in
 * afterwards, for most of them are hidden most of the time.
 */
export const partyPositions: (ground: Ground) => ReadonlyMap<string, Point> = oncePerProjection((ground) => {
  const springs = partySprings(ground);
  const places = keptOrFresh(ground, springs);
  const activities = [...new Set(springs.filter(({ weight }) => weight === PULL.part).map(({ to }) => to))];
  return withSubjects(places, subjectTies(ground, activities));
});

/** The places of organisations and their activities from the data alone, whatever a file keeps. */
export function freshPartyPlaces(
  ground: Ground,
  springs: readonly Spring[] = partySprings(ground),
): Map<string, Point> {
  return layOutMost(endsOf(springs), springs, roomsByName(ground));
}

/** A layout that knows less than this share of the network is that of another. */
const LEAST_KNOWN = 0.5;

function keptOrFresh(ground: Ground, springs: readonly Spring[]): Map<string, Point> {
  const ids = endsOf(springs);
  const { kept } = ground;
  const known = kept ? ids.filter((id) => kept.has(id)).length : 0;
  return kept && known >= LEAST_KNOWN * ids.length
    ? withNewcomers(kept, ids, springs)
    : freshPartyPlaces(ground, springs);
}

function partySprings(ground: Ground): Spring[] {
  return [...partSprings(ground), ...structureSprings(ground)];
}

function endsOf(springs: readonly Spring[]): string[] {
  return [...new Set(springs.flatMap(({ from, to }) => [from, to]))];
}

/** One spring for each two that a participation joins, whatever its roles. */
export function partSprings(ground: Ground): Spring[] {
  const { projection } = ground;
  const { activity, party, length } = participations(ground);
  const known = new Set<number>();
  const springs: Spring[] = [];
  for (let number = 0; number < length; number += 1) {
    const [from, to] = [party[number] as number, activity[number] as number];
    const both = from * projection.size + to;
    if (projection.typeAt(from) === 'region' || known.has(both)) continue;
    known.add(both);
    springs.push({ from: projection.idAt(from), to: projection.idAt(to), weight: PULL.part });
  }
  return springs;
}

function structureSprings(ground: Ground): Spring[] {
  const { projection } = ground;
  const parties = new Set(participations(ground).party);
  const actors = [...parties].filter((place) => projection.typeAt(place) !== 'region');
  const ties = structureTies(ground, new Set(actors.map(projection.idAt)));
  return ties.map(({ from, to, form }) => ({ from, to, weight: PULL[form] }));
}

function layOutMost(ids: readonly string[], springs: readonly Spring[], roomOf: RoomOf): Map<string, Point> {
  if (ids.length <= MOST_LAID_OUT) return layOut(ids, springs, roomOf);
  const lines = new Map<string, number>(ids.map((id) => [id, 0]));
  for (const end of springs.flatMap(({ from, to }) => [from, to])) lines.set(end, (lines.get(end) ?? 0) + 1);
  const ranked = ids.toSorted((a, b) => (lines.get(b) ?? 0) - (lines.get(a) ?? 0) || byText(a, b));
  return withNewcomers(layOut(ranked.slice(0, MOST_LAID_OUT), springs, roomOf), ids, springs);
}

const LABEL = { size: 13, characters: 18 };
/** Px of a node without its label, and how much wider a label may make it: the widest would tear neighbours apart. */
const NODE = 60;
const WIDEST = 1.6;

/** Whoever has a long name takes more room across. */
function roomsByName({ projection }: Ground): RoomOf {
  return (id) => {
    const lines = wrapLabel(displayName(projection.entity(id) as Entity, 'fi').name, LABEL.characters);
    const label = Math.max(...lines.map((line) => textWidth(line, LABEL.size)));
    return { width: Math.min(WIDEST, Math.max(1, label / NODE)), height: 1 };
  };
}

/** Subjects amid the activities about them; those of most activities choose first. */
function withSubjects(
  places: ReadonlyMap<string, Point>,
  ties: readonly RawTie[],
): ReadonlyMap<string, Point> {
  const activities = new Map<string, Point[]>();
  for (const { from, to } of ties) {
    const place = places.get(from);
    if (place) listUnder(activities, to).push(place);
  }
  const crowd = crowdOf(places.values(), ROOM_FOR_SUBJECT);
  const settled = new Map(places);
  const ranked = [...activities].sort(([a, m], [b, n]) => n.length - m.length || byText(a, b));
  for (const [subject, around] of ranked) settled.set(subject, insideFrame(crowd.settle(middle(around))));
  return settled;
}
