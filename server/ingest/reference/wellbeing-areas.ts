import { z } from 'zod';
import type { SourceStatements } from '../../directory/statements.ts';
import type { Localised } from '../../vocabulary/languages.ts';
import { code, name } from '../cells.ts';
import type { MunicipalityRow } from './municipalities.ts';
import { lookUp, type Row } from '../csv.ts';
import { readCsv } from './read-csv.ts';
import {
  entity,
  names,
  reasoned,
  registered,
  relation,
  type EntityStatement,
  type RelationStatement,
} from '../say.ts';
import { slug } from '../slug.ts';
import { HYVINVOINTIALUEET, KUNNAT } from './sources.ts';

const FILE = 'wellbeing_counties_fi_2026.csv';

const rowSchema = z.object({
  wellbeing_county_code: code(2),
  wellbeing_county_fi: name,
  wellbeing_county_sv: name,
  wellbeing_county_en: name,
});

type WellbeingRow = Row<z.output<typeof rowSchema>>;

interface AreaWithoutCounty {
  id: string;
  names: Required<Localised>;
}

/** Where social and health services belong to the city of Helsinki and to the Government of Åland. */
const WITHOUT_COUNTY: Readonly<Record<string, AreaWithoutCounty>> = {
  '90': {
    id: 'hyvinvointialue-helsingin',
    names: { fi: 'Helsingin kaupungin alue', sv: 'Helsingfors stads område', en: 'Helsinki wellbeing area' },
  },
  '91': {
    id: 'hyvinvointialue-ahvenanmaan',
    names: { fi: 'Ahvenanmaan maakunnan alue', sv: 'Landskapet Ålands område', en: 'Åland wellbeing area' },
  },
};

export function readWellbeingRows(folder: string): WellbeingRow[] {
  return readCsv(folder, FILE, rowSchema);
}

/** The ids of the wellbeing areas by their codes. */
export function wellbeingAreaByCode(rows: readonly WellbeingRow[]): Map<string, string> {
  return new Map(rows.map((row) => [row.values.wellbeing_county_code, areaId(row)]));
}

/** The wellbeing areas as regions, and the counties that look after all of them but two. */
export function wellbeingAreas(
  rows: readonly WellbeingRow[],
  municipalities: readonly MunicipalityRow[],
  maakunta: ReadonlyMap<string, string>,
): SourceStatements {
  const counties = rows.filter(hasCounty);
  return {
    source: HYVINVOINTIALUEET,
    entities: [...rows.map(area), ...counties.map(county)],
    relations: [
      ...counties.map(seat),
      ...rows.flatMap((row) => maakuntaOfArea(row, municipalities, maakunta)),
    ],
    facts: [],
  };
}

function hasCounty({ values }: WellbeingRow): boolean {
  return WITHOUT_COUNTY[values.wellbeing_county_code] === undefined;
}

function areaId({ values }: WellbeingRow): string {
  const known = WITHOUT_COUNTY[values.wellbeing_county_code];
  return known?.id ?? `hyvinvointialue-${slug(values.wellbeing_county_fi.replace(/ hyvinvointialue$/, ''))}`;
}

function area(row: WellbeingRow): EntityStatement {
  const { wellbeing_county_code, wellbeing_county_fi, wellbeing_county_sv, wellbeing_county_en } = row.values;
  return entity(row.place, areaId(row), ['region', 'wellbeing-area'], {
    names: WITHOUT_COUNTY[wellbeing_county_code]?.names ?? {
      fi: `${wellbeing_county_fi}en alue`,
      sv: `${wellbeing_county_sv}s område`,
      en: wellbeing_county_en.replace('wellbeing services county', 'wellbeing area'),
    },
    identifiers: [{ scheme: 'wellbeing-area-code', value: wellbeing_county_code }],
  });
}

function countyId({ values }: WellbeingRow): string {
  return slug(values.wellbeing_county_fi);
}

function county(row: WellbeingRow): EntityStatement {
  const { wellbeing_county_fi, wellbeing_county_sv, wellbeing_county_en } = row.values;
  return entity(row.place, countyId(row), ['organisation', 'wellbeing-services-county'], {
    names: names({ fi: wellbeing_county_fi, sv: wellbeing_county_sv, en: wellbeing_county_en }),
    status: 'running',
  });
}

function seat(row: WellbeingRow): RelationStatement {
  const evidence = registered(HYVINVOINTIALUEET, row, ['wellbeing_county_code', 'wellbeing_county_fi']);
  return relation(row.place, [countyId(row), 'located-in', areaId(row)], evidence);
}

/** An area is part of a maakunta when all of its municipalities are. */
function maakuntaOfArea(
  row: WellbeingRow,
  municipalities: readonly MunicipalityRow[],
  maakunta: ReadonlyMap<string, string>,
): RelationStatement[] {
  const within = municipalities.filter(
    (one) => one.values.wellbeing_county_code === row.values.wellbeing_county_code,
  );
  const [first] = within;
  if (!first || within.some(({ values }) => values.region_code !== first.values.region_code)) return [];
  const columns = ['wellbeing_county_code', 'wellbeing_county_fi', 'region_code', 'region_fi'];
  const reason = `Alueen kaikki kunnat (${within.length}) kuuluvat maakuntaan ${first.values.region_fi}.`;
  return [
    relation(
      row.place,
      [areaId(row), 'part-of', lookUp(maakunta, first, 'region_code', 'regions_fi_2026.csv')],
      reasoned(registered(KUNNAT, first, columns), 'inferred', reason),
    ),
  ];
}
