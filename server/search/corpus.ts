import { CHANNEL } from './analyse.ts';
import type { FinnishWords } from './finnish-words.ts';
import { fold } from './fold.ts';
import { buildPostings, type Postings, type SearchField } from './postings.ts';
import { tokenise } from './tokenise.ts';
import { buildWordList, type WordList } from './word-list.ts';

export interface SearchDocument<K extends string = string> {
  readonly id: string;
  readonly fields: readonly SearchField<K>[];
  /** Multiplies the score; 1 when absent. */
  readonly boost?: number;
  /** True where it is suggested after all others, but for one whose name is typed out. */
  readonly last?: boolean;
  /** The kinds of field that name it in several languages: a query that says one also finds the others. */
  readonly expands?: readonly K[];
  /** The kinds of field that are offered while a reader types; all when absent. */
  readonly suggests?: readonly K[];
}

/** Documents made ready to search; fields are numbered through all documents. */
export interface Corpus {
  readonly documents: readonly SearchDocument[];
  readonly fields: readonly SearchField[];
  /** By field: the place of its document. */
  readonly documentOf: Int32Array;
  /** By field: its words, folded and joined, for comparing whole names. */
  readonly names: readonly string[];
  readonly postings: Postings;
  readonly words: WordList;
  /** Finnish stems, to find those that begin or end with another. */
  readonly stems: WordList;
}

export function readCorpus(source: Iterable<SearchDocument>, finnish: FinnishWords): Corpus {
  const documents = [...source];
  const fields = documents.flatMap((document) => document.fields);
  const postings = buildPostings(fields, finnish);
  return {
    documents,
    fields,
    documentOf: Int32Array.from(documents.flatMap(({ fields: own }, place) => own.map(() => place))),
    names: fields.map((field) => plain(field.text)),
    postings,
    words: buildWordList(postings.words),
    stems: buildWordList(textsIn(postings, CHANNEL.finnish)),
  };
}

/** Text reduced to its folded words. */
export function plain(text: string): string {
  return tokenise(text)
    .map((word) => fold(word.text))
    .join(' ');
}

function textsIn(postings: Postings, channel: string): string[] {
  return [...postings.fieldsOf.keys()]
    .filter((term) => term.startsWith(channel))
    .map((term) => term.slice(1));
}
