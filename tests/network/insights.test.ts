import { describe, expect, it } from 'vitest';
import { bridges } from '../../server/network/bridges.ts';
import { communities } from '../../server/network/communities.ts';
import { gaps } from '../../server/network/gaps.ts';
import { communitiesOf } from '../../server/network/louvain.ts';
import { sectorLinks } from '../../server/network/sectors.ts';
import { smallGround, type SmallEntity, type SmallRelation } from '../support/small-projection.ts';

const TRIANGLES = [
  [0, 1],
  [1, 2],
  [0, 2],
  [3, 4],
  [4, 5],
  [3, 5],
].map(([from, to]) => ({ from: from as number, to: to as number, weight: 1 }));

describe('the communities of a graph', () => {
  it('are what hangs together more than with the rest, numbered by their first members', () => {
    const joined = [...TRIANGLES, { from: 2, to: 3, weight: 1 }];
    expect([...communitiesOf({ size: 6, edges: joined })]).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('follow the weights', () => {
    const heavy = [...TRIANGLES, { from: 2, to: 3, weight: 50 }];
    const own = communitiesOf({ size: 6, edges: heavy });
    expect(own[2]).toBe(own[3]);
  });

  it('are everybody alone where nothing joins them', () => {
    expect([...communitiesOf({ size: 3, edges: [] })]).toEqual([0, 1, 2]);
  });
});

/** Two projects in two regions; the theatre is in both. */
const ENTITIES: readonly SmallEntity[] = [
  ['kymenlaakso', 'maakunta'],
  ['uusimaa', 'maakunta'],
  ['lappi', 'maakunta'],
  ['kotka', 'municipality'],
  ['hamina', 'municipality'],
  ['espoo', 'municipality'],
  ['vantaa', 'municipality'],
  ['inari', 'municipality'],
  ['teatteri', 'cultural-institution'],
  ['meri', 'project'],
  ['metsa', 'project'],
  ['laulu', 'subject'],
  ['tanssi', 'subject'],
  ['kulttuuriala', 'sector'],
  ['sote', 'sector'],
  ['museoala', 'sector'],
];
const RELATIONS: readonly SmallRelation[] = [
  ['kotka', 'located-in', 'kymenlaakso'],
  ['hamina', 'located-in', 'kymenlaakso'],
  ['espoo', 'located-in', 'uusimaa'],
  ['vantaa', 'located-in', 'uusimaa'],
  ['inari', 'located-in', 'lappi'],
  ['teatteri', 'located-in', 'kotka'],
  ['kotka', 'partner', 'meri'],
  ['hamina', 'partner', 'meri'],
  ['teatteri', 'lead', 'meri'],
  ['espoo', 'partner', 'metsa'],
  ['vantaa', 'partner', 'metsa'],
  ['teatteri', 'partner', 'metsa'],
  ['meri', 'about', 'laulu'],
  ['metsa', 'about', 'tanssi'],
  ['meri', 'in-sector', 'kulttuuriala'],
  ['meri', 'in-sector', 'sote'],
];
const WORLD = smallGround(ENTITIES, RELATIONS);

describe('communities of organisations', () => {
  it('are told by their topics and places', () => {
    // Espoo and Vantaa are a pair.
    expect(communities(WORLD, {})).toEqual([
      { members: ['teatteri', 'hamina', 'kotka'], topics: ['laulu'], places: ['kymenlaakso'], activities: 1 },
    ]);
  });

  it('keep to the filters', () => {
    const [only, ...others] = communities(WORLD, { topic: 'tanssi' });
    expect(only).toEqual({
      members: ['espoo', 'teatteri', 'vantaa'],
      topics: ['tanssi'],
      places: ['uusimaa', 'kymenlaakso'],
      activities: 1,
    });
    expect(others).toEqual([]);
  });
});

describe('bridges', () => {
  it('join regions, and say by which partners and activities', () => {
    const [first] = bridges(WORLD, {}, 3);
    expect(first).toEqual({
      organisation: 'teatteri',
      regions: [
        { region: 'kymenlaakso', partners: 2, partner: 'hamina', activity: 'meri' },
        { region: 'uusimaa', partners: 2, partner: 'espoo', activity: 'metsa' },
      ],
      partners: 4,
      participation: 0.5,
    });
  });

  it('are never persons', () => {
    const world = smallGround(
      [...ENTITIES, ['anna', 'person']],
      [
        ...RELATIONS,
        ['anna', 'project-manager', 'meri', { onBehalfOf: 'kotka' }],
        ['anna', 'project-manager', 'metsa', { onBehalfOf: 'kotka' }],
      ],
    );
    expect(bridges(world, {}, 10).map(({ organisation }) => organisation)).not.toContain('anna');
  });

  it('are none where all partners lie in one region', () => {
    expect(bridges(WORLD, { topic: 'laulu' }, 3)).toEqual([]);
  });
});

describe('gaps', () => {
  it('are the regions that no line touches', () => {
    expect(gaps(WORLD, {}, 'region')).toEqual({ places: ['lappi'], of: 3 });
    expect(gaps(WORLD, { topic: 'laulu' }, 'region').places).toEqual(['kymenlaakso', 'uusimaa', 'lappi']);
  });

  it('are the municipalities that no line touches, of those that are left', () => {
    const world = smallGround(ENTITIES, [...RELATIONS, ['inari', 'succeeded-by', 'kotka']]);
    expect(gaps(WORLD, { topic: 'laulu' }, 'municipality').places).toEqual(['espoo', 'vantaa', 'inari']);
    expect(gaps(world, { topic: 'laulu' }, 'municipality').places).toEqual(['espoo', 'vantaa']);
  });

  it('are looked for in the region that is asked for', () => {
    expect(gaps(WORLD, { topic: 'tanssi', region: 'kymenlaakso' }, 'municipality')).toEqual({
      places: ['hamina'],
      of: 2,
    });
  });
});

describe('sectors', () => {
  it('meet in activities; the others are named, and what is not told is counted', () => {
    expect(sectorLinks(WORLD, {})).toEqual({
      pairs: [{ sectors: ['kulttuuriala', 'sote'], activities: ['meri'] }],
      absent: ['museoala'],
      activities: 2,
      untold: 1,
    });
  });

  it('keep to the filters', () => {
    expect(sectorLinks(WORLD, { topic: 'tanssi' })).toMatchObject({ pairs: [], untold: 1 });
  });
});
