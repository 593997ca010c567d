import type { NetworkLevel } from '../contract/network.ts';
import type { Point } from '../scene/lines.ts';
import { municipalityPositions, regionPositions } from './geographic-positions.ts';
import { oncePerProjection, type Ground } from './ground.ts';
import { layOut, type Spring } from './layout.ts';
import { participations } from './participation.ts';
import { partyTies, structureTies, subjectTies } from './ties.ts';

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

const PULL = { part: 1, topic: 0.3, structure: 0.6 };

/**
 * Where organisations lie with the activities and subjects between them. One layout for both forms of the network, so
 * that an organisation stays in its place when the projects are drawn, too; and a star of n lines instead of n² edges.
 */
export const partyPositions: (ground: Ground) => ReadonlyMap<string, Point> = oncePerProjection((ground) => {
  const parts = participations(ground).filter(
    ({ party }) => ground.projection.entity(party)?.type !== 'region',
  );
  const activities = [...new Set(parts.map(({ activity }) => activity))];
  const parties = new Set(parts.map(({ party }) => party));
  const ties = [...partyTies(parts), ...subjectTies(ground, activities), ...structureTies(ground, parties)];
  const ids = new Set([...activities, ...parties, ...ties.flatMap(({ from, to }) => [from, to])]);
  const springs = ties.map(({ from, to, form }): Spring => ({ from, to, weight: PULL[form] }));
  return layOut([...ids], springs);
});
