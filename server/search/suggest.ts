import { fold } from './fold.ts';
import type { SearchDocument } from './corpus.ts';
import type { SearchOptions } from './search-index.ts';
import { tokenise } from './tokenise.ts';
import { lowerBound } from './word-list.ts';

export interface Suggestion<K extends string = string> {
  readonly id: string;
  readonly text: string;
  readonly kind: K;
}

/** A field's text from one of its words on, so that the beginning of any word finds it. */
interface Entry<K extends string> {
  readonly tail: string;
  readonly wordIndex: number;
  readonly rank: number;
  readonly last: boolean;
  readonly suggestion: Suggestion<K>;
}

const DEFAULT_LIMIT = 8;
const MOST_ENTRIES = 2_000;

/** Answers names while they are typed; each document once, by its best field. */
export function buildSuggester<K extends string>(documents: readonly SearchDocument<K>[]) {
  const entries = documents
    .flatMap(entriesOf)
    .sort((a, b) => (a.tail < b.tail ? -1 : a.tail > b.tail ? 1 : 0));
  const tails = entries.map((entry) => entry.tail);
  return (
    prefix: string,
    { limit = DEFAULT_LIMIT, filter = () => true }: SearchOptions = {},
  ): Suggestion<K>[] => {
    const wanted = tailOf(prefix);
    if (wanted === '') return [];
    const found = within(entries, tails, wanted).filter(({ suggestion }) => filter(suggestion.id));
    found.sort((a, b) => compare(a, b, wanted));
    return oncePerDocument(found.map((entry) => entry.suggestion)).slice(0, limit);
  };
}

function entriesOf<K extends string>(document: SearchDocument<K>): Entry<K>[] {
  const { fields, suggests } = document;
  const offered = suggests ? fields.filter(({ kind }) => suggests.includes(kind)) : fields;
  return offered.flatMap((field) => {
    const words = tokenise(field.text).map((word) => fold(word.text));
    const suggestion = { id: document.id, text: field.text, kind: field.kind };
    const rank = field.weight * (document.boost ?? 1);
    return words.map((_, wordIndex) => ({
      tail: words.slice(wordIndex).join(' '),
      wordIndex,
      rank,
      last: document.last ?? false,
      suggestion,
    }));
  });
}

function tailOf(text: string): string {
  return tokenise(text)
    .map((word) => fold(word.text))
    .join(' ');
}

function within<K extends string>(
  entries: readonly Entry<K>[],
  tails: readonly string[],
  wanted: string,
): Entry<K>[] {
  const from = lowerBound(tails, wanted);
  let to = from;
  while (to < tails.length && to - from < MOST_ENTRIES && (tails[to] as string).startsWith(wanted)) to++;
  return entries.slice(from, to);
}

function compare<K extends string>(a: Entry<K>, b: Entry<K>, wanted: string): number {
  return (
    Number(b.tail === wanted && b.wordIndex === 0) - Number(a.tail === wanted && a.wordIndex === 0) ||
    Number(a.last) - Number(b.last) ||
    Number(a.wordIndex > 0) - Number(b.wordIndex > 0) ||
    b.rank - a.rank ||
    a.tail.length - b.tail.length ||
    (a.tail < b.tail ? -1 : a.tail > b.tail ? 1 : 0) ||
    (a.suggestion.id < b.suggestion.id ? -1 : 1)
  );
}

function oncePerDocument<K extends string>(suggestions: readonly Suggestion<K>[]): Suggestion<K>[] {
  const seen = new Set<string>();
  return suggestions.filter(({ id }) => !seen.has(id) && seen.add(id));
}
