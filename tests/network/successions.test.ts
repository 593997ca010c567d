import { describe, expect, it } from 'vitest';
import { bipartiteNetwork } from '../../server/network/bipartite.ts';
import { collaborationNetwork } from '../../server/network/collaboration.ts';
import { during, smallGround } from '../support/small-projection.ts';

const LAHTI_AND_LAB = smallGround(
  [
    ['kotka', 'municipality'],
    ['lamk', 'university-of-applied-sciences'],
    ['saimia', 'university-of-applied-sciences'],
    ['lab', 'university-of-applied-sciences'],
    ['hanke', 'project', { period: during('2012', '2014') }],
    ['uusi', 'project', { period: during('2021', '2022') }],
  ],
  [
    ['kotka', 'partner', 'hanke'],
    ['lamk', 'lead', 'hanke'],
    ['saimia', 'partner', 'hanke'],
    ['lamk', 'succeeded-by', 'lab'],
    ['saimia', 'succeeded-by', 'lab'],
    ['lab', 'lead', 'uusi'],
    ['kotka', 'partner', 'uusi'],
  ],
);

const edges = (query: object) =>
  collaborationNetwork(LAHTI_AND_LAB, { level: 'organisation', weight: 'activities', ...query }).edges;

describe('successions', () => {
  it('are not followed unless asked for', () => {
    expect(edges({}).map(({ id }) => id)).toEqual([
      'kotka--lab',
      'kotka--lamk',
      'kotka--saimia',
      'lamk--saimia',
    ]);
  });

  it('count what was done for those who came after, with the roles of those who did it', () => {
    const [only, ...others] = edges({ successions: 'follow' });
    expect(others).toEqual([]);
    expect(only).toMatchObject({ id: 'kotka--lab', weight: 2 });
    expect(only?.activities[0]?.to.map(({ actor }) => actor)).toEqual(['lamk', 'saimia']);
  });

  it('keep to the date that is asked for', () => {
    const asOf = { asOf: '2013', successions: 'follow' };
    expect(edges(asOf)).toMatchObject([{ id: 'kotka--lab', weight: 1 }]);
  });

  it('hang the activities from the successors', () => {
    const { ties } = bipartiteNetwork(LAHTI_AND_LAB, { successions: 'follow' });
    expect(ties.map(({ id }) => id)).toEqual(['hanke--kotka', 'hanke--lab', 'kotka--uusi', 'lab--uusi']);
    expect(ties[1]?.roles.map(({ actor }) => actor)).toEqual(['lamk', 'saimia']);
  });

  it('that go in a circle leave everybody as they are', () => {
    const ground = smallGround(
      [
        ['a', 'museum'],
        ['b', 'museum'],
        ['kotka', 'municipality'],
        ['hanke', 'project'],
      ],
      [
        ['a', 'succeeded-by', 'b'],
        ['b', 'succeeded-by', 'a'],
        ['a', 'partner', 'hanke'],
        ['kotka', 'partner', 'hanke'],
      ],
    );
    const { ties } = bipartiteNetwork(ground, { successions: 'follow' });
    expect(ties.map(({ from }) => from).toSorted()).toEqual(['b', 'kotka']);
  });
});
