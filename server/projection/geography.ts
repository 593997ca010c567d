import type { ProjectedRelation } from '../store/graph-store.ts';
import type { Role } from '../vocabulary/roles.ts';
import { findWay } from './find-way.ts';
import type { Projection } from './projection.ts';

const LOCATED: ReadonlySet<Role> = new Set(['located-in']);
const UNIT: ReadonlySet<Role> = new Set(['unit-of']);
const SEAT: ReadonlySet<Role> = new Set(['post-of']);
/** A named area of a text lies in a region without being one of its official parts. */
const WITHIN: ReadonlySet<Role> = new Set(['part-of', 'located-in']);
const DEEPEST = 6;

/** Where things are, read off located-in, unit-of and post-of relations. */
export interface Geography {
  /** The municipality an organisation, unit or post belongs to or sits in; null when unknown. */
  municipalityOf(id: string): string | null;
  /** The maakunta, foreign region or, failing these, country of an actor; null when unknown. */
  regionOf(id: string): string | null;
  /** Every region that holds the entity: maakunta, wellbeing area, country; the entity itself when it is one. */
  regionsOf(id: string): ReadonlySet<string>;
  /** The relations by which an actor or a place lies in a region, from it upwards; none where it is the region. */
  wayTo(id: string, region: string): readonly ProjectedRelation[];
  /** The municipalities of a region, in list order. */
  municipalitiesIn(region: string): readonly string[];
}

/** The geography of a projection; answers are remembered. */
export function readGeography(projection: Projection): Geography {
  const municipalities = new Map<string, string | null>();
  const regions = new Map<string, ReadonlySet<string>>();
  const members = new Map<string, string[]>();
  const municipalityOf = (id: string) =>
    remember(municipalities, id, () => findMunicipality(projection, id, DEEPEST));
  const regionsOf = (id: string) =>
    remember(regions, id, () => new Set(findRegions(projection, id, DEEPEST)));
  for (const { id } of projection.ofKind('municipality'))
    for (const region of regionsOf(id)) append(members, region, id);
  return {
    municipalityOf,
    regionsOf,
    regionOf: (id) => mainRegion(projection, regionsOf(id)),
    wayTo: (id, region) => findWay(id, region, (from) => stepsUp(projection, from)) ?? [],
    municipalitiesIn: (region) => members.get(region) ?? [],
  };
}

function remember<T>(known: Map<string, T>, key: string, find: () => T): T {
  const value = known.get(key);
  if (value !== undefined) return value;
  const fresh = find();
  known.set(key, fresh);
  return fresh;
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** What leads from an entity to what holds it: of an actor its own place first, else its parent's. */
function stepsUp(projection: Projection, id: string): readonly ProjectedRelation[] {
  if (projection.typeOf(id) === 'region') return projection.leaving(id, WITHIN);
  const places = projection.leaving(id, LOCATED);
  return places.length > 0 ? places : [...projection.leaving(id, UNIT), ...projection.leaving(id, SEAT)];
}

function findMunicipality(projection: Projection, id: string, depth: number): string | null {
  const entity = projection.entity(id);
  if (!entity || depth === 0) return null;
  if (entity.kind === 'municipality') return id;
  for (const { to } of stepsUp(projection, id)) {
    if (projection.typeOf(to) === 'region') continue;
    const found = findMunicipality(projection, to, depth - 1);
    if (found) return found;
  }
  return null;
}

function findRegions(projection: Projection, id: string, depth: number): string[] {
  const entity = projection.entity(id);
  if (!entity || depth === 0) return [];
  const above = stepsUp(projection, id).flatMap(({ to }) => findRegions(projection, to, depth - 1));
  return entity.type === 'region' ? [id, ...above] : above;
}

function mainRegion(projection: Projection, regions: ReadonlySet<string>): string | null {
  for (const kind of ['maakunta', 'foreign', 'country'])
    for (const id of regions) if (projection.entity(id)?.kind === kind) return id;
  return null;
}
