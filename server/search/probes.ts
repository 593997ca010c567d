import { CHANNEL, joinedTerms, termsOfWord, type SearchLang } from './analyse.ts';
import type { FinnishWords } from './finnish-words.ts';
import { fold } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { englishSingular, englishStem, swedishStem } from './stems.ts';

/** A term to look for and how good a match it is, from 1 (the very word) down. */
export interface Probe {
  readonly term: string;
  readonly quality: number;
}

/** How good a match in a channel is, the whole word being 1. */
export const QUALITY = {
  word: 1,
  stem: 0.95,
  englishStem: 0.9,
  folded: 0.85,
  pair: 0.9,
  pairReversed: 0.8,
  innerPair: 0.6,
  part: 0.5,
  root: 0.3,
  begins: 0.7,
  contains: 0.2,
  slip: 0.75,
  translation: 0.45,
} as const;

/** All ways in which a query's word may match a text's word; in one language, or when null in all three. */
export function probesOfWord(word: string, lexicon: Lexicon, lang: SearchLang | null = null): Probe[] {
  const stems = lexicon.finnish.stems(word);
  const everywhere = [
    ...probe(CHANNEL.word, [word], QUALITY.word),
    ...probe(CHANNEL.folded, [fold(word), ...lexicon.finnish.folded(word)], QUALITY.folded),
    ...ownPairs(word, lang, lexicon),
  ];
  const finnish = [
    ...probe(CHANNEL.finnish, stems, QUALITY.stem),
    ...probe(CHANNEL.finnishPart, stems, QUALITY.part),
  ];
  const swedish = [
    ...probe(CHANNEL.swedish, [swedishStem(word)], QUALITY.stem),
    ...probe(CHANNEL.swedishPart, [swedishStem(word)], QUALITY.part),
  ];
  const english = [
    ...probe(CHANNEL.singular, [englishSingular(word)], QUALITY.stem),
    ...probe(CHANNEL.english, [englishStem(word)], QUALITY.englishStem),
  ];
  const own = { fi: finnish, sv: swedish, en: english };
  return [...everywhere, ...(lang ? own[lang] : [...finnish, ...swedish, ...english])];
}

/** Weaker likenesses by derivation: "kulttuurinen" for "kulttuuri" and the other way round. */
export function probesOfRoot(word: string, finnish: FinnishWords): Probe[] {
  return [
    ...probe(CHANNEL.root, finnish.stems(word), QUALITY.root),
    ...probe(CHANNEL.finnish, finnish.roots(word), QUALITY.root),
  ];
}

/** Two neighbouring words of a query as the compound of both, in either order. */
export function probesOfPair(first: string, second: string, finnish: FinnishWords): Probe[] {
  const [a, b] = [pairStems(first, finnish), pairStems(second, finnish)];
  const joined = (x: typeof a, y: typeof a) => [...joinedTerms(x.fi, y.fi), ...joinedTerms(x.sv, y.sv)];
  return [
    ...joined(a, b).map((term) => ({ term, quality: QUALITY.pair })),
    ...joined(b, a).map((term) => ({ term, quality: QUALITY.pairReversed })),
    ...[...joined(a, b), ...joined(b, a)].map((term) => ({
      term: CHANNEL.innerPair + term.slice(CHANNEL.pair.length),
      quality: QUALITY.innerPair,
    })),
  ];
}

/** The same probes for a word that only resembles what was asked. */
export function weakened(probes: readonly Probe[], by: number): Probe[] {
  return probes.map(({ term, quality }) => ({ term, quality: quality * by }));
}

/** Words found in the index by their beginning or end. */
export function probesOfFound(terms: readonly string[], quality: number): Probe[] {
  return terms.map((term) => ({ term, quality }));
}

function probe(channel: string, texts: readonly string[], quality: number): Probe[] {
  return texts.map((text) => ({ term: channel + text, quality }));
}

/** A compound asked for, as a text that says its parts apart may have it. */
function ownPairs(word: string, lang: SearchLang | null, lexicon: Lexicon): Probe[] {
  const pairs = termsOfWord(word, lang, lexicon).filter((term) => term.startsWith(CHANNEL.pair));
  return pairs.map((term) => ({ term, quality: QUALITY.pair }));
}

function pairStems(word: string, finnish: FinnishWords): { fi: string[]; sv: string[] } {
  return { fi: stemsAndRoots(word, finnish), sv: [swedishStem(word)] };
}

/** A word's Finnish stems and, for an adjective, those of the word it is made from. */
export function stemsAndRoots(word: string, finnish: FinnishWords): string[] {
  return [...finnish.stems(word), ...finnish.roots(word)];
}
