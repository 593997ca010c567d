import { z } from 'zod';
import type { Alias } from '../../contract/entity.ts';
import type { Evidence } from '../../contract/evidence.ts';
import type { Place, SourceStatements } from '../../directory/statements.ts';
import type { Kind } from '../../vocabulary/kinds.ts';
import type { Localised } from '../../vocabulary/languages.ts';
import { maybeText, name, year } from '../cells.ts';
import {
  bareRor,
  institutionId,
  institutionKind,
  languageOf,
  type InstitutionRow,
} from './higher-education.ts';
import { lookUp, type Row } from '../csv.ts';
import { readCsv } from './read-csv.ts';
import {
  alias,
  entity,
  period,
  reasoned,
  registered,
  relation,
  type EntityStatement,
  type RelationStatement,
} from '../say.ts';
import { slug } from '../slug.ts';
import { EDELTAJAT } from './sources.ts';

const FILE = 'organisation_predecessors_fi.csv';

const rowSchema = z.object({
  predecessor: name,
  successor: name,
  year,
  kind: z.enum(['merger', 'rename']),
  basis: name,
  predecessor_ror: maybeText,
  successor_ror: maybeText,
});

export type PredecessorRow = Row<z.output<typeof rowSchema>>;

/** An organisation that the table names. */
interface Party {
  id: string;
  kind: Kind;
}

interface Agency extends Party {
  names: Required<Localised>;
  aliases: Alias[];
}

/** Successors that are no higher education institutions; their names are general knowledge. */
const AGENCIES: readonly Agency[] = [
  {
    id: 'business-finland',
    kind: 'state-agency',
    names: { fi: 'Business Finland', sv: 'Business Finland', en: 'Business Finland' },
    aliases: [],
  },
  {
    id: 'opetushallitus',
    kind: 'state-agency',
    names: { fi: 'Opetushallitus', sv: 'Utbildningsstyrelsen', en: 'Finnish National Agency for Education' },
    aliases: [alias('OPH', 'short', 'fi')],
  },
  {
    id: 'ruokavirasto',
    kind: 'state-agency',
    names: { fi: 'Ruokavirasto', sv: 'Livsmedelsverket', en: 'Finnish Food Authority' },
    aliases: [],
  },
  {
    id: 'luonnonvarakeskus',
    kind: 'research-institute',
    names: {
      fi: 'Luonnonvarakeskus',
      sv: 'Naturresursinstitutet',
      en: 'Natural Resources Institute Finland',
    },
    aliases: [alias('Luke', 'short', null)],
  },
  {
    id: 'terveyden-ja-hyvinvoinnin-laitos',
    kind: 'research-institute',
    names: {
      fi: 'Terveyden ja hyvinvoinnin laitos',
      sv: 'Institutet för hälsa och välfärd',
      en: 'Finnish Institute for Health and Welfare',
    },
    aliases: [alias('THL', 'short', null)],
  },
];

export function readPredecessorRows(folder: string): PredecessorRow[] {
  return readCsv(folder, FILE, rowSchema);
}

/** The names that were given up in a rename; this register gives them with their years. */
export function formerNames(rows: readonly PredecessorRow[]): Set<string> {
  return new Set(rows.filter(isRename).map(({ values }) => values.predecessor));
}

/**
 * What today's organisations were before. A rename is a former name, dated, of the same organisation; a merger is
 * two organisations of which one succeeded the other.
 */
export function predecessors(
  rows: readonly PredecessorRow[],
  institutions: readonly InstitutionRow[],
): SourceStatements {
  const mergers = rows.filter((row) => !isRename(row));
  const parties = partiesByName(mergers, institutions);
  const former = Map.groupBy(rows.filter(isRename), (row) => partyOf(parties, row).id);
  const described = [...agencies(rows), ...mergers.map((row) => predecessor(row, parties))];
  return {
    source: EDELTAJAT,
    entities: [
      ...described.map((one) => withFormerNames(one, former.get(one.id) ?? [])),
      ...renamed(former, parties, new Set(described.map(({ id }) => id))),
    ],
    relations: mergers.map((row) => succession(row, parties)),
    facts: [],
  };
}

