import { readAnalysis, type Reading } from './read-analysis.ts';
import { readTransducer } from './transducer.ts';

/** Knows Finnish words in all their forms. */
export interface Dictionary {
  /** Tells one dictionary from another, so that what was made with one is made anew with the next. */
  readonly version: string;
  /** The ways to read a word in lower case; none for a word it does not know. */
  readings(word: string): readonly Reading[];
}

const CACHED_WORDS = 100_000;

/** The dictionary in the bytes of a mor.vfst. Throws TransducerFormatError. */
export function openDictionary(bytes: Uint8Array, version: string): Dictionary {
  const transducer = readTransducer(bytes);
  const known = new Map<string, readonly Reading[]>();
  return {
    version,
    readings: (word) => {
      const cached = known.get(word);
      if (cached) return cached;
      if (known.size >= CACHED_WORDS) known.clear();
      const readings = simplest(transducer.analyse(word).map(readAnalysis));
      known.set(word, readings);
      return readings;
    },
  };
}

/**
 * Those with the fewest parts, without a possessive where there are others: long words have chance readings of many short
 * parts, and "keskustaan" is hardly anybody's centre. Each lemma once.
 */
function simplest(readings: readonly Reading[]): Reading[] {
  const oddity = ({ parts, possessive }: Reading) => 2 * parts.length + Number(possessive);
  const least = Math.min(...readings.map(oddity));
  const chosen = new Map<string, Reading>();
  for (const reading of readings) {
    const key = [reading.lemma, ...reading.parts.map(({ lemma }) => lemma)].join(' ');
    if (oddity(reading) === least && !chosen.has(key)) chosen.set(key, reading);
  }
  return [...chosen.values()];
}
