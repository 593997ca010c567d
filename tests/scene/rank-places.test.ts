import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveApart } from '../../server/scene/apart.ts';
import { rankPlaces } from '../../server/scene/rank-places.ts';

const near = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }) });

describe('ranked places on a map', () => {
  it('stay where they are when they have room', () => {
    const places = [
      { x: 10, y: 10 },
      { x: 80, y: 10 },
    ];
    expect(rankPlaces({ x: 200, y: 200 }, places)).toEqual(places);
  });

  it('part when they fall on one spot', () => {
    const [a, b] = rankPlaces(null, [
      { x: 50, y: 50 },
      { x: 50, y: 50 },
    ]);
    expect(Math.hypot(a!.x - b!.x, a!.y - b!.y)).toBeCloseTo(19, 1);
  });

  it('make room for the municipality and its name', () => {
    const [disc] = rankPlaces({ x: 100, y: 100 }, [{ x: 100, y: 90 }]);
    expect(Math.hypot(disc!.x - 100, disc!.y - 100)).toBeGreaterThan(12);
  });

  it('keep their order, unknown ones as null', () => {
    expect(rankPlaces(null, [null, { x: 5, y: 5 }, null])).toEqual([null, { x: 5, y: 5 }, null]);
  });

  it('answer the same each time and never change what they were given', () => {
    fc.assert(
      fc.property(fc.array(near, { maxLength: 12 }), (points) => {
        const before = structuredClone(points);
        expect(moveApart(points, 19)).toEqual(moveApart(points, 19));
        expect(points).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });
});
