import { describe, expect, it } from 'vitest';
import { digestsOf, findNames, findSpelledNames } from '../../server/directory/erased-names.ts';

const NAMES = ['Maija Meikäläinen', 'M. Anna-Liisa von Essen', 'Olli Mäki', 'Maisa'];

describe.each([
  ['known by their digests', findNames(digestsOf(NAMES))],
  ['known', findSpelledNames(NAMES)],
])('names that are %s', (_how, finder) => {
  it.each([
    ['Hanketta vetää Maija Meikäläinen, Kotka.', 'Hanketta vetää […], Kotka.'],
    ['MAIJA MEIKÄLÄINEN', '[…]'],
    ['Maija\n  Meikäläisen johdolla', '[…] johdolla'],
    ['Meikäläinen, Maija (Kotka)', '[…] (Kotka)'],
    ['yhteyshenkilö: m anna-liisa von essen; Maija Meikäläinen', 'yhteyshenkilö: […]; […]'],
    ['Maija Meika\u0308la\u0308inen', '[…]'],
    ['Olli Mäen ja Maija Meikäläiselle', '[…] ja […]'],
    ['esittelivät Maija Meikäläistä', 'esittelivät […]'],
    ['Maisa soitti', '[…] soitti'],
  ])('are left out of %j', (text, left) => {
    expect(finder.redact(text)).toBe(left);
    expect(finder.names(text)).toBe(true);
  });

  it.each([
    'Maija Virtanen ja Matti Meikäläinen',
    'Maijan Meikäläinen',
    'Maisan',
    'Olli Mäkinen',
    'Meikäläinen',
    'Maija Meikäläinen-Virtanen',
    'Maija – Meikäläinen',
    'maija-meikäläinen',
    '',
    '🎻 %_*? $ids',
  ])('are not seen in %j', (text) => {
    expect(finder.redact(text)).toBe(text);
    expect(finder.names(text)).toBe(false);
  });
});

describe('the digest of a name', () => {
  it('does not tell the name, and is another under another salt', () => {
    const [one, other] = [digestsOf(['Maija Meikäläinen']), digestsOf(['Maija Meikäläinen'])];
    expect(JSON.stringify(one)).not.toMatch(/Maija|Meik/i);
    expect(one[0]?.digest).not.toBe(other[0]?.digest);
    expect(digestsOf(['Maija Meikäläinen'], one[0]?.salt)).toEqual(one);
    expect(new Set(one.map(({ words }) => words))).toEqual(new Set([2]));
    expect(digestsOf(['', ' ', '…'])).toEqual([]);
  });

  it('goes with those of others, each under its own salt', () => {
    const finder = findNames([...digestsOf(['Maija M.']), ...digestsOf(['Matti Virtanen'])]);
    expect(finder.redact('Maija M. ja Matti Virtanen')).toBe('[…]. ja […]');
  });
});
