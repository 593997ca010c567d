import { describe, expect, it } from 'vitest';
import { expertsSchema, type ExpertKind } from '../../server/contract/finders.ts';
import { describeExperts } from '../../server/experts/describe.ts';
import { findExperts } from '../../server/experts/gather.ts';
import { REPORT, world, years, type Figure, type Line, type Thing, type World } from './small-world.ts';

const NOW = new Date('2026-11-24T10:00:00Z');

/** A project of 2020–2021 about dance, with nobody in it yet. */
const DANCE: Thing[] = [
  ['dance', 'topic'],
  ['dance-project', 'project/project', { period: years(2020, 2021) }],
];
const ABOUT_DANCE: Line = ['dance-project', 'about', 'dance'];

async function ask(
  { store, snapshot }: World,
  kind: ExpertKind,
  query: { topics?: string[]; region?: string } = {},
) {
  const found = await findExperts({ store, snapshot, now: NOW }, { topics: ['dance'], kind, ...query });
  const page = { items: found.hits, total: found.hits.length, next: null };
  return expertsSchema.parse(await describeExperts({ store, snapshot, lang: 'fi' }, found, page));
}

/** The one line of the one hit. */
async function onlyLine(of: World, kind: ExpertKind = 'organisation', query = {}) {
  const { items } = await ask(of, kind, query);
  expect(items).toHaveLength(1);
  expect(items[0]!.lines).toHaveLength(1);
  return items[0]!.lines[0]!;
}

async function names(of: World, kind: ExpertKind, query = {}) {
  return (await ask(of, kind, query)).items.map(({ entity }) => entity.id);
}

describe('findExperts', () => {
  it('finds who holds a role in an activity about the topic', async () => {
    const line = await onlyLine(
      await world({
        things: [...DANCE, ['school', 'organisation/university']],
        lines: [ABOUT_DANCE, ['school', 'lead', 'dance-project']],
      }),
    );
    expect(line).toMatchObject({ role: 'lead', through: 'own', from: 2020, to: 2021 });
    expect(line.activity?.id).toBe('dance-project');
    expect(line.evidence[0]).toMatchObject({ quote: 'school lead dance-project', source: { id: 'report' } });
    expect(line.factors).toMatchObject({ role: 1, topic: 1, source: 1, coHolders: 1, via: 1 });
  });

  it('answers scores that are the sum of their lines, and lines that are the product of their factors', async () => {
    const { items } = await ask(
      await world({
        things: [
          ...DANCE,
          ['school', 'organisation/university'],
          ['festival', 'event/seminar', { period: years(2012) }],
          ['anna', 'person'],
        ],
        lines: [
          ABOUT_DANCE,
          ['festival', 'about', 'dance'],
          ['school', 'lead', 'dance-project'],
          ['school', 'administrator', 'dance-project'],
          ['school', 'organiser', 'festival'],
          ['school', 'expert-in', 'dance'],
          ['anna', 'project-manager', 'dance-project', { onBehalfOf: 'school' }],
        ],
      }),
      'organisation',
    );
    expect(items[0]!.lines.map(({ role }) => role)).toHaveLength(5);
    for (const { score, lines } of items) {
      expect(lines.reduce((sum, { value }) => sum + value, 0)).toBe(score);
      for (const { factors, value } of lines)
        expect(Object.values(factors).reduce((product, factor) => product * factor, 1)).toBeCloseTo(
          value,
          12,
        );
    }
  });

  it('says that there is no evidence, in the language of the reader', async () => {
    const { store, snapshot } = await world({ things: DANCE });
    const found = await findExperts({ store, snapshot, now: NOW }, { topics: ['dance'], kind: 'person' });
    const answer = await describeExperts({ store, snapshot, lang: 'sv' }, found, {
      items: found.hits,
      total: 0,
      next: null,
    });
    expect(answer).toMatchObject({ items: [], total: 0, note: 'Inga belägg registrerade' });
  });

  it('keeps persons, municipalities and other organisations in lists of their own', async () => {
    const all = await world({
      things: [
        ...DANCE,
        ['school', 'organisation/university'],
        ['espoo', 'organisation/municipality'],
        ['anna', 'person'],
      ],
      lines: [
        ABOUT_DANCE,
        ['school', 'lead', 'dance-project'],
        ['espoo', 'partner', 'dance-project'],
        ['anna', 'project-expert', 'dance-project'],
      ],
    });
    expect(await names(all, 'organisation')).toEqual(['school']);
    expect(await names(all, 'municipality')).toEqual(['espoo']);
    expect(await names(all, 'person')).toEqual(['anna']);
  });

  it('takes any tag for a topic: audiences, settings and sectors too', async () => {
    for (const role of ['for', 'set-in', 'in-sector', 'meets'] as const)
      expect(
        await names(
          await world({
            things: [...DANCE, ['school', 'organisation/university']],
            lines: [
              ['dance-project', role, 'dance'],
              ['school', 'lead', 'dance-project'],
            ],
          }),
          'organisation',
        ),
      ).toEqual(['school']);
  });
});

