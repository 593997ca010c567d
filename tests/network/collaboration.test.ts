import { describe, expect, it } from 'vitest';
import { collaborationNetwork, type NetworkQuery } from '../../server/network/collaboration.ts';
import { during, smallGround, type SmallEntity, type SmallRelation } from '../support/small-projection.ts';

const KOTKA: SmallEntity = ['kotka', 'municipality', { point: { lat: 60.5, lon: 26.9 } }];
const ESPOO: SmallEntity = ['espoo', 'municipality', { point: { lat: 60.2, lon: 24.7 } }];
const REGIONS: readonly SmallEntity[] = [
  ['kymenlaakso', 'maakunta'],
  ['uusimaa', 'maakunta'],
  ['suomi', 'country'],
];
const PLACES: readonly SmallRelation[] = [
  ['kotka', 'located-in', 'kymenlaakso'],
  ['espoo', 'located-in', 'uusimaa'],
  ['kymenlaakso', 'part-of', 'suomi'],
  ['uusimaa', 'part-of', 'suomi'],
];

function network(
  entities: readonly SmallEntity[],
  relations: readonly SmallRelation[],
  query: Partial<NetworkQuery> = {},
) {
  return collaborationNetwork(smallGround(entities, relations), {
    level: 'organisation',
    weight: 'activities',
    ...query,
  });
}

const edgeIds = ({ edges }: ReturnType<typeof network>) => edges.map(({ id }) => id);
const nodeIds = ({ nodes }: ReturnType<typeof network>) => nodes.map(({ id }) => id);

describe('two organisations', () => {
  it('are joined by what both take part in, with the roles of each side', () => {
    const { edges, nodes, revision } = network(
      [KOTKA, ['museo', 'museum'], ['hanke', 'project']],
      [
        ['museo', 'pilot-site', 'hanke'],
        ['kotka', 'pilot-city', 'hanke', { certainties: ['layout'] }],
      ],
    );
    expect(edges).toEqual([
      {
        id: 'kotka--museo',
        from: 'kotka',
        to: 'museo',
        weight: 1,
        crossRegion: false,
        certainty: 'layout',
        shared: 1,
        activities: [
          {
            activity: 'hanke',
            from: [
              { role: 'pilot-city', relation: 'kotka pilot-city hanke', actor: 'kotka', certainty: 'layout' },
            ],
            to: [
              { role: 'pilot-site', relation: 'museo pilot-site hanke', actor: 'museo', certainty: 'stated' },
            ],
          },
        ],
      },
    ]);
    expect(nodes.map(({ id, size }) => [id, size])).toEqual([
      ['kotka', 1],
      ['museo', 1],
    ]);
    expect(revision).toBe(7);
  });

  it('weigh as many activities as they share, and fractionally 1/(n−1) for each', () => {
    const entities: SmallEntity[] = [
      KOTKA,
      ESPOO,
      ['museo', 'museum'],
      ['eka', 'project'],
      ['toka', 'practice'],
    ];
    const relations: SmallRelation[] = [
      ['kotka', 'lead', 'eka'],
      ['espoo', 'partner', 'eka'],
      ['museo', 'partner', 'eka'],
      ['kotka', 'owner', 'toka'],
      ['espoo', 'adopter', 'toka'],
    ];
    const weights = (query: Partial<NetworkQuery>) =>
      network(entities, relations, query).edges.map(({ id, weight }) => [id, weight]);
    expect(weights({})).toEqual([
      ['espoo--kotka', 2],
      ['espoo--museo', 1],
      ['kotka--museo', 1],
    ]);
    expect(weights({ weight: 'fractional' })).toEqual([
      ['espoo--kotka', 1.5],
      ['espoo--museo', 0.5],
      ['kotka--museo', 0.5],
    ]);
  });

  it('take the certainty of their surest shared activity, an activity that of its weaker side', () => {
    const { edges } = network(
      [KOTKA, ESPOO, ['eka', 'project'], ['toka', 'project']],
      [
        ['kotka', 'lead', 'eka'],
        ['espoo', 'partner', 'eka', { certainties: ['inferred'] }],
        ['kotka', 'lead', 'toka'],
        ['espoo', 'partner', 'toka', { certainties: ['layout', 'inferred'] }],
      ],
    );
    expect(edges[0]?.certainty).toBe('layout');
  });

  it('are not joined by material, topics or places', () => {
    const { edges } = network(
      [KOTKA, ESPOO, ['opas', 'handbook'], ['aihe', 'subject'], ['suomi', 'country']],
      [
        ['kotka', 'partner', 'opas'],
        ['espoo', 'partner', 'opas'],
        ['kotka', 'expert-in', 'aihe'],
        ['espoo', 'expert-in', 'aihe'],
        ['kotka', 'located-in', 'suomi'],
        ['espoo', 'located-in', 'suomi'],
      ],
    );
    expect(edges).toEqual([]);
  });
});

