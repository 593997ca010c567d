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
  const near = corpus.words.nearTo(word, MOST_NEAREST);
  const wordSlips = near.words.length > 0 ? near.slips : Number.POSITIVE_INFINITY;
  const found = nearStems(corpus, word).filter(({ slips }) => slips <= wordSlips);
  const stemSlips = Math.min(...found.map(({ slips }) => slips));
  return {
    words: wordSlips <= stemSlips ? near.words : [],
    stems: found.flatMap(({ stem, slips }) => (slips === stemSlips ? [stem] : [])).slice(0, MOST_NEAREST),
  };
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
