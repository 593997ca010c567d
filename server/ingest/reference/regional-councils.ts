import { z } from 'zod';
import type { SourceStatements } from '../../directory/statements.ts';
import { code, name } from '../cells.ts';
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
import { MAAKUNTIEN_LIITOT } from './sources.ts';

const FILE = 'regional_councils_fi.csv';
const REASON = 'Toimituksen kokoama luettelo: liiton maakunta on yleisesti tiedossa.';

const rowSchema = z.object({ region_code: code(2), name_fi: name, name_sv: name, basis: name });

type CouncilRow = Row<z.output<typeof rowSchema>>;

/** The regional councils, and the Government of Åland in their place there. */
export function regionalCouncils(folder: string, maakunta: ReadonlyMap<string, string>): SourceStatements {
  const rows = readCsv(folder, FILE, rowSchema);
  return {
    source: MAAKUNTIEN_LIITOT,
    entities: rows.map(council),
    relations: rows.map((row) => seat(row, maakunta)),
    facts: [],
  };
}

function council({ values, place }: CouncilRow): EntityStatement {
  return entity(place, slug(values.name_fi), ['organisation', 'regional-council'], {
    names: names({ fi: values.name_fi, sv: values.name_sv, en: null }),
    status: 'running',
  });
}

function seat(row: CouncilRow, maakunta: ReadonlyMap<string, string>): RelationStatement {
  const evidence = registered(MAAKUNTIEN_LIITOT, row, ['region_code', 'name_fi', 'basis']);
  return relation(
    row.place,
    [slug(row.values.name_fi), 'located-in', lookUp(maakunta, row, 'region_code', 'regions_fi_2026.csv')],
    reasoned(evidence, 'outside', REASON),
  );
}
