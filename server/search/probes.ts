import { CHANNEL, derivationRoots, joinedTerms, termsOfWord } from './analyse.ts';
import { finnishStems } from './finnish.ts';
import { fold } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { englishStem, swedishStem } from './stems.ts';

/** A term to look for and how good a match it is, from 1 (the very word) down. */
export interface Probe {
  readonly term: string;
  readonly quality: number;
}

/** How good a match in a channel is, the whole word being 1. */
const QUALITY = {
  word: 1,
  stem: 0.95,
  folded: 0.85,
  pair: 0.9,
  pairReversed: 0.8,
  part: 0.6,
  root: 0.4,
  begins: 0.7,
  contains: 0.3,
  slip: 0.75,
} as const;

/** All ways in which a query's word may match a text's word. */
export function probesOfWord(word: string, lexicon: Lexicon): Probe[] {
  const stems = finnishStems(word);
  const folded = fold(word);
  return [
    probe(CHANNEL.word, [word], QUALITY.word),
    probe(CHANNEL.finnish, stems, QUALITY.stem),
    probe(CHANNEL.swedish, [swedishStem(word)], QUALITY.stem),
    probe(CHANNEL.english, [englishStem(word)], QUALITY.stem),
    probe(CHANNEL.folded, [folded, ...finnishStems(folded)], QUALITY.folded),
    probe(CHANNEL.finnishPart, stems, QUALITY.part),
    probe(CHANNEL.swedishPart, [swedishStem(word)], QUALITY.part),
    ownPairs(word, lexicon),
  ].flat();
}

/** Weaker likenesses by derivation: "kulttuurinen" for "kulttuuri" and the other way round. */
export function probesOfRoot(word: string): Probe[] {
  const stems = finnishStems(word);
  return [
    ...probe(CHANNEL.root, stems, QUALITY.root),
    ...probe(CHANNEL.finnish, derivationRoots(stems), QUALITY.root),
  ];
}

/** Two neighbouring words of a query as the compound of both, in either order. */
export function probesOfPair(first: string, second: string): Probe[] {
  const [a, b] = [pairStems(first), pairStems(second)];
  const joined = (x: typeof a, y: typeof a) => [...joinedTerms(x.fi, y.fi), ...joinedTerms(x.sv, y.sv)];
  return [
    ...joined(a, b).map((term) => ({ term, quality: QUALITY.pair })),
    ...joined(b, a).map((term) => ({ term, quality: QUALITY.pairReversed })),
  ];
}

/** The same probes for a word that only resembles what was asked. */
export function weakened(probes: readonly Probe[], by: keyof typeof QUALITY): Probe[] {
  return probes.map(({ term, quality }) => ({ term, quality: quality * QUALITY[by] }));
}

export function wordProbes(words: readonly string[], as: keyof typeof QUALITY): Probe[] {
  return words.map((word) => ({ term: CHANNEL.word + word, quality: QUALITY[as] }));
}

function probe(channel: string, texts: readonly string[], quality: number): Probe[] {
  return texts.map((text) => ({ term: channel + text, quality }));
}

function ownPairs(word: string, lexicon: Lexicon): Probe[] {
  const pairs = termsOfWord(word, null, lexicon).filter((term) => term.startsWith(CHANNEL.pair));
  return pairs.map((term) => ({ term, quality: QUALITY.pair }));
}

function pairStems(word: string): { fi: string[]; sv: string[] } {
  const stems = finnishStems(word);
  return { fi: [...stems, ...derivationRoots(stems)], sv: [swedishStem(word)] };
}
