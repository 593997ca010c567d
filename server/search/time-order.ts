import { firstDay } from '../contract/period-window.ts';
import { oncePerProjection } from '../projection/once-per-projection.ts';
import type { Projection } from '../projection/projection.ts';
import type { EntityPage } from '../store/graph-store.ts';

/** Soonest first, or latest first; of one day by id. What is not dated comes last in both. */
export type TimeOrder = 'date' | 'latest';

interface Ground {
  projection: Projection;
}

type PlaceInList = NonNullable<EntityPage['next']>;

/** A name's sort key holds no hyphen, so that no place in a list by name is one in a list by date. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const UNDATED = '--';

/** Whether a place is one of a list by date. */
export function isPlaceInTime({ sortKey }: PlaceInList): boolean {
  return sortKey === UNDATED || DAY.test(sortKey);
}

/** Where an entity stands in a list by date. */
export function placeInTime(projection: Projection, place: number): PlaceInList {
  return { sortKey: dayAt({ projection }, place) ?? UNDATED, id: projection.idAt(place) };
}

/** All places of a projection, in an order of time. */
export const PLACES_IN_TIME: Readonly<Record<TimeOrder, (ground: Ground) => Uint32Array>> = {
  date: oncePerProjection((ground: Ground) => sorted(ground, 'date')),
  latest: oncePerProjection((ground: Ground) => sorted(ground, 'latest')),
};

function sorted(ground: Ground, order: TimeOrder): Uint32Array {
  const places = Uint32Array.from({ length: ground.projection.size }, (_, place) => place);
  const { idAt } = ground.projection;
  return places.sort((a, b) => compare(order, [dayAt(ground, a), idAt(a)], [dayAt(ground, b), idAt(b)]));
}

/** How many of the places, which are in this order, come up to a place in the list, whoever stood there. */
export function countUpTo(
  projection: Projection,
  places: Uint32Array,
  order: TimeOrder,
  { sortKey, id }: PlaceInList,
): number {
  const asked: Dated = [sortKey === UNDATED ? null : sortKey, id];
  const next = places.findIndex(
    (place) => compare(order, [dayAt({ projection }, place), projection.idAt(place)], asked) > 0,
  );
  return next === -1 ? places.length : next;
}

type Dated = readonly [day: string | null, id: string];

function compare(order: TimeOrder, [day, id]: Dated, [otherDay, otherId]: Dated): number {
  if (day === otherDay) return id === otherId ? 0 : id < otherId ? -1 : 1;
  if (day === null || otherDay === null) return day === null ? 1 : -1;
  return day < otherDay === (order === 'date') ? -1 : 1;
}

function dayAt(ground: Ground, place: number): string | null {
  const { period } = ground.projection.columns.entities;
  return daysOfPeriods(ground)[period[place] as number] ?? null;
}

/** The day of each period of the column. */
const daysOfPeriods = oncePerProjection(({ projection }: Ground) =>
  Array.from({ length: projection.columns.periods.offsets.length }, (_, column) => {
    const period = projection.periodAt(column);
    return period && firstDay(period);
  }),
);
