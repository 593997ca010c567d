import type { Entity } from '../contract/entity.ts';
import type { Role } from '../vocabulary/roles.ts';
import { collaborationNetwork } from './collaboration.ts';
import type { NetworkFilters } from './filters.ts';
import type { Ground } from './ground.ts';

const SUCCEEDED: ReadonlySet<Role> = new Set(['succeeded-by']);

/** Where nothing joins anybody to anybody else, as far as a query goes. */
export interface Gaps {
  /** Places without a line, in list order. */
  places: readonly string[];
  /** How many places were looked at. */
  of: number;
}

/**
 * The Finnish regions or municipalities that no line of the query touches; within the region that it asks for, where it
 * asks for one. Municipalities that have a successor are not looked at.
 */
export function gaps(
  ground: Ground,
  { region, ...filters }: NetworkFilters,
  level: 'region' | 'municipality',
): Gaps {
  const { nodes } = collaborationNetwork(ground, { ...filters, level, weight: 'activities', activities: 0 });
  const touched = new Set(nodes.map(({ id }) => id));
  const places = placesOf(ground, level).filter(
    ({ id }) => region === undefined || id === region || ground.geography.regionsOf(id).has(region),
  );
  return { places: places.map(({ id }) => id).filter((id) => !touched.has(id)), of: places.length };
}

function placesOf({ projection, geography }: Ground, level: 'region' | 'municipality'): Entity[] {
  if (level === 'region') return [...projection.ofKind('maakunta')];
  return [...projection.ofKind('municipality')].filter(
    ({ id }) =>
      projection.leaving(id, SUCCEEDED).length === 0 &&
      projection.entity(geography.regionOf(id) ?? '')?.kind === 'maakunta',
  );
}
