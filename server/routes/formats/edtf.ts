import type { Period } from '../../contract/period.ts';

/**
 * A period as an EDTF interval: `2018/2020`, `2018/..` while it goes on, `/2020` where the start is not known, `2018/`
 * where the end is not. A deadline that is all we know becomes the end. Null where nothing is known.
 */
export function edtfOf(period: Period | null): string | null {
  const from = period?.from?.date ?? '';
  const to = endOf(period);
  return from === '' && (to === '' || to === '..') ? null : `${from}/${to}`;
}

/** The last date of a period; `..` while it goes on, empty where it is not known. */
export function endOf(period: Period | null): string {
  if (period === null) return '';
  return period.to?.date ?? (period.open ? '..' : (period.by?.date ?? ''));
}
