import { describe, expect, it } from 'vitest';
import { blockPlaces } from '../../web/graph/blocks.ts';

const ids = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}${n}`);
const GROUPS = [
  { id: 'group:a', name: 'Kainuu', members: ids('a', 3) },
  { id: 'group:b', name: 'Lappi', members: ids('b', 11) },
];
const places = blockPlaces(GROUPS, { centre: 'centre', others: ids('o', 40), aspect: 1.3 });

describe('places of groups', () => {
  it('give every node one of its own, with room for a name', () => {
    expect(places.size).toBe(3 + 11 + 40 + 1);
    const all = [...places.values()];
    for (const [index, one] of all.entries())
      for (const other of all.slice(index + 1))
        expect(Math.abs(one.x - other.x) >= 92 || Math.abs(one.y - other.y) >= 62).toBe(true);
  });

  it('keep the boxes of groups apart from each other and from all who belong to none', () => {
    const boxOf = (members: readonly string[]) => {
      const own = members.map((id) => places.get(id)!);
      const [xs, ys] = [own.map(({ x }) => x), own.map(({ y }) => y)];
      return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), foot: Math.max(...ys) };
    };
    for (const { members } of GROUPS) {
      const box = boxOf(members);
      const within = [...places].filter(
        ([, { x, y }]) => x >= box.left && x <= box.right && y >= box.top && y <= box.foot,
      );
      expect(within.map(([id]) => id).toSorted()).toEqual(members.filter((id) => id !== 'centre').toSorted());
    }
  });

  it('fill about the form of the view', () => {
    const [xs, ys] = [[...places.values()].map(({ x }) => x), [...places.values()].map(({ y }) => y)];
    const ratio = (Math.max(...xs) - Math.min(...xs)) / (Math.max(...ys) - Math.min(...ys));
    expect(ratio).toBeGreaterThan(0.65);
    expect(ratio).toBeLessThan(2.6);
  });
});
