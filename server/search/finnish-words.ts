import { derivationRoots, finnishBasicStems, finnishStems } from './finnish.ts';
import { fold } from './fold.ts';
import type { Dictionary } from './voikko/dictionary.ts';
import type { Reading, ReadingPart } from './voikko/read-analysis.ts';

/** A part of a compound as it stands in the word, and the stems of what it is a form of. */
export interface Part {
  readonly text: string;
  readonly stems: readonly string[];
}

/** How forms of Finnish words are brought together. */
export interface FinnishWords {
  /** The stems a form may belong to; two forms of one word share at least one. */
  stems(word: string): readonly string[];
  /** Those of a spelling's stems of which it may be the basic form. */
  basic(word: string): readonly string[];
  /** What the word is derived from: "kulttuurinen" → kulttuuri. */
  roots(word: string): readonly string[];
  /** The stems of the word without diacritics, by which it is found as typed on a keyboard that lacks them. */
  folded(word: string): readonly string[];
  /** The parts of a compound; none for a word that is no compound; null for a word that is not known. */
  parts(word: string): readonly Part[] | null;
  /** All ways to read a known compound as one of two. */
  halves(word: string): readonly (readonly Part[])[];
}

/** Finnish without a dictionary: every stem that a form allows. */
export const GUESSED_WORDS: FinnishWords = {
  stems: finnishStems,
  basic: finnishBasicStems,
  roots: (word) => derivationRoots(finnishStems(word)),
  folded: (word) => finnishStems(fold(word)),
  parts: () => null,
  halves: () => [],
};

/** Finnish by a dictionary, where it knows the word; guessed elsewhere. */
export function wordsOf(dictionary: Dictionary | null): FinnishWords {
  if (dictionary === null) return GUESSED_WORDS;
  const known = <T>(
    word: string,
    read: (readings: readonly Reading[]) => T,
    guess: (word: string) => T,
  ): T => {
    const readings = dictionary.readings(word);
    return readings.length > 0 ? read(readings) : guess(word);
  };
  const stems = (word: string) => known(word, stemsOf, GUESSED_WORDS.stems);
  return {
    stems,
    basic: (word) => known(word, (readings) => basicOf(readings, word), GUESSED_WORDS.basic),
    roots: (word) => known(word, rootsOf, GUESSED_WORDS.roots),
    folded: (word) => known(word, foldedOf, GUESSED_WORDS.folded),
    parts: (word) =>
      known<readonly Part[] | null>(
        word,
        ([first]) => partsOf(first as Reading, stems),
        () => null,
      ),
    halves: (word) =>
      known(
        word,
        (readings) => readings.flatMap((reading) => halvesOf(reading, stems)),
        () => [],
      ),
  };
}

type Stems = FinnishWords['stems'];

function stemsOf(readings: readonly Reading[]): string[] {
  return unique(readings.flatMap(stemsOfReading));
}

/** A participle also counts as its verb. */
function stemsOfReading({ lemma, parts }: Reading): string[] {
  const head = parts.at(-1) as ReadingPart;
  return head.participle && head.root !== null && parts.length === 1 ? [lemma, head.root] : [lemma];
}

function basicOf(readings: readonly Reading[], word: string): string[] {
  const lemmas = readings.map(({ lemma }) => lemma);
  return unique(lemmas.filter((lemma) => lemma === word || word === `${lemma}t`));
}

function rootsOf(readings: readonly Reading[]): string[] {
  return unique(readings.flatMap(({ parts }) => (parts.length === 1 ? (parts[0]?.root ?? []) : [])));
}

function foldedOf(readings: readonly Reading[]): string[] {
  return unique(readings.flatMap(({ lemma }) => finnishBasicStems(fold(lemma))));
}

function partsOf({ parts }: Reading, stems: Stems): Part[] {
  if (parts.length > 1) return parts.map(partOf);
  return (parts[0] as ReadingPart).within.map((text) => ({ text, stems: stems(text) }));
}

function partOf({ text, lemma, root, participle }: ReadingPart): Part {
  return {
    text: text.replace(/-$/, ''),
    stems: participle && root !== null ? [lemma, root] : [lemma],
  };
}

function halvesOf(reading: Reading, stems: Stems): Part[][] {
  const { parts } = reading;
  if (parts.length === 1) return parts[0]?.within.length === 2 ? [partsOf(reading, stems)] : [];
  return parts.slice(1).map((_, at) => [joined(parts.slice(0, at + 1)), joined(parts.slice(at + 1))]);
}

/** Neighbouring parts as one word. */
function joined(parts: readonly ReadingPart[]): Part {
  const head = partOf(parts.at(-1) as ReadingPart);
  const before = parts
    .slice(0, -1)
    .map(({ text }) => text)
    .join('');
  return { text: before + head.text, stems: head.stems.map((stem) => before + stem) };
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
