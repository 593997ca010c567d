import { describe, expect, it } from 'vitest';
import { StatementsRefusedError } from '../../../server/directory/statement-problem.ts';
import { readDocument } from '../../../server/ingest/document/read-document.ts';
import { aSource } from '../../store/records.ts';

const read = (text: string) =>
  readDocument('seed/data/esite.yaml', text, (id) =>
    ['esite', 'toinen'].includes(id) ? aSource(id, { version: id === 'toinen' ? '7' : '1' }) : undefined,
  );

/** What is told of the rest of a file whose first line names its source. */
const problemsOf = (rest: string) => {
  try {
    read(`source: esite\n${rest}`);
  } catch (error) {
    expect(error).toBeInstanceOf(StatementsRefusedError);
    return (error as StatementsRefusedError).problems;
  }
  throw new Error('It was accepted');
};

const relation = (rest: string) => `relations:\n  - { from: a, role: lead, to: b, ${rest} }`;

describe('a statement file', () => {
  it('may describe its source itself, absent parts being null', () => {
    const { source } = read(`
source:
  id: oma
  title: { fi: Oma }
  lang: fi
  standing: own-site
  date: 2010
  licence: CC BY 4.0
  redistributable: false
  version: "1"
`);
    expect(source).toMatchObject({ id: 'oma', date: '2010', publisher: null, url: null, attribution: null });
  });

  it('reads the short forms into the full ones', () => {
    const { entities } = read(`
source: esite
entities:
  - id: hanke
    type: project
    kind: project
    names: Musiikki elämään
    aliases: [ME-hanke, { text: Musikliv, lang: sv, kind: other }]
    period: { from: 2010-23, to: { date: 2012, basis: cover }, by: 2012-06 }
`);
    expect(entities[0]?.fields).toEqual({
      type: 'project',
      kind: 'project',
      names: { fi: 'Musiikki elämään' },
      descriptions: {},
      aliases: [
        { text: 'ME-hanke', lang: 'fi', kind: 'other', period: null },
        { text: 'Musikliv', lang: 'sv', kind: 'other', period: null },
      ],
      identifiers: [],
      homepage: null,
      period: {
        from: { date: '2010-23', precision: 'season', basis: 'text' },
        to: { date: '2012', precision: 'year', basis: 'cover' },
        open: false,
        by: { date: '2012-06', precision: 'month', basis: 'text' },
      },
      status: 'unknown',
      visibility: 'public',
      position: null,
      point: null,
    });
  });

  it('makes persons limited unless it says otherwise', () => {
    const { entities } = read(`
source: esite
entities:
  - { id: p-aaaaaaaa, type: person, names: A }
  - { id: p-bbbbbbbb, type: person, names: B, visibility: public }
`);
    expect(entities.map(({ fields }) => fields.visibility)).toEqual(['limited', 'public']);
  });

  it('fills in of evidence the file’s own source and version, or those of the source it names', () => {
    const { relations } = read(
      `source: esite\n${relation('evidence: [{ quote: q }, { quote: w, source: toinen }]')}`,
    );
    expect(relations[0]?.evidence).toMatchObject([
      { source: 'esite', version: '1', quote: 'q', certainty: 'stated', locator: null },
      { source: 'toinen', version: '7', quote: 'w' },
    ]);
  });

  it('takes a register row as certainty register, and a reason for what is known from outside', () => {
    const { relations } = read(
      `source: esite\n${relation('evidence: [{ row: { koodi: "091" } }, { reason: tiedetään, certainty: outside }]')}`,
    );
    expect(relations[0]?.evidence).toMatchObject([
      { certainty: 'register', row: { koodi: '091' }, quote: null },
      { certainty: 'outside', reason: 'tiedetään', quote: null },
    ]);
  });

  it('keeps a placeholder with what it does not know as null', () => {
    const { relations } = read(
      `source: esite\nrelations: [{ from: a, role: targets, to: { placeholder: { type: region } }, evidence: { quote: q } }]`,
    );
    expect(relations[0]?.claim.to).toEqual({ placeholder: { type: 'region', kind: null, count: null } });
  });

  it('gives a fact the unit of its field unless it has one of its own, null included', () => {
    const fact = (unit: string) =>
      `  - { entity: a, field: population, value: 5${unit}, evidence: { quote: q } }\n`;
    const { facts } = read(
      `source: esite\nfacts:\n${fact('')}${fact(', unit: household')}${fact(', unit: null')}`,
    );
    expect(facts.map(({ claim }) => claim.unit)).toEqual(['person', 'household', null]);
  });

  it('may say nothing at all', () => {
    expect(read('source: esite\nentities:\nrelations:\nfacts:')).toMatchObject({
      entities: [],
      relations: [],
      facts: [],
    });
  });

  it('remembers where each statement stands', () => {
    const { entities } = read(`source: esite\nentities:\n\n  - id: a\n    type: programme\n`);
    expect(entities[0]?.place).toEqual({ file: 'seed/data/esite.yaml', path: 'entities[0]', line: 4 });
  });
});

