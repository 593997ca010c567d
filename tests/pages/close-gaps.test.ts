import { describe, expect, it } from 'vitest';
import { closeGaps } from '../../server/pages/network/close-gaps.ts';

describe('places along an axis', () => {
  it('stay as they were where no gap is wide', () => {
    const places = Array.from({ length: 40 }, (_, n) => 100 + 25 * n + (n % 3));
    expect(places.map(closeGaps(places))).toEqual(places);
  });

  it('come together where one lies far from the rest, in the same order', () => {
    const places = [0, 10, 20, 30, 1000, 30];
    const closed = places.map(closeGaps(places));
    expect(closed).toEqual([0, 10, 20, 30, 170, 30]);
  });

  it('are none, one, or all the same without harm', () => {
    expect([].map(closeGaps([]))).toEqual([]);
    expect([7].map(closeGaps([7]))).toEqual([7]);
    expect([7, 7].map(closeGaps([7, 7]))).toEqual([7, 7]);
  });
});
