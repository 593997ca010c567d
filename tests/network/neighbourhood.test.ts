import { describe, expect, it } from 'vitest';
import { neighbourhood } from '../../server/network/neighbourhood.ts';
import { smallGround, type SmallEntity, type SmallRelation } from '../support/small-projection.ts';

const ENTITIES: SmallEntity[] = [
  ['espoo', 'municipality'],
  ['kotka', 'municipality'],
  ['turku', 'municipality'],
  ['hanke', 'project'],
  ['kymenlaakso', 'maakunta'],
  ['hamina', 'municipality'],
];
const RELATIONS: SmallRelation[] = [
  ['kotka', 'lead', 'hanke'],
  ['kotka', 'located-in', 'kymenlaakso'],
  ['hamina', 'located-in', 'kymenlaakso'],
  ['espoo', 'partner', 'hanke'],
  ['turku', 'partner', 'hanke'],
];
const around = (id: string, depth: number, limit = 100) =>
  neighbourhood(smallGround(ENTITIES, RELATIONS), id, { depth, limit });

describe('a neighbourhood', () => {
  it('of one step is what an entity has to do with', () => {
    expect(around('kotka', 1)).toEqual({
      centre: 'kotka',
      nodes: [
        { id: 'hanke', distance: 1 },
        { id: 'kymenlaakso', distance: 1 },
      ],
      relations: ['kotka lead hanke', 'kotka located-in kymenlaakso'],
      truncated: false,
    });
  });

  it('of two steps is nearest first, then in list order, and is not led on by a region', () => {
    const { nodes, relations } = around('kotka', 2);
    expect(nodes.map(({ id, distance }) => [id, distance])).toEqual([
      ['hanke', 1],
      ['kymenlaakso', 1],
      ['espoo', 2],
      ['turku', 2],
    ]);
    expect(relations).toEqual([
      'kotka lead hanke',
      'kotka located-in kymenlaakso',
      'espoo partner hanke',
      'turku partner hanke',
    ]);
  });

  it('of a region looks out from it', () => {
    expect(around('kymenlaakso', 2).nodes.map(({ id }) => id)).toEqual(['kotka', 'hamina', 'hanke']);
  });

  it('says when the limit left some out, and has no relation to those', () => {
    const { nodes, relations, truncated } = around('hanke', 1, 2);
    expect(nodes.map(({ id }) => id)).toEqual(['espoo', 'kotka']);
    expect(relations).toEqual(['kotka lead hanke', 'espoo partner hanke']);
    expect(truncated).toBe(true);
    expect(around('hanke', 1, 3).truncated).toBe(false);
  });

  it('of somebody unknown is empty', () => {
    expect(around('atlantis', 2)).toMatchObject({ nodes: [], relations: [], truncated: false });
  });
});
