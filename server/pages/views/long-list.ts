import { numberText } from '../../locales/numbers.ts';
import type { RoleGroupView, RowView } from '../parts/rows.ts';
import type { RowMaker } from './relation-rows.ts';

/** Which long list of a page a reader has gone on in, and from where. */
export interface ListPlace {
  /** The page's address without it. */
  address: string;
  list: string | null;
  from: number;
}

/** The place that an address names; the beginning where it names none. */
export function listPlace(address: string, { list, from }: Readonly<Record<string, string>>): ListPlace {
  return { address, list: list ?? null, from: /^\d{1,7}$/.test(from ?? '') ? Number(from) : 0 };
}

/** Nobody reads further at once, and a page of everything is heavy: an authority has thousands of projects. */
const AT_ONCE = 50;

interface LongGroup<T> {
  /** Names the list in addresses, the same in every language. */
  key: string;
  heading: string;
  items: readonly T[];
  row: (item: T) => RowView;
}

/** A group of rows, as many as are shown at once, with the ways to those before and after them. */
export function longGroup<T>(maker: RowMaker, { key, heading, items, row }: LongGroup<T>): RoleGroupView {
  const { place, words, lang } = maker;
  const id = maker.unique(`list-${key}`);
  if (place === undefined || items.length <= AT_ONCE) return { heading, rows: items.map(row) };
  const asked = place.list === id && place.from < items.length ? place.from : 0;
  const from = asked - (asked % AT_ONCE);
  const to = Math.min(from + AT_ONCE, items.length);
  const way = (start: number, label: string) => ({
    label,
    href: `${place.address}?list=${id}&from=${start}#${id}`,
  });
  return {
    heading,
    rows: items.slice(from, to).map(row),
    rest: {
      id,
      shown: words('rows.shown', {
        from: from + 1,
        to,
        all: numberText(items.length, lang),
      }),
      ways: [
        ...(from > 0 ? [way(from - AT_ONCE, words('rows.before'))] : []),
        ...(to < items.length ? [way(to, words('rows.after'))] : []),
      ],
    },
  };
}
