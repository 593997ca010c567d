import { z } from 'zod';
import type { SourceStatements } from '../../directory/statements.ts';
import { code, maybeNumber, name, number } from '../cells.ts';
import { figures } from './municipality-figures.ts';
import { lookUp, type Row } from '../csv.ts';
import { readCsv } from './read-csv.ts';
import { entity, names, registered, relation, type EntityStatement, type RelationStatement } from '../say.ts';
import { slug } from '../slug.ts';
import { KUNNAT } from './sources.ts';

const FILE = 'municipalities_fi_2026.csv';

const rowSchema = z.object({
  code: code(3),
  name_fi: name,
  name_sv: name,
  name_en: name,
  region_code: code(2),
  region_fi: name,
  wellbeing_county_code: code(2),
  collaborative_area_fi: name,
  language_code: code(1),
  urban_rural_code: code(1),
  ely_2025_code: name,
  ely_2025_fi: name,
  vitality_centre_code: name,
  vitality_centre_fi: name,
  centre_lat: number,
  centre_lon: number,
  land_km2: maybeNumber,
  pop_density_2022: maybeNumber,
  pop_change_2012_2022_pct: maybeNumber,
  swedish_speakers_pct_2017: maybeNumber,
  foreign_citizens_pct_2017: maybeNumber,
  unemployed_pct_2017: maybeNumber,
  pensioners_pct_2017: maybeNumber,
  net_migration_2019: maybeNumber,
  natural_change_2019: maybeNumber,
});

export type MunicipalityRow = Row<z.output<typeof rowSchema>>;

/** The regions that a municipality's codes point to. */
export interface RegionIds {
  maakunta: ReadonlyMap<string, string>;
  wellbeingArea: ReadonlyMap<string, string>;
}

export function readMunicipalityRows(folder: string): MunicipalityRow[] {
  return readCsv(folder, FILE, rowSchema);
}

export function municipalityId({ values }: MunicipalityRow): string {
  return slug(values.name_fi);
}

/** The municipalities by their codes. */
export function municipalityByCode(rows: readonly MunicipalityRow[]): Map<string, string> {
  return new Map(rows.map((row) => [row.values.code, municipalityId(row)]));
}

/** Every municipality with its names, codes, places, classes and figures. */
export function municipalities(rows: readonly MunicipalityRow[], regions: RegionIds): SourceStatements {
  return {
    source: KUNNAT,
    entities: rows.map(municipality),
    relations: rows.flatMap((row) => places(row, regions)),
    facts: rows.flatMap((row) => figures(municipalityId(row), row)),
  };
}

function municipality(row: MunicipalityRow): EntityStatement {
  const { values, place } = row;
  return entity(place, municipalityId(row), ['organisation', 'municipality'], {
    names: names({ fi: values.name_fi, sv: values.name_sv, en: values.name_en }),
    identifiers: [{ scheme: 'municipality-code', value: values.code }],
    status: 'running',
    point: { lat: values.centre_lat, lon: values.centre_lon },
  });
}

function places(row: MunicipalityRow, { maakunta, wellbeingArea }: RegionIds): RelationStatement[] {
  const id = municipalityId(row);
  return [
    relation(
      row.place,
      [id, 'located-in', lookUp(maakunta, row, 'region_code', 'regions_fi_2026.csv')],
      registered(KUNNAT, row, ['code', 'name_fi', 'region_code', 'region_fi']),
    ),
    relation(
      row.place,
      [
        id,
        'located-in',
        lookUp(wellbeingArea, row, 'wellbeing_county_code', 'wellbeing_counties_fi_2026.csv'),
      ],
      registered(KUNNAT, row, ['code', 'name_fi', 'wellbeing_county_code', 'wellbeing_county_fi']),
    ),
  ];
}
