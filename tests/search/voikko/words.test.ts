import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../server/search/finnish-words.ts';
import { buildSearchIndex } from '../../../server/search/search-index.ts';
import type { Dictionary } from '../../../server/search/voikko/dictionary.ts';
import { readAnalysis } from '../../../server/search/voikko/read-analysis.ts';

/** What Voikko's dictionary says of these words. */
const ANALYSES: Readonly<Record<string, readonly string[]>> = {
  kehitetään: ['[Lt][Xp]kehittää[X]kehitet[Tt][Ap][P4][Ef]ään'],
  kehittää: ['[Lt][Xp]kehittää[X]kehittä[Tn1][Sn]ä'],
  kehittämisessä: ['[Lt][Xp]kehittää[X]kehittä[Tn4]mise[Sine][Ny]ssä'],
  kulttuurinen: ['[Ln][Xp]kulttuuri[X]kulttuur[Ll][Xj]inen[X]i[Sn][Ny]nen'],
  lastensuojelutyö: [
    '[Ln][Xp]lapsi[X]la[Sg][Nm]sten[Bh][Bc][Lt][Xp]suojella[X]suojel[Ln][Xj]u[X]u[Sn][Ny][Bh][Bc][Ln][Xp]työ[X]työ[Sn][Ny]',
  ],
  osallistava: ['[Lt][Xp]osallistaa[X]osallista[Ll][Rv]v[Xj]a[X][Sn][Ny]a'],
  pieksämäellä: ['[Lep][Xp]Pieksä=mäki[X]pieksä[Bm]mäe[Sade][Ny]llä'],
  hyvinvointi: ['[Ln][Xp]hyvin=vointi[X]hyvin[Bm]voint[Sn][Ny]i'],
  toimintamallit: ['[Ln][Xp]toiminta[X]toiminta[Sn][Ny][Bh][Bc][Ln][Xp]malli[X]mall[Sn][Nm]it'],
  johtamismallit: ['[Lt][Xp]johtaa[X]johta[Tn4]mis[Bh][Bc][Ln][Xp]malli[X]mall[Sn][Nm]it'],
};

const dictionary: Dictionary = {
  version: 'test',
  readings: (word) => (ANALYSES[word] ?? []).map(readAnalysis),
};
const words = wordsOf(dictionary);

describe('an analysis of the dictionary', () => {
  it.each([
    ['kehitetään', 'kehittää'],
    ['kehittämisessä', 'kehittäminen'],
    ['kulttuurinen', 'kulttuurinen'],
    ['lastensuojelutyö', 'lastensuojelutyö'],
    ['pieksämäellä', 'pieksämäki'],
    ['johtamismallit', 'johtamismalli'],
  ])('gives the basic form of %s', (word, lemma) => {
    expect(words.stems(word)).toContain(lemma);
  });

  it('gives what a word is derived from', () => {
    expect(words.roots('kulttuurinen')).toEqual(['kulttuuri']);
    expect(words.roots('kehittämisessä')).toEqual(['kehittää']);
    expect(words.roots('kehitetään')).toEqual([]);
  });

  it('takes a participle for its verb as well', () => {
    expect(words.stems('osallistava')).toEqual(['osallistava', 'osallistaa']);
  });

  it('parts a compound, each part in its basic form', () => {
    expect(words.parts('lastensuojelutyö')?.map(({ text, stems }) => [text, ...stems].join(' '))).toEqual([
      'lasten lapsi',
      'suojelu suojelu',
      'työ työ',
    ]);
    expect(words.halves('lastensuojelutyö').map((pair) => pair.map(({ text }) => text).join('+'))).toEqual([
      'lasten+suojelutyö',
      'lastensuojelu+työ',
    ]);
  });

  it('parts a compound that the dictionary lists whole, but no name', () => {
    expect(words.parts('hyvinvointi')?.map(({ text }) => text)).toEqual(['hyvin', 'vointi']);
    expect(words.parts('pieksämäellä')).toEqual([]);
  });

  it('leaves words it does not know to the rules', () => {
    expect(words.stems('kunnan')).toContain('kunta');
    expect(words.parts('kunnan')).toBeNull();
  });
});

describe('a search with a dictionary', () => {
  const index = buildSearchIndex(
    ['Palveluja kehitetään', 'Johtamis- ja toimintamallit', 'Pieksämäellä'].map((text) => ({
      id: text,
      fields: [{ text, lang: 'fi' as const, weight: 1, kind: 'name' }],
    })),
    dictionary,
  );
  const first = (query: string) => index.search(query)[0]?.id;

  it('brings the forms of a verb together', () => expect(first('kehittää')).toBe('Palveluja kehitetään'));
  it('completes a compound left hanging', () =>
    expect(first('johtamismallit')).toBe('Johtamis- ja toimintamallit'));
  it('finds a known word as typed without diacritics', () =>
    expect(first('pieksamaki')).toBe('Pieksämäellä'));
});