describe('the topic factor', () => {
  const tagged = (tag: string, more: Line[] = []) =>
    world({
      things: [
        ...DANCE,
        ['ballet', 'topic'],
        ['pointe', 'topic'],
        ['art', 'topic'],
        ['culture', 'topic'],
        ['society', 'topic'],
        ['music', 'topic'],
        ['school', 'organisation/university'],
      ],
      lines: [
        ['ballet', 'broader', 'dance'],
        ['pointe', 'broader', 'ballet'],
        ['dance', 'broader', 'art'],
        ['art', 'broader', 'culture'],
        ['culture', 'broader', 'society'],
        ['dance', 'related', 'music'],
        ['school', 'lead', 'dance-project'],
        ['dance-project', 'about', tag],
        ...more,
      ],
    });

  it.each([
    ['dance', 'exact', 1],
    ['ballet', 'narrower', 0.9],
    ['pointe', 'narrower', 0.81],
    ['art', 'broader', 0.4],
    ['culture', 'broader', 0.16],
    ['music', 'related', 0.3],
  ])('of a project about %s is that of a topic that is %s', async (tag, kind, factor) => {
    const line = await onlyLine(await tagged(tag));
    expect(line.match).toMatchObject({ kind, topic: { id: tag } });
    expect(line.factors.topic).toBeCloseTo(factor, 12);
  });

  it('does not reach three steps up', async () => {
    expect(await names(await tagged('society'), 'organisation')).toEqual([]);
  });

  it('takes the best of several ways, once per activity', async () => {
    const line = await onlyLine(await tagged('art', [['dance-project', 'for', 'ballet']]));
    expect(line.match).toMatchObject({ kind: 'narrower', topic: { id: 'ballet' } });
  });

  it.each(['states', 'produced'] as const)(
    'is .3 where the project only %s something on it',
    async (role) => {
      const line = await onlyLine(
        await world({
          things: [...DANCE, ['school', 'organisation/university'], ['aim', 'statement/objective']],
          lines: [
            ['dance-project', role, 'aim'],
            ['aim', 'about', 'dance'],
            ['school', 'lead', 'dance-project'],
          ],
        }),
      );
      expect(line.match.kind).toBe('text');
      expect(line.factors.topic).toBeCloseTo(0.3, 12);
    },
  );
});

describe('what a source says of an actor itself', () => {
  it('is a line without an activity, worth a half where it says that the actor knows the topic', async () => {
    const line = await onlyLine(
      await world({
        things: [
          ['dance', 'topic'],
          ['turku', 'organisation/municipality'],
        ],
        lines: [['turku', 'expert-in', 'dance']],
      }),
      'municipality',
    );
    expect(line).toMatchObject({ activity: null, kind: 'claim', factors: { role: 0.5 } });
  });

  it('is worth a tenth where it says what an organisation is about', async () => {
    const line = await onlyLine(
      await world({
        things: [
          ['dance', 'topic'],
          ['dance-net', 'organisation/network'],
        ],
        lines: [['dance-net', 'about', 'dance']],
      }),
    );
    expect(line).toMatchObject({ activity: null, kind: 'claim', factors: { role: 0.1 } });
  });
});

