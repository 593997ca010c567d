import { fold, lower } from './fold.ts';
import { buildPostings, wordWeight, type Postings, type SearchField } from './postings.ts';
import { probesOfPair, probesOfRoot, probesOfWord, weakened, wordProbes, type Probe } from './probes.ts';
import { buildSuggester, type Suggestion } from './suggest.ts';
import { tokenise } from './tokenise.ts';
import { buildWordList, type WordList } from './word-list.ts';

export type { SearchField } from './postings.ts';
export type { Suggestion } from './suggest.ts';

export interface SearchDocument<K extends string = string> {
  readonly id: string;
  readonly fields: readonly SearchField<K>[];
  /** Multiplies the score; 1 when absent. */
  readonly boost?: number;
  /** Its fields are names of one thing in several languages: a query that says one also finds the others. */
  readonly expands?: boolean;
}

export interface SearchHit<K extends string = string> {
  readonly id: string;
  readonly score: number;
  /** The document's fields that matched, best first. */
  readonly matched: readonly { readonly text: string; readonly kind: K }[];
}

export interface SearchOptions {
  readonly limit?: number;
  /** Keeps only the documents for which it answers true. */
  readonly filter?: (id: string) => boolean;
}

export interface SearchIndex<K extends string = string> {
  /** The documents that match, best first; equals by id in code unit order. An empty query finds nothing. */
  search(query: string, options?: SearchOptions): SearchHit<K>[];
  /** Names to offer while a reader types: those that begin so first, then those with a word that does. */
  suggest(prefix: string, options?: SearchOptions): Suggestion<K>[];
  /** The index word nearest to a word that the index does not know; null when it knows it or none is near. */
  nearest(word: string): string | null;
}

/** An index in memory over the documents given; it never changes, build a new one for new documents. */
export function buildSearchIndex<K extends string>(documents: Iterable<SearchDocument<K>>): SearchIndex<K> {
  const corpus = readCorpus(documents);
  return {
    search: (query, options = {}) => search(corpus, query, options),
    suggest: buildSuggester(corpus.documents),
    nearest: (word) => nearestWord(corpus, lower(word)),
  };
}

const DEFAULT_LIMIT = 20;
const MOST_SLOTS = 12;

interface Corpus<K extends string> {
  readonly documents: readonly SearchDocument<K>[];
  readonly fields: readonly SearchField<K>[];
  readonly documentOf: Int32Array;
  readonly firstFieldOf: Int32Array;
  readonly names: readonly string[];
  readonly postings: Postings;
  readonly words: WordList;
}

function readCorpus<K extends string>(source: Iterable<SearchDocument<K>>): Corpus<K> {
  const documents = [...source];
  const fields = documents.flatMap((document) => document.fields);
  const documentOf = Int32Array.from(
    documents.flatMap((document, place) => document.fields.map(() => place)),
  );
  const firstFieldOf = new Int32Array(documents.length + 1);
  documents.forEach((document, place) => {
    firstFieldOf[place + 1] = (firstFieldOf[place] as number) + document.fields.length;
  });
  const postings = buildPostings(fields);
  const names = fields.map((field) => plain(field.text));
  return {
    documents,
    fields,
    documentOf,
    firstFieldOf,
    names,
    postings,
    words: buildWordList(postings.words),
  };
}

/** Text reduced to its words, for comparing whole names. */
function plain(text: string): string {
  return tokenise(text)
    .map((word) => fold(word.text))
    .join(' ');
}

/** A word of the query: what matches it in each field, and how much it counts. */
interface Slot {
  readonly word: string;
  weight: number;
  /** Best match by field. */
  readonly matches: Map<number, number>;
}

function search<K extends string>(corpus: Corpus<K>, query: string, options: SearchOptions): SearchHit<K>[] {
  const slots = readSlots(corpus, query);
  if (slots.length === 0) return [];
  expandLabels(corpus, slots);
  weighSlots(corpus, slots);
  return rank(corpus, slots, plain(query), options);
}

function readSlots<K extends string>(corpus: Corpus<K>, query: string): Slot[] {
  const all = tokenise(query).map((word) => word.text);
  const content = all.filter((word) => wordWeight(word) > 0);
  const words = (content.length > 0 ? content : all).slice(0, MOST_SLOTS);
  const slots = words.map((word): Slot => ({ word, weight: 1, matches: new Map() }));
  slots.forEach((slot, place) => matchWord(corpus, slot, place === slots.length - 1));
  slots.slice(1).forEach((slot, index) => matchPair(corpus, slots[index] as Slot, slot));
  return slots;
}

