import { readCorpus, type Corpus, type SearchDocument } from './corpus.ts';
import { wordsOf } from './finnish-words.ts';
import { highlight, type Span } from './highlight.ts';
import { isKnown, matchQuery, namesSaid, type NameSaid } from './match-query.ts';
import { rank } from './rank.ts';
import { wordMeant } from './slips.ts';
import { buildSuggester, type Suggestion } from './suggest.ts';
import { whyMatched, type MetWord } from './why.ts';

import { tokenise } from './tokenise.ts';
import type { Dictionary } from './voikko/dictionary.ts';

export type { SearchDocument } from './corpus.ts';
export type { Span } from './highlight.ts';
export type { SearchField } from './postings.ts';
export type { Suggestion } from './suggest.ts';
export type { MetWord } from './why.ts';
export type { NameSaid } from './match-query.ts';

export interface SearchHit<K extends string = string> {
  readonly id: string;
  readonly score: number;
  /** The document's fields that matched, best first. */
  readonly matched: readonly { readonly text: string; readonly kind: K }[];
}

export interface SearchOptions {
  /** How many to answer at most: 20 hits or 8 suggestions when absent. */
  readonly limit?: number;
  /** Keeps only the documents for which it answers true. */
  readonly filter?: (id: string) => boolean;
}

export interface SearchIndex<K extends string = string> {
  /** The documents that match, best first; equals by id in code unit order. A query without words finds nothing. */
  search(query: string, options?: SearchOptions): SearchHit<K>[];
  /** For each of these documents what meets each word of the query. */
  why(query: string, ids: Iterable<string>): Map<string, MetWord<K>[]>;
  /** The documents whose name, of those that `expands` gives, the query says in full, most words first. */
  namesSaid(query: string): NameSaid[];
  /** Names to offer while a reader types: those that begin so first, then those with a word that does. */
  suggest(prefix: string, options?: SearchOptions): Suggestion<K>[];
  /** The words of a text that a query's words match, in any of their forms. */
  highlight(text: string, query: string): Span[];
  /** The query with the words that the index does not know replaced by the nearest that it does; null where nothing is to be replaced. */
  didYouMean(query: string): string | null;
}

const DEFAULT_LIMIT = 20;

/**
 * An index in memory over the documents given; it never changes, build a new one for new documents. With a dictionary it
 * knows Finnish words; without, it guesses them.
 */
export function buildSearchIndex<K extends string>(
  documents: Iterable<SearchDocument<K>>,
  dictionary: Dictionary | null = null,
): SearchIndex<K> {
  const corpus = readCorpus(documents, wordsOf(dictionary));
  return {
    search: (query, { limit = DEFAULT_LIMIT, filter = () => true } = {}) =>
      rank(corpus, matchQuery(corpus, query), query, { limit, filter }).map(({ id, score, fields }) => ({
        id,
        score,
        matched: fields.map(({ text, kind }) => ({ text, kind: kind as K })),
      })),
    why: (query, ids) => whyMatched(corpus, query, ids) as Map<string, MetWord<K>[]>,
    namesSaid: (query) => namesSaid(corpus, query),
    suggest: buildSuggester(corpus.documents as readonly SearchDocument<K>[]),
    highlight: (text, query) => highlight(corpus, text, query),
    didYouMean: (query) => corrected(corpus, query),
  };
}

/** The query as it is written, but for the words that only slips explain. */
function corrected(corpus: Corpus, query: string): string | null {
  const text = query.normalize('NFC');
  let meant = '';
  let at = 0;
  for (const { text: word, start, end } of tokenise(text)) {
    const near = isKnown(corpus, word) ? null : wordMeant(corpus, word);
    meant += text.slice(at, start) + (near ?? text.slice(start, end));
    at = end;
  }
  meant += text.slice(at);
  return meant === text ? null : meant;
}