describe('the organisations of one project', () => {
  it('make n(n−1)/2 edges', () => {
    const organisations = Array.from({ length: 38 }, (_, index): SmallEntity => [
      `org-${index}`,
      'association',
    ]);
    const { edges, nodes } = network(
      [...organisations, ['hanke', 'project']],
      organisations.map(([id]): SmallRelation => [id, 'partner', 'hanke']),
    );
    expect(edges).toHaveLength((38 * 37) / 2);
    expect(nodes).toHaveLength(38);
  });

  it('are left out where they work alone', () => {
    expect(nodeIds(network([KOTKA, ['hanke', 'project']], [['kotka', 'lead', 'hanke']]))).toEqual([]);
  });
});

describe('a unit', () => {
  const entities: SmallEntity[] = [
    ['xamk', 'university-of-applied-sciences'],
    ['musiikki', 'unit'],
    ['tanssi', 'unit'],
    KOTKA,
    ['hanke', 'project'],
  ];
  const units: SmallRelation[] = [
    ['musiikki', 'unit-of', 'xamk'],
    ['tanssi', 'unit-of', 'xamk'],
  ];

  it('stands for itself, but is not joined to its own house or to its sisters', () => {
    const shown = network(entities, [
      ...units,
      ['xamk', 'administrator', 'hanke'],
      ['musiikki', 'lead', 'hanke'],
      ['tanssi', 'implementer', 'hanke'],
      ['kotka', 'partner', 'hanke'],
    ]);
    expect(edgeIds(shown)).toEqual(['kotka--musiikki', 'kotka--tanssi', 'kotka--xamk']);
  });
});

describe('a person', () => {
  const entities: SmallEntity[] = [['p-1', 'person'], KOTKA, ESPOO, ['hanke', 'project']];

  it('is never a node, and counts for the organisation spoken for', () => {
    const shown = network(entities, [
      ['p-1', 'steering-group-member', 'hanke', { onBehalfOf: 'kotka', certainties: ['inferred'] }],
      ['espoo', 'lead', 'hanke'],
    ]);
    expect(edgeIds(shown)).toEqual(['espoo--kotka']);
    expect(shown.edges[0]?.certainty).toBe('inferred');
    expect(shown.edges[0]?.activities[0]?.to).toEqual([
      {
        role: 'steering-group-member',
        relation: 'p-1 steering-group-member hanke',
        actor: 'kotka',
        certainty: 'inferred',
      },
    ]);
  });

  it('who speaks for nobody counts for nobody', () => {
    const shown = network(entities, [
      ['p-1', 'project-manager', 'hanke'],
      ['p-1', 'works-for', 'kotka'],
      ['espoo', 'lead', 'hanke'],
    ]);
    expect(nodeIds(shown)).toEqual([]);
  });
});

describe('a post', () => {
  it('counts for the municipality whose post it is', () => {
    const shown = network(
      [['kotka-paallikko', 'culture-services'], KOTKA, ESPOO, ['hanke', 'project']],
      [
        ['kotka-paallikko', 'post-of', 'kotka'],
        ['kotka-paallikko', 'contact', 'hanke'],
        ['espoo', 'lead', 'hanke'],
      ],
    );
    expect(edgeIds(shown)).toEqual(['espoo--kotka']);
  });
});

describe('municipalities', () => {
  it('gather their organisations; what lies in none is left out and counted', () => {
    const shown = network(
      [KOTKA, ESPOO, ['vellamo', 'museum'], ['okm', 'ministry'], ['hanke', 'project']],
      [
        ['vellamo', 'located-in', 'kotka'],
        ['vellamo', 'pilot-site', 'hanke'],
        ['kotka', 'pilot-city', 'hanke'],
        ['espoo', 'lead', 'hanke'],
        ['okm', 'funder', 'hanke'],
      ],
      { level: 'municipality' },
    );
    expect(edgeIds(shown)).toEqual(['espoo--kotka']);
    expect(shown.edges[0]?.activities[0]?.to.map(({ actor }) => actor)).toEqual(['vellamo', 'kotka']);
    expect(shown.unplaced).toBe(1);
  });
});

