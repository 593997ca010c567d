import { CHANNEL } from './analyse.ts';
import type { Corpus } from './corpus.ts';
import { probesOfFound, probesOfWord, QUALITY, weakened, type Probe } from './probes.ts';

const MOST_NEAREST = 3;
/** In shorter stems a slip may be any word. */
const SHORTEST_STEM = 5;
const MOST_WITH_STEM = 50;

/** What a word that nothing has may be a slip of. */
export interface Meant {
  /** Words as they stand in the texts. */
  readonly words: readonly string[];
  /** Stems of words of which no text has that form: "Kauhvan" is of Kauhava. */
  readonly stems: readonly string[];
}

/** The words, and the stems of the word's own form, that lie nearest; the fewest slips win. */
export function meantBy(corpus: Corpus, word: string): Meant {
  const near = nearest(corpus, word);
  return near.words.length > 0 || near.stems.length > 0 ? near : mendedEnding(corpus, word);
}

function nearest(corpus: Corpus, word: string): Meant {
  const near = corpus.words.nearTo(word, MOST_NEAREST);
  const wordSlips = near.words.length > 0 ? near.slips : Number.POSITIVE_INFINITY;
  const found = nearStems(corpus, word).filter(({ slips }) => slips <= wordSlips);
  const stemSlips = Math.min(...found.map(({ slips }) => slips));
  return {
    words: wordSlips <= stemSlips ? near.words : [],
    stems: found.flatMap(({ stem, slips }) => (slips === stemSlips ? [stem] : [])).slice(0, MOST_NEAREST),
  };
}

/** In shorter words the ending is most of the word. */
const SHORTEST_MENDED = 7;
/** A case ending with its possessive is seldom longer. */
const LONGEST_ENDING = 6;
const LETTERS = [...'aeinstlkhuvä'];

/**
 * Stems of the texts that the word belongs to once a slip in its ending is undone: "kirjastsosa" is no form of any word,
 * "kirjastossa" is one of kirjasto.
 */
function mendedEnding({ postings, stems }: Corpus, word: string): Meant {
  if (word.length < SHORTEST_MENDED) return NOTHING;
  const found = new Set<string>();
  for (const mended of mendings(word))
    for (const stem of postings.lexicon.finnish.stems(mended))
      if (stem.length >= SHORTEST_STEM && stem !== mended && stems.startingWith(stem, 1)[0] === stem)
        found.add(stem);
  // The longest leaves the least of the word unexplained.
  const longest = Math.max(...[...found].map(({ length }) => length));
  return { words: [], stems: [...found].filter(({ length }) => length === longest).slice(0, MOST_NEAREST) };
}

const NOTHING: Meant = { words: [], stems: [] };

/** The word with two letters of its ending swapped, one left out, one changed or one added. */
function mendings(word: string): Set<string> {
  const mended = new Set<string>();
  for (let at = Math.max(2, word.length - LONGEST_ENDING); at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    if (after.length > 1) mended.add(`${before}${after[1]}${after[0]}${after.slice(2)}`);
    mended.add(before + after.slice(1));
    for (const letter of LETTERS) {
      mended.add(before + letter + after.slice(1));
      mended.add(before + letter + after);
    }
  }
  mended.delete(word);
  return mended;
}

/** Other words that differ from one that the texts have by a single slip. */
export function oneSlipAway({ words }: Corpus, word: string): Meant {
  const near = words.nearTo(word, MOST_NEAREST, true);
  return { words: near.slips > 1 ? [] : near.words, stems: [] };
}

function nearStems({ postings, stems }: Corpus, word: string): { stem: string; slips: number }[] {
  const own = postings.lexicon.finnish.stems(word).filter((stem) => stem !== word);
  const near = own
    .filter((stem) => stem.length >= SHORTEST_STEM)
    .map((stem) => stems.nearTo(stem, MOST_NEAREST));
  const found = new Map<string, number>();
  for (const { words, slips } of near)
    for (const stem of words) found.set(stem, Math.min(slips, found.get(stem) ?? slips));
  return [...found].map(([stem, slips]) => ({ stem, slips }));
}

/** What matches them, as lesser matches. */
export function probesOfMeant({ postings }: Corpus, { words, stems }: Meant): Probe[] {
  const probes = [
    ...words.flatMap((word) => probesOfWord(word, postings.lexicon)),
    ...probesOfFound(
      stems.map((stem) => CHANNEL.finnish + stem),
      QUALITY.stem,
    ),
  ];
  return weakened(probes, QUALITY.slip);
}

/** The word to put in the place of one that nothing has; null where none is near. */
export function wordMeant(corpus: Corpus, word: string): string | null {
  const { words, stems } = meantBy(corpus, word);
  return words[0] ?? stems.map((stem) => wordOf(corpus, stem)).find((found) => found !== null) ?? null;
}

/** The shortest word of the texts that has the stem: a stem itself is not always one. */
function wordOf({ words, postings }: Corpus, stem: string): string | null {
  const near = words.startingWith(stem.slice(0, -1), MOST_WITH_STEM);
  const own = near.filter((word) => postings.lexicon.finnish.stems(word).includes(stem));
  return own.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? null;
}
