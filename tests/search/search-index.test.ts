import { describe, expect, it } from 'vitest';
import { buildSearchIndex, type SearchDocument, type SearchField } from '../../server/search/search-index.ts';
import { MUNICIPALITIES } from './municipalities.ts';

const field = (text: string, lang: SearchField['lang'], kind = 'name', weight = 1): SearchField => ({
  text,
  lang,
  kind,
  weight,
});
const finnish = (...names: string[]): SearchDocument[] =>
  names.map((name) => ({ id: name, fields: [field(name, 'fi')] }));

const municipalities: SearchDocument[] = MUNICIPALITIES.map(([fi, sv]) => ({
  id: fi,
  expands: ['name'],
  fields: [field(fi, 'fi'), field(sv, 'sv')],
}));
const others = finnish(
  'Musiikki elämään',
  'Kulttuurihyvinvointi',
  'Hyvinvointi',
  'Kulttuuripalvelut',
  'Lahden ammattikorkeakoulu',
  'Turun yliopisto',
  'Espoon musiikkiopisto',
  'Elämänkaari-hanke',
);
const directory = buildSearchIndex([...municipalities, ...others]);
const first = (query: string): string | undefined => directory.search(query, { limit: 1 })[0]?.id;
const ids = (documents: SearchDocument[], query: string): string[] =>
  buildSearchIndex(documents)
    .search(query)
    .map(({ id }) => id);

describe('search among all municipalities', () => {
  it.each([
    ['Lahden kaupunki', 'Lahti'],
    ['Lahdessa', 'Lahti'],
    ['Vanda stad', 'Vantaa'],
    ['Turun kaupunki', 'Turku'],
    ['Rovaniemellä', 'Rovaniemi'],
    ['city of Espoo', 'Espoo'],
    ['municipality of Kauhava', 'Kauhava'],
    ['Hameenlinna', 'Hämeenlinna'],
    ['Rovanniemi', 'Rovaniemi'],
    ['Lopen kunta', 'Loppi'],
    ['kulttuurisen hyvinvoinnin', 'Kulttuurihyvinvointi'],
    ['kulttuurin palvelut', 'Kulttuuripalvelut'],
    ['musiikki elämään hanke', 'Musiikki elämään'],
    ['elamaan musiikki', 'Musiikki elämään'],
    ['Kauhvan', 'Kauhava'],
    ['Jyväskylllässä', 'Jyväskylä'],
    ['Rovannniemeltä', 'Rovaniemi'],
  ])('answers "%s" with %s', (query, wanted) => {
    expect(first(query)).toBe(wanted);
  });

  it.each([
    ['Kauhvan', 'kauhava'],
    ['Jyväskylllässä', 'jyväskylä'],
    ['Kauhvan kunta', 'kauhava kunta'],
  ])('asks whether "%s" means "%s"', (query, meant) => {
    expect(directory.didYouMean(query)).toBe(meant);
    expect(directory.highlight('Kauhava ja Jyväskylä', query)).toHaveLength(1);
  });

  it('finds every municipality first by its Finnish and its Swedish name', () => {
    const missed = MUNICIPALITIES.filter(([fi, sv]) => first(fi) !== fi || first(`${sv} kommun`) !== fi);
    expect(missed).toEqual([]);
  });
});

