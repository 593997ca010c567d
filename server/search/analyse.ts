import { GUESSED_WORDS, type Part } from './finnish-words.ts';
import { fold } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { englishSingular, englishStem, swedishStem } from './stems.ts';
import { tokenise } from './tokenise.ts';
import type { Dictionary } from './voikko/dictionary.ts';

/** Raised whenever `analyse` answers differently. */
const ANALYSIS = 2;

/** The analysis that texts get, with the dictionary: tokens made under another version must be made anew. */
export function analysisVersion(dictionary: Dictionary | null): string {
  return dictionary === null ? String(ANALYSIS) : `${ANALYSIS}+${dictionary.version}`;
}

export type SearchLang = 'fi' | 'sv' | 'en';

/** Each channel's letter; a term is the letter and the text. See README.md for what each is for. */
export const CHANNEL = {
  word: 'w',
  finnish: 'i',
  swedish: 's',
  english: 'e',
  singular: 'p',
  folded: 'f',
  finnishPart: 'c',
  swedishPart: 'k',
  root: 'r',
  pair: 'j',
  innerPair: 'n',
} as const;

export interface Token {
  /** Channel letter and text: "wkunnan", "ikunta". */
  readonly term: string;
  /** Which word of the text, from 0; all tokens of one word share it. */
  readonly position: number;
  /** Where that word stands in the text's composed form (NFC). */
  readonly start: number;
  readonly end: number;
}

/**
 * The tokens of a text, the same for what is stored and what is asked. `lang` null means unknown: all three
 * languages' stems are given. Compound parts need a lexicon, except in hyphenated words.
 */
export function analyse(
  text: string,
  lang: SearchLang | null = null,
  lexicon: Lexicon = NO_LEXICON,
): Token[] {
  return tokenise(text).flatMap(({ text: word, start, end }, position) =>
    termsOfWord(word, lang, lexicon).map((term) => ({ term, position, start, end })),
  );
}

/** The terms of one lower-case word, each once. */
export function termsOfWord(word: string, lang: SearchLang | null, lexicon: Lexicon = NO_LEXICON): string[] {
  const terms = [CHANNEL.word + word, ...foldedTerms(word, lexicon)];
  if (lang === null || lang === 'fi') terms.push(...finnishTerms(word, lexicon));
  if (lang === null || lang === 'sv') terms.push(...swedishTerms(word, lexicon));
  if (lang === null || lang === 'en')
    terms.push(CHANNEL.singular + englishSingular(word), CHANNEL.english + englishStem(word));
  return [...new Set(terms)];
}

const NO_LEXICON: Lexicon = {
  finnish: GUESSED_WORDS,
  split: (word) => {
    const parts = word.split('-').filter(Boolean);
    return parts.length > 1 ? parts.map((text) => ({ text, stems: GUESSED_WORDS.stems(text) })) : null;
  },
  halves: () => [],
};

function foldedTerms(word: string, { finnish }: Lexicon): string[] {
  return [fold(word), ...finnish.folded(word)].map((text) => CHANNEL.folded + text);
}

function finnishTerms(word: string, lexicon: Lexicon): string[] {
  const parts = lexicon.split(word, 'fi') ?? [];
  return [
    ...lexicon.finnish.stems(word).map((stem) => CHANNEL.finnish + stem),
    ...lexicon.finnish.roots(word).map((root) => CHANNEL.root + root),
    ...deepParts(parts, 'fi', lexicon).map((stem) => CHANNEL.finnishPart + stem),
    ...pairTerms(word, 'fi', lexicon),
  ];
}

function swedishTerms(word: string, lexicon: Lexicon): string[] {
  const parts = lexicon.split(word, 'sv') ?? [];
  return [
    CHANNEL.swedish + swedishStem(word),
    ...deepParts(parts, 'sv', lexicon).map((stem) => CHANNEL.swedishPart + stem),
    ...pairTerms(word, 'sv', lexicon),
  ];
}

/** The stems of the parts and of their parts: "lastensuojelutyö" is lastensuojelu, työ, lapsi and suojelu. */
function deepParts(parts: readonly Part[], lang: 'fi' | 'sv', lexicon: Lexicon): string[] {
  return parts.flatMap(({ text, stems }) => [
    ...stems,
    ...deepParts(lexicon.split(text, lang) ?? [], lang, lexicon),
  ]);
}

/** A compound of two is its pair; pairs inside its halves have a channel of their own, as lesser matches. */
function pairTerms(word: string, lang: 'fi' | 'sv', lexicon: Lexicon): string[] {
  const halves = lexicon.halves(word, lang);
  if (halves.length === 0) return neighbours(lexicon.split(word, lang) ?? [], CHANNEL.innerPair);
  const inner = halves.flat().flatMap(({ text }) => lexicon.halves(text, lang));
  return [
    ...halves.flatMap((parts) => neighbours(parts, CHANNEL.pair)),
    ...inner.flatMap((parts) => neighbours(parts, CHANNEL.innerPair)),
  ];
}

function neighbours(parts: readonly Part[], channel: string): string[] {
  return parts
    .slice(1)
    .flatMap((part, index) => joinedTerms((parts[index] as Part).stems, part.stems, channel));
}

/** The terms by which two words match the compound of both. */
export function joinedTerms(
  first: readonly string[],
  second: readonly string[],
  channel: string = CHANNEL.pair,
): string[] {
  return first.flatMap((a) => second.map((b) => `${channel}${a}+${b}`));
}
