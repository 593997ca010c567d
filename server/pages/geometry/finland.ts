import { readFileSync } from 'node:fs';
import { merge, mesh } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import type { Point } from '../../scene/lines.ts';
import { projectFinland } from '../../scene/projection.ts';
import { fit, toScreen, type Bounds, type Transform } from '../../scene/scale.ts';
import { simplifyLine } from './simplify.ts';

const COAST_FILE = new URL('../../../seed/data/geometry/finland_coast_2026.topo.json', import.meta.url);

/** Corners finer than this many square px are not drawn, nor islands that cover less. */
const FINEST_CORNER = 0.6;
const SMALLEST_ISLAND = 2;

export interface FinlandMap {
  width: number;
  height: number;
  /** Path data of the whole land. */
  land: string;
  /** Path data of the borders between regions, coast excluded. */
  borders: string;
  /** Where a place lies in the picture, px. Places abroad fall outside the land. */
  project(lon: number, lat: number): Point;
}

/** Maps of the sizes asked for most recently: filters may ask for many. */
const cache = new Map<string, FinlandMap>();
const CACHED = 32;

/**
 * The map of Finland fitted into a box with `padding` px around it. Answers for a size are computed once.
 * Geometry: Statistics Finland and National Land Survey, CC BY 4.0.
 */
export function finlandMap(width: number, height: number, padding = 0): FinlandMap {
  return finlandMapAt(width, height, fit(worldBounds(), width, height, padding));
}

/** The map under a given transform from `projectFinland`'s km to px, so that land lies under a network's nodes. */
export function finlandMapAt(width: number, height: number, transform: Transform): FinlandMap {
  const key = [width, height, transform.scale, transform.dx, transform.dy].join(' ');
  const known = cache.get(key);
  if (known) return known;
  const map = drawMap(width, height, transform);
  if (cache.size >= CACHED) cache.delete(cache.keys().next().value!);
  cache.set(key, map);
  return map;
}

/** The land's bounds in km, as `projectFinland` gives them. */
export function worldBounds(): Bounds {
  world ??= readWorld();
  return world.bounds;
}

type Regions = GeometryCollection<{ code: string }>;
type Shapes = Topology<{ maakunnat: Regions }>;

let world: { topology: Shapes; bounds: Bounds } | undefined;

function drawMap(width: number, height: number, transform: Transform): FinlandMap {
  world ??= readWorld();
  const topology = onScreen(world.topology, transform);
  const regions = topology.objects.maakunnat;
  const land = merge(topology, regions.geometries as (Polygon | MultiPolygon)[]);
  const borders = mesh(topology, regions, (a, b) => a !== b);
  return {
    width,
    height,
    land: land.coordinates
      .filter(([outer]) => ringArea(outer!) >= SMALLEST_ISLAND)
      .flatMap((rings) => rings.map(pathOf).map((path) => path && `${path}Z`))
      .join(''),
    borders: borders.coordinates.map(pathOf).join(''),
    project: (lon, lat) => toScreen(projectFinland(lon, lat), transform),
  };
}

/** Reads the topology with its arcs decoded and projected to km. */
function readWorld(): { topology: Shapes; bounds: Bounds } {
  const raw = JSON.parse(readFileSync(COAST_FILE, 'utf8')) as Shapes;
  const arcs = raw.arcs.map((arc) => decodeArc(arc, raw.transform));
  const { transform: _quantised, ...topology } = raw;
  const points = arcs.flat().map(([x, y]) => ({ x: x!, y: y! }));
  return { topology: { ...topology, arcs }, bounds: boundsOfMany(points) };
}

function decodeArc(arc: readonly number[][], quantised: Topology['transform']): number[][] {
  const { scale, translate } = quantised ?? { scale: [1, 1], translate: [0, 0] };
  let lon = 0;
  let lat = 0;
  return arc.map(([dLon, dLat]) => {
    lon += dLon!;
    lat += dLat!;
    const { x, y } = projectFinland(lon * scale[0]! + translate[0]!, lat * scale[1]! + translate[1]!);
    return [x, y];
  });
}

function boundsOfMany(points: readonly Point[]): Bounds {
  const bounds = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const { x, y } of points) {
    bounds.minX = Math.min(bounds.minX, x);
    bounds.minY = Math.min(bounds.minY, y);
    bounds.maxX = Math.max(bounds.maxX, x);
    bounds.maxY = Math.max(bounds.maxY, y);
  }
  return bounds;
}

function onScreen(topology: Shapes, transform: Transform): Shapes {
  const arcs = topology.arcs.map((arc) => {
    const points = arc.map(([x, y]) => toScreen({ x: x!, y: y! }, transform));
    return simplifyLine(points, FINEST_CORNER).map(({ x, y }) => [x, y]);
  });
  return { ...topology, arcs };
}

/** Path data in steps of a tenth of a px, relative after the first point: half as long as absolute ones. */
function pathOf(points: readonly (readonly number[])[]): string {
  let at = { x: 0, y: 0 };
  const steps = points.map(([px, py], index) => {
    const next = { x: Math.round(px! * 10), y: Math.round(py! * 10) };
    const step = index === 0 ? next : { x: next.x - at.x, y: next.y - at.y };
    at = next;
    return `${step.x / 10}${step.y < 0 ? '' : ','}${step.y / 10}`;
  });
  const moves = steps.slice(1).filter((step) => step !== '0,0');
  return moves.length === 0 ? '' : `M${steps[0]}l${moves.join(' ')}`;
}

function ringArea(ring: readonly (readonly number[])[]): number {
  const doubled = ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length]!;
    return sum + x! * nextY! - nextX! * y!;
  }, 0);
  return Math.abs(doubled) / 2;
}
