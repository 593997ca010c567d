import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildIncidence } from '../../server/network/incidence.ts';
import { heaviestPairs, jointPairs } from '../../server/network/joint-pairs.ts';
import { smallGround, type SmallEntity } from '../support/small-projection.ts';

const NODES = ['c', 'a', 'f', 'b', 'e', 'd'];
const ACTIVITIES = ['u', 'v', 'w', 'x'];
const { projection } = smallGround(
  [
    ...NODES.map((id): SmallEntity => [id, 'museum']),
    ...ACTIVITIES.map((id): SmallEntity => [id, 'project']),
  ],
  [],
);
const membership = fc.record({
  activity: fc.constantFrom(...ACTIVITIES),
  node: fc.constantFrom(...NODES),
});

function incidenceOf(rows: readonly { activity: string; node: string }[]) {
  return buildIncidence(projection, {
    activity: rows.map(({ activity }) => projection.index(activity)!),
    node: rows.map(({ node }) => projection.index(node)!),
    relation: rows.map((_, row) => row),
    actor: rows.map(({ node }) => projection.index(node)!),
  });
}

/** As one would write it down: every two members of every activity. */
function byHand(rows: readonly { activity: string; node: string }[], fractional: boolean) {
  const weights = new Map<string, number>();
  for (const activity of ACTIVITIES) {
    const members = [...new Set(rows.filter((row) => row.activity === activity).map(({ node }) => node))];
    const sorted = members.sort();
    for (const [place, from] of sorted.entries())
      for (const to of sorted.slice(place + 1)) {
        const share = fractional ? 1 / (members.length - 1) : 1;
        weights.set(`${from}${to}`, (weights.get(`${from}${to}`) ?? 0) + share);
      }
  }
  return [...weights].sort(([a], [b]) => (a < b ? -1 : 1));
}

describe('joint pairs', () => {
  it('are those that one would find by hand, by id, with their weights', () => {
    fc.assert(
      fc.property(fc.array(membership, { maxLength: 40 }), fc.boolean(), (rows, fractional) => {
        const incidence = incidenceOf(rows);
        const { from, to, weight } = jointPairs(incidence, {
          weight: fractional ? 'fractional' : 'activities',
        });
        const name = (node: number) => projection.idAt(incidence.nodes[node]!);
        const found = Array.from(weight, (own, pair) => [`${name(from[pair]!)}${name(to[pair]!)}`, own]);
        const expected = byHand(rows, fractional);
        expect(found.map(([pair]) => pair)).toEqual(expected.map(([pair]) => pair));
        for (const [place, [, own]] of expected.entries()) expect(found[place]![1]).toBeCloseTo(own, 8);
      }),
    );
  });

  it('need one marked cell on either side, or one marked activity, where asked', () => {
    const rows = [
      { activity: 'u', node: 'a' },
      { activity: 'u', node: 'b' },
      { activity: 'u', node: 'c' },
      { activity: 'v', node: 'a' },
      { activity: 'v', node: 'b' },
    ];
    const incidence = incidenceOf(rows);
    const pairsOf = (rules: { cells?: Uint8Array; activities?: Uint8Array }) => {
      const { from, to, weight } = jointPairs(incidence, { weight: 'activities', ...rules });
      return Array.from(weight, (own, pair) => [from[pair], to[pair], own]);
    };
    expect(pairsOf({ cells: Uint8Array.of(0, 0, 1, 0, 0) })).toEqual([
      [0, 2, 1],
      [1, 2, 1],
    ]);
    expect(pairsOf({ activities: Uint8Array.of(0, 1) })).toEqual([[0, 1, 2]]);
  });
});

describe('the heaviest pairs', () => {
  const pairs = {
    from: new Uint32Array(5),
    to: new Uint32Array(5),
    weight: Float64Array.of(2, 1, 3, 2, 2),
  };

  it('are those of at least a weight, equals in order up to the limit', () => {
    expect([...heaviestPairs(pairs, 0, Infinity)]).toEqual([0, 1, 2, 3, 4]);
    expect([...heaviestPairs(pairs, 2, Infinity)]).toEqual([0, 2, 3, 4]);
    expect([...heaviestPairs(pairs, 0, 3)]).toEqual([0, 2, 3]);
    expect([...heaviestPairs(pairs, 0, 1)]).toEqual([2]);
    expect([...heaviestPairs(pairs, 4, 2)]).toEqual([]);
  });
});
