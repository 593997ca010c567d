import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  distance,
  rankPeers,
  standardise,
  UnknownMunicipalityError,
  type Figures,
  type RawValue,
  type Variable,
} from '../../server/peers/score.ts';
import { DEFAULT_WEIGHTS, VARIABLES } from '../../server/peers/variables.ts';

const population: Variable = {
  field: 'population',
  group: 'size',
  share: 1,
  type: 'numeric',
  transform: 'none',
};
const age: Variable = { field: 'age', group: 'age', share: 1, type: 'numeric', transform: 'none' };
const region: Variable = { field: 'region', group: 'region', share: 1, type: 'nested', within: 'area' };
const urban: Variable = {
  field: 'class',
  group: 'urbanity',
  share: 1,
  type: 'class',
  positions: { 1: 0, 2: 0.5, 3: 1 },
};

/** One variable over several municipalities named a, b, c … */
function column(variable: Variable, values: readonly RawValue[]) {
  const figures = Object.fromEntries(
    values.map((value, n) => [String.fromCharCode(97 + n), { [variable.field]: value }]),
  );
  return standardise(figures, [variable]);
}

const even = { size: 1, age: 1, region: 1, urbanity: 1 };
const apart = (all: ReturnType<typeof standardise>, a: string, b: string) =>
  distance(all, a, b, even)?.distance;

describe('a scale', () => {
  it('divides by 1.4826·MAD and by six: one robust deviation is a sixth', () => {
    // Median 3, MAD 1.
    const all = column(population, [1, 2, 3, 4, 5]);
    expect(apart(all, 'c', 'd')).toBeCloseTo(1 / 1.4826 / 6, 12);
  });

  it('holds an outlier at three deviations', () => {
    const all = column(population, [1, 2, 3, 4, 1_000_000]);
    expect(apart(all, 'c', 'e')).toBe(0.5);
  });

  it('makes doubling equally far at every size when it is logarithmic', () => {
    const all = column({ ...population, transform: 'log' }, [100, 200, 400, 800, 1600]);
    expect(apart(all, 'a', 'b')).toBeCloseTo(apart(all, 'c', 'd')!, 12);
  });

  it('takes the log of a rounded zero from the floor, and knows no log of zero without one', () => {
    const share = { ...population, transform: 'log' as const };
    expect(apart(column({ ...share, floor: 0.05 }, [0, 0.05, 0.1, 1, 5]), 'a', 'b')).toBe(0);
    expect(distance(column(share, [0, 0.05, 0.1, 1, 5]), 'a', 'b', even)).toBeNull();
  });

  it('falls back to the mean deviation when more than half share one value', () => {
    // Mean absolute deviation from 7 is 5/5.
    const all = column(population, [7, 7, 7, 7, 12]);
    expect(all.variables[0]!.scale).toEqual({ median: 7, spread: 1.2533 });
    expect(apart(all, 'a', 'b')).toBe(0);
  });

  it('finds no difference when all share one value', () => {
    expect(apart(column(population, [7, 7, 7]), 'a', 'c')).toBe(0);
  });

  it('counts per resident when the variable says so', () => {
    const migration: Variable = { ...population, field: 'migration', per: 'population' };
    const figures = {
      small: { migration: -10, population: 1000 },
      large: { migration: -100, population: 10_000 },
      other: { migration: 50, population: 1000 },
      unknown: { migration: 50, population: null },
    };
    const all = standardise(figures, [migration]);
    expect(apart(all, 'small', 'large')).toBe(0);
    expect(distance(all, 'other', 'unknown', even)).toBeNull();
  });
});

describe('classes and places', () => {
  it('sets classes 0, ½ and 1 apart, given as text or as number', () => {
    const all = column(urban, [1, '2', 3, '3']);
    expect([apart(all, 'a', 'b'), apart(all, 'a', 'c'), apart(all, 'c', 'd')]).toEqual([0.5, 1, 0]);
  });

  it('does not know a class that the variable does not list', () => {
    expect(distance(column(urban, [1, 2, 9]), 'a', 'c', even)).toBeNull();
  });

  const places: Figures = {
    kauhava: { region: '14', area: 'inland' },
    kurikka: { region: '14', area: null },
    tampere: { region: '06', area: 'inland' },
    turku: { region: '02', area: 'west' },
  };
  const all = standardise(places, [region]);

  it('sets regions 0, ½ and 1 apart: the same, the same co-operation area, another', () => {
    expect(apart(all, 'kauhava', 'kurikka')).toBe(0);
    expect(apart(all, 'kauhava', 'tampere')).toBe(0.5);
    expect(apart(all, 'kauhava', 'turku')).toBe(1);
  });

  it('does not guess how far two regions are when an area is not known', () => {
    expect(distance(all, 'kurikka', 'turku', even)).toBeNull();
  });
});

