import { CHANNEL, joinedTerms, termsOfWord, type SearchLang } from './analyse.ts';
import type { FinnishWords } from './finnish-words.ts';
import { finnishStems } from './finnish.ts';
import { buildLexicon, type Lexicon } from './lexicon.ts';
import { englishStem, swedishStem } from './stems.ts';
import { tokenise, type Word } from './tokenise.ts';
import { GENERIC, STOP_WORDS } from './words.ts';

/** A text to find a document by. */
export interface SearchField<K extends string = string> {
  readonly text: string;
  readonly lang: SearchLang | null;
  /** 1 for the name that things are known by; less for what matters less. */
  readonly weight: number;
  readonly kind: K;
}

/** The fields that hold a term, in order. */
export interface Terms {
  get(term: string): Int32Array | undefined;
  keys(): Iterable<string>;
}

/** Which fields hold which terms, and how much there is to match in each field. */
export interface Postings {
  readonly fieldsOf: Terms;
  /** By field: the sum of its words' weights, against which a match is measured. */
  readonly lengths: Float32Array;
  readonly words: readonly string[];
  readonly lexicon: Lexicon;
}

export function buildPostings(fields: readonly SearchField[], finnish: FinnishWords): Postings {
  const texts = fields.map(({ text, lang }): Text => ({ words: tokenise(text), lang }));
  const lexicon = buildLexicon(wordsForLexicon(texts), finnish);
  const terms = new Map<string, number[]>();
  const termsOf = memoised(lexicon);
  texts.forEach(({ words, lang }, field) => {
    for (const word of words) for (const term of termsOf(word.text, lang)) add(terms, term, field);
  });
  addPairs(texts, terms, lexicon);
  return {
    fieldsOf: packTerms(terms),
    lengths: Float32Array.from(fields, ({ text }) => lengthOf(text)),
    words: [...new Set(texts.flatMap(({ words }) => words.map((word) => word.text)))].sort(),
    lexicon,
  };
}

/** Most terms stand in one field: a list of its own for each would take many times the memory. */
function packTerms(terms: ReadonlyMap<string, readonly number[]>): Terms {
  const places = new Map<string, number>();
  const offsets = new Uint32Array(terms.size + 1);
  for (const [term, list] of terms) {
    const place = places.size;
    places.set(term, place);
    offsets[place + 1] = (offsets[place] as number) + list.length;
  }
  const fields = new Int32Array(offsets[terms.size] as number);
  for (const [term, list] of terms) fields.set(list, offsets[places.get(term) as number]);
  return {
    get: (term) => {
      const place = places.get(term);
      return place === undefined ? undefined : fields.subarray(offsets[place], offsets[place + 1]);
    },
    keys: () => places.keys(),
  };
}

/** How much a word weighs beside others in the same text or query. */
export function wordWeight(word: string): number {
  if (STOP_WORDS.has(word)) return 0;
  const known = WEIGHTS.get(word);
  if (known !== undefined) return known;
  if (WEIGHTS.size >= MOST_WEIGHTS) WEIGHTS.clear();
  const weight = isGeneric(word) ? GENERIC_WEIGHT : 1;
  WEIGHTS.set(word, weight);
  return weight;
}

const WEIGHTS = new Map<string, number>();
const MOST_WEIGHTS = 50_000;

/** Does the word only say what kind of thing is named ("kaupungin", "stad", "projects")? */
function isGeneric(word: string): boolean {
  return [word, ...finnishStems(word), swedishStem(word), englishStem(word)].some((stem) =>
    GENERIC.has(stem),
  );
}

const GENERIC_WEIGHT = 0.15;

interface Text {
  readonly words: readonly Word[];
  readonly lang: SearchLang | null;
}

function* wordsForLexicon(texts: readonly Text[]) {
  for (const { words, lang } of texts) {
    if (lang === 'en') continue;
    for (const word of words) yield* word.text.split('-').map((text) => ({ text, lang }));
  }
}

function memoised(lexicon: Lexicon) {
  const cache = new Map<string, string[]>();
  return (word: string, lang: SearchLang | null) => {
    const key = `${lang}:${word}`;
    const known = cache.get(key);
    if (known) return known;
    const terms = termsOfWord(word, lang, lexicon);
    cache.set(key, terms);
    return terms;
  };
}

function add(terms: Map<string, number[]>, term: string, field: number): void {
  const list = terms.get(term);
  if (!list) terms.set(term, [field]);
  else if (list.at(-1) !== field) list.push(field);
}

/** Two neighbouring words count as the compound of both, where the texts know that compound. */
function addPairs(texts: readonly Text[], terms: Map<string, number[]>, lexicon: Lexicon): void {
  const known = new Set([...terms.keys()].filter((term) => term.startsWith(CHANNEL.pair)));
  texts.forEach(({ words, lang }, field) => {
    const content = words.filter((word) => !STOP_WORDS.has(word.text));
    content.forEach((word, place) => {
      if (word.hanging)
        for (const term of completed(content, place, lang, lexicon)) addSorted(terms, term, field);
      const next = content[place + 1];
      if (!next) return;
      for (const term of pairsOf(word.text, next.text, lang, lexicon.finnish))
        if (known.has(term)) addSorted(terms, term, field);
    });
  });
}

/** "sisältö- ja laatukriteerit": the first word is completed by the last part of the next compound. */
function completed(
  words: readonly Word[],
  place: number,
  lang: SearchLang | null,
  lexicon: Lexicon,
): string[] {
  if (lang === 'en') return [];
  const language = lang ?? 'fi';
  const { text } = words[place] as Word;
  const next = words.slice(place + 1, place + 4).find((word) => !word.hanging);
  const head = next && lexicon.split(next.text, language)?.at(-1);
  if (!head) return [];
  return [
    ...pairsOf(text, head.text, language, lexicon.finnish),
    ...termsOfWord(text + head.text, language, lexicon),
  ];
}

function addSorted(terms: Map<string, number[]>, term: string, field: number): void {
  const list = terms.get(term);
  if (!list) terms.set(term, [field]);
  else if (!list.includes(field)) list.push(field);
}

function pairsOf(first: string, second: string, lang: SearchLang | null, { stems }: FinnishWords): string[] {
  if (lang === 'en') return [];
  const finnish = lang === 'sv' ? [] : joinedTerms(stems(first), stems(second));
  const swedish = lang === 'fi' ? [] : joinedTerms([swedishStem(first)], [swedishStem(second)]);
  return [...finnish, ...swedish];
}

/** What stands in brackets only tells namesakes apart, so it weighs as little as a generic word. */
function lengthOf(text: string): number {
  const bare = wordsOf(text.replace(BRACKETS, ' '));
  const total = bare.reduce((sum, word) => sum + wordWeight(word), 0) || bare.length || 1;
  return BRACKETS.test(text) ? total + GENERIC_WEIGHT : total;
}

const BRACKETS = /\([^)]*\)/;

function wordsOf(text: string): string[] {
  return tokenise(text).map((word) => word.text);
}
