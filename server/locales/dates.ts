import type { Label, Lang } from '../vocabulary/languages.ts';

/** The part of a period that its years are read from; dates are EDTF, so each begins with its year. */
export interface YearSpan {
  from: { date: string } | null;
  to: { date: string } | null;
  open: boolean;
  by: { date: string } | null;
}

const SEASONS: Readonly<Record<string, Label>> = {
  '21': { fi: 'kevät', sv: 'våren', en: 'spring' },
  '22': { fi: 'kesä', sv: 'sommaren', en: 'summer' },
  '23': { fi: 'syksy', sv: 'hösten', en: 'autumn' },
  '24': { fi: 'talvi', sv: 'vintern', en: 'winter' },
};
const LOCALES: Label = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

/** The years of a period as shown in rows: "2011–2013", "2020–", "–2021", "2018"; null when none is known. */
export function yearsText(period: YearSpan | null): string | null {
  const from = yearOf(period?.from);
  const to = yearOf(period?.to ?? period?.by);
  if (from === null && to === null) return null;
  if (to === null) return period?.open ? `${from}–` : from;
  if (from === null) return `–${to}`;
  return from === to ? from : `${from}–${to}`;
}

/** A date as exactly as it is known: "8.6.2020", "kesäkuu 2020", "syksy 2010", "2010". */
export function dateText(date: string, lang: Lang): string {
  const [year = '', part, day] = date.split('-');
  if (part === undefined) return year;
  const season = SEASONS[part];
  if (season) return `${season[lang]} ${year}`;
  const moment = new Date(Date.UTC(Number(year), Number(part) - 1, Number(day ?? 1)));
  const form: Intl.DateTimeFormatOptions =
    day === undefined
      ? { month: 'long', year: 'numeric' }
      : { day: 'numeric', month: lang === 'en' ? 'long' : 'numeric', year: 'numeric' };
  return new Intl.DateTimeFormat(LOCALES[lang], { ...form, timeZone: 'UTC' }).format(moment);
}

/**
 * A period as exactly as it is known: "24.–25.3.2027", "syksy 2020 – lokakuu 2021", "2021"; null when no date is. A line
 * may break before its second date, not within one.
 */
export function periodText(period: YearSpan | null, lang: Lang): string | null {
  const from = period?.from?.date;
  const to = (period?.to ?? period?.by)?.date;
  if (from === undefined && to === undefined) return null;
  if (from !== undefined && to !== undefined && isDay(from) && isDay(to)) return daysText(from, to, lang);
  const isMoment = from === to || (to === undefined && !period?.open);
  const interval = isMoment ? `${from}` : `${from ?? ''}/${to ?? ''}`;
  return intervalText(interval, lang).replaceAll(' ', '\u00A0').replace('\u00A0–\u00A0', '\u00A0– ');
}

function isDay(date: string): boolean {
  return date.length === 'yyyy-mm-dd'.length;
}

/** What two days share is said once. */
function daysText(from: string, to: string, lang: Lang): string {
  const format = new Intl.DateTimeFormat(LOCALES[lang], {
    year: 'numeric',
    month: lang === 'en' ? 'long' : 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  return format.formatRange(new Date(from), new Date(to));
}

/** An interval in EDTF: "1.1.2016–31.12.2018"; "1.1.2016–" where its end is not known. */
export function intervalText(interval: string, lang: Lang): string {
  const ends = interval.split('/').map((date) => (date === '' ? '' : dateText(date, lang)));
  const dash = ends.some((end) => end.includes(' ')) ? ' – ' : '–';
  return ends.join(dash).trim();
}

function yearOf(end: { date: string } | null | undefined): string | null {
  return end ? end.date.slice(0, 4) : null;
}