function matchWord<K extends string>(corpus: Corpus<K>, slot: Slot, last: boolean): void {
  const { word } = slot;
  const direct = probesOfWord(word, corpus.postings.lexicon);
  apply(corpus, slot, direct);
  const known = slot.matches.size > 0;
  const begun = last && word.length >= 2 ? corpus.words.startingWith(word, MOST_RELATED) : [];
  if (!known && begun.length === 0) matchNearest(corpus, slot);
  apply(corpus, slot, wordProbes(begun, known ? 'contains' : 'begins'));
  apply(corpus, slot, probesOfRoot(word));
  if (word.length >= 4)
    apply(corpus, slot, wordProbes(corpus.words.endingWith(word, MOST_RELATED), 'contains'));
}

const MOST_RELATED = 100;
const MOST_NEAREST = 3;

function matchNearest<K extends string>(corpus: Corpus<K>, slot: Slot): void {
  const { words } = corpus.words.nearTo(slot.word, MOST_NEAREST);
  for (const word of words)
    apply(corpus, slot, weakened(probesOfWord(word, corpus.postings.lexicon), 'slip'));
}

function matchPair<K extends string>(corpus: Corpus<K>, first: Slot, second: Slot): void {
  const probes = probesOfPair(first.word, second.word);
  apply(corpus, first, probes);
  apply(corpus, second, probes);
}

function apply<K extends string>({ postings }: Corpus<K>, slot: Slot, probes: readonly Probe[]): void {
  for (const { term, quality } of probes) {
    for (const field of postings.fieldsOf.get(term) ?? []) {
      if (quality > (slot.matches.get(field) ?? 0)) slot.matches.set(field, quality);
    }
  }
}

const MOST_LABELS = 4;
const TRANSLATION = 0.7;
const SURE = 0.7;

/** Where words of the query say a label in full, its names in the other languages count for them too. */
function expandLabels<K extends string>(corpus: Corpus<K>, slots: readonly Slot[]): void {
  for (const { field, said } of labelsSaid(corpus, slots)) {
    for (const other of translations(corpus, field)) matchTranslation(corpus, said, other);
  }
}

interface Label {
  readonly field: number;
  readonly said: readonly Slot[];
}

function labelsSaid<K extends string>(corpus: Corpus<K>, slots: readonly Slot[]): Label[] {
  const candidates = new Set(
    slots.flatMap((slot) => [...slot.matches.keys()].filter((field) => expands(corpus, field))),
  );
  const labels = [...candidates].flatMap((field) => {
    const said = slots.filter((slot) => (slot.matches.get(field) ?? 0) >= SURE);
    const covered = said.reduce((sum, slot) => sum + wordWeight(slot.word), 0);
    const quality = said.reduce((sum, slot) => sum + (slot.matches.get(field) as number), 0);
    return said.length > 0 && covered >= (corpus.postings.lengths[field] as number) - 0.01
      ? [{ field, said, quality }]
      : [];
  });
  return labels.sort((a, b) => b.quality - a.quality || a.field - b.field).slice(0, MOST_LABELS);
}

function expands<K extends string>(corpus: Corpus<K>, field: number): boolean {
  return corpus.documents[corpus.documentOf[field] as number]?.expands === true;
}

function translations<K extends string>(corpus: Corpus<K>, field: number): SearchField<K>[] {
  const document = corpus.documents[corpus.documentOf[field] as number] as SearchDocument<K>;
  const own = corpus.fields[field] as SearchField<K>;
  return document.fields.filter((other) => other.lang !== own.lang && other.text !== own.text);
}

function matchTranslation<K extends string>(
  corpus: Corpus<K>,
  said: readonly Slot[],
  { text, lang }: SearchField<K>,
): void {
  const words = tokenise(text.replace(/\([^)]*\)/g, ' ')).filter((word) => wordWeight(word.text) > 0);
  const slots = words.map(({ text: word }): Slot => ({ word, weight: 1, matches: new Map() }));
  for (const slot of slots) apply(corpus, slot, probesOfWord(slot.word, corpus.postings.lexicon, lang));
  slots.slice(1).forEach((slot, index) => matchPair(corpus, slots[index] as Slot, slot));
  const [first, ...rest] = slots;
  if (!first) return;
  for (const [field, quality] of first.matches) {
    const least =
      rest.reduce((low, slot) => Math.min(low, slot.matches.get(field) ?? 0), quality) * TRANSLATION;
    for (const slot of said) if (least > (slot.matches.get(field) ?? 0)) slot.matches.set(field, least);
  }
}

