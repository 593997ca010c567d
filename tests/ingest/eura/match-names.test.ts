import { describe, expect, it } from 'vitest';
import { knownNames } from '../../../server/ingest/eura/known-names.ts';
import { nameMatcher } from '../../../server/ingest/eura/match-names.ts';
import { readTables } from '../../../server/ingest/eura/tables.ts';
import { surroundingsAmong } from '../../../server/ingest/surroundings.ts';
import { readSeed } from '../../../seed/load.ts';
import { judgeMatcher, readLabelled } from '../../eval/eura/judge-matcher.ts';
import { TABLES } from '../../support/interreg.ts';

const surroundings = surroundingsAmong(TABLES, readSeed());
const match = nameMatcher(knownNames(surroundings, readTables(TABLES)));

describe('matching the names of implementers', () => {
  it('is right on what was decided by hand before', () => {
    const rows = readLabelled();
    const { precision, recall } = judgeMatcher(rows, match, (id) => surroundings.organisations.has(id));
    expect(rows.length).toBeGreaterThanOrEqual(200);
    expect(precision).toBeGreaterThanOrEqual(0.98);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });

  it.each([
    ['a unit after the house', 'Oulun kaupungin nuorisoasiainkeskus', 2010, 'oulu', true],
    [
      'a unit before the house',
      'Aleksanteri-instituutti Helsingin yliopisto',
      2010,
      'helsingin-yliopisto',
      true,
    ],
    [
      'a unit after a slash',
      'Jyväskylän yliopisto/ Koulutuksen tutkimuslaitos',
      2010,
      'jyvaskylan-yliopisto',
      true,
    ],
    ['words run together', 'OULUN YLIOPISTOMITTALAITELABORATORIO', 2008, 'oulun-yliopisto', true],
    ['an old name', 'Oulun seudun ammattikorkeakoulu', 2010, 'oamk', false],
    [
      'a name in brackets that it had',
      'Itä-Suomen yliopisto (aiemmin Kuopion yliopisto)',
      2008,
      'ita-suomen-yliopisto',
      false,
    ],
    ['one that is no more', 'Kuopion yliopisto', 2008, 'kuopion-yliopisto', false],
    ['a name that meant another before', 'Tampereen yliopisto', 2012, 'tampereen-yliopisto-2018', false],
    ['the same name since', 'Tampereen yliopisto', 2019, 'tampereen-yliopisto', false],
    ['who keeps it', 'Savonia-ammattikorkeakoulun kuntayhtymä', 2009, 'savonia', false],
    ['Swedish', 'Kimitoöns kommun', 2010, 'kemionsaari', false],
    [
      'a slip of the pen',
      'Pohjois-Pohjanmaan elinkeino- liiikenne- ja ympäristökeskus',
      2012,
      'pohjois-pohjanmaan-ely-keskus',
      false,
    ],
  ])('knows %s', (_what, written, year, id, unit) => {
    expect(match(written, year)).toMatchObject({ id, unit });
  });

  it.each([
    'Turun Seudun Kehittämiskeskus',
    'Jyväskylän koulutuskuntayhtymä',
    'Kuopion konservatorion kannatusyhdistys ry',
    'Tampereen kesäyliopistoyhdistys ry',
    'Yli-Iin kunta',
    'Oulun teatteri Oy',
    'Imatran Musiikki Oy',
    'Keski-Pohjanmaan Koulutuskuntayhtymä',
    'Lounais-Suomen ympäristökeskus',
    'Lestijärven kunnan yhteisökehitys Oy',
    'Itä-Suomen Yliopistoseura ry',
    'Lapin nuorison liitto ry',
    'Porin lastenkulttuurikeskus',
  ])('takes %s for nobody else', (written) => {
    expect(match(written, 2010).id).toBeNull();
  });

  it('leaves two of a rank to a person', () => {
    const { id, doubtful } = match(
      'Centret för livslångt lärande vid Åbo Akademi och Yrkeshögskolan Novia',
      2009,
    );
    expect(id).toBeNull();
    expect(doubtful.map((one) => one.id).toSorted()).toEqual(['abo-akademi', 'novia']);
  });

  it('gives its reason in words', () => {
    expect(match('Oulun kaupungin nuorisoasiainkeskus', 2010).reason).toBe(
      'Nimi on kunnan yksikön: oulun kaupungin.',
    );
  });
});
