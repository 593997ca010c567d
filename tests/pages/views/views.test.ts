import { describe, expect, it } from 'vitest';
import type { EvidenceAnswer } from '../../../server/contract/answers.ts';
import { numberText, percentText, placeText } from '../../../server/locales/numbers.ts';
import { wordsIn } from '../../../server/locales/words-in.ts';
import { factText } from '../../../server/pages/views/fact-text.ts';
import { formerName } from '../../../server/pages/views/former-name.ts';
import { withSoftHyphens } from '../../../server/pages/views/hyphens.ts';
import { placeAmong } from '../../../server/pages/views/municipality-figures.ts';
import { uniqueIds } from '../../../server/pages/views/relation-rows.ts';
import { smallGround } from '../../support/small-projection.ts';

const words = wordsIn('fi');

/** No-break spaces read as spaces here. */
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

describe('numbers', () => {
  it('are written as the language writes them, with a real minus', () => {
    expect(plain(numberText(50617, 'fi'))).toBe('50 617');
    expect(numberText(-7.8, 'sv', 1)).toBe('−7,8');
    expect(plain(percentText(30.4, 'fi'))).toBe('30,4 %');
    expect(percentText(30.4, 'en')).toBe('30.4%');
  });

  it.each([
    [1, '1:a', '1st'],
    [2, '2:a', '2nd'],
    [11, '11:e', '11th'],
    [112, '112:e', '112th'],
    [23, '23:e', '23rd'],
  ])('as places: %i', (place, swedish, english) => {
    expect([placeText(place, 'fi'), placeText(place, 'sv'), placeText(place, 'en')]).toEqual([
      `${place}.`,
      swedish,
      english,
    ]);
  });
});

describe('the text of a fact', () => {
  const text = (value: Parameters<typeof factText>[0]['value'], unit: string | null = null) =>
    plain(factText({ field: 'capacity', value, unit }, words, 'fi').text);

  it('says ranges, amounts, targets and blanks', () => {
    expect(text({ min: 10, max: 20 }, 'person')).toBe('10–20 henkeä');
    expect(text({ value: 12000, currency: 'EUR', kind: 'avustus' })).toBe('12 000 €, avustus');
    expect(text({ target: 10, unit: 'service', counted: { type: 'practice', kind: 'service' } })).toBe(
      'tavoite 10, palvelu',
    );
    expect(text({ empty: true })).toBe('Kenttä on lähteessä tyhjä');
  });

  it('tells a period in the reader’s words, an end that is not known too', () => {
    const period = (value: string, lang: 'fi' | 'sv' | 'en') =>
      plain(factText({ field: 'period', value, unit: null }, words, lang).text);
    expect(period('2016-01-01/2018-12-31', 'fi')).toBe('1.1.2016–31.12.2018');
    expect(period('2016-01-01/2018-12-31', 'en')).toBe('1 January 2016 – 31 December 2018');
    expect(period('2016-01-01/', 'sv')).toBe('1.1.2016–');
    expect(period('talvi 2016/2017', 'fi')).toBe('talvi 2016/2017');
  });

  it('keeps the decimals that the source gave', () => {
    expect(plain(factText({ field: 'duration', value: 1.5, unit: 'd' }, words, 'fi').text)).toBe(
      '1,5 päivää',
    );
    expect(text(0.125)).toBe('0,13');
  });

  it('tells the language of a text that is not in the reader’s', () => {
    expect(factText({ field: 'text', value: { fi: 'laki' }, unit: null }, wordsIn('sv'), 'sv')).toEqual({
      text: 'laki',
      lang: 'fi',
    });
  });

  it('puts a register’s code in words', () => {
    expect(factText({ field: 'urban-rural-class', value: '3', unit: null }, words, 'fi').text).toBe(
      'Maaseutumainen kunta',
    );
  });
});

describe('the name that a source used', () => {
  const { projection } = smallGround(
    [
      [
        'centria',
        'university-of-applied-sciences',
        {
          names: { fi: 'Centria-ammattikorkeakoulu' },
          aliases: [
            { text: 'Keski-Pohjanmaan ammattikorkeakoulu', lang: 'fi', kind: 'former', period: null },
          ],
        },
      ],
    ],
    [],
  );
  const said = (quote: string | null) => [{ quote }] as EvidenceAnswer[];

  it('is told where it is a former one', () => {
    expect(formerName(projection.entity('centria'), said('… Keski-Pohjanmaan ammattikorkeakoulu …'))).toBe(
      'Keski-Pohjanmaan ammattikorkeakoulu',
    );
  });

  it('is not told where the quote has the present one, or none', () => {
    expect(formerName(projection.entity('centria'), said('Centria-ammattikorkeakoulu'))).toBeNull();
    expect(formerName(projection.entity('centria'), said(null))).toBeNull();
  });
});

describe('a place among all', () => {
  it('counts from the greatest, equals alike, with the median between the two in the middle', () => {
    const all = new Map([
      ['a', 1],
      ['b', 3],
      ['c', 3],
      ['d', 9],
    ]);
    expect(placeAmong(all, 3)).toEqual({ place: 2, of: 4, median: 3 });
    expect(
      placeAmong(
        new Map([
          ['a', 1],
          ['b', 2],
        ]),
        2,
      ).median,
    ).toBe(1.5);
  });
});

describe('long names', () => {
  it('may break at the seams of their compounds, and read the same', () => {
    const hyphened = withSoftHyphens('Kulttuurihyvinvointikoordinaattori');
    expect(hyphened).toBe('Kulttuuri\u00ADhyvinvointi\u00ADkoordinaattori');
    expect(withSoftHyphens('Kotka')).toBe('Kotka');
  });
});

describe('ids of cards', () => {
  it('are each given once', () => {
    const unique = uniqueIds();
    expect([unique('r-a'), unique('r-a'), unique('r-b')]).toEqual(['r-a', 'r-a.2', 'r-b']);
  });
});