describe('regions', () => {
  it('gather the organisations within; those known by country alone are left out and counted', () => {
    const shown = network(
      [KOTKA, ESPOO, ['okm', 'ministry'], ['sitra', 'fund'], ['hanke', 'project'], ...REGIONS],
      [
        ...PLACES,
        ['okm', 'located-in', 'suomi'],
        ['kotka', 'partner', 'hanke'],
        ['espoo', 'lead', 'hanke'],
        ['okm', 'funder', 'hanke'],
        ['sitra', 'funder', 'hanke'],
      ],
      { level: 'region' },
    );
    expect(edgeIds(shown)).toEqual(['kymenlaakso--uusimaa']);
    expect(shown.edges[0]?.crossRegion).toBe(true);
    expect(shown.unplaced).toBe(2);
  });

  it('take part themselves where they are pilot areas or targets', () => {
    const shown = network(
      [ESPOO, ['lahden-alue', 'named-area'], ['paijat-hame', 'maakunta'], ['hanke', 'project'], ...REGIONS],
      [
        ...PLACES,
        ['lahden-alue', 'located-in', 'paijat-hame'],
        ['espoo', 'lead', 'hanke'],
        ['lahden-alue', 'pilot-area', 'hanke'],
        ['hanke', 'targets', 'kymenlaakso'],
        ['hanke', 'targets', 'suomi'],
      ],
      { level: 'region' },
    );
    expect(edgeIds(shown)).toEqual([
      'kymenlaakso--paijat-hame',
      'kymenlaakso--uusimaa',
      'paijat-hame--uusimaa',
    ]);
    expect(shown.edges[1]?.activities[0]?.from).toEqual([
      {
        role: 'targets',
        relation: 'hanke targets kymenlaakso',
        actor: 'kymenlaakso',
        certainty: 'stated',
      },
    ]);
  });
});

describe('topics', () => {
  const entities: SmallEntity[] = [
    ['musiikki', 'subject'],
    ['hyvinvointi', 'subject'],
    ['lapset', 'audience'],
    ['eka', 'project'],
    ['toka', 'event'],
    KOTKA,
    ESPOO,
    ...REGIONS,
  ];
  const relations: SmallRelation[] = [
    ...PLACES,
    ['eka', 'about', 'musiikki'],
    ['eka', 'about', 'hyvinvointi'],
    ['eka', 'about', 'lapset'],
    ['toka', 'about', 'musiikki'],
    ['kotka', 'lead', 'eka'],
    ['espoo', 'partner', 'eka'],
  ];

  it('are subjects joined by the activities about both, without places', () => {
    const shown = network(entities, relations, { level: 'topic' });
    expect(edgeIds(shown)).toEqual(['hyvinvointi--musiikki']);
    expect(shown.nodes).toEqual([
      { id: 'hyvinvointi', size: 1, x: null, y: null, region: null },
      { id: 'musiikki', size: 2, x: null, y: null, region: null },
    ]);
  });

  it('cross a region where an activity behind them does', () => {
    expect(network(entities, relations, { level: 'topic', crossRegion: true }).edges).toHaveLength(1);
    const athome = relations.filter(([from]) => from !== 'espoo');
    expect(network(entities, athome, { level: 'topic', crossRegion: true }).edges).toEqual([]);
  });

  it('are narrowed by who takes part', () => {
    expect(network(entities, relations, { level: 'topic', region: 'uusimaa' }).edges).toHaveLength(1);
    expect(network(entities, relations, { level: 'topic', role: 'funder' }).edges).toEqual([]);
  });
});

