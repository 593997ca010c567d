import { describe, expect, it } from 'vitest';
import { bipartiteNetwork, type PartyQuery } from '../../server/network/bipartite.ts';
import { collaborationNetwork } from '../../server/network/collaboration.ts';
import { smallGround, type SmallEntity, type SmallRelation } from '../support/small-projection.ts';

const ENTITIES: SmallEntity[] = [
  ['kotka', 'municipality'],
  ['espoo', 'municipality'],
  ['vellamo', 'museum'],
  ['p-1', 'person'],
  ['eka', 'project'],
  ['toka', 'project'],
  ['kysely', 'survey'],
  ['musiikki', 'subject'],
  ['museot', 'subject'],
  ['kymenlaakso', 'maakunta'],
  ['uusimaa', 'maakunta'],
];
const RELATIONS: SmallRelation[] = [
  ['kotka', 'located-in', 'kymenlaakso'],
  ['espoo', 'located-in', 'uusimaa'],
  ['vellamo', 'located-in', 'kotka'],
  ['kotka', 'lead', 'eka', { certainties: ['layout'] }],
  ['kotka', 'pilot-city', 'eka'],
  ['vellamo', 'pilot-site', 'eka'],
  ['kymenlaakso', 'pilot-area', 'eka'],
  ['p-1', 'project-manager', 'eka'],
  ['espoo', 'lead', 'toka'],
  ['kotka', 'partner', 'toka'],
  ['eka', 'cooperation-party', 'toka'],
  ['espoo', 'organiser', 'kysely'],
  ['eka', 'about', 'musiikki'],
  ['toka', 'about', 'musiikki'],
  ['eka', 'about', 'museot'],
];

const drawn = (query: PartyQuery = {}) => bipartiteNetwork(smallGround(ENTITIES, RELATIONS), query);
const tieIds = (query: PartyQuery = {}) => drawn(query).ties.map(({ id }) => id);

describe('activities with their parties', () => {
  it('have one tie for each party, with all its roles, the weightiest and the surest of them', () => {
    const tie = drawn().ties.find(({ id }) => id === 'eka--kotka');
    expect(tie).toEqual({
      id: 'eka--kotka',
      from: 'kotka',
      to: 'eka',
      form: 'part',
      weight: 1,
      certainty: 'stated',
      roles: [
        { role: 'lead', relation: 'kotka lead eka', actor: 'kotka', certainty: 'layout' },
        { role: 'pilot-city', relation: 'kotka pilot-city eka', actor: 'kotka', certainty: 'stated' },
      ],
    });
  });

  it('draw neither persons nor regions; a project may be a party of another', () => {
    expect(tieIds()).toEqual([
      'eka--kotka',
      'eka--toka',
      'eka--vellamo',
      'espoo--kysely',
      'espoo--toka',
      'kotka--toka',
    ]);
    expect(drawn().nodes.map(({ id, size }) => [id, size])).toEqual([
      ['eka', 3],
      ['espoo', 2],
      ['kotka', 2],
      ['kysely', 1],
      ['toka', 3],
      ['vellamo', 1],
    ]);
  });

  it('may be of some types only', () => {
    expect(tieIds({ activities: ['event'] })).toEqual(['espoo--kysely']);
  });

  it('may show the subjects that most of them are about', () => {
    expect(tieIds({ subjects: 1 }).filter((id) => id.includes('mus'))).toEqual([
      'eka--musiikki',
      'musiikki--toka',
    ]);
    expect(tieIds({ subjects: 5 })).toContain('eka--museot');
  });

  it('may show how the organisations hang together', () => {
    expect(tieIds({ structure: true })).toContain('kotka--vellamo');
  });

  it('are chosen by region and crossing as wholes', () => {
    expect(tieIds({ region: 'uusimaa' })).toEqual([
      'eka--toka',
      'espoo--kysely',
      'espoo--toka',
      'kotka--toka',
    ]);
    expect(tieIds({ crossRegion: true })).toEqual(['eka--toka', 'espoo--toka', 'kotka--toka']);
  });

  it('may be cut to the largest, whole, with the others counted', () => {
    const ground = smallGround(ENTITIES, RELATIONS);
    const all = bipartiteNetwork(ground);
    const cut = bipartiteNetwork(ground, { limit: 1 });
    const activities = new Set(cut.ties.map(({ to }) => to));
    const parts = all.ties.filter(({ to }) => activities.has(to));
    expect(activities.size).toBe(1);
    expect(cut.ties).toEqual(parts);
    expect(cut.hidden + parts.flatMap(({ roles }) => roles).length).toBe(
      all.ties.flatMap(({ roles }) => roles).length,
    );
    expect(all.hidden).toBe(0);
  });

  it('lie where the organisations lie without them, whatever is filtered', () => {
    const ground = smallGround(ENTITIES, RELATIONS);
    const places = new Map(bipartiteNetwork(ground).nodes.map(({ id, x, y }) => [id, { x, y }]));
    const { nodes } = collaborationNetwork(ground, { level: 'organisation', weight: 'activities' });
    expect(nodes).toHaveLength(3);
    for (const { id, x, y } of nodes) expect({ x, y }).toEqual(places.get(id));
    const narrowed = bipartiteNetwork(ground, { role: 'lead', subjects: 0 }).nodes;
    expect(narrowed).toHaveLength(4);
    for (const { id, x, y } of narrowed) expect({ x, y }).toEqual(places.get(id));
  });
});
