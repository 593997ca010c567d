import { stemmer } from '@orama/stemmers/finnish';
import MiniSearch from 'minisearch';
import { tokenise } from '../../../server/search/tokenise.ts';
import { buildSearchIndex, type SearchDocument } from '../../../server/search/search-index.ts';
import type { Dictionary } from '../../../server/search/voikko/dictionary.ts';
import type { SearchQuery, SearchSet } from './search-set.ts';

/** A way to search the set: ids, best first. */
export type Engine = (query: string, kind: SearchQuery['kind']) => string[];

const MOST = 1000;

/** Solmu's own index over texts and topics together, as the directory holds them. */
export function solmu({ texts, topics }: SearchSet, dictionary: Dictionary | null): Engine {
  const documents: SearchDocument<'name' | 'description'>[] = [
    ...texts.map(({ id, text, lang }) => ({
      id: `doc ${id}`,
      fields: [{ text, lang, weight: 1, kind: 'description' as const }],
    })),
    ...topics.map(({ id, fi, sv, en }): SearchDocument<'name'> => ({
      id: `topic ${id}`,
      fields: (Object.entries({ fi, sv, en }) as ['fi' | 'sv' | 'en', string][])
        .filter(([, text]) => text !== '')
        .map(([lang, text]) => ({ text, lang, weight: 1, kind: 'name' as const })),
      expands: ['name'],
    })),
  ];
  const index = buildSearchIndex(documents, dictionary);
  return (query, kind) =>
    index
      .search(query, { limit: MOST, filter: (id) => id.startsWith(kind) })
      .map(({ id }) => id.slice(kind.length + 1));
}

/** MiniSearch with the Finnish stemmer, beginnings of words and slips allowed. */
export function miniSearch(set: SearchSet): Engine {
  return miniSearchWith(set, { prefix: true, fuzzy: 0.2 });
}

/** Words cut by Snowball's Finnish stemmer and no more, ranked by BM25. */
export function snowball(set: SearchSet): Engine {
  return miniSearchWith(set, {});
}

function miniSearchWith(
  { texts, topics }: SearchSet,
  searchOptions: { prefix?: boolean; fuzzy?: number },
): Engine {
  const options = {
    tokenize: (text: string) => tokenise(text).map((word) => word.text),
    processTerm: (term: string) => stemmer(term),
    searchOptions,
  };
  const ofTexts = new MiniSearch({ fields: ['text'], ...options });
  ofTexts.addAll(texts);
  const ofTopics = new MiniSearch({ fields: ['fi', 'sv', 'en'], ...options });
  ofTopics.addAll(topics);
  return (query, kind) =>
    (kind === 'doc' ? ofTexts : ofTopics)
      .search(query)
      .slice(0, MOST)
      .map(({ id }) => String(id));
}
