import { describe, expect, it } from 'vitest';
import { expertsSchema } from '../../server/contract/finders.ts';
import { describeExperts } from '../../server/experts/describe.ts';
import { findExperts } from '../../server/experts/gather.ts';
import { nearExperts } from '../../server/experts/near.ts';
import { world, type World } from './small-world.ts';

const NOW = new Date('2026-11-24T10:00:00Z');

/** A town and two regions from south to north; music is done in the middle, the north and at the coast. */
const MUSIC = await world({
  things: [
    ['music', 'topic'],
    ['song', 'topic'],
    ['art', 'topic'],
    ['chamber-music', 'topic'],
    ['chess', 'topic'],
    ['south', 'region/maakunta'],
    ['middle', 'region/maakunta'],
    ['north', 'region/maakunta'],
    ['south-town', 'organisation/municipality', { point: { lat: 60.2, lon: 25 } }],
    ['middle-town', 'organisation/municipality', { point: { lat: 62.2, lon: 25.7 } }],
    ['north-town', 'organisation/municipality', { point: { lat: 66.5, lon: 25.7 } }],
    ['coast', 'region/named-area'],
    ['project', 'project/project'],
    ['middle-school', 'organisation/university'],
    ['north-school', 'organisation/university'],
    ['visitor', 'organisation/association'],
  ],
  lines: [
    ['music', 'broader', 'song'],
    ['song', 'broader', 'art'],
    ['chamber-music', 'related', 'art'],
    ['south-town', 'located-in', 'south'],
    ['middle-town', 'located-in', 'middle'],
    ['north-town', 'located-in', 'north'],
    ['coast', 'located-in', 'south'],
    ['project', 'about', 'music'],
    ['middle-school', 'located-in', 'middle-town'],
    ['north-school', 'located-in', 'north-town'],
    ['middle-school', 'lead', 'project'],
    ['north-school', 'partner', 'project'],
    ['visitor', 'partner', 'project', { scope: 'coast' }],
  ],
});

async function ask({ store, snapshot }: World, topic: string, region?: string) {
  const ground = { store, snapshot, now: NOW };
  const query = { topics: [topic], kind: 'organisation', ...(region && { region }) } as const;
  const found = await findExperts(ground, query);
  const page = { items: found.hits, total: found.hits.length, next: null };
  const near = await nearExperts(ground, query, found);
  return expertsSchema.parse(await describeExperts({ store, snapshot, lang: 'fi' }, found, page, near));
}

const found = ({ items }: Awaited<ReturnType<typeof ask>>) => items.map(({ entity }) => entity.id);

describe('experts of a place', () => {
  it('are those in a municipality, a maakunta, or with a role in a named area', async () => {
    expect(found(await ask(MUSIC, 'music', 'middle-town'))).toEqual(['middle-school']);
    expect(found(await ask(MUSIC, 'music', 'north'))).toEqual(['north-school']);
    expect(found(await ask(MUSIC, 'music', 'coast'))).toEqual(['visitor']);
  });

  it('that has none are offered where they are: around it, nearest first, then everywhere', async () => {
    const { items, near } = await ask(MUSIC, 'music', 'south-town');
    expect(items).toEqual([]);
    expect(near?.places.map(({ place, total }) => [place?.id ?? null, total])).toEqual([
      ['south', 1],
      ['middle', 1],
      ['north', 1],
      [null, 3],
    ]);
    expect(near?.topics).toEqual([]);
  });
});

describe('experts on a topic', () => {
  it('that nobody knows are offered on topics near it, in the place asked for', async () => {
    const { near } = await ask(MUSIC, 'chamber-music', 'north');
    expect(near?.topics.map(({ topic, total }) => [topic.id, total])).toEqual([
      ['art', 1],
      ['song', 1],
      ['music', 1],
    ]);
    expect(near?.places).toEqual([]);
    expect((await ask(MUSIC, 'chess')).near).toEqual({ places: [], topics: [] });
  });

  it('say nothing of what is near where somebody knows it', async () => {
    expect(await ask(MUSIC, 'song')).not.toHaveProperty('near');
  });
});
