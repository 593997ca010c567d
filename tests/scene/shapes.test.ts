import { describe, expect, it } from 'vitest';
import {
  colourTokenOf,
  outlinePath,
  shapeOf,
  shapePath,
  spanOf,
  type Span,
  type Shape,
} from '../../server/scene/shapes.ts';
import { ENTITY_TYPE_NAMES, kindsOf } from '../../server/vocabulary/kinds.ts';

const SOLID: Shape[] = [
  'circle',
  'square',
  'hexagon',
  'house',
  'triangle',
  'triangle-down',
  'diamond',
  'plus',
  'octagon',
];
const HOLLOW: Shape[] = ['hollow-square', 'hollow-diamond'];

describe('shapes', () => {
  it.each(SOLID)('%s covers the area of a circle of the same radius', (shape) => {
    expect(areaOf(shapePath(shape, 100)) / (Math.PI * 100 ** 2)).toBeCloseTo(1, 1);
    expect(Math.abs(areaOf(shapePath(shape, 100)) / (Math.PI * 100 ** 2) - 1)).toBeLessThan(0.04);
  });

  it.each(HOLLOW)('%s has an outline as large as the solid shapes and a hole in it', (shape) => {
    expect(Math.abs(areaOf(outlinePath(shape, 100)) / (Math.PI * 100 ** 2) - 1)).toBeLessThan(0.04);
    expect(shapePath(shape, 100).match(/M/g)).toHaveLength(2);
  });

  it('gives the ring, hole left out, nearly the same area', () => {
    const [outer, inner, dot] = shapePath('ring', 100).split(/(?=M)/u).map(areaOf);
    expect((outer! - inner! + dot!) / (Math.PI * 100 ** 2)).toBeGreaterThan(0.94);
  });

  it.each([...SOLID, ...HOLLOW, 'ring'] satisfies Shape[])(
    '%s reaches as far as it says, and no farther',
    (shape) => {
      const reached = extentOf(outlinePath(shape, 100));
      const span = spanOf(shape);
      for (const side of ['aside', 'up', 'down'] as const) {
        expect(reached[side]).toBeLessThanOrEqual(span[side]);
        expect(reached[side]).toBeGreaterThan(span[side] - 0.02);
      }
    },
  );

  it('dresses every kind of every type', () => {
    for (const type of ENTITY_TYPE_NAMES) {
      for (const kind of [null, ...kindsOf(type)]) {
        expect(shapePath(shapeOf(type, kind), 8)).toMatch(/^M[^N]*Z$/u);
        expect(colourTokenOf(type, kind)).toMatch(/^(n-|lake|ink)/u);
      }
    }
  });

  it('tells a foreign region from a Finnish one by shape', () => {
    expect([shapeOf('region', 'maakunta'), shapeOf('region', 'foreign')]).toEqual([
      'circle',
      'hollow-square',
    ]);
  });
});

function extentOf(path: string): Span {
  const arc = /a([\d.]+)/u.exec(path);
  const all = arc
    ? [
        [arc[1], arc[1]],
        [-arc[1]!, -arc[1]!],
      ]
    : path
        .slice(1, -1)
        .split('L')
        .map((pair) => pair.split(','));
  const [xs, ys] = [0, 1].map((axis) => all.map((pair) => Number(pair[axis]) / 100));
  return { aside: Math.max(...xs!), up: -Math.min(...ys!), down: Math.max(...ys!) };
}

function areaOf(path: string): number {
  const arc = /a([\d.]+)/u.exec(path);
  if (arc) return Math.PI * Number(arc[1]) ** 2;
  const points = path
    .replace(/[MZ]/gu, '')
    .split('L')
    .map((pair) => pair.split(',').map(Number));
  const doubled = points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length]!;
    return sum + x! * nextY! - nextX! * y!;
  }, 0);
  return Math.abs(doubled) / 2;
}
