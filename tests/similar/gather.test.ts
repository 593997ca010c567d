import { describe, expect, it } from 'vitest';
import type { LikenedEntity } from '../../server/similar/profile.ts';
import { describeSimilar } from '../../server/similar/describe.ts';
import { findSimilar } from '../../server/similar/gather.ts';
import { world, years, type Line, type Thing, type World } from '../experts/small-world.ts';

const NOW = new Date('2026-11-24T10:00:00Z');
const TOPICS: Thing[] = [
  ['taide', 'topic'],
  ['musiikki', 'topic'],
  ['kuorot', 'topic'],
  ['tanssi', 'topic'],
  ['museot', 'topic'],
];
const TREE: Line[] = [
  ['musiikki', 'broader', 'taide'],
  ['tanssi', 'broader', 'taide'],
  ['kuorot', 'broader', 'musiikki'],
];
/** Enough that have nothing to do with it, so that what two share is rare. */
const OTHERS: Thing[] = Array.from({ length: 8 }, (_, at) => [`muu-${at}`, 'project/project']);

function similarTo({ snapshot }: World, id: string) {
  return findSimilar(snapshot, snapshot.projection.entity(id) as LikenedEntity, NOW);
}

describe('findSimilar', () => {
  it('finds what shares a topic, a narrower one or one beside it, the nearest first', async () => {
    const ground = await world({
      things: [
        ...TOPICS,
        ...OTHERS,
        ['oma', 'project/project'],
        ['sama', 'project/project'],
        ['alla', 'project/project'],
        ['vieressa', 'project/project'],
      ],
      lines: [
        ...TREE,
        ['oma', 'about', 'musiikki'],
        ['sama', 'about', 'musiikki'],
        ['alla', 'about', 'kuorot'],
        ['vieressa', 'about', 'tanssi'],
        ['muu-1', 'about', 'museot'],
      ],
    });
    const hits = similarTo(ground, 'oma');
    expect(hits.map(({ thing, reasons }) => [thing, reasons[0]?.meeting, reasons[0]?.shared])).toEqual([
      ['sama', 'same', 'musiikki'],
      ['alla', 'narrower', 'musiikki'],
      ['vieressa', 'beside', 'taide'],
    ]);
  });

  it('finds what units of one house took part in, and weighs both roles', async () => {
    const ground = await world({
      things: [
        ...OTHERS,
        ['amk', 'organisation/university-of-applied-sciences'],
        ['laitos', 'organisation/unit'],
        ['oma', 'project/project'],
        ['toinen', 'project/project'],
      ],
      lines: [
        ['laitos', 'unit-of', 'amk'],
        ['laitos', 'lead', 'oma'],
        ['amk', 'partner', 'toinen'],
      ],
    });
    const [hit] = similarTo(ground, 'oma');
    expect(hit?.reasons[0]).toMatchObject({
      kind: 'party',
      shared: 'amk',
      own: 'laitos',
      other: 'amk',
      meeting: 'unit',
    });
    expect(hit?.reasons[0]?.factors.role).toBeCloseTo(Math.sqrt(0.5), 12);
  });

  it('leaves out parts of the same undertaking, things of another type, and plans', async () => {
    const ground = await world({
      things: [
        ...TOPICS,
        ...OTHERS,
        ['amk', 'organisation/university-of-applied-sciences'],
        ['oma', 'project/project'],
        ['esiselvitys', 'project/project'],
        ['suunnitelma', 'project/project'],
        ['malli', 'practice/model'],
      ],
      lines: [
        ['oma', 'about', 'museot'],
        ['esiselvitys', 'about', 'museot'],
        ['esiselvitys', 'precedes', 'oma'],
        ['malli', 'about', 'museot'],
        ['amk', 'lead', 'oma'],
        ['amk', 'lead', 'suunnitelma', { realisation: 'planned' }],
      ],
    });
    expect(similarTo(ground, 'oma')).toEqual([]);
  });

  it('says years and regions that both have, and proves every reason from both sides, a region up to it', async () => {
    const ground = await world({
      things: [
        ...TOPICS,
        ...OTHERS,
        ['maakunta-lappi', 'region/maakunta'],
        ['rovaniemi', 'organisation/municipality'],
        ['oma', 'project/project', { period: years(2019, 2020) }],
        ['toinen', 'project/project', { period: years(2020, 2021) }],
      ],
      lines: [
        ['rovaniemi', 'located-in', 'maakunta-lappi'],
        ['oma', 'about', 'museot'],
        ['toinen', 'about', 'museot'],
        ['oma', 'targets', 'maakunta-lappi'],
        ['rovaniemi', 'pilot-city', 'toinen'],
      ],
      figures: [['oma', 'period', '2019/2020', 2019]],
    });
    const { store, snapshot } = ground;
    const hits = similarTo(ground, 'oma');
    const page = { items: hits, total: hits.length, next: null };
    const answer = await describeSimilar(
      { store, snapshot, lang: 'en' },
      snapshot.projection.entity('oma')!,
      page,
    );
    const [{ lines } = { lines: [] }] = answer.items;
    expect(lines.map(({ label, shared, years: both }) => [label, shared?.id ?? both])).toEqual([
      ['the same topic', 'museot'],
      ['the same region', 'maakunta-lappi'],
      ['in the same years', { first: 2020, last: 2020 }],
    ]);
    expect(lines.map(({ proofs }) => proofs.map(({ side, label }) => `${side} ${label}`))).toEqual([
      ['own about the topic', 'other about the topic'],
      ['own targets this', 'other pilot city', 'other located here'],
      ['own Period'],
    ]);
    expect(lines.map(({ note }) => note)).toEqual([
      null,
      null,
      'No source is on record for the time: toinen',
    ]);
  });
});