describe('filters', () => {
  const entities: SmallEntity[] = [
    KOTKA,
    ESPOO,
    ['vellamo', 'museum'],
    ['norja-yliopisto', 'university'],
    ['tromssa', 'foreign'],
    ['norja', 'country'],
    ['okm', 'ministry'],
    ['kulttuuri', 'subject'],
    ['musiikki', 'subject'],
    ['alue', 'named-area'],
    ['eka', 'project', { period: during('2011', '2013') }],
    ['toka', 'project'],
    ...REGIONS,
  ];
  const relations: SmallRelation[] = [
    ...PLACES,
    ['vellamo', 'located-in', 'kotka'],
    ['norja-yliopisto', 'located-in', 'tromssa'],
    ['tromssa', 'part-of', 'norja'],
    ['okm', 'located-in', 'suomi'],
    ['musiikki', 'broader', 'kulttuuri'],
    ['eka', 'about', 'musiikki'],
    ['kotka', 'lead', 'eka'],
    ['vellamo', 'partner', 'eka'],
    ['espoo', 'partner', 'eka', { scope: 'alue' }],
    ['kotka', 'partner', 'eka', { scope: 'alue' }],
    ['espoo', 'partner', 'toka'],
    ['norja-yliopisto', 'partner', 'toka'],
    ['okm', 'funder', 'toka'],
  ];
  const ids = (query: Partial<NetworkQuery>) => edgeIds(network(entities, relations, query));

  it('keep what crosses a region: Finland and abroad do, a region and its own country do not', () => {
    expect(ids({ crossRegion: true })).toEqual([
      'espoo--kotka',
      'espoo--norja-yliopisto',
      'espoo--vellamo',
      'norja-yliopisto--okm',
    ]);
  });

  it('by topic count the narrower ones', () => {
    expect(ids({ topic: 'kulttuuri' })).toEqual(['espoo--kotka', 'espoo--vellamo', 'kotka--vellamo']);
  });

  it('by audience and sector count the narrower ones, all of them together', () => {
    const tagged = network(
      [
        KOTKA,
        ESPOO,
        ['a', 'project'],
        ['b', 'project'],
        ['nuoret', 'audience'],
        ['lapset', 'audience'],
        ['sote', 'sector'],
      ],
      [
        ['kotka', 'partner', 'a'],
        ['espoo', 'partner', 'a'],
        ['kotka', 'partner', 'b'],
        ['espoo', 'partner', 'b'],
        ['lapset', 'broader', 'nuoret'],
        ['a', 'for', 'lapset'],
        ['b', 'for', 'nuoret'],
        ['b', 'in-sector', 'sote'],
      ],
      { audience: 'nuoret' },
    );
    expect(tagged.edges[0]?.weight).toBe(2);
  });

  it('by region ask for one end in it', () => {
    expect(ids({ region: 'kymenlaakso' })).toEqual(['espoo--kotka', 'espoo--vellamo', 'kotka--vellamo']);
    expect(ids({ region: 'norja' })).toEqual(['espoo--norja-yliopisto', 'norja-yliopisto--okm']);
    expect(ids({ region: 'alue' })).toContain('espoo--vellamo');
  });

  it('by scope and role count only such roles', () => {
    const { edges } = network(entities, relations, { scope: 'alue' });
    expect(edges.map(({ id, activities }) => [id, activities[0]?.to])).toEqual([
      [
        'espoo--kotka',
        [{ role: 'partner', relation: 'kotka partner eka', actor: 'kotka', certainty: 'stated' }],
      ],
    ]);
    expect(ids({ role: 'partner', topic: 'musiikki' })).toEqual([
      'espoo--kotka',
      'espoo--vellamo',
      'kotka--vellamo',
    ]);
    expect(ids({ role: 'lead' })).toEqual([]);
  });

  it('by kind keep organisations of that kind', () => {
    expect(ids({ kind: 'municipality' })).toEqual(['espoo--kotka']);
  });

  it('by least weight hide edges and count them', () => {
    const shown = network(entities, relations, { weight: 'fractional', minWeight: 0.6 });
    expect([shown.edges.length, shown.hidden]).toEqual([0, 6]);
    expect(shown.nodes).toEqual([]);
  });

  it('do not move what they leave', () => {
    const whole = network(entities, relations);
    const narrowed = network(entities, relations, { topic: 'musiikki', minWeight: 1 });
    const place = new Map(whole.nodes.map(({ id, x, y }) => [id, { x, y }]));
    expect(narrowed.nodes).toHaveLength(3);
    for (const { id, x, y } of narrowed.nodes) expect({ x, y }).toEqual(place.get(id));
  });
});

