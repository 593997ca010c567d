import type { StatementProblem } from '../directory/statement-problem.ts';
import type { Place } from '../directory/statements.ts';
import { refuse } from './csv.ts';
import { likeness } from './likeness.ts';
import { foreignId, type Decision } from './parties.ts';
import { slug } from './slug.ts';
import type { Surroundings } from './surroundings.ts';

/** Somebody whom a row names. */
export interface Party {
  readonly name: string;
  /** The country's code as the register writes it. */
  readonly country: string;
  readonly town: string | null;
  readonly place: Place;
}

/** How a name was matched: as the table has it, but for case and marks, or not at all. */
export type Rule = 'table' | 'spelling' | 'new';

/** Who a party is, by which rule and how surely: 1 was decided by hand. */
export interface Match {
  readonly party: Party;
  readonly decision: Decision;
  readonly rule: Rule;
  readonly sureness: number;
  /** For a new one, the organisations whose names are most like its own. */
  readonly near: readonly Candidate[];
}

/** An organisation whose name is like another. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly likeness: number;
}

const FINLAND = 'FI';
const SPELLING = 0.95;

/**
 * The organisation of each party, in the parties' order. A name that no decision has is new abroad; of a Finnish one
 * nothing is guessed: throws StatementsRefusedError with the lines that `table` lacks and the nearest candidates.
 */
export function matchParties(
  parties: readonly Party[],
  decisions: readonly Decision[],
  surroundings: Surroundings,
  table: string,
): Match[] {
  refuse(unknownToDirectory(decisions, parties, surroundings));
  const asWritten = byName(decisions, (name) => name);
  const folded = byName(decisions, slug);
  const fresh = new Map<string, Match>();
  const unknown = new Map<string, StatementProblem>();
  const candidates = candidatesFrom(decisions, surroundings);
  const decided = new Set(decisions.map(({ id }) => id));
  const matches = parties.flatMap((party): Match[] => {
    const { country, name } = party;
    const [exact, loose] = [asWritten.get(keyOf(country, name)), folded.get(keyOf(country, slug(name)))];
    if (exact) return [{ party, decision: exact, rule: 'table', sureness: 1, near: [] }];
    if (loose) return [{ party, decision: loose, rule: 'spelling', sureness: SPELLING, near: [] }];
    const key = keyOf(country, slug(name));
    if (country === FINLAND) {
      if (!unknown.has(key))
        unknown.set(key, undecided(party, candidates(name), surroundings, decided, table));
      return [];
    }
    const known = fresh.get(key) ?? newcomer(party, candidates(name));
    fresh.set(key, known);
    return [{ ...known, party }];
  });
  refuse([...unknown.values()]);
  return matches;
}

function keyOf(country: string, name: string): string {
  return `${country} ${name}`;
}

function byName(decisions: readonly Decision[], fold: (name: string) => string): Map<string, Decision> {
  return new Map(
    decisions.flatMap((decision) =>
      namesOf(decision).map((name) => [keyOf(decision.country, fold(name)), decision] as const),
    ),
  );
}

function namesOf({ names, written }: Decision): string[] {
  return [...Object.values(names ?? {}).filter((name) => name !== undefined), ...written];
}

/** A decision about an organisation that the directory should have and has not, such as before the first seed. */
function unknownToDirectory(
  decisions: readonly Decision[],
  parties: readonly Party[],
  { organisations }: Surroundings,
): StatementProblem[] {
  const written = new Set(parties.map(({ country, name }) => keyOf(country, name)));
  return decisions.flatMap(({ id, kind, country, names, written: own, place }): StatementProblem[] => {
    if (names !== null || !own.some((name) => written.has(keyOf(country, name)))) return [];
    const known = organisations.get(id);
    if (known?.kind === kind) return [];
    const reason = known
      ? `the directory has it as ${known.kind ?? 'of no kind'}, not as ${kind}`
      : 'the directory has no such organisation; load the seed first, or give its names here';
    return [{ ...place, path: `${place.path}.id`, value: id, reason }];
  });
}

const FEWEST_PIECES = 0.45;
const MOST_CANDIDATES = 3;

function candidatesFrom(decisions: readonly Decision[], { organisations }: Surroundings) {
  const named = new Map<string, Set<string>>();
  const name = (id: string, texts: readonly string[]) =>
    named.set(id, new Set([...(named.get(id) ?? []), ...texts]));
  for (const { id, texts } of organisations.values()) name(id, texts);
  for (const decision of decisions) name(decision.id, namesOf(decision));
  return (wanted: string): Candidate[] =>
    [...named]
      .flatMap(([id, texts]) => nearestName(id, texts, wanted))
      .toSorted((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
      .slice(0, MOST_CANDIDATES);
}

function nearestName(id: string, texts: Iterable<string>, wanted: string): Candidate[] {
  let best: Candidate | null = null;
  for (const name of texts) {
    const alike = likeness(name, wanted);
    if (alike >= FEWEST_PIECES && alike > (best?.likeness ?? 0)) best = { id, name, likeness: alike };
  }
  return best ? [best] : [];
}

function newcomer(party: Party, near: readonly Candidate[]): Match {
  const { name, country, place } = party;
  const decision: Decision = {
    id: foreignId(name, country),
    kind: 'other',
    country,
    written: [name],
    names: { en: name },
    short: {},
    status: 'unknown',
    in: null,
    of: null,
    certainty: 'outside',
    reason: null,
    place,
  };
  return { party, decision, rule: 'new', sureness: 0, near };
}

/** What to add to the table, and to whom it may belong instead. */
function undecided(
  party: Party,
  near: readonly Candidate[],
  { organisations, municipality }: Surroundings,
  decided: ReadonlySet<string>,
  table: string,
): StatementProblem {
  const name = JSON.stringify(party.name);
  const home = party.town === null ? null : municipality(party.town);
  const fresh = `{ id: ${slug(party.name)}, kind: other, names: { en: ${name} }, written: [${name}]${home ? `, in: ${home}` : ''} }`;
  const [best] = near;
  const kind = best && organisations.get(best.id)?.kind;
  const instead =
    best && (decided.has(best.id) || kind)
      ? `; if it is ${best.id}, add ${decided.has(best.id) ? `it to that entry's \`written\`` : `{ id: ${best.id}, kind: ${kind}, written: [${name}] }`}`
      : '';
  return {
    ...party.place,
    value: party.name,
    reason: `nobody has decided who this is; add to ${table} under FI: ${fresh}${instead}; nearest: ${nearText(near)}`,
  };
}

/** `turku "City of Turku" 0.82, …`. */
export function nearText(near: readonly Candidate[]): string {
  if (near.length === 0) return 'none';
  return near.map(({ id, name, likeness: alike }) => `${id} "${name}" ${alike.toFixed(2)}`).join(', ');
}
