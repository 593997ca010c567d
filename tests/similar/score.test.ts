import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS, rarity, scoreLikeness, sharedYears, type Reason } from '../../server/similar/score.ts';

function reason(kind: Reason['kind'], shared: string, said: Partial<Reason> = {}): Reason {
  return {
    kind,
    shared,
    own: shared,
    other: shared,
    rarity: 1,
    nearness: 1,
    role: 1,
    certainty: 1,
    ...said,
  };
}

describe('the likeness of two undertakings', () => {
  it('is the sum of its reasons, each the product of its factors', () => {
    const likeness = scoreLikeness([
      reason('topic', 'musiikki', { rarity: 0.8 }),
      reason('topic', 'museot', { certainty: 0.6 }),
      reason('party', 'metropolia', { role: 0.7 }),
      reason('period', '2019–2020', { nearness: 0.5 }),
    ]);
    expect(likeness?.reasons.map(({ shared }) => shared)).toEqual([
      'musiikki',
      'museot',
      'metropolia',
      '2019–2020',
    ]);
    expect(likeness?.score).toBe(likeness?.reasons.reduce((sum, { value }) => sum + value, 0));
    for (const { factors, value } of likeness?.reasons ?? [])
      expect(Object.values(factors).reduce((product, factor) => product * factor, 1)).toBeCloseTo(value, 12);
  });

  it('never passes what its kinds count for, however much is shared', () => {
    const many = Array.from({ length: 90 }, (_, at) => reason('topic', `t${at}`));
    expect(scoreLikeness(many)?.score).toBeCloseTo(LIMITS.topic, 3);
  });

  it('spends what either side has by its strongest reason', () => {
    const likeness = scoreLikeness([
      reason('topic', 'musiikki'),
      reason('topic', 'taide', { own: 'musiikki', other: 'tanssi', nearness: 0.3 }),
      reason('topic', 'laulu', { own: 'kuorot', other: 'musiikki', nearness: 0.6 }),
      reason('topic', 'museot', { own: 'museot', other: 'nayttelyt', nearness: 0.6 }),
    ]);
    expect(likeness?.reasons.map(({ shared }) => shared)).toEqual(['musiikki', 'museot']);
  });

  it('is none where only a time and a place are shared', () => {
    expect(scoreLikeness([reason('region', 'maakunta-uusimaa'), reason('period', '2020–2020')])).toBeNull();
  });

  it('does not depend on the order of the reasons', () => {
    const some = fc.array(
      fc
        .record({
          kind: fc.constantFrom('topic', 'party', 'region', 'period'),
          shared: fc.constantFrom('a', 'b', 'c'),
          own: fc.constantFrom('a', 'b', 'c'),
          other: fc.constantFrom('a', 'b', 'c'),
          rarity: fc.constantFrom(0.3, 0.8, 1),
          nearness: fc.constantFrom(0.3, 0.6, 1),
        })
        .map(({ kind, shared, ...said }) => reason(kind as Reason['kind'], shared, said)),
    );
    fc.assert(
      fc.property(some, (reasons) => {
        expect(scoreLikeness(reasons.toReversed())?.reasons.map(({ shared, own }) => [shared, own])).toEqual(
          scoreLikeness(reasons)?.reasons.map(({ shared, own }) => [shared, own]),
        );
      }),
    );
  });
});

describe('rarity', () => {
  it('is 1 for what two have, and next to nothing for what all have', () => {
    expect(rarity(2, 160)).toBe(1);
    expect(rarity(160, 160)).toBeLessThan(0.01);
    expect(rarity(2, 2)).toBe(1);
    expect(rarity(10, 160)).toBeGreaterThan(rarity(40, 160));
  });
});

describe('shared years', () => {
  it('are the share that both have of all that either has', () => {
    expect(sharedYears({ first: 2018, last: 2020 }, { first: 2020, last: 2021 })).toBe(0.25);
    expect(sharedYears({ first: 2018, last: 2018 }, { first: 2020, last: 2021 })).toBe(0);
  });
});