describe('the time factor', () => {
  const led = (activity: Thing, said: Line[3] = {}, date: string | null = '2020', figures: Figure[] = []) =>
    world({
      figures,
      sources: [{ ...REPORT, date }],
      things: [['dance', 'topic'], activity, ['school', 'organisation/university']],
      lines: [
        ['it', 'about', 'dance'],
        ['school', 'lead', 'it', said],
      ],
    });

  it('reads the years of the role before those of the activity', async () => {
    const line = await onlyLine(
      await led(['it', 'project/project', { period: years(2010, 2019) }], { period: years(2012, 2014) }),
    );
    expect(line).toMatchObject({ from: 2012, to: 2014, time: { basis: 'last-year' } });
  });

  it('says whose years it reads, and opens what tells those of the activity', async () => {
    const dated: Thing = ['it', 'project/project', { period: years(2010, 2019) }];
    expect((await onlyLine(await led(dated, { period: years(2012) }))).time).toMatchObject({
      of: 'role',
      facts: [],
    });
    expect((await onlyLine(await led(dated))).time).toMatchObject({ of: 'activity', facts: [] });
    const told = await led(dated, {}, '2020', [['it', 'period', '2010/2019', 2010]]);
    expect((await onlyLine(told)).time).toMatchObject({
      of: 'activity',
      facts: [{ label: 'Toteutusaika', evidence: [{ quote: 'period 2010/2019' }] }],
    });
  });

  it('is a half, and says so, where no year is known', async () => {
    const line = await onlyLine(await led(['it', 'project/project']));
    expect(line).toMatchObject({
      from: null,
      to: null,
      time: { basis: 'unknown', label: 'vuosi ei tiedossa' },
    });
    expect(line.factors.time).toBe(0.5);
  });

  it('is 1 for what runs on today', async () => {
    const line = await onlyLine(await led(['it', 'project/project', { period: years(2024, 2027) }]));
    expect(line).toMatchObject({ time: { basis: 'running' }, factors: { time: 1 } });
  });

  it('counts what was going on up to the year of its source, once the source is old', async () => {
    const ongoing: Thing = ['it', 'project/project', { period: years(2019, null) }];
    expect(await onlyLine(await led(ongoing, {}, '2020-06-08'))).toMatchObject({
      from: 2019,
      to: 2020,
      time: { basis: 'last-year' },
    });
    expect(await onlyLine(await led(ongoing, {}, '2026'))).toMatchObject({ time: { basis: 'running' } });
  });

  it.each<[string, Partial<NonNullable<Thing[2]>>, Line[3]]>([
    ['an activity that was only planned', { status: 'planned' }, {}],
    ['an activity that begins after today', { period: years(2027, 2028) }, {}],
    ['a role that was only planned', {}, { realisation: 'planned' }],
  ])('has nothing to weigh in %s', async (_, activity, role) => {
    expect(await names(await led(['it', 'project/project', activity], role), 'organisation')).toEqual([]);
  });
});

