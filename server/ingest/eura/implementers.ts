import type { EntityFields } from '../../contract/entity.ts';
import type { Evidence } from '../../contract/evidence.ts';
import type { Kind } from '../../vocabulary/kinds.ts';
import {
  alias,
  entity,
  period,
  reasoned,
  relation,
  type EntityStatement,
  type RelationStatement,
} from '../say.ts';
import { slug } from '../slug.ts';
import type { Surroundings } from '../surroundings.ts';
import { knownNames } from './known-names.ts';
import { nameMatcher, type NameMatch } from './match-names.ts';
import type { ProjectRow } from './read.ts';
import type { FormerMunicipality, Tables } from './tables.ts';

const SCHEME = 'eura';

/** The implementer of a row: whom the directory has, a new organisation, or a name that says too little. */
export interface Implementer extends NameMatch {
  /** What the register brings in; null for an organisation that the directory has, and for no organisation. */
  readonly fresh: Fresh | null;
}

interface Fresh {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly kind: Kind;
  /** What is known of a municipality that is no more. */
  readonly former: FormerMunicipality | null;
}

/** Who the implementer of each row is, in the rows' order. */
export function implementersOf(
  rows: readonly ProjectRow[],
  tables: Tables,
  surroundings: Surroundings,
): Implementer[] {
  const match = nameMatcher(knownNames(surroundings, tables));
  const matches = rows.map(({ values }) => match(values.implementer_name, Number(values.start.slice(0, 4))));
  const names = matches.flatMap(({ id, written }) => (id === null ? [ownName(written)] : []));
  const shown = bestSpellings(names);
  return matches.map((one) => ({
    ...one,
    fresh: one.id === null ? fresh(one.written, shown, tables, surroundings) : null,
  }));
}

/** What the name says it is; a name that says nothing may be anything, a person too. */
const KINDS: readonly [RegExp, Kind][] = [
  [/\b(oy|ab|oyj|abp|osakeyhtiö|osuuskunta)\b/iu, 'company'],
  [/\b(ry|r\.\s?y|rf|r\.\s?f)\b\.?|yhdistys|förening/iu, 'association'],
  [/säätiö|stiftelse|\bsr\b/iu, 'foundation'],
  [/ministeriö/iu, 'ministry'],
  [/te-?\s?keskus|työ- ja elinkeinokeskus|työvoima- ja elinkeinokeskus|ympäristökeskus/iu, 'state-agency'],
  [/tutkimuskeskus|tutkimuslaitos|työterveyslaitos|ilmatieteen laitos/iu, 'research-institute'],
  [
    /koulutuskuntayhtymä|koulutusyhtymä|ammatti.*opisto|aikuiskoulutuskeskus|aikuisopisto|ammatti-instituutti/iu,
    'vocational-college',
  ],
  [/museo/iu, 'museum'],
  [
    /kuntayhtymä|samkommun|seurakunta|seurakuntayhtymä|liikelaitos|kunta$|kaupunki$|stad$|kommun$|opisto|keskus|liitto|laitos|virasto/iu,
    'other',
  ],
];

function fresh(
  written: string,
  shown: ReadonlyMap<string, string>,
  tables: Tables,
  surroundings: Surroundings,
): Fresh | null {
  const own = ownName(written);
  const kind = kindOf(own);
  if (kind === undefined) return null;
  const key = keyOf(own);
  return {
    id: surroundings.idOf(SCHEME, key) ?? freeId(key, tables, surroundings),
    key,
    name: shown.get(key) ?? own,
    kind,
    former: formerOf(key, tables, surroundings),
  };
}

/** Null where the directory lacks the heir. */
function formerOf(key: string, { former }: Tables, { has }: Surroundings): FormerMunicipality | null {
  const found = former.get(key);
  return found && has(found.heir) ? found : null;
}

function kindOf(name: string): Kind | undefined {
  return KINDS.find(([pattern]) => pattern.test(name))?.[1];
}

const LONGEST = 90;

function freeId(key: string, { ids }: Tables, { has }: Surroundings): string {
  const id = key.slice(0, LONGEST).replace(/-$/, '');
  return has(id) || ids.has(id) ? `${id}-eura` : id;
}

/** The first of several names, without its unit: the organisation by itself. */
function ownName(written: string): string {
  const [first = written] = written.split(/\s*[/;]|\s+\(|\s+\d{1,2}\.\d{1,2}\.\d{4}/u);
  const own = kindOf(first) === undefined ? written : first;
  return own
    .trim()
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[.,\s]+$/u, '');
}

const FORM = /-(oy|ab|ry|rf|r-y|r-f|oyj)(?=-|$)/g;

/** Names that differ by case, marks or legal form are one organisation's. */
function keyOf(name: string): string {
  const bare = `-${slug(name)}`.replace(FORM, '').replace(/^-/, '');
  return bare || slug(name);
}

/** Of the spellings of a name the one that is written most, those not in capitals first. */
function bestSpellings(names: readonly string[]): Map<string, string> {
  const counts = Map.groupBy(names, (name) => name);
  const weight = (name: string) =>
    (counts.get(name)?.length ?? 0) + (name === name.toUpperCase() ? 0 : names.length);
  const inOrder = [...counts.keys()].toSorted((a, b) => weight(a) - weight(b) || (a < b ? 1 : -1));
  return new Map(inOrder.map((name) => [keyOf(name), name]));
}

/** The organisations that the register brings in, each once. */
export function newcomers(
  rows: readonly ProjectRow[],
  implementers: readonly Implementer[],
): EntityStatement[] {
  const said = new Map<string, EntityStatement>();
  for (const [index, { fresh: one }] of implementers.entries())
    if (one && !said.has(one.id))
      said.set(
        one.id,
        entity((rows[index] as ProjectRow).place, one.id, ['organisation', one.kind], {
          names: { fi: one.name },
          identifiers: [{ scheme: SCHEME, value: one.key }],
          ...(one.former && formerFields(one.former)),
        }),
      );
  return [...said.values()];
}

/** Kind other: to every reader and figure `municipality` means one that exists. */
function formerFields({ written, names, last }: FormerMunicipality): Partial<EntityFields> {
  return {
    names,
    aliases: [alias(written, 'other', 'fi')],
    descriptions: {
      fi: `Entinen kunta, itsenäinen vuoden ${last} loppuun.`,
      sv: `Tidigare kommun, självständig till utgången av ${last}.`,
      en: `Former municipality, independent until the end of ${last}.`,
    },
    period: period(null, `${last}-12-31`),
    status: 'ended',
  };
}

/** What the municipalities that are no more merged into, each once, by the first row that names them. */
export function successions(
  rows: readonly ProjectRow[],
  implementers: readonly Implementer[],
  said: (row: ProjectRow) => Evidence,
): RelationStatement[] {
  const first = new Map<string, RelationStatement>();
  for (const [index, { fresh: one }] of implementers.entries()) {
    if (!one?.former || first.has(one.id)) continue;
    const { names, last, heir, place } = one.former;
    const reason = `Rekisteri nimeää kunnan muttei sen seuraajaa. Yleisesti tiedetään, että ${names.fi} yhdistyi toiseen kuntaan 1.1.${last + 1}.`;
    const evidence = reasoned(said(rows[index] as ProjectRow), 'outside', reason);
    first.set(
      one.id,
      relation(place, [one.id, 'succeeded-by', heir], evidence, period(`${last + 1}-01-01`, null)),
    );
  }
  return [...first.values()];
}
