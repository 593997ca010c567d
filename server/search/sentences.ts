import { createHash } from 'node:crypto';
import type { Evidence } from '../contract/evidence.ts';
import type { Relation } from '../contract/relation.ts';
import { isLarge } from '../projection/pack.ts';
import type { Projection } from '../projection/projection.ts';
import type { GraphStore } from '../store/graph-store.ts';
import { CERTAINTY_NAMES } from '../vocabulary/certainty.ts';

/** What a source says in the same words, and all that is known from them. */
export interface Sentence {
  readonly id: string;
  readonly source: string;
  readonly quote: string;
  readonly locator: string | null;
  /** The relations that it proves, by id, in relation order. */
  readonly relations: readonly string[];
  /** The facts that it proves, by entity and then in fact order. */
  readonly facts: readonly { readonly id: string; readonly entity: string }[];
}

/** More than all documents that people have read for it; a register that quotes would come to more. */
const MOST_SENTENCES = 50_000;
const AT_ONCE = 1000;

/**
 * Every sentence that everybody may know, each once, in the order in which relations and then facts lean on it; the rows
 * of registers are none. On a large graph only those relations are read of which something else than a register tells,
 * and the facts of their ends.
 */
export async function readSentences(store: GraphStore, projection: Projection): Promise<Sentence[]> {
  const found = collectSentences();
  const told = isLarge(projection.columns) ? toldInWords(projection) : null;
  for (const ids of told ? inParts(told.relations) : [undefined]) {
    if (found.isFull()) break;
    for await (const relation of relationsOf(store, ids)) found.relation(relation);
  }
  for (const entities of told ? inParts(told.ends) : [undefined]) {
    if (found.isFull()) break;
    for (const fact of await store.facts({ audience: 'public', ...(entities && { entities }) }))
      found.fact(fact);
  }
  return found.all();
}

type Collected = { -readonly [K in keyof Sentence]: Sentence[K] } & {
  relations: string[];
  facts: { id: string; entity: string }[];
};

function collectSentences() {
  const known = new Map<string, Collected>();
  const sentenceOf = ({ source, quote, locator }: Evidence & { quote: string }): Collected | null => {
    const key = `${source}\n${quote}`;
    const found = known.get(key);
    if (found || known.size >= MOST_SENTENCES) return found ?? null;
    const sentence = { id: idOf(key), source, quote, locator, relations: [], facts: [] };
    known.set(key, sentence);
    return sentence;
  };
  const sentencesOf = (evidence: readonly Evidence[]) =>
    new Set(evidence.filter(hasQuote).flatMap((piece) => sentenceOf(piece) ?? []));
  return {
    isFull: () => known.size >= MOST_SENTENCES,
    relation({ id, evidence }: Relation) {
      for (const { relations } of sentencesOf(evidence)) relations.push(id);
    },
    fact({ id, entity, evidence }: { id: string; entity: string; evidence: readonly Evidence[] }) {
      for (const { facts } of sentencesOf(evidence)) facts.push({ id, entity });
    },
    all: (): Sentence[] => [...known.values()],
  };
}

function hasQuote(piece: Evidence): piece is Evidence & { quote: string } {
  return piece.quote !== null;
}

/** The same words from the same source have the same id, in every revision. */
function idOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 16);
}

/** The ids of the relations of which more than a register tells, and of their ends. */
function toldInWords({ columns, idAt, relationAt }: Projection): { relations: string[]; ends: string[] } {
  const register = 1 << CERTAINTY_NAMES.indexOf('register');
  const { certainties, from, to } = columns.relations;
  const numbers = [...certainties.keys()]
    .filter((number) => ((certainties[number] as number) & ~register) !== 0)
    .slice(0, MOST_SENTENCES);
  const places = new Set(numbers.flatMap((number) => [from[number] as number, to[number] as number]));
  return {
    relations: numbers.map((number) => relationAt(number).id),
    ends: Array.from(places, idAt),
  };
}

function inParts(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, part) =>
    ids.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
}

async function* relationsOf(store: GraphStore, ids: readonly string[] | undefined): AsyncGenerator<Relation> {
  let after: { sortKey: string; id: string } | null = null;
  do {
    const query = { audience: 'public' as const, limit: AT_ONCE, after, ...(ids && { ids }) };
    const page: Awaited<ReturnType<GraphStore['relations']>> = await store.relations(query);
    yield* page.items;
    after = page.next;
  } while (after !== null);
}
