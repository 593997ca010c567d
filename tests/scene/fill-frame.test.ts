import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeGaps, fillFrame } from '../../server/scene/fill-frame.ts';

describe('places along an axis', () => {
  it('stay as they were where no gap is wide', () => {
    const places = Array.from({ length: 40 }, (_, n) => 100 + 25 * n + (n % 3));
    expect(places.map(closeGaps(places))).toEqual(places);
  });

  it('come together where one lies far from the rest, in the same order', () => {
    const places = [0, 10, 20, 30, 1000, 30];
    const closed = places.map(closeGaps(places));
    expect(closed.map(Math.round)).toEqual([0, 10, 20, 30, 48, 30]);
  });

  it('leave no gap that is wide beside the whole, however few of them a filter leaves', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 3, maxLength: 60 }), (places) => {
        const closed = [...new Set(places.map(closeGaps(places)))].toSorted((a, b) => a - b);
        const gaps = closed.slice(1).map((place, at) => place - closed[at]!);
        const whole = closed.at(-1)! - closed[0]!;
        for (const gap of gaps)
          expect(gap).toBeLessThanOrEqual(whole * Math.max(0.14, 1.5 / gaps.length) + 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('are none, one, or all the same without harm', () => {
    expect([].map(closeGaps([]))).toEqual([]);
    expect([7].map(closeGaps([7]))).toEqual([7]);
    expect([7, 7].map(closeGaps([7, 7]))).toEqual([7, 7]);
  });
});

describe('a picture', () => {
  it('is filled in width and in height', () => {
    const places = [
      { x: 0, y: 500 },
      { x: 500, y: 510 },
      { x: 1000, y: 520 },
    ];
    const place = fillFrame(places, { width: 400, height: 300, aside: 50, upright: 20 });
    expect(places.map(place)).toEqual([
      { x: 50, y: 20 },
      { x: 200, y: 150 },
      { x: 350, y: 280 },
    ]);
  });
});