describe('a country abroad', () => {
  const entities: SmallEntity[] = [
    KOTKA,
    ['nuuk', 'university'],
    ['tromssan-yliopisto', 'university'],
    ['norjan-museo', 'museum'],
    ['okm', 'ministry'],
    ['tromssa', 'foreign'],
    ['norja', 'country', { identifiers: [{ scheme: 'iso-3166', value: 'NO' }] }],
    ['gronlanti', 'country', { identifiers: [{ scheme: 'iso-3166', value: 'GL' }] }],
    ['eka', 'project'],
    ...REGIONS,
  ];
  const relations: SmallRelation[] = [
    ...PLACES,
    ['nuuk', 'located-in', 'gronlanti'],
    ['norjan-museo', 'located-in', 'norja'],
    ['tromssan-yliopisto', 'located-in', 'tromssa'],
    ['tromssa', 'part-of', 'norja'],
    ['okm', 'located-in', 'suomi'],
    ...['kotka', 'nuuk', 'norjan-museo', 'tromssan-yliopisto', 'okm'].map((party): SmallRelation => [
      party,
      'partner',
      'eka',
    ]),
  ];

  it('stands for its parties of no region and crosses to all but its own; Finland as a whole is no place', () => {
    const { edges, unplaced } = network(entities, relations, { level: 'region' });
    expect(edges.map(({ id, crossRegion }) => [id, crossRegion])).toEqual([
      ['gronlanti--kymenlaakso', true],
      ['gronlanti--norja', true],
      ['gronlanti--tromssa', true],
      ['kymenlaakso--norja', true],
      ['kymenlaakso--tromssa', true],
      ['norja--tromssa', false],
    ]);
    expect(unplaced).toBe(1);
  });
});

describe('a time', () => {
  const entities: SmallEntity[] = [
    KOTKA,
    ESPOO,
    ['okm', 'ministry'],
    ['dated', 'project', { period: during('2011', '2013') }],
    ['undated', 'project'],
  ];
  const relations: SmallRelation[] = [
    ['kotka', 'lead', 'dated'],
    ['espoo', 'partner', 'dated', { period: during('2012-09-01') }],
    ['kotka', 'lead', 'undated'],
    ['okm', 'funder', 'undated'],
  ];
  const ids = (query: Partial<NetworkQuery>) => edgeIds(network(entities, relations, query));

  it('not asked for keeps what is not dated', () => {
    expect(ids({})).toEqual(['espoo--kotka', 'kotka--okm']);
  });

  it('asked for leaves out what is not dated', () => {
    expect(ids({ from: '2000', to: '2030' })).toEqual(['espoo--kotka']);
  });

  it("is the role's own, and the activity's where the role has none", () => {
    expect(ids({ asOf: '2012-08-31' })).toEqual([]);
    expect(ids({ asOf: '2012-09-01' })).toEqual(['espoo--kotka']);
    expect(ids({ asOf: '2014' })).toEqual([]);
  });

  it('may be half open and as rough as the dates are', () => {
    expect(ids({ from: '2013' })).toEqual(['espoo--kotka']);
    expect(ids({ to: '2012-08' })).toEqual([]);
    expect(ids({ to: '2012-23' })).toEqual(['espoo--kotka']);
  });
});

describe('limits', () => {
  const entities: SmallEntity[] = [
    KOTKA,
    ESPOO,
    ['museo', 'museum'],
    ['eka', 'project'],
    ['toka', 'project'],
  ];
  const relations: SmallRelation[] = [
    ['kotka', 'lead', 'eka'],
    ['espoo', 'partner', 'eka'],
    ['museo', 'partner', 'eka'],
    ['kotka', 'lead', 'toka'],
    ['museo', 'partner', 'toka'],
  ];

  it('keep the heaviest edges and count the others', () => {
    const { edges, hidden, nodes } = network(entities, relations, { limit: 1 });
    expect(edges.map(({ id }) => id)).toEqual(['kotka--museo']);
    expect([hidden, nodes.length]).toEqual([2, 2]);
  });

  it('spell out the first activities and count them all', () => {
    const { edges } = network(entities, relations, { limit: 1, activities: 1 });
    expect(edges[0]!.activities.map(({ activity }) => activity)).toEqual(['eka']);
    expect(edges[0]!.shared).toBe(2);
  });
});
