import type { Point } from '../scene/lines.ts';
import { lengthOf } from './layout/distance.ts';
import type { Spacing } from './spread.ts';

const GOLDEN_ANGLE = 2.399963229728653;
const TRIES = 400;
const STEP = 0.35;

/** A crowd of places in which newcomers find the nearest room to where they wish to be. */
export interface Crowd {
  /** Takes and answers the free place nearest to the wish, or the wish itself where all around is full. */
  settle(wish: Point): Point;
}

/** A crowd that starts with these places; none of them ever moves. */
export function crowdOf(places: Iterable<Point>, spacing: Spacing): Crowd {
  const cells = new Map<number, Point[]>();
  const column = ({ x }: Point) => Math.floor(x / spacing.x);
  const row = ({ y }: Point) => Math.floor(y / spacing.y);
  const take = (place: Point) => {
    const key = keyOf(column(place), row(place));
    const cell = cells.get(key);
    if (cell) cell.push(place);
    else cells.set(key, [place]);
    return place;
  };
  const isFree = (wish: Point) => {
    const [across, down] = [column(wish), row(wish)];
    for (const [dx, dy] of AROUND)
      for (const { x, y } of cells.get(keyOf(across + dx, down + dy)) ?? NOBODY)
        if (lengthOf((x - wish.x) / spacing.x, (y - wish.y) / spacing.y) < 1) return false;
    return true;
  };
  for (const place of places) take(place);
  /** How far around a wish all is taken: many wish for the same, and nobody leaves. */
  const tried = new Map<string, number>();
  return {
    settle: (wish) => {
      const key = `${wish.x} ${wish.y}`;
      for (let turn = tried.get(key) ?? 0; turn < TRIES; turn += 1) {
        const place = around(wish, turn, spacing);
        if (!isFree(place)) continue;
        tried.set(key, turn + 1);
        return take(place);
      }
      tried.set(key, TRIES);
      return take(wish);
    },
  };
}

const NOBODY: readonly Point[] = [];
/** A cell and those around it: where it is crowded, the nearest tells it soonest. */
const AROUND = [
  [0, 0],
  [0, -1],
  [0, 1],
  [-1, 0],
  [1, 0],
  [-1, -1],
  [-1, 1],
  [1, -1],
  [1, 1],
] as const;
/** More than there are rows. */
const ROWS = 1 << 20;

function keyOf(column: number, row: number): number {
  return column * ROWS + row;
}

/** The place around a wish after so many others, nearest first, evenly spread. */
function around({ x, y }: Point, turn: number, spacing: Spacing): Point {
  const reach = STEP * Math.sqrt(turn);
  const angle = turn * GOLDEN_ANGLE;
  return { x: x + Math.cos(angle) * reach * spacing.x, y: y + Math.sin(angle) * reach * spacing.y };
}
