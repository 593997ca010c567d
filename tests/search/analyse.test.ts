import { describe, expect, it } from 'vitest';
import { analyse, type SearchLang } from '../../server/search/analyse.ts';
import { buildLexicon } from '../../server/search/lexicon.ts';

const terms = (text: string, lang: SearchLang | null = null): string[] =>
  analyse(text, lang).map(({ term }) => term);

const lexicon = buildLexicon(
  ['kulttuuri', 'hyvinvointi', 'palvelu', 'kaupunki', 'johtaja', 'lapsi', 'suojelu', 'työ'].map((text) => ({
    text,
    lang: 'fi' as const,
  })),
);
const compoundTerms = (word: string): string[] => analyse(word, 'fi', lexicon).map(({ term }) => term);

describe('the channels', () => {
  it('w keeps the word as written, in lower case, with å ä ö', () => {
    expect(terms('Hämeenlinnan', 'fi')).toContain('whämeenlinnan');
  });

  it('i gives the Finnish stem in the strong grade', () => {
    expect(terms('kunnan', 'fi')).toContain('ikunta');
  });

  it('s and e give the Swedish and English stems', () => {
    expect(terms('kulturtjänsterna', 'sv')).toContain('skulturtjänst');
    expect(terms('libraries', 'en')).toContain('elibrari');
  });

  it('s brings together Swedish forms that Snowball keeps apart', () => {
    expect(terms('orkestrar', 'sv').filter((term) => term.startsWith('s'))).toEqual(
      terms('orkestern', 'sv').filter((term) => term.startsWith('s')),
    );
    expect(terms('barnskyddet', 'sv')).toContain('sbarnskydd');
  });

  it('f is the same with and without the dots, in any form', () => {
    expect(terms('Pieksamaella', 'fi')).toContain('fpieksamaki');
    expect(terms('Pieksämäki', 'fi')).toContain('fpieksamaki');
  });

  it('c and j give the parts of a compound and their pair', () => {
    expect(compoundTerms('kulttuuripalvelujen')).toEqual(
      expect.arrayContaining(['ckulttuuri', 'cpalvelu', 'jkulttuuri+palvelu']),
    );
    expect(compoundTerms('kaupunginjohtaja')).toContain('jkaupunki+johtaja');
  });

  it('n gives the pairs inside the halves of a longer compound', () => {
    const known = ['lapsi', 'suojelu', 'työ', 'lastensuojelu'].map((text) => ({ text, lang: 'fi' as const }));
    const found = analyse('lastensuojelutyö', 'fi', buildLexicon(known)).map(({ term }) => term);
    expect(found).toEqual(expect.arrayContaining(['jlastensuojelu+työ', 'nlapsi+suojelu', 'clapsi']));
  });

  it('r gives what an adjective is made from', () => {
    expect(terms('kulttuurisen', 'fi')).toContain('rkulttuuri');
    expect(terms('taiteellinen', 'fi')).toContain('rtaiti');
  });

  it('gives only the stems of the language named, all three when it is unknown', () => {
    const channels = (lang: SearchLang | null) => new Set(terms('Vanda', lang).map((term) => term[0]));
    expect(channels('sv')).toEqual(new Set(['w', 'f', 's']));
    expect(channels(null)).toEqual(new Set(['w', 'f', 'i', 's', 'p', 'e']));
  });
});

describe('analyse', () => {
  it('splits a hyphenated compound into the whole and its parts, at one position', () => {
    const tokens = analyse('Etelä-Karjalassa', 'fi');
    expect(tokens.map(({ term }) => term)).toEqual(
      expect.arrayContaining(['wetelä-karjalassa', 'ietelä-karjala', 'cetelä', 'ckarjala']),
    );
    expect(new Set(tokens.map(({ position }) => position))).toEqual(new Set([0]));
  });

  it('drops the ending after a colon and an apostrophe', () => {
    expect(terms('EU:n', 'fi')).toContain('weu');
    expect(terms("Espoo's", 'en')).toContain('wespoo');
  });

  it('says where each word stands in the text', () => {
    const token = analyse('Taide – Oulussa', 'fi').find(({ term }) => term === 'woulussa');
    expect(token).toMatchObject({ position: 1, start: 8, end: 15 });
  });

  it('reads decomposed letters as composed ones', () => {
    expect(terms('Ha\u0308me', 'fi')).toEqual(terms('Häme', 'fi'));
  });

  it('answers nothing for a text without words', () => {
    expect(analyse(' – … !')).toEqual([]);
  });
});
