import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthOf } from '../../../server/network/layout/distance.ts';

const side = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('the length of a step', () => {
  it('is the root of the squares of its sides, to the last bit but one', () => {
    fc.assert(
      fc.property(side, side, (x, y) => {
        const exact = Math.hypot(x, y);
        expect(Math.abs(lengthOf(x, y) - exact)).toBeLessThanOrEqual(2 * Number.EPSILON * exact);
      }),
    );
    expect(lengthOf(0, -0)).toBe(0);
    expect(lengthOf(3, -4)).toBe(5);
  });
});
