import { z } from 'zod';
import type { Alias, EntityFields, Identifier } from '../../contract/entity.ts';
import { urlSchema } from '../../contract/primitives.ts';
import type { SourceStatements } from '../../directory/statements.ts';
import type { Kind } from '../../vocabulary/kinds.ts';
import { maybeNumber, maybeText, name } from '../cells.ts';
import type { MunicipalityRow } from './municipalities.ts';
import { lookUp, type Row } from '../csv.ts';
import { readCsv } from './read-csv.ts';
import {
  alias,
  entity,
  fact,
  names,
  registered,
  relation,
  type EntityStatement,
  type FactStatement,
  type RelationStatement,
} from '../say.ts';
import { slug } from '../slug.ts';
import { KORKEAKOULUT } from './sources.ts';

const FILE = 'higher_education_fi.csv';

/** A city's point in the register is believed when it is this near to the municipality's own centre. */
const NEAR_KM = 30;

const KINDS = {
  university: 'university',
  university_military: 'university',
  uas: 'university-of-applied-sciences',
  uas_police: 'university-of-applied-sciences',
  uas_aland: 'university-of-applied-sciences',
} as const satisfies Record<string, Kind>;

/** Where neither the Finnish name nor the acronym makes a good id. */
const IDS: Readonly<Record<string, string>> = { LUT: 'lut', HÅ: 'ahvenanmaan-ammattikorkeakoulu' };

const rowSchema = z.object({
  koodisto_code: maybeText,
  ror_id: maybeText,
  type: z.enum(Object.keys(KINDS) as [keyof typeof KINDS]),
  acronym: name,
  name_fi: name,
  name_sv: maybeText,
  name_en: name,
  aliases: z.string().transform((text) => text.split('|').filter(Boolean)),
  municipality_code: name,
  lat: maybeNumber,
  lon: maybeNumber,
  website: urlSchema,
  established: maybeText,
  wikidata: maybeText,
});

export type InstitutionRow = Row<z.output<typeof rowSchema>>;

export function readInstitutionRows(folder: string): InstitutionRow[] {
  return readCsv(folder, FILE, rowSchema);
}

/** A university's id comes from its Finnish name, a university of applied sciences' from its acronym. */
export function institutionId({ values }: InstitutionRow): string {
  const usual = institutionKind(values.type) === 'university' ? values.name_fi : values.acronym;
  return IDS[values.acronym] ?? slug(usual);
}

export function institutionKind(type: keyof typeof KINDS): Kind {
  return KINDS[type];
}

/**
 * The universities and universities of applied sciences. Names in `datedElsewhere` are left out of their aliases:
 * the register of predecessors gives them with their years.
 */
export function higherEducation(
  rows: readonly InstitutionRow[],
  municipalities: readonly MunicipalityRow[],
  municipality: ReadonlyMap<string, string>,
  datedElsewhere: ReadonlySet<string>,
): SourceStatements {
  const centres = new Map(municipalities.map(({ values }) => [values.code, values]));
  return {
    source: KORKEAKOULUT,
    entities: rows.map((row) =>
      institution(
        row,
        lookUp(centres, row, 'municipality_code', 'municipalities_fi_2026.csv'),
        datedElsewhere,
      ),
    ),
    relations: rows.map((row) => seat(row, municipality)),
    facts: rows.flatMap(established),
  };
}

function institution(
  row: InstitutionRow,
  home: MunicipalityRow['values'],
  datedElsewhere: ReadonlySet<string>,
): EntityStatement {
  const { values, place } = row;
  return entity(place, institutionId(row), ['organisation', institutionKind(values.type)], {
    names: names({ fi: values.name_fi, sv: values.name_sv, en: values.name_en }),
    aliases: aliasesOf(values, datedElsewhere),
    identifiers: identifiersOf(values),
    homepage: values.website,
    status: 'running',
    point: pointOf(values, home),
  });
}

/** The acronym, then other names; those that differ from a known one by case or hyphens alone say nothing new. */
function aliasesOf(values: InstitutionRow['values'], datedElsewhere: ReadonlySet<string>): Alias[] {
  const seen = new Set([values.name_fi, values.name_sv ?? '', values.name_en].map(slug));
  const candidates = [
    alias(values.acronym, 'short', null),
    ...values.aliases
      .filter((text) => !datedElsewhere.has(text))
      .map((text) => alias(text, 'other', languageOf(text))),
  ];
  return candidates.filter(({ text }) => {
    const known = seen.has(slug(text));
    seen.add(slug(text));
    return !known;
  });
}

/** The language of an institution's name by the word for what it is. */
export function languageOf(institutionName: string): Alias['lang'] {
  if (/universitet\b|yrkeshögskol|handelshögskol/i.test(institutionName)) return 'sv';
  if (/yliopisto|korkeakoulu/i.test(institutionName)) return 'fi';
  return /\b(university|UAS)\b/i.test(institutionName) ? 'en' : null;
}

function identifiersOf({ ror_id, koodisto_code, wikidata }: InstitutionRow['values']): Identifier[] {
  const found: [Identifier['scheme'], string | null][] = [
    ['ror', ror_id === null ? null : bareRor(ror_id)],
    ['oppilaitosnumero', koodisto_code],
    ['wikidata', wikidata],
  ];
  return found.flatMap(([scheme, value]) => (value === null ? [] : [{ scheme, value }]));
}

/** `020hwjq30` of `https://ror.org/020hwjq30`. */
export function bareRor(address: string): string {
  return address.replace('https://ror.org/', '');
}

// The register places Lapin ammattikorkeakoulu, of Rovaniemi, in Kemi, where one of its predecessors was.
function pointOf(
  { lat, lon }: InstitutionRow['values'],
  home: MunicipalityRow['values'],
): EntityFields['point'] {
  if (lat === null || lon === null) return null;
  return kilometresBetween([lat, lon], [home.centre_lat, home.centre_lon]) <= NEAR_KM ? { lat, lon } : null;
}

/** Near enough on the scale of a country: the earth taken as flat about the first point. */
function kilometresBetween([lat, lon]: [number, number], [otherLat, otherLon]: [number, number]): number {
  const degree = 111.2;
  return Math.hypot((lat - otherLat) * degree, (lon - otherLon) * degree * Math.cos((lat * Math.PI) / 180));
}

function seat(row: InstitutionRow, municipality: ReadonlyMap<string, string>): RelationStatement {
  const evidence = registered(KORKEAKOULUT, row, ['name_fi', 'city', 'municipality_code']);
  const home = lookUp(municipality, row, 'municipality_code', 'municipalities_fi_2026.csv');
  return relation(row.place, [institutionId(row), 'located-in', home], evidence);
}

function established(row: InstitutionRow): FactStatement[] {
  if (row.values.established === null) return [];
  const evidence = registered(KORKEAKOULUT, row, ['name_fi', 'ror_id', 'established']);
  return [fact(row.place, institutionId(row), ['established', row.values.established], evidence)];
}
