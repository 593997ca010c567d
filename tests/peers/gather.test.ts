import { describe, expect, it } from 'vitest';
import { peersSchema } from '../../server/contract/finders.ts';
import { describePeers } from '../../server/peers/describe.ts';
import { findPeers, type PeerQuery } from '../../server/peers/gather.ts';
import { UnknownMunicipalityError } from '../../server/peers/score.ts';
import type { Lang } from '../../server/vocabulary/languages.ts';
import { world, type Figure, type Line, type Thing, type World } from '../experts/small-world.ts';

/** Each with its population of 2022, class, region and co-operation area. */
const MUNICIPALITIES: [id: string, population: number, urbanRural: string, region: string, area: string][] = [
  ['kauhava', 15000, '2', 'maakunta-a', 'west'],
  ['kurikka', 19000, '2', 'maakunta-a', 'west'],
  ['lapua', 14000, '2', 'maakunta-a', 'west'],
  ['kokkola', 48000, '1', 'maakunta-b', 'west'],
  ['inari', 7000, '3', 'maakunta-c', 'north'],
  ['utsjoki', 1200, '3', 'maakunta-c', 'north'],
];

const THINGS: Thing[] = [
  ...['maakunta-a', 'maakunta-b', 'maakunta-c'].map((id): Thing => [id, 'region/maakunta']),
  ...MUNICIPALITIES.map(([id]): Thing => [id, 'organisation/municipality']),
  ['school', 'organisation/university'],
];
const LINES = MUNICIPALITIES.map(([id, , , region]): Line => [id, 'located-in', region]);
const FIGURES = MUNICIPALITIES.flatMap(([id, population, urbanRural, , area]): Figure[] => [
  [id, 'population', population, 2022],
  [id, 'urban-rural-class', urbanRural, 2026],
  [id, 'collaborative-area', area, 2026],
]);

const small = (more: { things?: Thing[]; figures?: Figure[] } = {}) =>
  world({
    things: [...THINGS, ...(more.things ?? [])],
    lines: LINES,
    figures: [...FIGURES, ...(more.figures ?? [])],
  });

async function ask(
  { store, snapshot }: World,
  municipality: string,
  query: PeerQuery = {},
  lang: Lang = 'fi',
) {
  const found = await findPeers({ store, snapshot }, municipality, query);
  const page = { items: found.ranking.peers, total: found.ranking.ranked, next: null };
  return peersSchema.parse(await describePeers({ store, snapshot, lang }, found, page));
}

const idsOf = ({ items }: Awaited<ReturnType<typeof ask>>) => items.map(({ entity }) => entity.id);

describe('findPeers', () => {
  it('ranks the municipalities by the figures of the store, nearest first', async () => {
    const peers = await ask(await small(), 'kauhava');
    expect(idsOf(peers)).toEqual(['lapua', 'kurikka', 'kokkola', 'inari', 'utsjoki']);
    expect(peers).toMatchObject({ municipality: { id: 'kauhava' }, total: 5, unranked: 0, pairs: 15 });
  });

  it('explains each difference by contributions that sum to 100', async () => {
    for (const { contributions, variables } of (await ask(await small(), 'kauhava')).items) {
      const sumOf = (parts: { percent: number | null }[]) =>
        parts.reduce((sum, { percent }) => sum + (percent ?? 0), 0);
      expect(sumOf(contributions)).toBeCloseTo(100, 9);
      expect(sumOf(variables)).toBeCloseTo(100, 9);
    }
  });

  it('gives both raw values with their year and source, classes and regions in words', async () => {
    const { items } = await ask(await small(), 'kauhava', { k: 1 }, 'sv');
    const figure = (field: string) => items[0]!.variables.find((variable) => variable.field === field)!;
    expect(figure('population')).toMatchObject({
      label: 'Folkmängd',
      own: { value: 15000, year: 2022, source: { id: 'report' } },
      other: { value: 14000, year: 2022 },
    });
    expect(figure('urban-rural-class').own).toMatchObject({ value: '2', text: 'tätortskommun', year: 2026 });
    expect(figure('region').own).toMatchObject({ value: 'maakunta-a', text: 'maakunta-a' });
  });

  it('names the groups that nobody has data for, and rescales the rest', async () => {
    const { absent, groups } = await ask(await small(), 'kauhava');
    expect(absent).toContainEqual({ group: 'economy', label: 'Kuntatalous', weight: 6 });
    expect(groups.map(({ group, weight }) => [group, weight])).toEqual([
      ['size', 22],
      ['urbanity', 20],
      ['region', 4],
    ]);
    expect(groups.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(100, 9);
  });

  it('lists every source that a figure comes from, with its licence', async () => {
    const { sources } = await ask(await small(), 'kauhava');
    expect(sources).toMatchObject([{ id: 'report', licence: 'CC0-1.0' }]);
  });

  it('takes the newest year of a figure', async () => {
    const { items } = await ask(
      await small({
        figures: [
          ['kauhava', 'population', 17000, 2010],
          ['kauhava', 'population', 14500, 2024],
        ],
      }),
      'kauhava',
      { k: 1 },
    );
    expect(items[0]!.variables[0]!.own).toMatchObject({ value: 14500, year: 2024 });
  });

  it('follows the weights', async () => {
    expect(idsOf(await ask(await small(), 'kokkola', { weights: { region: 1 }, k: 3 }))).toEqual([
      'kauhava',
      'kurikka',
      'lapua',
    ]);
    expect(idsOf(await ask(await small(), 'kokkola', { weights: { size: 1 }, k: 1 }))).toEqual(['kurikka']);
  });

  it('leaves out a municipality of which too little is known, and says how many', async () => {
    const peers = await ask(await small({ things: [['new-town', 'organisation/municipality']] }), 'kauhava');
    expect(idsOf(peers)).not.toContain('new-town');
    expect(peers.unranked).toBe(1);
  });

  it('says so where too little is known of the municipality itself', async () => {
    const peers = await ask(
      await small({ things: [['new-town', 'organisation/municipality']] }),
      'new-town',
      {},
      'en',
    );
    expect(peers).toMatchObject({
      items: [],
      total: 0,
      note: 'Too little is known of the municipality to compare it with others.',
    });
  });

  it.each(['nowhere', 'school'])('refuses "%s", which is no municipality', async (id) => {
    await expect(small().then((of) => ask(of, id))).rejects.toThrow(UnknownMunicipalityError);
  });

  it('answers a longer list that begins with the shorter one, in either order of asking', async () => {
    const [one, other] = [await small(), await small()];
    const [short, long] = [await ask(one, 'kauhava', { k: 2 }), await ask(one, 'kauhava', { k: 5 })];
    const [longFirst, shortAfter] = [
      await ask(other, 'kauhava', { k: 5 }),
      await ask(other, 'kauhava', { k: 2 }),
    ];
    expect(long.items.slice(0, 2)).toEqual(short.items);
    expect([longFirst, shortAfter]).toEqual([long, short]);
  });
});
