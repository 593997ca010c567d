import type { Field } from '../../vocabulary/fields.ts';
import type { MunicipalityRow } from './municipalities.ts';
import { fact, period, registered, type FactStatement } from '../say.ts';
import { KUNNAT } from './sources.ts';

interface Figure {
  readonly field: Field;
  readonly column: keyof MunicipalityRow['values'];
  readonly from: string;
  readonly to: string;
  /** The column that says the code in words; the code itself is the value. */
  readonly words?: string;
}

function of(year: string, field: Field, column: Figure['column'], words?: string): Figure {
  return { field, column, from: year, to: year, ...(words === undefined ? {} : { words }) };
}

const FIGURES: readonly Figure[] = [
  of('2022', 'population-density', 'pop_density_2022'),
  { field: 'population-change-10y', column: 'pop_change_2012_2022_pct', from: '2012', to: '2022' },
  of('2026', 'urban-rural-class', 'urban_rural_code', 'urban_rural_fi'),
  of('2026', 'language-status', 'language_code', 'language_status_fi'),
  of('2026', 'collaborative-area', 'collaborative_area_fi'),
  of('2017', 'pensioners-share', 'pensioners_pct_2017'),
  of('2017', 'swedish-speakers-share', 'swedish_speakers_pct_2017'),
  of('2017', 'foreign-citizens-share', 'foreign_citizens_pct_2017'),
  of('2017', 'unemployed-share', 'unemployed_pct_2017'),
  of('2019', 'net-migration', 'net_migration_2019'),
  of('2019', 'natural-change', 'natural_change_2019'),
  of('2026', 'land-area', 'land_km2'),
];

/** A municipality's figures and classes, each with its year; a blank cell makes none. */
export function figures(id: string, row: MunicipalityRow): FactStatement[] {
  return FIGURES.flatMap(({ field, column, from, to, words }) => {
    const value = row.values[column];
    if (value === null) return [];
    const evidence = registered(KUNNAT, row, ['code', column, ...(words ? [words] : [])]);
    return [fact(row.place, id, [field, value], evidence, period(from, to))];
  });
}