describe('the other factors', () => {
  it('read the source factor off the best of the sources', async () => {
    const line = await onlyLine(
      await world({
        sources: [
          { id: 'report', standing: 'third-party', date: '2020' },
          { id: 'site', standing: 'own-site', date: null },
        ],
        things: [...DANCE, ['school', 'organisation/university']],
        lines: [
          ABOUT_DANCE,
          ['school', 'lead', 'dance-project'],
          ['school', 'lead', 'dance-project', { source: 'site' }],
        ],
      }),
    );
    expect(line).toMatchObject({ standing: { kind: 'own-site' }, factors: { source: 0.9 } });
    expect(line.evidence).toHaveLength(2);
  });

  it('divide by the root of those who hold the same role, a unit beside its own organisation not counted', async () => {
    const { items } = await ask(
      await world({
        things: [
          ...DANCE,
          ['school', 'organisation/university'],
          ['school-arts', 'organisation/unit'],
          ['museum', 'organisation/museum'],
        ],
        lines: [
          ABOUT_DANCE,
          ['school-arts', 'unit-of', 'school'],
          ['school', 'implementer', 'dance-project'],
          ['school-arts', 'implementer', 'dance-project'],
          ['museum', 'implementer', 'dance-project'],
        ],
      }),
      'organisation',
    );
    for (const { lines } of items)
      expect(lines[0]).toMatchObject({ holders: 2, factors: { coHolders: 1 / Math.sqrt(2) } });
  });

  it("count a project's report a quarter beside the project", async () => {
    const { items } = await ask(
      await world({
        things: [
          ...DANCE,
          ['dance-report', 'material/report', { period: years(2021) }],
          ['school', 'organisation/university'],
        ],
        lines: [
          ABOUT_DANCE,
          ['dance-report', 'about', 'dance'],
          ['dance-project', 'produced', 'dance-report'],
          ['school', 'lead', 'dance-project'],
          ['school', 'author', 'dance-report'],
        ],
      }),
      'organisation',
    );
    expect(items[0]!.lines.map(({ factors }) => factors.undertaking)).toEqual([1, 0.25]);
  });

  it('keep the projects of one programme apart', async () => {
    const { items } = await ask(
      await world({
        things: [
          ...DANCE,
          ['other-project', 'project/project', { period: years(2020, 2021) }],
          ['programme', 'programme'],
          ['school', 'organisation/university'],
        ],
        lines: [
          ABOUT_DANCE,
          ['other-project', 'about', 'dance'],
          ['dance-project', 'part-of', 'programme'],
          ['other-project', 'part-of', 'programme'],
          ['school', 'lead', 'dance-project'],
          ['school', 'lead', 'other-project'],
        ],
      }),
      'organisation',
    );
    expect(items[0]!.lines.map(({ factors }) => factors.undertaking)).toEqual([1, 1]);
  });

  it('let events and training saturate together, apart from projects', async () => {
    const { items } = await ask(
      await world({
        things: [
          ['dance', 'topic'],
          ['festival', 'event/seminar'],
          ['course', 'practice/training'],
          ['school', 'organisation/university'],
        ],
        lines: [
          ['festival', 'about', 'dance'],
          ['course', 'about', 'dance'],
          ['school', 'organiser', 'festival'],
          ['school', 'provider', 'course'],
        ],
      }),
      'organisation',
    );
    expect(items[0]!.lines.map(({ kind }) => kind)).toEqual(['event', 'event']);
  });
});

describe('what comes through people and units', () => {
  it('gives a unit its own line, and half of it to its organisation and its municipality', async () => {
    const all = await world({
      things: [...DANCE, ['lahti', 'organisation/municipality'], ['culture-centre', 'organisation/unit']],
      lines: [
        ABOUT_DANCE,
        ['culture-centre', 'unit-of', 'lahti'],
        ['culture-centre', 'partner', 'dance-project'],
      ],
    });
    const own = await onlyLine(all);
    const through = await onlyLine(all, 'municipality');
    expect(own).toMatchObject({ through: 'own', via: null, factors: { via: 1 } });
    expect(through).toMatchObject({ through: 'units', via: { id: 'culture-centre' }, factors: { via: 0.5 } });
  });

  it('gives a municipality half of what its post is said to know', async () => {
    const line = await onlyLine(
      await world({
        things: [
          ['dance', 'topic'],
          ['espoo', 'organisation/municipality'],
          ['espoo-culture', 'post/culture-services'],
        ],
        lines: [
          ['espoo-culture', 'post-of', 'espoo'],
          ['espoo-culture', 'expert-in', 'dance'],
        ],
      }),
      'municipality',
    );
    expect(line).toMatchObject({ through: 'units', via: { id: 'espoo-culture' } });
  });

  it('gives the organisation that a person spoke for half of it, once per activity', async () => {
    const line = await onlyLine(
      await world({
        things: [...DANCE, ['school', 'organisation/university'], ['anna', 'person'], ['bertta', 'person']],
        lines: [
          ABOUT_DANCE,
          ['anna', 'project-manager', 'dance-project', { onBehalfOf: 'school' }],
          ['bertta', 'project-expert', 'dance-project', { onBehalfOf: 'school' }],
        ],
      }),
    );
    expect(line).toMatchObject({ role: 'project-manager', through: 'people', factors: { via: 0.5 } });
  });

  const employed = (job: Line[3]) =>
    world({
      sources: [REPORT, { id: 'other', standing: 'register', date: null }],
      things: [...DANCE, ['school', 'organisation/university'], ['anna', 'person']],
      lines: [
        ABOUT_DANCE,
        ['anna', 'project-manager', 'dance-project'],
        ['anna', 'works-for', 'school', job],
      ],
    });

  it('counts for an employer only what fell in the employment', async () => {
    const during = { period: years(2019, 2020), source: 'other' };
    const before = { period: years(2010, 2015), source: 'other' };
    expect(await names(await employed(during), 'organisation')).toEqual(['school']);
    expect(await names(await employed(before), 'organisation')).toEqual([]);
  });

  it('takes an undated employment for present where one document tells of both', async () => {
    expect(await names(await employed({ source: 'report' }), 'organisation')).toEqual(['school']);
    expect(await names(await employed({ source: 'other' }), 'organisation')).toEqual([]);
  });
});