describe('search', () => {
  it('puts the exact name before a name that begins so, and all words before some', () => {
    const documents = finnish(
      'Taiteen talo',
      'Taiteen talo Oulu',
      'Talo ja muu taide',
      'Taiteen edistäminen',
    );
    expect(ids(documents, 'taiteen talo')).toEqual([
      'Taiteen talo',
      'Taiteen talo Oulu',
      'Talo ja muu taide',
      'Taiteen edistäminen',
    ]);
  });

  it('takes the last word as begun', () => {
    expect(ids(finnish('Kulttuurihyvinvointi', 'Liikunta'), 'kulttuurihy')).toEqual(['Kulttuurihyvinvointi']);
  });

  it('gathers words from all fields of a document', () => {
    const project = {
      id: 'a',
      fields: [field('Musiikki elämään', 'fi'), field('Oulussa', 'fi', 'place', 0.5)],
    };
    const other = { id: 'b', fields: [field('Musiikki elämään', 'fi')] };
    expect(ids([other, project], 'musiikki Oulu')).toEqual(['a', 'b']);
  });

  it('reads a compound that a later word completes', () => {
    const criteria = [
      ...finnish('sisältö- ja laatukriteerit', 'Hyvä sisältö'),
      ...finnish('kriteerit', 'laatu'),
    ];
    expect(ids(criteria, 'sisältökriteerit')[0]).toBe('sisältö- ja laatukriteerit');
  });

  it('finds a text in another language through a topic with labels in both', () => {
    const topic = {
      id: 'topic',
      expands: ['name'],
      fields: [field('kirjastot', 'fi'), field('bibliotek', 'sv')],
    };
    const text = { id: 'text', fields: [field('Kuntien kirjastoista', 'fi', 'text')] };
    expect(ids([topic, text], 'biblioteken')).toEqual(['topic', 'text']);
    expect(ids([{ ...topic, expands: [] }, text], 'biblioteken')).toEqual(['topic']);
  });

  it('does not take what a municipality does for another of its names', () => {
    const turku = {
      id: 'turku',
      expands: ['name'],
      fields: [field('Turku', 'fi', 'name'), field('kulturvälfärd', 'sv', 'topic', 0.25)],
    };
    const text = { id: 'text', fields: [field('Koordinator för kulturvälfärd', 'sv', 'name')] };
    expect(ids([turku, text], 'Turku')).toEqual(['turku']);
  });

  it('says which texts matched, best first, with their kind', () => {
    const index = buildSearchIndex([
      {
        id: 'a',
        fields: [field('Kauhava', 'fi', 'name'), field('Kauhavan seudun opisto', 'fi', 'alias', 0.8)],
      },
    ]);
    expect(index.search('kauhava')[0]?.matched).toEqual([
      { text: 'Kauhava', kind: 'name' },
      { text: 'Kauhavan seudun opisto', kind: 'alias' },
    ]);
  });

  it('orders equals by id, whatever order they came in', () => {
    const twins = ['b', 'a', 'c'].map((id) => ({ id, fields: [field('Sama nimi', 'fi')] }));
    expect(ids(twins, 'sama nimi')).toEqual(['a', 'b', 'c']);
  });

  it('keeps to the filter, the limit and the boost', () => {
    const documents = ['a', 'b', 'c'].map((id) => ({
      id,
      fields: [field('taide', 'fi')],
      boost: id === 'c' ? 2 : 1,
    }));
    const index = buildSearchIndex(documents);
    expect(index.search('taide', { limit: 2 }).map(({ id }) => id)).toEqual(['c', 'a']);
    expect(index.search('taide', { filter: (id) => id === 'b' }).map(({ id }) => id)).toEqual(['b']);
  });

  it.each(['', '   ', '– !', 'asdfghjkl'])('finds nothing for "%s"', (query) => {
    expect(directory.search(query)).toEqual([]);
  });

  it.each(['ja', '"*', 'constructor __proto__', 'ä'.repeat(5_000), 'a '.repeat(5_000)])(
    'survives odd queries',
    (query) => {
      expect(Array.isArray(directory.search(query))).toBe(true);
    },
  );
});

describe('suggest', () => {
  const index = buildSearchIndex(
    finnish('Oulun yliopisto', 'Oulu', 'Pohjois-Oulun seutu', 'Suuri Oulu', 'Lahti'),
  );
  const texts = (prefix: string) => index.suggest(prefix).map(({ text }) => text);

  it('offers the name itself, then names that begin so, then names with a word that does', () => {
    expect(texts('oulu')).toEqual(['Oulu', 'Oulun yliopisto', 'Suuri Oulu']);
  });

  it('needs no dots', () => {
    expect(directory.suggest('hameenl').map(({ id }) => id)).toEqual(['Hämeenlinna']);
  });

  it('offers each document once', () => {
    expect(directory.suggest('kauhava').map(({ id }) => id)).toEqual(['Kauhava']);
  });

  it('offers nothing before anything is typed', () => {
    expect(texts(' ')).toEqual([]);
  });
});

describe('nearest', () => {
  it('answers the index word behind a slip, and null for a word it knows in any form', () => {
    expect(directory.didYouMean('Kauhva')).toBe('kauhava');
    expect(directory.didYouMean('Kauhavalla')).toBeNull();
    expect(directory.didYouMean('reykjavik')).toBeNull();
  });
});
