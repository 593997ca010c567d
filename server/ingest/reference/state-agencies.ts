import { z } from 'zod';
import type { SourceStatements } from '../../directory/statements.ts';
import { name } from '../cells.ts';
import type { MunicipalityRow } from './municipalities.ts';
import { lookUp, type Row } from '../csv.ts';
import { readCsv } from './read-csv.ts';
import {
  alias,
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
import { ELINVOIMAKESKUKSET, ELY_KESKUKSET, KUNNAT } from './sources.ts';

const ELY_FILE = 'ely_centres_fi_2025.csv';
const VITALITY_FILE = 'vitality_centres_fi_2026.csv';
const LAST_DAY = '2025-12-31';
const FIRST_DAY = '2026-01-01';
// The table has a row for Åland too, which has no ELY Centre.
const ALAND = '16';

const elySchema = z.object({ ely_2025_code: name, ely_2025_fi: name, ely_2025_sv: name });

const vitalitySchema = z.object({
  vitality_centre_code: name,
  vitality_centre_fi: name,
  vitality_centre_sv: name,
  vitality_centre_en: name,
});

type ElyRow = Row<z.output<typeof elySchema>>;
type VitalityRow = Row<z.output<typeof vitalitySchema>>;

export function readVitalityRows(folder: string): VitalityRow[] {
  return readCsv(folder, VITALITY_FILE, vitalitySchema);
}

/** The economic development centres (elinvoimakeskukset), which began in 2026. */
export function vitalityCentres(rows: readonly VitalityRow[]): SourceStatements {
  return { source: ELINVOIMAKESKUKSET, entities: rows.map(vitalityCentre), relations: [], facts: [] };
}

function vitalityId({ values }: VitalityRow): string {
  return slug(values.vitality_centre_fi);
}

function vitalityCentre(row: VitalityRow): EntityStatement {
  const { vitality_centre_fi: fi, vitality_centre_sv: sv, vitality_centre_en: en } = row.values;
  return entity(row.place, vitalityId(row), ['organisation', 'state-agency'], {
    names: names({ fi, sv, en }),
    period: period(FIRST_DAY, null),
    status: 'running',
  });
}

/** The ELY Centres, which ended with 2025, and the centres in whose area their municipalities are now. */
export function elyCentres(
  folder: string,
  municipalities: readonly MunicipalityRow[],
  vitality: readonly VitalityRow[],
): SourceStatements {
  const rows = readCsv(folder, ELY_FILE, elySchema).filter(({ values }) => values.ely_2025_code !== ALAND);
  const centres = new Map(vitality.map((row) => [row.values.vitality_centre_code, vitalityId(row)]));
  return {
    source: ELY_KESKUKSET,
    entities: rows.map(elyCentre),
    relations: rows.flatMap((row) => successions(row, municipalities, centres)),
    facts: [],
  };
}

function elyCentre({ values, place }: ElyRow): EntityStatement {
  const { ely_2025_fi: fi, ely_2025_sv: sv } = values;
  return entity(place, slug(fi), ['organisation', 'state-agency'], {
    names: names({ fi, sv, en: null }),
    aliases: [
      alias(fi.replace('ELY-keskus', 'elinkeino-, liikenne- ja ympäristökeskus'), 'other', 'fi'),
      alias(sv.replace('NTM-centralen', 'Närings-, trafik- och miljöcentralen'), 'other', 'sv'),
    ],
    period: period(null, LAST_DAY),
    status: 'ended',
  });
}

/** A centre whose area was divided has a successor in each part. */
function successions(
  row: ElyRow,
  municipalities: readonly MunicipalityRow[],
  centres: ReadonlyMap<string, string>,
): RelationStatement[] {
  const own = municipalities.filter(({ values }) => values.ely_2025_code === row.values.ely_2025_code);
  const parts = Map.groupBy(own, ({ values }) => values.vitality_centre_code);
  return [...parts.values()].map((part) => succession(row, part, own.length, centres));
}

function succession(
  row: ElyRow,
  part: readonly MunicipalityRow[],
  all: number,
  centres: ReadonlyMap<string, string>,
): RelationStatement {
  const [first] = part as [MunicipalityRow, ...MunicipalityRow[]];
  const columns = ['ely_2025_code', 'ely_2025_fi', 'vitality_centre_code', 'vitality_centre_fi'];
  const reason = `ELY-keskuksen alueen kunnista (${all}) ${part.length} kuuluu vuonna 2026 tämän elinvoimakeskuksen alueeseen.`;
  return relation(
    row.place,
    [
      slug(row.values.ely_2025_fi),
      'succeeded-by',
      lookUp(centres, first, 'vitality_centre_code', VITALITY_FILE),
    ],
    reasoned(registered(KUNNAT, first, columns), 'inferred', reason),
    period(FIRST_DAY, null),
  );
}
