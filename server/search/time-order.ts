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
  const { period } = projection.columns.entities;
  const day = daysOfPeriods({ projection })[period[place] as number];
  return { sortKey: day ?? UNDATED, id: projection.idAt(place) };
}

/** All places of a projection, in an order of time. */
export const PLACES_IN_TIME: Readonly<Record<TimeOrder, (ground: Ground) => Uint32Array>> = {
  date: oncePerProjection((ground: Ground) => sorted(ground, 'date')),
  latest: oncePerProjection((ground: Ground) => sorted(ground, 'latest')),
};

function sorted({ projection }: Ground, order: TimeOrder): Uint32Array {
  const { period } = projection.columns.entities;
  const ranks = daysOfPeriods({ projection }).map((day) => rankOf(day, order));
  const own = Int32Array.from(period, (column) => ranks[column] as number);
  const places = Uint32Array.from(own.keys());
  return places.sort(
    (a, b) => (own[a] as number) - (own[b] as number) || (projection.idAt(a) < projection.idAt(b) ? -1 : 1),
  );
}

/** How many of the places, which are in this order, come up to a place in the list, whoever stood there. */
export function countUpTo(
  projection: Projection,
  places: Uint32Array,
  order: TimeOrder,
  { sortKey, id }: PlaceInList,
): number {
  const { period } = projection.columns.entities;
  const ranks = daysOfPeriods({ projection }).map((day) => rankOf(day, order));
  const asked = rankOf(sortKey === UNDATED ? null : sortKey, order);
  const next = places.findIndex((place) => {
    const own = ranks[period[place] as number] as number;
    return own === asked ? projection.idAt(place) > id : own > asked;
  });
  return next === -1 ? places.length : next;
}

const LAST = 99_999_999;

/** 2026-11-28 is 20261128, and as much below nothing where the latest comes first. */
function rankOf(day: string | null, order: TimeOrder): number {
  if (day === null) return LAST;
  return Number(day.replaceAll('-', '')) * (order === 'latest' ? -1 : 1);
}

/** The day of each period of the column, null for none. */
const daysOfPeriods = oncePerProjection(({ projection }: Ground) =>
  Array.from({ length: projection.columns.periods.offsets.length }, (_, column) => {
    const period = projection.periodAt(column);
    return period && firstDay(period);
  }),
);
