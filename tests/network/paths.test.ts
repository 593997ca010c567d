import { describe, expect, it } from 'vitest';
import { shortestPaths } from '../../server/network/paths.ts';
import { smallGround, type SmallEntity, type SmallRelation } from '../support/small-projection.ts';

const paths = (
  entities: readonly SmallEntity[],
  relations: readonly SmallRelation[],
  options: Parameters<typeof shortestPaths>[3] = {},
) => shortestPaths(smallGround(entities, relations), 'kotka', 'espoo', options);

const ENDS: SmallEntity[] = [
  ['kotka', 'municipality'],
  ['espoo', 'municipality'],
];

describe('a path', () => {
  it('goes through what two did together, with every relation between each two', () => {
    const found = paths(
      [...ENDS, ['hanke', 'project']],
      [
        ['kotka', 'pilot-city', 'hanke'],
        ['kotka', 'partner', 'hanke'],
        ['espoo', 'lead', 'hanke'],
      ],
    );
    expect(found).toEqual([
      {
        nodes: ['kotka', 'hanke', 'espoo'],
        steps: [['kotka pilot-city hanke', 'kotka partner hanke'], ['espoo lead hanke']],
      },
    ]);
  });

  it('does not go through topics, regions or places', () => {
    const found = paths(
      [...ENDS, ['aihe', 'subject'], ['suomi', 'country'], ['uusi', 'maakunta'], ['vanha', 'maakunta']],
      [
        ['kotka', 'about', 'aihe'],
        ['espoo', 'about', 'aihe'],
        ['kotka', 'expert-in', 'aihe'],
        ['espoo', 'expert-in', 'aihe'],
        ['kotka', 'located-in', 'uusi'],
        ['espoo', 'located-in', 'vanha'],
        ['uusi', 'part-of', 'suomi'],
        ['vanha', 'part-of', 'suomi'],
        ['kotka', 'targets', 'suomi'],
        ['espoo', 'targets', 'suomi'],
      ],
    );
    expect(found).toEqual([]);
  });

  it('goes through a person only where there is no other way, however short that one is', () => {
    const entities: SmallEntity[] = [
      ...ENDS,
      ['p-1', 'person'],
      ['eka', 'project'],
      ['toka', 'project'],
      ['okm', 'ministry'],
    ];
    const byPerson: SmallRelation[] = [
      ['p-1', 'works-for', 'kotka'],
      ['p-1', 'works-for', 'espoo'],
    ];
    const byDeeds: SmallRelation[] = [
      ['kotka', 'lead', 'eka'],
      ['okm', 'funder', 'eka'],
      ['okm', 'funder', 'toka'],
      ['espoo', 'lead', 'toka'],
    ];
    expect(paths(entities, [...byPerson, ...byDeeds])[0]?.nodes).toEqual([
      'kotka',
      'eka',
      'okm',
      'toka',
      'espoo',
    ]);
    expect(paths(entities, byPerson)[0]?.nodes).toEqual(['kotka', 'p-1', 'espoo']);
  });

  it("takes a role held on an organisation's behalf as that organisation's own step", () => {
    const found = paths(
      [...ENDS, ['p-1', 'person'], ['hanke', 'project']],
      [
        ['p-1', 'steering-group-member', 'hanke', { onBehalfOf: 'kotka' }],
        ['espoo', 'lead', 'hanke'],
      ],
    );
    expect(found).toEqual([
      {
        nodes: ['kotka', 'hanke', 'espoo'],
        steps: [['p-1 steering-group-member hanke'], ['espoo lead hanke']],
      },
    ]);
  });

  it('of equal length comes in list order, up to the limit', () => {
    const entities: SmallEntity[] = [...ENDS, ['c', 'project'], ['a', 'project'], ['b', 'project']];
    const relations = entities
      .slice(2)
      .toReversed()
      .flatMap(([id]): SmallRelation[] => [
        ['kotka', 'partner', id],
        ['espoo', 'partner', id],
      ]);
    const middles = (limit: number) => paths(entities, relations, { limit }).map(({ nodes }) => nodes[1]);
    expect(middles(3)).toEqual(['c', 'a', 'b']);
    expect(middles(2)).toEqual(['c', 'a']);
  });

  it('longer than asked for is none', () => {
    const entities: SmallEntity[] = [...ENDS, ['eka', 'project'], ['toka', 'project']];
    const relations: SmallRelation[] = [
      ['kotka', 'lead', 'eka'],
      ['eka', 'precedes', 'toka'],
      ['espoo', 'lead', 'toka'],
    ];
    expect(paths(entities, relations, { maxLength: 3 })).toHaveLength(1);
    expect(paths(entities, relations, { maxLength: 2 })).toEqual([]);
  });

  it('to oneself has no steps; to nobody there is none', () => {
    const ground = smallGround(ENDS, []);
    expect(shortestPaths(ground, 'kotka', 'kotka')).toEqual([{ nodes: ['kotka'], steps: [] }]);
    expect(shortestPaths(ground, 'kotka', 'atlantis')).toEqual([]);
  });
});