describe('a person who has not consented', () => {
  const withAnna = (visibility: 'limited' | 'public') =>
    world({
      things: [
        ...DANCE,
        ['school', 'organisation/university'],
        ['p-anna', 'person', { names: { fi: 'Anna Malli' }, visibility }],
      ],
      lines: [
        ABOUT_DANCE,
        [
          'p-anna',
          'project-manager',
          'dance-project',
          { onBehalfOf: 'school', quote: 'Koulu: Anna Malli, projektipäällikkö … ANNA MALLIN tanssi' },
        ],
      ],
    });

  it('never shows in a list of organisations, neither as the way nor in a quote', async () => {
    const answer = await ask(await withAnna('limited'), 'organisation');
    expect(answer.items[0]!.lines[0]).toMatchObject({ through: 'people', via: null });
    expect(answer.items[0]!.lines[0]!.evidence[0]!.quote).toBe('Koulu: …, projektipäällikkö … tanssi');
    expect(JSON.stringify(answer)).not.toMatch(/anna|malli/i);
  });

  it('is found among persons, as a topic is asked about', async () => {
    const line = await onlyLine(await withAnna('limited'), 'person');
    expect(line.evidence[0]!.quote).toContain('Anna Malli');
  });

  it('is named as the way once consent is given', async () => {
    expect(await onlyLine(await withAnna('public'))).toMatchObject({ via: { id: 'p-anna' } });
  });
});

describe('several topics and a region', () => {
  const two = () =>
    world({
      things: [
        ...DANCE,
        ['health', 'topic'],
        ['both', 'organisation/museum'],
        ['one', 'organisation/museum'],
        ['maakunta-lappi', 'region/maakunta'],
        ['area', 'region/named-area'],
      ],
      lines: [
        ABOUT_DANCE,
        ['both', 'lead', 'dance-project'],
        ['both', 'expert-in', 'health'],
        ['one', 'partner', 'dance-project', { scope: 'area' }],
        ['both', 'located-in', 'maakunta-lappi'],
      ],
    });

  it('ask for those who know all of them: the geometric mean of sums that are shown', async () => {
    const { items } = await ask(await two(), 'organisation', { topics: ['dance', 'health'] });
    expect(items.map(({ entity }) => entity.id)).toEqual(['both']);
    const [{ score, topics, lines }] = items as [(typeof items)[0]];
    expect(score).toBeCloseTo(Math.sqrt(topics[0]!.score * topics[1]!.score), 12);
    for (const { topic, score: sum } of topics)
      expect(lines.filter((line) => line.topic === topic).reduce((all, { value }) => all + value, 0)).toBe(
        sum,
      );
  });

  it('keep those who sit in the region, or had a role there', async () => {
    expect(await names(await two(), 'organisation', { region: 'maakunta-lappi' })).toEqual(['both']);
    expect(await names(await two(), 'organisation', { region: 'area' })).toEqual(['one']);
  });
});