function isRename({ values }: PredecessorRow): boolean {
  return values.kind === 'rename';
}

function partiesByName(
  mergers: readonly PredecessorRow[],
  institutions: readonly InstitutionRow[],
): Map<string, Party> {
  const parties = new Map<string, Party>([
    ...AGENCIES.map(({ id, kind, names }): [string, Party] => [names.fi ?? id, { id, kind }]),
    ...institutions.map((row): [string, Party] => [
      row.values.name_fi,
      { id: institutionId(row), kind: institutionKind(row.values.type) },
    ]),
  ]);
  // What merges into a university was one itself; so with agencies and institutes.
  for (const row of mergers)
    parties.set(row.values.predecessor, {
      id: slug(row.values.predecessor),
      kind: partyOf(parties, row).kind,
    });
  return parties;
}

function partyOf(parties: ReadonlyMap<string, Party>, row: PredecessorRow): Party {
  return lookUp(parties, row, 'successor', 'neither higher_education_fi.csv nor the list of agencies');
}

/** The agencies that the table speaks of. */
function agencies(rows: readonly PredecessorRow[]): EntityStatement[] {
  return AGENCIES.flatMap(({ id, kind, names, aliases }) => {
    const row = rows.find(({ values }) => values.successor === names.fi);
    if (!row) return [];
    const identifiers = rorOf(row.values.successor_ror);
    return [
      entity(row.place, id, ['organisation', kind], { names, aliases, identifiers, status: 'running' }),
    ];
  });
}

function rorOf(address: string | null) {
  return address === null ? [] : [{ scheme: 'ror' as const, value: bareRor(address) }];
}

function predecessor(row: PredecessorRow, parties: ReadonlyMap<string, Party>): EntityStatement {
  const { predecessor: fi, predecessor_ror } = row.values;
  // An institution that works in Swedish has its one name in both languages, as the successors have.
  const names = languageOf(fi) === 'sv' ? { fi, sv: fi } : { fi };
  return entity(row.place, slug(fi), ['organisation', partyOf(parties, row).kind], {
    names,
    identifiers: rorOf(predecessor_ror),
    status: 'ended',
  });
}

function withFormerNames(statement: EntityStatement, renames: readonly PredecessorRow[]): EntityStatement {
  const { fields } = statement;
  return { ...statement, fields: { ...fields, aliases: [...fields.aliases, ...renames.map(formerName)] } };
}

function formerName({ values }: PredecessorRow): Alias {
  return alias(values.predecessor, 'former', 'fi', period(null, values.year));
}

/** Of organisations that another register describes, this one says the former names alone. */
function renamed(
  former: ReadonlyMap<string, readonly PredecessorRow[]>,
  parties: ReadonlyMap<string, Party>,
  described: ReadonlySet<string>,
): EntityStatement[] {
  return [...former].flatMap(([id, renames]) => {
    const [first] = renames;
    if (described.has(id) || !first) return [];
    const place: Place = first.place;
    return [withFormerNames(entity(place, id, ['organisation', partyOf(parties, first).kind], {}), renames)];
  });
}

function succession(row: PredecessorRow, parties: ReadonlyMap<string, Party>): RelationStatement {
  const { predecessor: from, year: began } = row.values;
  return relation(
    row.place,
    [slug(from), 'succeeded-by', partyOf(parties, row).id],
    evidenceOf(row),
    period(began, null),
  );
}

/** A row is register knowledge only where its basis is a register. */
function evidenceOf(row: PredecessorRow): Evidence {
  const { basis, predecessor: before, successor, year: began } = row.values;
  const said = registered(EDELTAJAT, row, ['predecessor', 'successor', 'year', 'basis']);
  if (basis === 'ror' || basis === 'eura2007') return said;
  return reasoned(
    said,
    'outside',
    `Yleisesti tiedossa oleva yhdistyminen ${before} → ${successor} ${began}; peruste: ${basis}.`,
  );
}
