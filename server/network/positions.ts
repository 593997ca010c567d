import type { NetworkLevel } from '../contract/network.ts';
import type { Point } from '../scene/lines.ts';
import { crowdOf } from './find-room.ts';
import { municipalityPositions, regionPositions } from './geographic-positions.ts';
import { byText, listUnder, oncePerProjection, type Ground } from './ground.ts';
import { layOut } from './layout.ts';
import { insideFrame } from './map-frame.ts';
import { participationAt, participations, type Participation } from './participation.ts';
import { partyTies, structureTies, subjectTies, type RawTie } from './ties.ts';

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

/**
 * Where organisations lie with the activities and subjects between them. One layout for both forms of the network, so
 * that an organisation stays in its place when the projects are drawn, too; and a star of n lines instead of n² edges.
 * Subjects are put in afterwards, for most of them are hidden most of the time.
 */
export const partyPositions: (ground: Ground) => ReadonlyMap<string, Point> = oncePerProjection((ground) => {
  const parts = allParticipations(ground).filter(
    ({ party }) => ground.projection.entity(party)?.type !== 'region',
  );
  const activities = [...new Set(parts.map(({ activity }) => activity))];
  const parties = new Set(parts.map(({ party }) => party));
  const ties = [...partyTies(parts), ...structureTies(ground, parties)];
  const springs = ties.map(({ from, to, form }) => ({ from, to, weight: PULL[form] }));
  const places = layOut([...activities, ...parties], springs);
  return withSubjects(places, subjectTies(ground, activities));
});

function allParticipations(ground: Ground): Participation[] {
  return Array.from({ length: participations(ground).length }, (_, number) =>
    participationAt(ground, number),
  );
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

function middle(points: readonly Point[]): Point {
  const total = points.reduce((sum, { x, y }) => ({ x: sum.x + x, y: sum.y + y }));
  return { x: total.x / points.length, y: total.y / points.length };
}
