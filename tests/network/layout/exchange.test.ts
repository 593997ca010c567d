import { describe, expect, it } from 'vitest';
import { exchangePlaces } from '../../../server/network/layout/exchange.ts';
import { springGraph, type Spring } from '../../../server/network/layout/spring-graph.ts';

/** Two hubs, each with eight of its own, in a grid where each hub stands among the other's. */
const SPRINGS: Spring[] = ['a', 'b'].flatMap((hub) =>
  Array.from({ length: 8 }, (_, leaf) => ({ from: `${hub}${leaf}`, to: `hub-${hub}`, weight: 1 })),
);
const IDS = [...new Set(SPRINGS.flatMap(({ from, to }) => [from, to]))];
const graph = springGraph(IDS, SPRINGS);

function tangled(): Float64Array {
  const left = ['hub-b', ...IDS.filter((id) => /^a\d/.test(id))];
  return Float64Array.from(
    graph.ids.flatMap((id) => {
      const side = left.includes(id) ? left : IDS.filter((one) => !left.includes(one));
      const at = side.indexOf(id);
      return [(at % 3) + (side === left ? 0 : 10), Math.floor(at / 3)];
    }),
  );
}

function lengthOf(places: Float64Array): number {
  return Array.from(graph.from, (one, edge) => {
    const other = graph.to[edge]!;
    return Math.hypot(places[2 * one]! - places[2 * other]!, places[2 * one + 1]! - places[2 * other + 1]!);
  }).reduce((sum, length) => sum + length, 0);
}

const spots = (places: Float64Array) =>
  Array.from({ length: places.length / 2 }, (_, at) => `${places[2 * at]} ${places[2 * at + 1]}`).toSorted();

describe('nodes that change places', () => {
  it('bring each hub among its own, and the lines become short', () => {
    const places = tangled();
    const before = lengthOf(places);
    exchangePlaces(graph, places);
    expect(lengthOf(places)).toBeLessThan(before / 4);
    const xOf = (id: string) => places[2 * graph.ids.indexOf(id)]!;
    expect([xOf('hub-a') < 5, xOf('hub-b') < 5]).toEqual([xOf('a0') < 5, xOf('b0') < 5]);
  });

  it('take no place that was not there, and end where they began again', () => {
    const [one, other] = [tangled(), tangled()];
    exchangePlaces(graph, one);
    exchangePlaces(graph, other);
    expect(spots(one)).toEqual(spots(tangled()));
    expect(one).toEqual(other);
    const settled = one.slice();
    exchangePlaces(graph, one);
    expect(one).toEqual(settled);
  });
});
