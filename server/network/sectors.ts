import type { Role } from '../vocabulary/roles.ts';
import { passingParticipations, regionTest, type NetworkFilters } from './filters.ts';
import { byText, type Ground } from './ground.ts';
import { participations } from './participation.ts';

const IN_SECTOR: ReadonlySet<Role> = new Set(['in-sector']);

/** Which sectors meet in the activities of a query. */
export interface SectorLinks {
  /** Two sectors and the activities in both, most first. */
  pairs: readonly { sectors: readonly [string, string]; activities: readonly string[] }[];
  /** The sectors that no activity of the query is in, in list order. */
  absent: readonly string[];
  /** Activities of the query, and those of which no sector is told. */
  activities: number;
  untold: number;
}

/** The sectors that activities join, and those that are not there. */
export function sectorLinks(ground: Ground, filters: NetworkFilters): SectorLinks {
  const { projection } = ground;
  const inRegion = regionTest(ground, filters.region);
  const { activity } = participations(ground);
  const passing = passingParticipations(ground, filters).filter((number) => !inRegion || inRegion(number));
  const activities = [
    ...new Set(Array.from(passing, (number) => projection.idAt(activity[number] as number))),
  ];
  const told = activities.map((id) => ({
    id,
    sectors: [...new Set(projection.leaving(id, IN_SECTOR).map(({ to }) => to))].sort(byText),
  }));
  const present = new Set(told.flatMap(({ sectors }) => sectors));
  return {
    pairs: pairsOf(told),
    absent: [...projection.ofKind('sector')].map(({ id }) => id).filter((id) => !present.has(id)),
    activities: activities.length,
    untold: told.filter(({ sectors }) => sectors.length === 0).length,
  };
}

function pairsOf(told: readonly { id: string; sectors: readonly string[] }[]): SectorLinks['pairs'] {
  const meetings = told.flatMap(({ id, sectors }) =>
    sectors.flatMap((one, place) =>
      sectors.slice(place + 1).map((other) => ({ id, pair: [one, other] as const })),
    ),
  );
  return [...Map.groupBy(meetings, ({ pair }) => pair.join(' ')).values()]
    .map((own) => ({ sectors: own[0]!.pair, activities: own.map(({ id }) => id) }))
    .toSorted(
      (a, b) => b.activities.length - a.activities.length || byText(a.sectors.join(' '), b.sectors.join(' ')),
    );
}