/** Rare words count up to thrice as much as common ones; words that only name a kind count little. */
function weighSlots<K extends string>(corpus: Corpus<K>, slots: readonly Slot[]): void {
  const total = corpus.fields.length + 1;
  for (const slot of slots) {
    const rarity = Math.log(total / (slot.matches.size + 1)) / Math.log(total);
    slot.weight = (wordWeight(slot.word) || 1) * (0.5 + rarity);
  }
}

/** What is known of a document while it is ranked. */
interface Standing {
  /** By slot: the best match in any field, times the field's weight. */
  readonly best: Float64Array;
  shape: number;
  readonly fields: { field: number; shape: number }[];
}

function rank<K extends string>(
  corpus: Corpus<K>,
  slots: readonly Slot[],
  asked: string,
  { limit = DEFAULT_LIMIT, filter = () => true }: SearchOptions,
): SearchHit<K>[] {
  const total = slots.reduce((sum, slot) => sum + slot.weight, 0);
  const standings = standingsOf(corpus, slots, total, asked);
  const scored: { place: number; id: string; score: number; standing: Standing }[] = [];
  for (const [place, standing] of standings) {
    const { id, boost = 1 } = corpus.documents[place] as SearchDocument<K>;
    if (filter(id)) scored.push({ place, id, score: scoreOf(standing, slots, total) * boost, standing });
  }
  scored.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return scored
    .slice(0, limit)
    .map(({ id, score, standing }) => ({ id, score, matched: matchedFields(corpus, standing) }));
}

function standingsOf<K extends string>(
  corpus: Corpus<K>,
  slots: readonly Slot[],
  total: number,
  asked: string,
): Map<number, Standing> {
  const standings = new Map<number, Standing>();
  const seen = new Set<number>();
  for (const slot of slots) {
    for (const field of slot.matches.keys()) {
      if (seen.has(field)) continue;
      seen.add(field);
      const place = corpus.documentOf[field] as number;
      let standing = standings.get(place);
      if (!standing)
        standings.set(place, (standing = { best: new Float64Array(slots.length), shape: 0, fields: [] }));
      addField(corpus, standing, field, slots, total, asked);
    }
  }
  return standings;
}

function addField<K extends string>(
  corpus: Corpus<K>,
  standing: Standing,
  field: number,
  slots: readonly Slot[],
  total: number,
  asked: string,
): void {
  const { weight } = corpus.fields[field] as SearchField<K>;
  let said = 0;
  let covered = 0;
  slots.forEach((slot, index) => {
    const quality = slot.matches.get(field) ?? 0;
    standing.best[index] = Math.max(standing.best[index] as number, quality * weight);
    said += slot.weight * quality;
    covered += (wordWeight(slot.word) || 1) * quality;
  });
  const coverage = Math.min(1, covered / (corpus.postings.lengths[field] as number));
  const shape = ((said / total) * coverage + nameBonus(corpus.names[field] as string, asked)) * weight;
  standing.shape = Math.max(standing.shape, shape);
  standing.fields.push({ field, shape });
}

/** The very name asked for comes before names that merely begin so, and these before the rest. */
function nameBonus(name: string, asked: string): number {
  if (name === asked) return 1;
  return name.startsWith(`${asked} `) ? 0.3 : 0;
}

/** Every word should match: what is missing weighs twice, once in the mean and once in the share. */
function scoreOf(standing: Standing, slots: readonly Slot[], total: number): number {
  let sum = 0;
  let present = 0;
  slots.forEach((slot, index) => {
    const best = standing.best[index] as number;
    sum += slot.weight * best;
    if (best > 0) present += slot.weight;
  });
  return (sum / total) * (present / total) * (1 + SHAPE * standing.shape);
}

/** How much it counts that a field says what was asked and nothing else. */
const SHAPE = 0.6;

const MOST_MATCHED = 3;

function matchedFields<K extends string>(corpus: Corpus<K>, standing: Standing): SearchHit<K>['matched'] {
  return standing.fields
    .sort((a, b) => b.shape - a.shape || a.field - b.field)
    .slice(0, MOST_MATCHED)
    .map(({ field }) => {
      const { text, kind } = corpus.fields[field] as SearchField<K>;
      return { text, kind };
    });
}

function nearestWord<K extends string>(corpus: Corpus<K>, word: string): string | null {
  const slot: Slot = { word, weight: 1, matches: new Map() };
  apply(corpus, slot, probesOfWord(word, corpus.postings.lexicon));
  if (slot.matches.size > 0) return null;
  return corpus.words.nearTo(word, 1).words[0] ?? null;
}