describe('a file that does not fit is refused with file, line, field, value and reason:', () => {
  it.each<[string, string, object]>([
    [
      'an unknown role',
      'relations:\n  - { from: a, role: boss, to: b, evidence: { quote: q } }',
      {
        path: 'relations[0].role',
        line: 3,
        value: '"boss"',
        reason: expect.stringContaining('"lead"'),
      },
    ],
    [
      'an id with a space',
      'relations:\n  - { from: A B, role: lead, to: b, evidence: { quote: q } }',
      {
        path: 'relations[0].from',
        value: '"A B"',
        reason: expect.stringContaining('single hyphens'),
      },
    ],
    [
      'a placeholder of no type that there is',
      'relations: [{ from: a, role: lead, to: { placeholder: { type: regio } }, evidence: { quote: q } }]',
      {
        path: 'relations[0].to.placeholder.type',
        value: '"regio"',
      },
    ],
    [
      'no evidence',
      'relations:\n  - from: a\n    role: lead\n    to: b',
      {
        path: 'relations[0].evidence',
        line: 3,
        value: '(missing)',
        reason: 'this is needed and missing',
      },
    ],
    ['an empty list of evidence', relation('evidence: []'), { path: 'relations[0].evidence', value: '[]' }],
    [
      'a misspelt key',
      relation('evidence: { qoute: q }'),
      {
        path: 'relations[0].evidence',
        reason: expect.stringContaining('qoute'),
      },
    ],
    [
      'a stated thing without a quote',
      relation('evidence: { reason: r }'),
      {
        path: 'relations[0].evidence.quote',
        reason: 'certainty stated needs a quote',
      },
    ],
    [
      'a source that nobody describes',
      relation('evidence: { quote: q, source: kolmas }'),
      {
        path: 'relations[0].evidence.source',
        value: 'kolmas',
      },
    ],
    [
      'a month that there is not',
      relation('period: { from: 2010-13 }, evidence: { quote: q }'),
      {
        path: 'relations[0].period.from',
        value: '"2010-13"',
        reason: expect.stringContaining('21 spring'),
      },
    ],
    [
      'a code that YAML reads as a number',
      'entities: [{ id: a, type: programme, identifiers: [{ scheme: yso, value: 091 }] }]',
      {
        path: 'entities[0].identifiers[0].value',
        value: '91',
      },
    ],
    [
      'a part that there is not',
      'entitees: []',
      { path: 'file', reason: expect.stringContaining('entitees') },
    ],
    ['a key that stands twice', 'entities: []\nentities: []', { path: 'YAML', line: 3 }],
    [
      'text that is no YAML',
      'entities: [',
      { path: 'YAML', reason: expect.stringContaining('Flow sequence') },
    ],
  ])('%s', (_what, rest, problem) => {
    expect(problemsOf(rest)).toMatchObject([{ file: 'seed/data/esite.yaml', ...problem }]);
  });

  it('all of them at once, in one message that a person can read', () => {
    const rest = 'relations:\n  - { from: A, role: boss, to: b, evidence: { quote: q } }';
    expect(problemsOf(rest).map(({ path }) => path)).toEqual(['relations[0].from', 'relations[0].role']);
    expect(() => read(`source: esite\n${rest}`)).toThrow(
      /^2 problems, nothing was written\nseed\/data\/esite\.yaml:3: relations\[0\]\.from: "A": /,
    );
  });

  it('a source that no file describes', () => {
    expect(() => read('source: tuntematon')).toThrow(/esite\.yaml:1: source: tuntematon: no file describes/);
  });

  it('refuses a period that ends before it begins, and takes ends of differing precision', () => {
    const relationWith = (period: string) => relation(`period: ${period}, evidence: { quote: x }`);
    expect(problemsOf(relationWith('{ from: 2020, to: 2019-12-31 }'))).toMatchObject([
      { path: 'relations[0].period', line: 3, reason: 'the period ends before it begins' },
    ]);
    expect(read(`source: esite\n${relationWith('{ from: 2020-06-01, to: 2020 }')}`).relations).toHaveLength(
      1,
    );
  });

  it('refuses words where a field is a number', () => {
    const fact = (value: string) =>
      `facts:\n  - { entity: a, field: population, value: ${value}, evidence: { quote: x } }`;
    expect(problemsOf(fact('many'))).toMatchObject([{ path: 'facts[0].value', line: 3, value: '"many"' }]);
    for (const value of ['12', '{ min: 10, max: 20 }', '{ empty: true }'])
      expect(read(`source: esite\n${fact(value)}`).facts).toHaveLength(1);
  });
});
