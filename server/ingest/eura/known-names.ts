import type { Kind } from '../../vocabulary/kinds.ts';
import type { KnownOrganisation, Surroundings } from '../surroundings.ts';
import { wordsOf, type Words } from './written-name.ts';
import type { Tables } from './tables.ts';

/** One name of an organisation that the directory has. */
export interface KnownName {
  readonly id: string;
  readonly kind: string | null;
  readonly words: Words;
  /** The last year in which the name meant this organisation; null where it still does. */
  readonly until: number | null;
  /** Why a table says so; null for the directory's own names. */
  readonly reason: string | null;
  /** The name is a unit's: the organisation is the house. */
  readonly unit: boolean;
  /** A municipality, which is named in the genitive: "Oulun kaupunki". */
  readonly town: boolean;
}

/** The names to match with. */
export interface KnownNames {
  readonly names: readonly KnownName[];
  /** All words that occur in the names: no slip of the pen for another. */
  readonly vocabulary: ReadonlySet<string>;
  /** Those names of which one of the words may be the first. */
  among(words: Words): KnownName[];
}

const LAST_YEAR = /\s*\(–(\d{4})\)$/u;
/** Organisations abroad carry their country in the id and are known by English names alone. */
const ABROAD = /-[a-z]{2}$/;

export function knownNames(
  { organisations }: Surroundings,
  { names: table, authorities }: Pick<Tables, 'names' | 'authorities'>,
): KnownNames {
  const finnish = [...organisations.values()].filter((one) => !isAbroad(one) && !isBroughtIn(one));
  const own = finnish.flatMap(namesOf);
  const written = table.flatMap(({ id, written: names, unit, reason }) =>
    names.map((name): KnownName => {
      const kind = organisations.get(id)?.kind ?? null;
      return { id, kind, words: wordsOf(name), until: null, reason, unit, town: false };
    }),
  );
  const granting = [...new Set(authorities.values())].flatMap(({ id, kind, names: { fi } = {} }) =>
    fi === undefined
      ? []
      : [{ id, kind, words: wordsOf(fi), until: null, reason: null, unit: false, town: false }],
  );
  const names = [...own, ...granting, ...written].filter(({ words }) => words.length > 0);
  const byBeginning = Map.groupBy(names, ({ words }) => beginning(words[0] as string));
  return {
    names,
    vocabulary: new Set(names.flatMap(({ words }) => words)),
    among: (words) => [...new Set(words.map(beginning))].flatMap((letters) => byBeginning.get(letters) ?? []),
  };
}

/** No form of a word changes its first two letters. */
function beginning(word: string): string {
  return word.slice(0, 2);
}

function isAbroad({ id, names }: KnownOrganisation): boolean {
  return ABROAD.test(id) && names.fi === undefined && names.sv === undefined;
}

/** What the register itself brought in is no known name: a newer edition brings it in again. */
function isBroughtIn({ identifiers }: KnownOrganisation): boolean {
  return identifiers.some(({ scheme }) => scheme === 'eura');
}

/** A municipality that is no more is of kind other and known by its code. */
function isMunicipality({ kind, identifiers }: KnownOrganisation): boolean {
  return (
    kind === ('municipality' satisfies Kind) ||
    identifiers.some(({ scheme }) => scheme === 'municipality-code')
  );
}

function namesOf(organisation: KnownOrganisation): KnownName[] {
  const { id, kind, texts } = organisation;
  const town = isMunicipality(organisation);
  return texts.map((text) => {
    const until = LAST_YEAR.exec(text)?.[1];
    const words = wordsOf(text.replace(LAST_YEAR, ''));
    return {
      id,
      kind,
      words,
      until: until === undefined ? null : Number(until),
      reason: null,
      unit: false,
      town,
    };
  });
}
