import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../../server/network/layout/lay-out.ts';
import { withNewcomers } from '../../../server/network/layout/newcomers.ts';

const star = (hub: string, leaves: number) =>
  Array.from({ length: leaves }, (_, index) => ({ from: hub, to: `${hub}-${index}`, weight: 1 }));
const SPRINGS = [...star('a', 12), ...star('b', 9), { from: 'a', to: 'b-0', weight: 1 }];
const IDS = [...new Set(SPRINGS.flatMap(({ from, to }) => [from, to]))];

describe('a layout', () => {
  it('is the same picture for the same data, in whatever order it comes', () => {
    const other = layOut(
      IDS.toReversed(),
      SPRINGS.toReversed().map(({ from, to, weight }) => ({ from: to, to: from, weight })),
    );
    const places = layOut(IDS, SPRINGS);
    for (const id of IDS) expect(other.get(id)).toEqual(places.get(id));
  });

  it('lies inside 0…1000 and fills its width or height', () => {
    const places = [...layOut(IDS, SPRINGS).values()];
    for (const { x, y } of places) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(1000);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(1000);
    }
    const width = Math.max(...places.map(({ x }) => x)) - Math.min(...places.map(({ x }) => x));
    const height = Math.max(...places.map(({ y }) => y)) - Math.min(...places.map(({ y }) => y));
    expect(Math.max(width, height)).toBeGreaterThan(900);
  });

  it('keeps leaves nearer to their own hub than to another', () => {
    const places = layOut(IDS, SPRINGS);
    const distance = (a: string, b: string) => {
      const [from, to] = [places.get(a)!, places.get(b)!];
      return Math.hypot(from.x - to.x, from.y - to.y);
    };
    for (const id of IDS.filter((one) => one.startsWith('a-')))
      expect(distance(id, 'a')).toBeLessThan(distance(id, 'b'));
  });

  it('leaves no two nodes on top of each other', () => {
    const places = [...layOut(IDS, SPRINGS).values()];
    for (const [index, a] of places.entries())
      for (const b of places.slice(index + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(60);
  });

  it('of one node lies in the middle, of none is empty', () => {
    expect([...layOut(['a'], [])]).toEqual([['a', { x: 500, y: 500 }]]);
    expect([...layOut([], [])]).toEqual([]);
  });

  it('has room for every node, however they hang together', () => {
    const spring = fc.record({ from: fc.nat(30), to: fc.nat(30) });
    fc.assert(
      fc.property(fc.array(spring, { minLength: 1, maxLength: 60 }), (pairs) => {
        const springs = pairs.map(({ from, to }) => ({ from: `n${from}`, to: `n${to}`, weight: 1 }));
        const places = [
          ...layOut([...new Set(springs.flatMap(({ from, to }) => [from, to]))], springs).values(),
        ];
        const least = 0.3 * (920 / Math.sqrt(places.length));
        for (const [index, a] of places.entries())
          for (const b of places.slice(index + 1))
            expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(Math.min(least, 40));
      }),
      { numRuns: 40 },
    );
  });

  it('gives wide nodes more room across', () => {
    const shape = (places: ReadonlyMap<string, { x: number; y: number }>) => {
      const extent = (axis: 'x' | 'y') => {
        const values = [...places.values()].map((place) => place[axis]);
        return Math.max(...values) - Math.min(...values);
      };
      return extent('x') / extent('y');
    };
    const wide = layOut(IDS, SPRINGS, () => ({ width: 4, height: 1 }));
    expect(shape(wide)).toBeGreaterThan(shape(layOut(IDS, SPRINGS)));
  });
});

describe('newcomers', () => {
  const known = layOut(IDS, SPRINGS);
  const springs = [
    ...SPRINGS,
    { from: 'new', to: 'b-3', weight: 1 },
    { from: 'newer', to: 'new', weight: 1 },
  ];
  const ids = [...IDS, 'newer', 'new', 'alone'];

  it('lie beside those they have to do with, and nobody moves for them', () => {
    const places = withNewcomers(known, ids, springs);
    for (const id of IDS) expect(places.get(id)).toEqual(known.get(id));
    const far = (a: string, b: string) =>
      Math.hypot(places.get(a)!.x - places.get(b)!.x, places.get(a)!.y - places.get(b)!.y);
    expect(far('new', 'b-3')).toBeLessThan(far('new', 'a'));
    expect(far('newer', 'new')).toBeLessThan(250);
    expect(places.get('alone')).toBeDefined();
  });

  it('find the same places in whatever order they come', () => {
    const other = withNewcomers(known, ids.toReversed(), springs.toReversed());
    for (const id of ids) expect(other.get(id)).toEqual(withNewcomers(known, ids, springs).get(id));
  });

  it('leave out what is gone', () => {
    expect(withNewcomers(known, ['a', 'new'], springs).size).toBe(2);
  });
});
