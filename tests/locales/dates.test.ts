import { describe, expect, it } from 'vitest';
import { periodText } from '../../server/locales/dates.ts';
import { during } from '../support/small-projection.ts';

describe('a period in words', () => {
  it.each([
    [during('2027-03-24', '2027-03-24'), '24.3.2027', '24.3.2027', '24 March 2027'],
    [during('2027-03-24', '2027-03-25'), '24.–25.3.2027', '24–25.3.2027', '24 – 25 March 2027'],
    [
      during('2020-23', '2021-10'),
      'syksy 2020 – lokakuu 2021',
      'hösten 2020 – oktober 2021',
      'autumn 2020 – October 2021',
    ],
    [during('2021', '2021'), '2021', '2021', '2021'],
    [during('2019', '2021'), '2019–2021', '2019–2021', '2019–2021'],
    [during('2011-03'), 'maaliskuu 2011', 'mars 2011', 'March 2011'],
    [{ ...during('2025'), open: true }, '2025–', '2025–', '2025–'],
    [during(null, '2021'), '–2021', '–2021', '–2021'],
  ])('is as exact as its dates: %#', (period, fi, sv, en) => {
    const told = (['fi', 'sv', 'en'] as const).map((lang) =>
      periodText(period, lang)?.replaceAll(/[\u00A0\u2009]/g, ' '),
    );
    expect(told).toEqual([fi, sv, en]);
  });

  it('is none without a date', () => {
    expect(periodText(null, 'fi')).toBeNull();
    expect(periodText({ ...during(null), open: true }, 'fi')).toBeNull();
  });
});
