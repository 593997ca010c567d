import type { Entity } from '../contract/entity.ts';
import type { NetworkLevel } from '../contract/network.ts';
import type { Role } from '../vocabulary/roles.ts';
import type { Ground } from './ground.ts';

const LOCATED: ReadonlySet<Role> = new Set(['located-in']);
const PART: ReadonlySet<Role> = new Set(['part-of']);
const UNIT: ReadonlySet<Role> = new Set(['unit-of']);
const REGION_NODES: ReadonlySet<string | null> = new Set(['maakunta', 'foreign']);
const HOMELAND = 'FI';
const DEEPEST = 6;

/**
 * The nodes that stand for a party at a level: itself, its municipality, or its maakunta or foreign region, or the
 * country abroad where no region is known. A named or wellbeing area stands for the regions it lies in. Empty where the
 * party has no place at that level.
 */
export function nodesFor(ground: Ground, level: NetworkLevel, party: string): string[] {
  const entity = ground.projection.entity(party);
  if (entity?.type === 'region') return level === 'region' ? regionsUnder(ground, party) : [];
  if (entity?.type !== 'organisation') return [];
  if (level === 'organisation') return [party];
  const place =
    level === 'municipality' ? ground.geography.municipalityOf(party) : ground.geography.regionOf(party);
  if (place === null || (level === 'region' && !isRegionNode(ground, place))) return [];
  return [place];
}

function isRegionNode({ projection }: Ground, id: string): boolean {
  const region = projection.entity(id);
  return region !== undefined && (REGION_NODES.has(region.kind) || isCountryAbroad(region));
}

/** Whether it is a country that is known to be another than Finland. */
export function isCountryAbroad({ kind, identifiers }: Pick<Entity, 'kind' | 'identifiers'>): boolean {
  const codes = identifiers.filter(({ scheme }) => scheme === 'iso-3166');
  return kind === 'country' && codes.some(({ value }) => value !== HOMELAND);
}

function regionsUnder(ground: Ground, id: string): string[] {
  const { projection, geography } = ground;
  if (isRegionNode(ground, id)) return [id];
  if (projection.entity(id)?.kind === 'country') return [];
  const around = projection.leaving(id, LOCATED).map(({ to }) => to);
  const within = projection.reaching(id, PART).map(({ from }) => from);
  const ofMembers = geography.municipalitiesIn(id).map((member) => geography.regionOf(member));
  const found = new Set([...around, ...within, ...ofMembers].filter((region) => region !== null));
  return [...found].filter((region) => isRegionNode(ground, region));
}

/** Whether two actors are known to lie in different regions; a region and a country around it do not differ. */
export function crossesRegion({ geography }: Ground, a: string, b: string): boolean {
  const [regionA, regionB] = [geography.regionOf(a), geography.regionOf(b)];
  if (regionA === null || regionB === null) return false;
  return !geography.regionsOf(a).has(regionB) && !geography.regionsOf(b).has(regionA);
}

/** All that `crossesRegion` asks of an actor: equal for two of which it says the same. */
export function whereabouts({ geography }: Ground, id: string): string {
  return [geography.regionOf(id) ?? '', ...[...geography.regionsOf(id)].sort()].join(' ');
}

/** The organisations at the top of an organisation's units; itself where it is nobody's unit. */
export function housesOf({ projection }: Pick<Ground, 'projection'>, id: string): ReadonlySet<string> {
  const tops = new Set<string>();
  climb(id, DEEPEST);
  return tops;

  function climb(unit: string, depth: number): void {
    const parents = projection.leaving(unit, UNIT);
    if (parents.length === 0 || depth === 0) tops.add(unit);
    else for (const { to } of parents) climb(to, depth - 1);
  }
}