describe('a distance', () => {
  const figures: Figures = {
    a: { population: 1, age: 20, class: '1' },
    b: { population: 2, age: null, class: '1' },
    c: { population: 3, age: 30, class: null },
    d: { population: 4, age: 25, class: '3' },
    e: { population: 5, age: 22, class: '2' },
  };
  const all = standardise(figures, [population, age, urban]);

  it('is the root of the weighted mean of squared differences', () => {
    const by = (group: string) => distance(all, 'a', 'd', { [group]: 1 })!.distance;
    const weighted = distance(all, 'a', 'd', { size: 2, age: 1, urbanity: 1 })!.distance;
    expect(weighted).toBeCloseTo(
      Math.sqrt((2 * by('size') ** 2 + by('age') ** 2 + by('urbanity') ** 2) / 4),
      12,
    );
  });

  it('leaves what is unknown out of the difference and out of the coverage', () => {
    expect(distance(all, 'a', 'b', { size: 3, age: 1 })).toEqual({
      distance: distance(all, 'a', 'b', { size: 1 })!.distance,
      coverage: 0.75,
    });
  });

  it('depends on the proportions of the weights alone', () => {
    expect(apart(all, 'a', 'e')).toBeCloseTo(
      distance(all, 'a', 'e', { size: 50, age: 50, urbanity: 50 })!.distance,
      12,
    );
  });

  it('names a municipality that has no figures', () => {
    expect(() => distance(all, 'a', 'atlantis', even)).toThrow(new UnknownMunicipalityError('atlantis'));
  });
});

const rawNumber = fc.option(fc.integer({ min: 1, max: 50_000 }), { freq: 5 });
const anyFigures: fc.Arbitrary<Figures> = fc
  .array(
    fc.record({
      population: rawNumber,
      age: rawNumber,
      class: fc.option(fc.constantFrom('1', '2', '3')),
      region: fc.option(fc.constantFrom('r1', 'r2', 'r3')),
      area: fc.option(fc.constantFrom('x', 'y')),
    }),
    { minLength: 2, maxLength: 12 },
  )
  .map((rows) => Object.fromEntries(rows.map((row, n) => [`m${n}`, row])));
const anyWeights = fc.record({
  size: fc.nat(100),
  age: fc.nat(100),
  urbanity: fc.nat(100),
  region: fc.nat(100),
});
const everything = [population, age, urban, region];

describe('for any figures and weights', () => {
  it('is as far there as back', () => {
    fc.assert(
      fc.property(anyFigures, anyWeights, (figures, weights) => {
        const all = standardise(figures, everything);
        for (const a of all.ids)
          for (const b of all.ids) expect(distance(all, a, b, weights)).toEqual(distance(all, b, a, weights));
      }),
    );
  });

  it('explains each peer to 100 %, by group and by variable', () => {
    fc.assert(
      fc.property(anyFigures, anyWeights, (figures, weights) => {
        for (const peer of rankPeers('m0', standardise(figures, everything), weights).peers) {
          const total = (parts: readonly { readonly percent: number | null }[]) =>
            parts.reduce((sum, { percent }) => sum + (percent ?? 0), 0);
          const expected = peer.distance === 0 ? 0 : 100;
          expect(total(peer.groups)).toBeCloseTo(expected, 9);
          expect(total(peer.variables)).toBeCloseTo(expected, 9);
        }
      }),
    );
  });

  it('never fills in what is not known', () => {
    fc.assert(
      fc.property(anyFigures, anyWeights, (figures, weights) => {
        const { peers } = rankPeers('m0', standardise(figures, everything), weights);
        const unknown = peers.flatMap(({ variables }) =>
          variables.filter(({ own, other }) => own === null || other === null),
        );
        return unknown.every(({ difference, percent }) => difference === null && percent === null);
      }),
    );
  });

  it('ranks or sets aside every other municipality, nearest first, each inside its own interval', () => {
    fc.assert(
      fc.property(anyFigures, anyWeights, (figures, weights) => {
        const all = standardise(figures, everything);
        const { peers, unranked, ranked } = rankPeers('m0', all, weights, { k: 100 });
        const seen = [...peers, ...unranked].map(({ id }) => id).sort();
        expect(seen).toEqual(all.ids.filter((id) => id !== 'm0'));
        expect(peers).toHaveLength(ranked);
        peers.forEach((peer, n) => {
          expect(peer.rank).toBe(n + 1);
          expect(peer.distance).toBeGreaterThanOrEqual(peers[n - 1]?.distance ?? 0);
          expect(peer.rankInterval.from).toBeLessThanOrEqual(peer.rank);
          expect(peer.rankInterval.to).toBeGreaterThanOrEqual(peer.rank);
        });
      }),
    );
  });

  it('answers the same twice, in whatever order the municipalities come', () => {
    fc.assert(
      fc.property(anyFigures, anyWeights, (figures, weights) => {
        const turned = Object.fromEntries(Object.entries(figures).reverse());
        expect(rankPeers('m0', standardise(turned, everything), weights)).toEqual(
          rankPeers('m0', standardise(figures, everything), weights),
        );
      }),
    );
  });
});

