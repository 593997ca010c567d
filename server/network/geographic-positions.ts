import type { Entity } from '../contract/entity.ts';
import type { Point } from '../scene/lines.ts';
import type { Role } from '../vocabulary/roles.ts';
import { placeAbroad } from './abroad.ts';
import type { Ground } from './ground.ts';
import { inFrame, insideFrame } from './map-frame.ts';
import { isCountryAbroad } from './places.ts';
import { spread, type Placed } from './spread.ts';

const HEIR: ReadonlySet<Role> = new Set(['succeeded-by']);
const LOCATED: ReadonlySet<Role> = new Set(['located-in']);
const PART: ReadonlySet<Role> = new Set(['part-of']);
const APART = { x: 46, y: 46 };
const TURNS = 8;
const DEEPEST = 4;

/** Municipalities at their own points; former ones at their heir's. */
export function municipalityPositions(ground: Ground): Map<string, Point> {
  const places = new Map<string, Point>();
  for (const { id } of ground.projection.ofKind('municipality')) {
    const place = pointOf(ground, id, DEEPEST);
    if (place) places.set(id, place);
  }
  return places;
}

function pointOf(ground: Ground, id: string, depth: number): Point | null {
  const point = ground.projection.entity(id)?.point;
  if (point) return inFrame(point.lon, point.lat);
  if (depth === 0) return null;
  for (const { to } of ground.projection.leaving(id, HEIR)) {
    const place = pointOf(ground, to, depth - 1);
    if (place) return place;
  }
  return null;
}

/**
 * Regions: a maakunta at the mean of its municipalities, failing these at its own point; a region abroad about where
 * it is, moved aside where another region stands, and so a country abroad in which somebody lies of whom no region is
 * known.
 */
export function regionPositions(ground: Ground): Map<string, Point> {
  const regions = ground.projection.ofType('region');
  const homeland = regions.flatMap((region) => {
    const place = region.kind === 'maakunta' ? middleOf(ground, region) : null;
    return place ? [{ id: region.id, ...place, fixed: true }] : [];
  });
  const abroad = regions
    .filter((region) => region.kind === 'foreign' || isHomeAbroad(ground, region))
    .map((region) => ({ id: region.id, ...placeAbroad(withCountry(ground, region)) }));
  return new Map(apartInside([...homeland, ...abroad]).map(({ id, x, y }) => [id, { x, y }]));
}

/** Whoever is pushed out of the frame comes back to its edge and moves along it. */
function apartInside(regions: readonly Placed[]): Placed[] {
  let placed = [...regions];
  for (let turn = 0; turn < TURNS; turn += 1)
    placed = spread(placed, APART).map((region) => ({ ...region, ...insideFrame(region) }));
  return placed;
}

function isHomeAbroad({ projection }: Ground, region: Entity): boolean {
  return isCountryAbroad(region) && projection.reaching(region.id, LOCATED).length > 0;
}

function middleOf({ projection, geography }: Ground, { id, point }: Entity): Point | null {
  const members = geography
    .municipalitiesIn(id)
    .flatMap((member) => projection.entity(member)?.point ?? [])
    .map(({ lon, lat }) => inFrame(lon, lat));
  if (members.length === 0) return point && inFrame(point.lon, point.lat);
  const total = members.reduce((sum, { x, y }) => ({ x: sum.x + x, y: sum.y + y }));
  return { x: total.x / members.length, y: total.y / members.length };
}

/** A region that says nothing of its place is where its country is. */
function withCountry({ projection }: Ground, region: Entity): Entity {
  const wholes = projection.leaving(region.id, PART).flatMap(({ to }) => projection.entity(to) ?? []);
  return {
    ...region,
    point: region.point ?? (region.identifiers.length > 0 ? null : (wholes[0]?.point ?? null)),
    identifiers: [...region.identifiers, ...wholes.flatMap(({ identifiers }) => identifiers)],
  };
}
