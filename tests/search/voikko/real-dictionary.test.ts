import { describe, expect, it } from 'vitest';
import { buildSearchIndex, type SearchDocument } from '../../../server/search/search-index.ts';
import type { Dictionary } from '../../../server/search/voikko/dictionary.ts';
import { dictionaryForTests } from '../../support/dictionary.ts';

const dictionary = dictionaryForTests();

const named = (id: string, text: string): SearchDocument => ({
  id,
  fields: [{ text, lang: 'fi', weight: 1, kind: 'name' }],
  expands: ['name'],
});

const DOCUMENTS = [
  named('kirjasto', 'kirjastojen kehittäminen'),
  named('konsertit', 'osallistava konserttitoiminta'),
  named('lapset', 'lastensuojelutyö'),
  named('kulttuuri', 'kulttuurihyvinvointi'),
  named('turku', 'Turku'),
  named('museo', 'museoiden asiakkaat'),
];

describe.skipIf(dictionary === null)('with the real dictionary', () => {
  const index = buildSearchIndex(DOCUMENTS, dictionary as Dictionary);
  const first = (query: string) => index.search(query, { limit: 1 })[0]?.id;

  it.each([
    ['kehitetään kirjastoa', 'kirjasto'],
    ['kirjastsosa', 'kirjasto'],
    ['osallistavat konsertit', 'konsertit'],
    ['lapsista', 'lapset'],
    ['kulttuurista hyvinvointia', 'kulttuuri'],
    ['turkulaisille', 'turku'],
    ['museossa asiakkaana', 'museo'],
  ])('"%s" finds %s first', (query, id) => {
    expect(first(query)).toBe(id);
  });

  it('says of each word of a query what meets it', () => {
    const [met] = index.why('lasten konsertit', ['konsertit']).values();
    expect(met?.map(({ word, text }) => [word, text])).toEqual([
      ['lasten', null],
      ['konsertit', 'osallistava konserttitoiminta'],
    ]);
  });
});