describe('a ranking', () => {
  const known = { population: 1000, age: 30, class: '1' };
  const weights = { size: 20, age: 40, urbanity: 40, economy: 6 };
  const figures: Figures = {
    target: known,
    near: { ...known, population: 1010 },
    far: { ...known, population: 5000, class: '3' },
    'without-size': { ...known, population: null },
    'only-size-and-age': { ...known, class: null },
    'only-size': { population: 1000, age: null, class: null },
  };
  const all = standardise(figures, [population, age, urban]);
  const ranking = rankPeers('target', all, weights);

  it('sets aside of whom less than .6 of the weight is known, and keeps .6 itself', () => {
    expect(ranking.unranked).toEqual([{ id: 'only-size', coverage: 0.2 }]);
    expect(ranking.peers.map(({ id }) => id)).toContain('only-size-and-age');
  });

  it('keeps .6 when floating point makes it a little less', () => {
    const { peers } = rankPeers('target', all, { size: 4.1, age: 5.8, urbanity: 6.6 });
    expect(peers.find(({ id }) => id === 'only-size-and-age')!.coverage).toBeLessThan(0.6);
  });

  it('names the groups without any data and shows the rest rescaled to 100 %', () => {
    expect(ranking.absentGroups).toEqual([{ group: 'economy', weight: 6 }]);
    expect(ranking.groups).toEqual([
      { group: 'size', weight: 20, percent: 20 },
      { group: 'age', weight: 40, percent: 40 },
      { group: 'urbanity', weight: 40, percent: 40 },
    ]);
  });

  it('does not lower the coverage for a group that nobody has', () => {
    expect(ranking.peers.find(({ id }) => id === 'near')!.coverage).toBe(1);
  });

  it('gives both raw values of each variable', () => {
    const near = ranking.peers.find(({ id }) => id === 'near')!;
    expect(near.variables[0]).toMatchObject({ field: 'population', own: 1000, other: 1010 });
  });

  it('says that a group could not be compared instead of calling it equal', () => {
    const peer = ranking.peers.find(({ id }) => id === 'without-size')!;
    expect(peer.groups[0]).toEqual({ group: 'size', percent: null });
  });

  it('puts equals in the order of their ids', () => {
    const twins = standardise({ t: known, c: known, a: known, b: known }, [population, age, urban]);
    expect(rankPeers('t', twins, weights).peers.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('ranks nobody when every weight is 0', () => {
    const { peers, unranked } = rankPeers('target', all, { size: 0 });
    expect([peers.length, unranked.length]).toEqual([0, 5]);
  });

  it('ranks only among those asked for', () => {
    const { peers } = rankPeers('target', all, weights, { among: (id) => id === 'far' });
    expect(peers.map(({ id, rank }) => [id, rank])).toEqual([['far', 1]]);
  });

  it('calls the similarity the share of all pairs farther apart', () => {
    const line = column(population, [1, 2, 4, 5]);
    // Pairs 1, 1 | 2 | 3, 3 | 4 apart.
    const similarities = rankPeers('a', line, even).peers.map(({ similarity }) => similarity);
    expect(rankPeers('a', line, even).comparablePairs).toBe(6);
    expect(similarities.map((percent) => Math.round((percent * 6) / 100))).toEqual([4, 1, 0]);
  });
});

describe('stability', () => {
  it('is one place when shaking the weights cannot change the order', () => {
    const all = column(population, [1, 2, 4, 8]);
    const intervals = rankPeers('a', all, even).peers.map(({ rankInterval }) => rankInterval);
    expect(intervals).toEqual([1, 2, 3].map((rank) => ({ from: rank, to: rank })));
  });

  it('is a span of places when two peers differ in different groups by nearly as much', () => {
    const figures = {
      t: { population: 3, age: 3 },
      bigger: { population: 4, age: 3 },
      older: { population: 3, age: 4 },
      x: { population: 1, age: 1 },
      y: { population: 5, age: 5 },
    };
    const { peers } = rankPeers('t', standardise(figures, [population, age]), { size: 10, age: 10.5 });
    expect(peers.slice(0, 2).map(({ id, rankInterval }) => [id, rankInterval])).toEqual([
      ['bigger', { from: 1, to: 2 }],
      ['older', { from: 1, to: 2 }],
    ]);
  });
});

describe("the house's variables", () => {
  it('share out each group in parts that add up to 1', () => {
    for (const group of new Set(VARIABLES.map((variable) => variable.group)))
      expect(
        VARIABLES.filter((variable) => variable.group === group).reduce((sum, { share }) => sum + share, 0),
      ).toBeCloseTo(1, 12);
  });

  it('weigh 100 in all, with nothing for culture', () => {
    expect(Object.values(DEFAULT_WEIGHTS).reduce((sum, weight) => sum + weight)).toBe(100);
    expect(DEFAULT_WEIGHTS.culture).toBe(0);
  });

  it('rescale a group to the variables that have data', () => {
    const figures = { a: { 'population-density': 1 }, b: { 'population-density': 3 } };
    expect(standardise(figures, VARIABLES).variables.map(({ share }) => share)).toEqual([1]);
  });
});
