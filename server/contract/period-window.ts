import type { Entity } from './entity.ts';
import { daySpan, type Period } from './period.ts';

/** First and last day, inclusive, ISO. */
export interface Days {
  first: string;
  last: string;
}

const EARLIEST = '0000-01-01';
const LATEST = '9999-12-31';

/** The days a period may cover; null where it names no date. A deadline alone stands for its own date. */
export function daysOf(period: Period | null): Days | null {
  if (!period) return null;
  const { from, to, by } = period;
  const end = to ?? by;
  if (!from && !end) return null;
  if (!from && !to && by) return daySpan(by.date);
  return {
    first: from ? daySpan(from.date).first : EARLIEST,
    last: end ? daySpan(end.date).last : LATEST,
  };
}

/** The time a reader asks for; dates in EDTF. */
export interface TimeQuery {
  asOf?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * A test for periods that may overlap the time asked for; null where none is asked for. What is not dated does not
 * pass.
 */
export function timeTest({ asOf, from, to }: TimeQuery): ((period: Period | null) => boolean) | null {
  const windows: Days[] = [];
  if (asOf) windows.push(daySpan(asOf));
  if (from || to)
    windows.push({ first: from ? daySpan(from).first : EARLIEST, last: to ? daySpan(to).last : LATEST });
  if (windows.length === 0) return null;
  return (period) => {
    const days = daysOf(period);
    return days !== null && windows.every(({ first, last }) => days.first <= last && days.last >= first);
  };
}

/** When a thing is, seen from a day: still to come or under way, over, or nobody knows. */
export const STANDINGS = ['coming', 'past', 'undated'] as const;
export type Standing = (typeof STANDINGS)[number];

/**
 * How a thing stands on a day (ISO). It is still to come as long as its dates, rough ones too, allow it. Where no end is
 * known, it goes on if its source says so; else it is as old as its beginning. What has ended is known `today` only:
 * seen from an earlier day the dates alone tell.
 */
export function standingOn(
  day: string,
  { period, status }: Pick<Entity, 'period' | 'status'>,
  today: string,
): Standing {
  const days = daysOf(period);
  if (!period || !days) return 'undated';
  if (status === 'ended' && day >= today) return 'past';
  const goesOn = period.open || status === 'running';
  const last =
    (period.to ?? period.by) || goesOn || !period.from ? days.last : daySpan(period.from.date).last;
  return last < day ? 'past' : 'coming';
}

/** The day (ISO) by which lists of dated things go: the first that the period may cover, else the first of its end. */
export function firstDay({ from, to, by }: Period): string | null {
  const date = (from ?? to ?? by)?.date;
  return date === undefined ? null : daySpan(date).first;
}
