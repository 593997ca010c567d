import { z } from 'zod';
import { idSchema, localisedSchema } from '../contract/primitives.ts';
import type { Place } from '../directory/statements.ts';
import type { Localised } from '../vocabulary/languages.ts';
import { parseFile } from './document/read-document.ts';
import { alias, entity, type EntityStatement } from './say.ts';
import { slug } from './slug.ts';

/** A country abroad, by the code that registers of the EU write. */
export interface Country {
  readonly id: string;
  readonly code: string;
  readonly iso: string;
  readonly names: Localised;
  readonly place: Place;
}

/** A region of a country abroad, as a register names it. */
export interface ForeignRegion {
  readonly id: string;
  readonly country: Country;
  readonly written: string;
  readonly names: Localised;
  readonly point: { lat: number; lon: number } | null;
  readonly place: Place;
}

/** The countries and regions abroad that a table knows. */
export interface Abroad {
  country(code: string): Country | null;
  /** The region of a name; one that the table does not know has that name and no point. */
  region(country: Country, written: string, place: Place): ForeignRegion;
  /** The country or region of the table with this id. */
  byId(id: string): Country | ForeignRegion | null;
}

const code = z.string().regex(/^[A-Z]{2}$/, 'a code of two capital letters');
const written = z.string().trim().min(1);

const tableSchema = z.strictObject({
  countries: z.array(z.strictObject({ code, iso: code, id: idSchema, names: localisedSchema })),
  regions: z.array(
    z.strictObject({
      country: code,
      written,
      names: localisedSchema,
      point: z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]),
    }),
  ),
});

/** Reads the table; `file` is its name as problems tell it. Throws StatementsRefusedError. */
export function readAbroad(file: string, content: string): Abroad {
  const { content: table, place } = parseFile(
    file,
    content,
    tableSchema.superRefine(({ countries, regions }, context) => {
      for (const [index, { country }] of regions.entries())
        if (!countries.some((one) => one.code === country))
          context.addIssue({
            code: 'custom',
            path: ['regions', index, 'country'],
            message: 'no country of the table has this code',
          });
    }),
  );
  const countries = new Map(
    table.countries.map((one, index) => [one.code, { ...one, place: place(['countries', index]) }]),
  );
  const regions = new Map(
    table.regions.map(({ country, point: [lat, lon], ...one }, index) => {
      const around = countries.get(country) as Country;
      const id = regionId(around, one.written);
      return [id, { ...one, id, country: around, point: { lat, lon }, place: place(['regions', index]) }];
    }),
  );
  return {
    country: (wanted) => countries.get(wanted) ?? null,
    region: (country, name, whence) => {
      const id = regionId(country, name);
      const unknown = { id, country, written: name, names: { en: name }, point: null, place: whence };
      return regions.get(id) ?? unknown;
    },
    byId: (id) => regions.get(id) ?? [...countries.values()].find((one) => one.id === id) ?? null,
  };
}

function regionId({ code: country }: Country, name: string): string {
  return `ulkomaa-${country.toLowerCase()}-${slug(name)}`.slice(0, 96).replace(/-$/, '');
}

export function isRegion(place: Country | ForeignRegion): place is ForeignRegion {
  return 'country' in place;
}

/** A country, as an entity. */
export function countryEntity({ id, iso, names, place }: Country): EntityStatement {
  return entity(place, id, ['region', 'country'], {
    names,
    identifiers: [{ scheme: 'iso-3166', value: iso }],
  });
}

/** A region with the code of its country; its name as written stays findable. */
export function regionEntity({
  id,
  names,
  written: name,
  point,
  country,
  place,
}: ForeignRegion): EntityStatement {
  return entity(place, id, ['region', 'foreign'], {
    names,
    aliases: Object.values(names).includes(name) ? [] : [alias(name, 'other', null)],
    identifiers: [{ scheme: 'iso-3166', value: country.iso }],
    point,
  });
}
