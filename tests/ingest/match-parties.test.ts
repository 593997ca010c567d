import { describe, expect, it } from 'vitest';
import { StatementsRefusedError } from '../../server/directory/statement-problem.ts';
import { likeness } from '../../server/ingest/likeness.ts';
import { matchParties, type Party } from '../../server/ingest/match-parties.ts';
import { readDecisions } from '../../server/ingest/parties.ts';
import { smallSurroundings } from '../support/interreg.ts';

const TABLE = `
FI:
  - { id: turku, kind: municipality, written: [City of Turku] }
  - { id: oulu, kind: municipality, written: [City of Oulu] }
LV:
  - { kind: university, names: University of Latvia, written: [UNIVERSITY OF LATVIA] }
`;
const decisions = readDecisions('osapuolet.yaml', TABLE);
const surroundings = smallSurroundings();

function party(name: string, country = 'FI'): Party {
  return { name, country, town: 'Turku', place: { file: 'uusi.csv', path: 'org_name', line: 7 } };
}

function matched(...parties: Party[]) {
  return matchParties(parties, decisions, surroundings, 'osapuolet.yaml').map(
    ({ decision, rule, sureness }) => [decision.id, rule, sureness],
  );
}

function refusal(...parties: Party[]): StatementsRefusedError {
  try {
    matched(...parties);
  } catch (error) {
    if (error instanceof StatementsRefusedError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('matching parties', () => {
  it('takes a name as the table has it for sure, and one that differs by case and marks nearly so', () => {
    expect(
      matched(party('City of Turku'), party('CITY OF TURKU.'), party('University of Latvia', 'LV')),
    ).toEqual([
      ['turku', 'table', 1],
      ['turku', 'spelling', 0.95],
      ['university-of-latvia-lv', 'table', 1],
    ]);
  });

  it('makes of an unknown one abroad a new organisation, once, and of a near name never the old one', () => {
    expect(
      matched(
        party('Universities of Latvia', 'LV'),
        party('universities of latvia', 'LV'),
        party('City of Turku', 'SE'),
      ),
    ).toEqual([
      ['universities-of-latvia-lv', 'new', 0],
      ['universities-of-latvia-lv', 'new', 0],
      ['city-of-turku-se', 'new', 0],
    ]);
  });

  it('tells of a new one abroad which ones it is like', () => {
    const [match] = matchParties([party('Universities of Latvia', 'LV')], decisions, surroundings, 'x');
    expect(match?.near[0]).toMatchObject({ id: 'university-of-latvia-lv' });
  });

  it('guesses nothing of a Finnish name: it gives the lines to add, and the nearest candidates with scores', () => {
    const { problems, message } = refusal(
      party('City of Turcu'),
      party('City of Turcu'),
      party('Kirjola ry'),
    );
    expect(problems).toHaveLength(2);
    expect(message).toMatch(/^2 problems, nothing was written\nuusi\.csv:7: org_name: City of Turcu: /);
    expect(message).toContain(
      'add to osapuolet.yaml under FI: { id: city-of-turcu, kind: other, names: { en: "City of Turcu" }, written: ["City of Turcu"], in: turku }',
    );
    expect(message).toMatch(
      /if it is turku, add it to that entry's `written`; nearest: turku "City of Turku" 0\.\d\d/,
    );
    expect(problems[1]?.reason).toMatch(/nearest: none$/);
  });

  it('gives a line for an organisation that the directory has and the table does not', () => {
    expect(refusal(party('Turun yliopiston')).message).toContain(
      'if it is turun-yliopisto, add { id: turun-yliopisto, kind: university, written: ["Turun yliopiston"] }',
    );
  });

  it('refuses a decision about an organisation that the directory lacks or has as something else', () => {
    expect(refusal(party('City of Oulu')).message).toMatch(
      /osapuolet\.yaml:4: .*: oulu: .*load the seed first/,
    );
    const wrong = readDecisions('x.yaml', 'FI: [{ id: turku, kind: company, written: [City of Turku] }]');
    expect(() => matchParties([party('City of Turku')], wrong, surroundings, 'x.yaml')).toThrow(
      'the directory has it as municipality, not as company',
    );
  });
});

describe('a table of parties', () => {
  it.each([
    ['FI: [{ id: turku, kind: city, written: [Turku] }]', /x\.yaml:1: FI\[0\]\.kind: "city"/],
    ['FI: [{ kind: company, written: [Turku] }]', /an id or an English name/],
    ['FI: [{ id: a, kind: company }]', /`written`/],
    ['FI: [{ id: a, kind: company, names: { fi: A }, written: [A] }]', /needs `in` or `of`/],
    ['Suomi: []', /country code/],
    [
      'FI: [{ id: a, kind: museum, written: [A] }, { id: a, kind: museum, written: [B] }]',
      /: id: a: this stands in an earlier entry/,
    ],
    [
      'FI: [{ id: a, kind: museum, written: [A] }, { id: b, kind: museum, written: [A] }]',
      /: written: FI A: this stands in an earlier entry/,
    ],
  ])('is refused where it does not fit: %s', (text, told) => {
    expect(() => readDecisions('x.yaml', text)).toThrow(told);
  });
});

describe('likeness', () => {
  it('is 1 for names that differ by case, accents and legal form, and falls with the letters', () => {
    expect(likeness('Hätälä Oy', 'HATALA ltd')).toBe(1);
    expect(likeness('City of Turku', 'City of Turcu')).toBeGreaterThan(
      likeness('City of Turku', 'City of Oulu'),
    );
    expect(likeness('Kirjola', 'Suomen ympäristökeskus')).toBe(0);
  });
});
