import type { EntityType } from '../vocabulary/kinds.ts';

/** The forms that tell entity types apart; all cover the area of a circle of the same radius. */
export type Shape =
  | 'circle'
  | 'square'
  | 'hollow-square'
  | 'hexagon'
  | 'house'
  | 'triangle'
  | 'triangle-down'
  | 'diamond'
  | 'hollow-diamond'
  | 'ring'
  | 'plus'
  | 'octagon';

/** Colour tokens of `web/styles/tokens.css` that shapes may wear, without their leading dashes. */
export type ColourToken =
  | 'n-municipality'
  | 'n-university'
  | 'n-association'
  | 'n-museum'
  | 'n-state'
  | 'n-project'
  | 'n-person'
  | 'n-topic'
  | 'n-other'
  | 'lake'
  | 'ink'
  | 'ink-3';

interface Dress {
  shape: Shape;
  token: ColourToken;
}

const OTHER: Dress = { shape: 'octagon', token: 'n-other' };
const STATE: Dress = { shape: 'triangle', token: 'n-state' };
const SCHOOL: Dress = { shape: 'square', token: 'n-university' };
const CIVIC: Dress = { shape: 'hexagon', token: 'n-association' };
const CULTURE: Dress = { shape: 'house', token: 'n-museum' };
const REGION: Dress = { shape: 'circle', token: 'lake' };

const BY_TYPE = {
  organisation: OTHER,
  person: { shape: 'ring', token: 'n-person' },
  post: OTHER,
  project: { shape: 'diamond', token: 'n-project' },
  programme: { shape: 'hollow-diamond', token: 'n-state' },
  practice: { shape: 'triangle-down', token: 'n-project' },
  statement: OTHER,
  material: OTHER,
  event: OTHER,
  topic: { shape: 'plus', token: 'n-topic' },
  region: REGION,
} as const satisfies Record<EntityType, Dress>;

const BY_KIND: Partial<Record<EntityType, Readonly<Record<string, Dress>>>> = {
  organisation: {
    municipality: { shape: 'circle', token: 'n-municipality' },
    university: SCHOOL,
    'university-of-applied-sciences': SCHOOL,
    'vocational-college': SCHOOL,
    'research-institute': SCHOOL,
    ministry: STATE,
    'state-agency': STATE,
    'regional-council': STATE,
    'wellbeing-services-county': STATE,
    fund: STATE,
    association: CIVIC,
    foundation: CIVIC,
    network: CIVIC,
    museum: CULTURE,
    'cultural-institution': CULTURE,
  },
  region: {
    country: { shape: 'hollow-square', token: 'ink-3' },
    foreign: { shape: 'hollow-square', token: 'ink-3' },
  },
};

/** The shape of an entity. A unit wears its parent's: pass the parent's kind. */
export function shapeOf(type: EntityType, kind: string | null): Shape {
  return dressOf(type, kind).shape;
}

/** The colour token of an entity, such as `n-municipality` for `var(--n-municipality)`. */
export function colourTokenOf(type: EntityType, kind: string | null): ColourToken {
  return dressOf(type, kind).token;
}

/**
 * Path data of a shape around (x, y), as large as a circle of radius `r`. Fill it by the even-odd rule:
 * rings and hollow shapes carry their hole in the path.
 */
export function shapePath(shape: Shape, r: number, x = 0, y = 0): string {
  return OUTLINES[shape].map((part) => part(r, x, y)).join('');
}

/** The outer outline alone, to lay paper under a hollow shape. Same path as `shapePath` for solid ones. */
export function outlinePath(shape: Shape, r: number, x = 0, y = 0): string {
  return OUTLINES[shape][0](r, x, y);
}

/** How far a shape reaches from its middle in units of r: lines and labels keep this distance. */
export function reachOf(shape: Shape): number {
  return REACH[shape];
}

/** How far a shape reaches to either side, up and down from its middle in units of r. */
export interface Span {
  aside: number;
  up: number;
  down: number;
}

/** The upright box around a shape: those of two shapes apart, the shapes never touch. */
export function spanOf(shape: Shape): Span {
  return SPAN[shape];
}

