import type { Source } from '../contract/evidence.ts';
import type { Projection } from '../projection/projection.ts';
import type { GraphStore } from '../store/graph-store.ts';
import { LANGUAGES } from '../vocabulary/languages.ts';
import { buildSearchIndex, type SearchDocument, type SearchIndex } from './search-index.ts';
import { readSentences, type Sentence } from './sentences.ts';
import type { Dictionary } from './voikko/dictionary.ts';

/** What of a source a query may match. */
export const SOURCE_FIELDS = ['title', 'publisher'] as const;
export type SourceField = (typeof SOURCE_FIELDS)[number];

/** What the directory knows things from: sentences and sources. */
export interface EvidenceIndex {
  readonly sentences: SearchIndex<'quote'>;
  readonly sources: SearchIndex<SourceField>;
  /** Undefined for an id that `sentences` does not have. */
  sentence(id: string): Sentence | undefined;
  /** Undefined for an id that `sources` does not have. */
  source(id: string): Source | undefined;
}

interface Ground {
  store: GraphStore;
  dictionary?: Dictionary | null;
}

const known = new WeakMap<Projection, Promise<EvidenceIndex>>();

/** The index beside a projection, made when it is first asked for. Rejects with StoreUnavailableError. */
export async function evidenceIndex(ground: Ground, projection: Projection): Promise<EvidenceIndex> {
  const found = known.get(projection);
  if (found) return found;
  const making = makeIndex(ground, projection);
  known.set(projection, making);
  making.catch(() => known.delete(projection));
  return making;
}

async function makeIndex(
  { store, dictionary = null }: Ground,
  projection: Projection,
): Promise<EvidenceIndex> {
  const [sentences, sources] = await Promise.all([readSentences(store, projection), store.sources()]);
  const sentenceById = new Map(sentences.map((sentence) => [sentence.id, sentence]));
  const sourceById = new Map(sources.map((source) => [source.id, source]));
  return {
    sentences: buildSearchIndex(
      sentences.map((sentence) => sentenceDocument(sentence, sourceById.get(sentence.source))),
      dictionary,
    ),
    sources: buildSearchIndex(sources.map(sourceDocument), dictionary),
    sentence: (id) => sentenceById.get(id),
    source: (id) => sourceById.get(id),
  };
}

function sentenceDocument({ id, quote }: Sentence, source: Source | undefined): SearchDocument<'quote'> {
  return {
    id,
    fields: [{ text: quote, lang: source?.lang ?? null, weight: 1, kind: 'quote' }],
    suggests: [],
  };
}

const PUBLISHER = 0.6;

function sourceDocument({ id, title, lang, publisher }: Source): SearchDocument<SourceField> {
  const titles = LANGUAGES.flatMap((each) => {
    const text = title[each];
    return text ? [{ text, lang: each, weight: 1, kind: 'title' as const }] : [];
  });
  const published = publisher
    ? [{ text: publisher, lang, weight: PUBLISHER, kind: 'publisher' as const }]
    : [];
  return { id, fields: [...titles, ...published], suggests: [] };
}
