import { describe, expect, it } from 'vitest';
import { readActivity } from '../../../server/pages/topic/read-activity.ts';
import { waysDown } from '../../../server/pages/topic/tree-section.ts';
import { world, years } from '../../experts/small-world.ts';

describe('what happens on a topic', () => {
  it('counts things on it and on narrower topics once each, by place, year, municipality and person', async () => {
    const { snapshot } = await world({
      things: [
        ['musiikki', 'topic'],
        ['kuorot', 'topic'],
        ['maakunta-lappi', 'region/maakunta'],
        ['rovaniemi', 'organisation/municipality'],
        ['teatteri', 'organisation/unit'],
        ['p-1', 'person'],
        ['yksi', 'project/project', { period: years(2019, 2020) }],
        ['kaksi', 'project/project', { period: years(2020, 2021) }],
        ['vanha', 'event/workshop'],
        ['kirja', 'material/handbook'],
      ],
      lines: [
        ['kuorot', 'broader', 'musiikki'],
        ['rovaniemi', 'located-in', 'maakunta-lappi'],
        ['teatteri', 'unit-of', 'rovaniemi'],
        ['yksi', 'about', 'musiikki'],
        ['yksi', 'about', 'kuorot'],
        ['kaksi', 'about', 'kuorot'],
        ['vanha', 'about', 'kuorot'],
        ['kirja', 'about', 'musiikki'],
        ['teatteri', 'lead', 'yksi'],
        ['rovaniemi', 'partner', 'kaksi'],
        ['kaksi', 'targets', 'maakunta-lappi'],
        ['p-1', 'project-manager', 'yksi'],
      ],
    });
    const activity = readActivity(snapshot, 'musiikki', 2026);
    expect(activity.things.map(({ entity, topic }) => [entity.id, topic])).toEqual([
      ['kaksi', 'kuorot'],
      ['yksi', 'musiikki'],
      ['vanha', 'kuorot'],
    ]);
    expect(activity.regions).toEqual([{ id: 'maakunta-lappi', count: 2 }]);
    expect(activity.municipalities).toEqual([{ id: 'rovaniemi', count: 2 }]);
    expect(activity.years).toEqual([
      { year: 2019, count: 1 },
      { year: 2020, count: 2 },
      { year: 2021, count: 1 },
    ]);
    expect(activity).toMatchObject({ people: 1, placeless: 1, undated: 1 });
  });

  it('is nothing on a topic that nobody has touched', async () => {
    const { snapshot } = await world({ things: [['musiikki', 'topic']] });
    expect(readActivity(snapshot, 'musiikki', 2026)).toEqual({
      things: [],
      regions: [],
      municipalities: [],
      years: [],
      placeless: 0,
      undated: 0,
      people: 0,
    });
  });
});

describe('the ways down to a topic', () => {
  it('begin at the top, and none is a part of another', async () => {
    const { snapshot } = await world({
      things: [
        ['kulttuuri', 'topic'],
        ['taiteet', 'topic'],
        ['taide', 'topic'],
        ['musiikki', 'topic'],
      ],
      lines: [
        ['taide', 'broader', 'kulttuuri'],
        ['taide', 'broader', 'taiteet'],
        ['musiikki', 'broader', 'taide'],
        ['musiikki', 'broader', 'taiteet'],
      ],
    });
    expect(waysDown(snapshot, 'musiikki')).toEqual([
      ['kulttuuri', 'taide'],
      ['taiteet', 'taide'],
    ]);
    expect(waysDown(snapshot, 'kulttuuri')).toEqual([]);
  });
});
