import { daySpan, type Period } from '../contract/period.ts';

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
