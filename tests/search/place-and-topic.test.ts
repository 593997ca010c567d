import { describe, expect, it } from 'vitest';
import { placeAndTopic } from '../../server/search/place-and-topic.ts';
import { searchDirectory } from '../../server/search/search-directory.ts';
import { world, type Thing, type World } from '../experts/small-world.ts';

const named = (fi: string) => ({ names: { fi } });

const THINGS: Thing[] = [
  ['maakunta-lappi', 'region/maakunta', named('Lappi')],
  ['oulu', 'organisation/municipality', named('Oulu')],
  ['rovaniemi', 'organisation/municipality', named('Rovaniemi')],
  ['oamk', 'organisation/university-of-applied-sciences', named('Pohjoinen korkeakoulu')],
  ['konserttitoiminta', 'topic', named('osallistava konserttitoiminta')],
  ['kuorot', 'topic', named('kuorot')],
  ['museot', 'topic', named('museot')],
  ['hanke', 'project/project', named('Soiva arki')],
  ['muu', 'project/project', named('Oulu pyöräilee')],
  ['tehtava', 'post/other', named('Museoiden ohjaaja, Oulu')],
];

function ground(): Promise<World> {
  return world({
    things: THINGS,
    lines: [
      ['rovaniemi', 'located-in', 'maakunta-lappi'],
      ['oamk', 'located-in', 'oulu'],
      ['kuorot', 'broader', 'konserttitoiminta'],
      ['hanke', 'about', 'kuorot'],
      ['oamk', 'lead', 'hanke'],
      ['hanke', 'targets', 'maakunta-lappi'],
    ],
  });
}

describe('a place and a topic in one query', () => {
  it.each([
    ['osallistavat konsertit Oulu', 'oulu', 'konserttitoiminta'],
    ['kuorot Oulussa', 'oulu', 'kuorot'],
    ['Rovaniemen museot', 'rovaniemi', 'museot'],
    ['Lapin kuorot', 'maakunta-lappi', 'kuorot'],
  ])('are understood: %s', async (query, place, topic) => {
    expect(placeAndTopic((await ground()).snapshot, query)).toEqual({ place, topic });
  });

  it.each(['Oulu', 'museot', 'Oulu pyöräilee', ''])('are not seen in "%s"', async (query) => {
    expect(placeAndTopic((await ground()).snapshot, query)).toBeNull();
  });

  it('put first what was done there on it or below it, then who did it, then what has both words', async () => {
    const { snapshot } = await ground();
    const ids = (query: string) =>
      searchDirectory(snapshot, query).hits.flatMap(({ id, paired }) =>
        paired === null ? [] : [[id, paired]],
      );
    expect(ids('osallistavat konsertit Oulu')).toEqual([
      ['hanke', 'kuorot'],
      ['oamk', 'kuorot'],
    ]);
    expect(ids('Lapin kuorot')).toEqual([['hanke', 'kuorot']]);
    expect(ids('Oulun museot')).toEqual([['tehtava', 'museot']]);
  });

  it('leave the order alone where the query names only one', async () => {
    const { snapshot } = await ground();
    const { hits, pair } = searchDirectory(snapshot, 'museot');
    expect(pair).toBeNull();
    expect(hits[0]).toMatchObject({ id: 'museot', paired: null });
  });
});

describe('why a hit is there', () => {
  it('says of each word what meets it, and that nothing does', async () => {
    const { snapshot } = await ground();
    const why = snapshot.search.why('soiva kuorot metsä', ['hanke', 'kuorot']);
    expect(why.get('hanke')).toEqual([
      { word: 'soiva', text: 'Soiva arki', kind: 'name', sure: true },
      { word: 'kuorot', text: 'kuorot', kind: 'topic', sure: true },
      { word: 'metsä', text: null, kind: null, sure: false },
    ]);
    expect(why.get('kuorot')?.map(({ text }) => text)).toEqual([null, 'kuorot', null]);
  });
});
