import type { Entity } from '../contract/entity.ts';
import { daySpan, type Period } from '../contract/period.ts';

/** When a role held, in calendar years. */
export interface When {
  readonly from: number | null;
  /** The last year that the sources know of. */
  readonly to: number | null;
  readonly running: boolean;
}

/** What `whenOf` reads: the role's own period, the activity it was in, and the year of the newest source. */
export interface Timed {
  readonly period: Period | null;
  readonly activity?: Pick<Entity, 'period' | 'status'> | undefined;
  readonly told: number | null;
}

/**
 * The years of a role: from its own period, else from its activity's. What was going on when its newest source was
 * written runs while that source is at most a year old; after that it is known up to the source's year.
 */
export function whenOf({ period, activity, told }: Timed, thisYear: number): When {
  const chosen = [period, activity?.period].find(isDated) ?? period ?? activity?.period ?? null;
  const { from, to } = chosen ? yearsOf(chosen) : UNDATED;
  if (to !== null) {
    return { from, to, running: to >= thisYear && (from ?? to) <= thisYear && activity?.status !== 'ended' };
  }
  const ongoing = chosen?.open === true || activity?.status === 'running';
  if (!ongoing || told === null) return { from, to: null, running: false };
  return told >= thisYear - 1
    ? { from, to: null, running: true }
    : { from, to: Math.max(told, from ?? told), running: false };
}

/** Whether something is a plan: said to be one, or not yet begun. */
export function isPlanned({ status, period }: Pick<Entity, 'status' | 'period'>, today: string): boolean {
  return status === 'planned' || (period?.from ? daySpan(period.from.date).first > today : false);
}

/** Whether two spans are known to have a year in common. */
export function overlap(one: When, other: When): boolean {
  const [a, b] = [spanOf(one), spanOf(other)];
  return a !== null && b !== null && a.first <= b.last && b.first <= a.last;
}

/** Whether two spans are known to have no year in common. */
export function isApart(one: When, other: When): boolean {
  return spanOf(one) !== null && spanOf(other) !== null && !overlap(one, other);
}

/** The day in Finland as ISO text. */
export function dayInFinland(now: Date): string {
  return FINNISH_DAY.format(now);
}

/** A day as a year with its fraction: 2026-07-02 is half through 2026. */
export function yearWithFraction(day: string): number {
  const year = Number(day.slice(0, 4));
  const [start, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  return year + (Date.parse(day) - start) / (end - start);
}

// The Swedish calendar of Sweden writes days as ISO does.
const FINNISH_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' });

/** Whether a period names a date at all. */
export function isDated(period: Period | null | undefined): period is Period {
  return Boolean(period && (period.from ?? period.to ?? period.by));
}

interface Years {
  readonly from: number | null;
  readonly to: number | null;
}

const UNDATED: Years = { from: null, to: null };
const known = new WeakMap<Period, Years>();

/** The first and the last year that a period names. A projection has few periods, which many relations share. */
function yearsOf(period: Period): Years {
  const before = known.get(period);
  if (before) return before;
  const { from } = period;
  const end = period.to ?? period.by;
  const years = { from: from ? firstYear(from.date) : null, to: end ? lastYear(end.date) : null };
  known.set(period, years);
  return years;
}

function firstYear(date: string): number {
  return Number(daySpan(date).first.slice(0, 4));
}

function lastYear(date: string): number {
  return Number(daySpan(date).last.slice(0, 4));
}

/** The years that are known for certain; null when none is. */
function spanOf({ from, to, running }: When): { first: number; last: number } | null {
  const first = from ?? to;
  if (first === null) return null;
  return { first, last: running ? Infinity : (to ?? first) };
}
