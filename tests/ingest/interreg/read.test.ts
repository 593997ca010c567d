import { describe, expect, it } from 'vitest';
import { StatementsRefusedError } from '../../../server/directory/statement-problem.ts';
import { readParticipations } from '../../../server/ingest/interreg/read.ts';
import { readTables } from '../../../server/ingest/interreg/tables.ts';
import { interregFile, LATVIA, smallSurroundings, TABLES } from '../../support/interreg.ts';

const tables = readTables(TABLES);
const surroundings = smallSurroundings();

function read(content: Uint8Array) {
  return readParticipations('uusi.csv', content, tables, surroundings);
}

function problemsOf(content: Uint8Array) {
  try {
    read(content);
  } catch (error) {
    if (error instanceof StatementsRefusedError) return error.problems;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a file of the Interreg register', () => {
  it('gives its rows with their lines, themes apart', () => {
    const [turku, latvia] = read(interregFile({ role: 'lead' }, LATVIA));
    expect(turku).toMatchObject({
      values: { role: 'lead', org_name: 'City of Turku', themes: ['Education and training', 'Tourism'] },
      cells: { themes: 'Education and training|Tourism' },
      place: { file: 'uusi.csv', line: 2 },
    });
    expect(latvia?.place.line).toBe(3);
  });

  it('leaves an end open, and reads the country off a region of Finland', () => {
    const [row] = read(interregFile({ end: '', country_code: '', nuts3_name: 'Åland', town: 'Kumlinge' }));
    expect(row?.values).toMatchObject({ end: null, country_code: 'FI' });
  });

  it('names file, line, field, value and reason of all that does not fit, in the order of the lines', () => {
    const content = interregFile(
      { role: 'boss', start: '2016-13-01' },
      { org_name: '' },
      { country_code: '', nuts3_name: '' },
      { project_id: 'I00002', acronym: 'LOPPU', end: '2015-12-31' },
      { project_id: 'I00003', acronym: 'OHI', programme: 'INTERREG IX', themes: 'Astrology' },
      { ...LATVIA, country_code: 'LX' },
      LATVIA,
      LATVIA,
      { ...LATVIA, role: 'lead', title: 'A tunnel under the gulf' },
    );
    expect(problemsOf(content).map(({ file, line, path, value }) => [file, line, path, value])).toEqual([
      ['uusi.csv', 2, 'start', '2016-13-01'],
      ['uusi.csv', 2, 'role', 'boss'],
      ['uusi.csv', 3, 'org_name', '(blank)'],
      ['uusi.csv', 4, 'country_code', '(blank)'],
      ['uusi.csv', 5, 'end', '2015-12-31'],
      ['uusi.csv', 6, 'programme', 'INTERREG IX'],
      ['uusi.csv', 6, 'themes', 'Astrology'],
      ['uusi.csv', 7, 'country_code', 'LX'],
      ['uusi.csv', 9, 'org_name', 'University of Latvia'],
      ['uusi.csv', 10, 'title', 'A tunnel under the gulf'],
    ]);
  });

  it.each([
    [{ role: 'boss' }, 'lead or partner'],
    [{ start: '1.1.2016' }, 'a day such as 2015-09-01'],
    [{ country_code: 'Finland' }, 'two capital letters'],
    [{ programme: 'INTERREG IX' }, 'interreg-projects.yaml does not say what this is'],
    [{ country_code: 'LX' }, 'regions-abroad.yaml has no country with this code'],
  ])('says of %o what would do', (cells, reason) => {
    expect(problemsOf(interregFile(cells))[0]?.reason).toContain(reason);
  });

  it('takes a row that the table knows to stand twice once, and refuses any other', () => {
    const twice = { ...LATVIA, project_id: 'I00204', org_name: 'VASAB' };
    expect(read(interregFile(twice, twice))).toHaveLength(1);
    expect(problemsOf(interregFile({}, {}))[0]?.reason).toBe('line 2 has this party of I00001 already');
  });

  it('tells every missing column, another encoding and an empty file', () => {
    const text = Buffer.from(interregFile({})).toString();
    const without = Buffer.from(text.replace('org_name', 'name').replace('town', 'city'));
    expect(problemsOf(without).map(({ path, line }) => [path, line])).toEqual([
      ['org_name', 1],
      ['town', 1],
    ]);
    expect(problemsOf(Buffer.from(text.replace('Turku', 'Åbo'), 'latin1'))).toMatchObject([
      { path: 'encoding' },
    ]);
    expect(problemsOf(Buffer.from(''))).toHaveLength(13);
  });
});
