import { z } from 'zod';
import type { SourceStatements } from '../../directory/statements.ts';
import { code, name } from '../cells.ts';
import type { Row } from '../csv.ts';
import { readCsv, shownName } from './read-csv.ts';
import { alias, entity, names, registered, relation, type EntityStatement } from '../say.ts';
import { slug } from '../slug.ts';
import { MAAKUNNAT } from './sources.ts';

export const FINLAND = 'maa-suomi';

const FILE = 'regions_fi_2026.csv';

const rowSchema = z.object({
  region_code: code(2),
  region_fi: name,
  region_sv: name,
  region_en: name,
  nuts3_code: name,
});

type RegionRow = Row<z.output<typeof rowSchema>>;

export function readRegionRows(folder: string): RegionRow[] {
  return readCsv(folder, FILE, rowSchema);
}

/** The id of a maakunta from its Finnish name. */
export function maakuntaId(finnishName: string): string {
  return `maakunta-${slug(finnishName)}`;
}

/** The ids of the maakunta regions by their codes. */
export function maakuntaByCode(rows: readonly RegionRow[]): Map<string, string> {
  return new Map(rows.map(({ values }) => [values.region_code, maakuntaId(values.region_fi)]));
}

/** Finland and its maakunta regions. */
export function regions(rows: readonly RegionRow[]): SourceStatements {
  return {
    source: MAAKUNNAT,
    entities: [finland(), ...rows.map(maakunta)],
    relations: rows.map((row) =>
      relation(
        row.place,
        [maakuntaId(row.values.region_fi), 'part-of', FINLAND],
        registered(MAAKUNNAT, row, ['region_code', 'region_fi', 'nuts3_code']),
      ),
    ),
    facts: [],
  };
}

function finland(): EntityStatement {
  return entity({ file: shownName(FILE), path: FINLAND, line: null }, FINLAND, ['region', 'country'], {
    names: { fi: 'Suomi', sv: 'Finland', en: 'Finland' },
    identifiers: [{ scheme: 'iso-3166', value: 'FI' }],
  });
}

function maakunta({ values, place }: RegionRow): EntityStatement {
  return entity(place, maakuntaId(values.region_fi), ['region', 'maakunta'], {
    names: names({ fi: values.region_fi, sv: values.region_sv, en: values.region_en }),
    // European registers know the region of the capital by this name.
    aliases: values.region_fi === 'Uusimaa' ? [alias('Helsinki-Uusimaa', 'other', null)] : [],
    identifiers: [
      { scheme: 'region-code', value: values.region_code },
      { scheme: 'nuts', value: values.nuts3_code },
    ],
  });
}
