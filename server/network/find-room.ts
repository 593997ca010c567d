import type { Point } from '../scene/lines.ts';
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
    for (let dx = -1; dx <= 1; dx += 1)
      for (let dy = -1; dy <= 1; dy += 1)
        for (const { x, y } of cells.get(keyOf(across + dx, down + dy)) ?? NOBODY)
          if (Math.hypot((x - wish.x) / spacing.x, (y - wish.y) / spacing.y) < 1) return false;
    return true;
  };
  for (const place of places) take(place);
  return {
    settle: (wish) => take(spiral(wish, spacing).find(isFree) ?? wish),
  };
}

const NOBODY: readonly Point[] = [];
/** More than there are rows. */
const ROWS = 1 << 20;

function keyOf(column: number, row: number): number {
  return column * ROWS + row;
}

/** Places around a wish, nearest first, evenly spread. */
function* spiral({ x, y }: Point, spacing: Spacing): Generator<Point> {
  for (let turn = 0; turn < TRIES; turn += 1) {
    const reach = STEP * Math.sqrt(turn);
    const angle = turn * GOLDEN_ANGLE;
    yield { x: x + Math.cos(angle) * reach * spacing.x, y: y + Math.sin(angle) * reach * spacing.y };
  }
}
