import { z } from 'zod';
import type { SourceStatements } from '../../directory/statements.ts';
import { code, name, year } from '../cells.ts';
import { lookUp, type Row } from '../csv.ts';
import { readCsv } from './read-csv.ts';
import { maakuntaId } from './regions.ts';
import {
  entity,
  names,
  period,
  reasoned,
  registered,
  relation,
  type EntityStatement,
  type RelationStatement,
} from '../say.ts';
import { slug } from '../slug.ts';
import { KUNTALIITOKSET } from './sources.ts';

const FILE = 'municipality_mergers_2013_2026.csv';

const rowSchema = z.object({
  old_code: code(3),
  old_name_fi: name,
  old_name_sv: name,
  last_year: year,
  region_fi: name,
});

type MergerRow = Row<z.output<typeof rowSchema>>;

/**
 * The register does not tell what each municipality was merged into. This is general knowledge; the areas and the
 * population series of the successors, given in the borders of 2026, agree with it.
 */
const SUCCESSORS: ReadonlyMap<string, string> = new Map([
  ['413', 'Pori'],
  ['476', 'Kuopio'],
  ['838', 'Lieto'],
  ['164', 'Kurikka'],
  ['283', 'Hollola'],
  ['319', 'Säkylä'],
  ['532', 'Lahti'],
  ['174', 'Kuopio'],
  ['442', 'Eurajoki'],
  ['911', 'Nurmes'],
  ['099', 'Kankaanpää'],
  ['588', 'Mäntyharju'],
]);

/** The municipalities that are no more, with what came after them. */
export function municipalityMergers(folder: string): SourceStatements {
  const rows = readCsv(folder, FILE, rowSchema);
  return {
    source: KUNTALIITOKSET,
    entities: rows.map(formerMunicipality),
    relations: rows.flatMap((row) => [place(row), succession(row)]),
    facts: [],
  };
}

function idOf({ values }: MergerRow): string {
  return slug(values.old_name_fi);
}

/** Kind other: to every reader and figure `municipality` means one that exists. */
function formerMunicipality(row: MergerRow): EntityStatement {
  const { old_code, old_name_fi, old_name_sv, last_year } = row.values;
  return entity(row.place, idOf(row), ['organisation', 'other'], {
    names: names({ fi: old_name_fi, sv: old_name_sv, en: old_name_fi }),
    descriptions: {
      fi: `Entinen kunta, itsenäinen vuoden ${last_year} loppuun.`,
      sv: `Tidigare kommun, självständig till utgången av ${last_year}.`,
      en: `Former municipality, independent until the end of ${last_year}.`,
    },
    identifiers: [{ scheme: 'municipality-code', value: old_code }],
    period: period(null, `${last_year}-12-31`),
    status: 'ended',
  });
}

function place(row: MergerRow): RelationStatement {
  const evidence = registered(KUNTALIITOKSET, row, ['old_code', 'old_name_fi', 'region_fi']);
  return relation(row.place, [idOf(row), 'located-in', maakuntaId(row.values.region_fi)], evidence);
}

function succession(row: MergerRow): RelationStatement {
  const { old_name_fi, last_year } = row.values;
  const successor = lookUp(SUCCESSORS, row, 'old_code', 'the list of successors');
  const first = `${Number(last_year) + 1}-01-01`;
  const reason = `Lähde kertoo kunnan viimeisen vuoden mutta ei seuraajaa. Yleisesti tiedetään liitos ${old_name_fi} → ${successor}, voimassa 1.1.${Number(last_year) + 1} alkaen.`;
  const evidence = registered(KUNTALIITOKSET, row, ['old_code', 'old_name_fi', 'last_year']);
  return relation(
    row.place,
    [idOf(row), 'succeeded-by', slug(successor)],
    reasoned(evidence, 'outside', reason),
    period(first, null),
  );
}
