import { describe, expect, it } from 'vitest';
import { wordsIn } from '../../../server/locales/words-in.ts';
import type { RowView } from '../../../server/pages/parts/rows.ts';
import { listPlace, longGroup } from '../../../server/pages/views/long-list.ts';
import { uniqueIds, type RowMaker } from '../../../server/pages/views/relation-rows.ts';

const PAGE = '/en/university/somewhere';

/** The group of `count` projects, as the page shows it that was asked for with this query. */
function group(count: number, query: Record<string, string> = {}) {
  const maker = {
    lang: 'en',
    words: wordsIn('en'),
    place: listPlace(PAGE, query),
    unique: uniqueIds(),
  } as unknown as RowMaker;
  const items = Array.from({ length: count }, (_, at) => at);
  const row = (at: number) => ({ years: String(at) }) as RowView;
  return longGroup(maker, { key: 'lead-own', heading: 'Lead', items, row });
}

describe('a long list of a page', () => {
  it('is shown whole up to fifty rows', () => {
    expect(group(50).rows).toHaveLength(50);
    expect(group(50).rest).toBeUndefined();
  });

  it('begins with fifty, says which they are and leads on to the rest and back', () => {
    const { rows, rest } = group(120);
    expect(rows.map(({ years }) => years)).toEqual(Array.from({ length: 50 }, (_, at) => String(at)));
    expect(rest?.shown).toBe('Rows 1–50 of 120');
    expect(rest?.ways.map(({ href }) => href)).toEqual([`${PAGE}?list=list-lead-own&from=50#list-lead-own`]);
    const last = group(120, { list: 'list-lead-own', from: '100' });
    expect(last.rows.map(({ years }) => years)).toEqual(
      Array.from({ length: 20 }, (_, at) => String(at + 100)),
    );
    expect(last.rest?.ways.map(({ href }) => href)).toEqual([
      `${PAGE}?list=list-lead-own&from=50#list-lead-own`,
    ]);
  });

  it.each([
    { list: 'list-other', from: '50' },
    { list: 'list-lead-own', from: '-1' },
    { list: 'list-lead-own', from: '9999' },
    { list: 'list-lead-own', from: 'x' },
  ])('begins at its beginning for %o', (query) => {
    expect(group(120, query).rows[0]?.years).toBe('0');
  });
});