/** True for shapes that let the ground show through. */
export function isHollow(shape: Shape): boolean {
  return OUTLINES[shape].length > 1;
}

type Part = (r: number, x: number, y: number) => string;
type Points = readonly (readonly [number, number])[];

const DIAMOND: Points = turned(4, 1.26, 0);
const SQUARE: Points = box(0.89);

const OUTLINES: Record<Shape, readonly [Part, ...Part[]]> = {
  circle: [circle(1)],
  square: [polygon(SQUARE)],
  'hollow-square': [polygon(SQUARE), polygon(box(0.69))],
  hexagon: [polygon(turned(6, 1.1, 0))],
  house: [
    polygon([
      [0, -1.22],
      [1.02, -0.3],
      [0.88, -0.3],
      [0.88, 0.95],
      [-0.88, 0.95],
      [-0.88, -0.3],
      [-1.02, -0.3],
    ]),
  ],
  triangle: [
    polygon([
      [0, -1.5],
      [1.34, 0.82],
      [-1.34, 0.82],
    ]),
  ],
  'triangle-down': [
    polygon([
      [0, 1.5],
      [-1.34, -0.82],
      [1.34, -0.82],
    ]),
  ],
  diamond: [polygon(DIAMOND)],
  'hollow-diamond': [polygon(DIAMOND), polygon(scaled(DIAMOND, 0.7))],
  ring: [circle(1.19), circle(0.77), circle(0.36)],
  plus: [polygon(plus(1.16, 0.42))],
  octagon: [polygon(turned(8, 1.04, 22.5))],
};

const REACH: Record<Shape, number> = {
  circle: 1,
  square: 1.1,
  'hollow-square': 1.1,
  hexagon: 1.1,
  house: 1.15,
  triangle: 1.35,
  'triangle-down': 1.35,
  diamond: 1.26,
  'hollow-diamond': 1.26,
  ring: 1.19,
  plus: 1.16,
  octagon: 1.04,
};

const even = (aside: number, upright = aside): Span => ({ aside, up: upright, down: upright });

const SPAN: Record<Shape, Span> = {
  circle: even(1),
  square: even(0.89),
  'hollow-square': even(0.89),
  hexagon: even(1.1, 0.96),
  house: { aside: 1.02, up: 1.22, down: 0.95 },
  triangle: { aside: 1.34, up: 1.5, down: 0.82 },
  'triangle-down': { aside: 1.34, up: 0.82, down: 1.5 },
  diamond: even(1.26),
  'hollow-diamond': even(1.26),
  ring: even(1.19),
  plus: even(1.16),
  octagon: even(0.97),
};

function dressOf(type: EntityType, kind: string | null): Dress {
  return (kind === null ? undefined : BY_KIND[type]?.[kind]) ?? BY_TYPE[type];
}

function circle(radius: number): Part {
  return (r, x, y) => {
    const size = short(radius * r);
    const width = short(2 * radius * r);
    return `M${short(x - radius * r)},${short(y)}a${size},${size} 0 1 0 ${width},0a${size},${size} 0 1 0 -${width},0Z`;
  };
}

function polygon(points: Points): Part {
  return (r, x, y) => `M${points.map(([px, py]) => `${short(x + px * r)},${short(y + py * r)}`).join('L')}Z`;
}

function turned(corners: number, radius: number, startDegrees: number): Points {
  return Array.from({ length: corners }, (_, corner) => {
    const angle = ((startDegrees + (corner * 360) / corners) * Math.PI) / 180;
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  });
}

function box(half: number): Points {
  return [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
  ];
}

function plus(reach: number, arm: number): Points {
  return [
    [-arm, -reach],
    [arm, -reach],
    [arm, -arm],
    [reach, -arm],
    [reach, arm],
    [arm, arm],
    [arm, reach],
    [-arm, reach],
    [-arm, arm],
    [-reach, arm],
    [-reach, -arm],
    [-arm, -arm],
  ];
}

function scaled(points: Points, factor: number): Points {
  return points.map(([x, y]) => [x * factor, y * factor] as const);
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
