import { NAMING, type DirectoryField, type DirectoryIndex } from './directory-index.ts';
import { wordWeight } from './postings.ts';
import type { MetWord } from './search-index.ts';

/** So many of the best are looked through. */
const MOST_HITS = 50;

/**
 * The ids of the entities, of those that fit, whose names have every word of a text, in whatever form or with a slip,
 * best first. What only says what kind of thing is meant ("kaupunki", "stad") may be missing from them.
 */
export function entitiesNamed(search: DirectoryIndex, text: string, fits: (id: string) => boolean): string[] {
  const ids = search.search(text, { limit: MOST_HITS, filter: fits }).map(({ id }) => id);
  const why = search.why(text, ids);
  return ids.filter((id) => isNamedBy(why.get(id) ?? []));
}

function isNamedBy(words: readonly MetWord<DirectoryField>[]): boolean {
  const own = words.filter(({ word }) => wordWeight(word) === 1);
  return own.length > 0 && own.every(({ sure, kind }) => sure && kind !== null && NAMING.includes(kind));
}
