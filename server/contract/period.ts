import { z } from 'zod';

const EDTF = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const FIRST_SEASON = 21;
const LAST_SEASON = 24;

/** How exactly a date is known. */
export type Precision = 'year' | 'season' | 'month' | 'day';

/**
 * A date as exactly as it is known, in EDTF (ISO 8601-2): `2010`, `2010-23` (autumn; 21 spring, 22 summer,
 * 24 winter), `2010-09`, `2010-09-01`.
 */
export const dateSchema = z
  .string()
  .refine((value) => precisionOf(value) !== null, {
    error: 'a date is 2010, 2010-23 (a season, 21 spring to 24 winter), 2010-09 or 2010-09-01',
    params: { about: 'date' },
  })
  .meta({ id: 'Date' });

/** The precision of an EDTF date, or null where the text is no such date. */
export function precisionOf(date: string): Precision | null {
  const match = EDTF.exec(date);
  if (!match) return null;
  const [, year, month, day] = match;
  if (month === undefined) return 'year';
  const number = Number(month);
  if (number >= FIRST_SEASON && number <= LAST_SEASON) return day === undefined ? 'season' : null;
  if (number < 1 || number > 12) return null;
  if (day === undefined) return 'month';
  return isCalendarDay(Number(year), number, Number(day)) ? 'day' : null;
}

function isCalendarDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** One end of a period. `basis: 'cover'` tells a year that was read off a cover rather than in the text. */
export const periodEndSchema = z
  .strictObject({
    date: dateSchema,
    precision: z.enum(['year', 'season', 'month', 'day']),
    basis: z.enum(['text', 'cover']),
  })
  .meta({ id: 'PeriodEnd' });

/**
 * When a thing held. A missing end is not known; `open` says that it was going on when the source was written;
 * `by` is a deadline ("by the end of 2021").
 */
export const periodSchema = z
  .strictObject({
    from: z.union([periodEndSchema, z.null()]),
    to: z.union([periodEndSchema, z.null()]),
    open: z.boolean(),
    by: z.union([periodEndSchema, z.null()]),
  })
  .refine(isInOrder, { error: 'the period ends before it begins' })
  .meta({ id: 'Period' });

export type PeriodEnd = z.infer<typeof periodEndSchema>;
export type Period = z.infer<typeof periodSchema>;

/** Whether a period's last day can come at or after its first. */
export function isInOrder({ from, to }: { from: PeriodEnd | null; to: PeriodEnd | null }): boolean {
  return from === null || to === null || daySpan(from.date).first <= daySpan(to.date).last;
}

/** A period end from an EDTF date; throws RangeError on another text. */
export function periodEnd(date: string, basis: PeriodEnd['basis'] = 'text'): PeriodEnd {
  const precision = precisionOf(date);
  if (!precision)
    throw new RangeError(`"${date}" is not a date such as 2010, 2010-23, 2010-09 or 2010-09-01`);
  return { date, precision, basis };
}

/** First and last day (ISO, inclusive) that a date may mean. Winter runs from December to the next February. */
export function daySpan(date: string): { first: string; last: string } {
  const precision = precisionOf(date);
  if (!precision) throw new RangeError(`"${date}" is not a date`);
  const year = Number(date.slice(0, 4));
  if (precision === 'day') return { first: date, last: date };
  if (precision === 'year') return monthSpan(year, 1, 12);
  const part = Number(date.slice(5, 7));
  if (precision === 'month') return monthSpan(year, part, 1);
  const firstMonth = 3 + (part - FIRST_SEASON) * 3;
  return monthSpan(year, firstMonth, 3);
}

function monthSpan(year: number, firstMonth: number, months: number): { first: string; last: string } {
  const last = new Date(Date.UTC(year, firstMonth - 1 + months, 0)).toISOString().slice(0, 10);
  return { first: `${year}-${String(firstMonth).padStart(2, '0')}-01`, last };
}
