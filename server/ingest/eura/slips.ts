import { distance } from '../../search/nearest.ts';
import type { KnownNames } from './known-names.ts';
import type { Words } from './written-name.ts';

const SHORTEST = 6;
const LONG = 12;
/** How much of a word that is cut at the end must be there. */
const LEAST_OF_CUT = 0.7;

/**
 * Mends slips of the pen: words that no known name has become the one known word next to them, one letter off, two in
 * long words; a word cut at the end is made whole. Null where nothing is mended.
 */
export function findSlips({ vocabulary }: KnownNames): (words: Words) => Words | null {
  const known = new Map<string, string | null>();
  const long = [...vocabulary].filter((word) => word.length >= SHORTEST);
  const mend = (word: string): string | null => {
    const most = word.length >= LONG ? 2 : 1;
    const alike = long.filter((other) => other[0] === word[0]);
    const near = alike.map((other) => ({ other, off: distance(word, other, most) }));
    const least = Math.min(...near.map(({ off }) => off));
    const nearest = near.filter(({ off }) => off === least);
    if (least <= most) return nearest.length === 1 ? (nearest[0]?.other ?? null) : null;
    const whole = alike.filter(
      (other) => other.startsWith(word) && word.length >= LEAST_OF_CUT * other.length,
    );
    return whole.length === 1 ? (whole[0] as string) : null;
  };
  const mended = (word: string): string => {
    if (vocabulary.has(word) || word.length < SHORTEST) return word;
    if (!known.has(word)) known.set(word, mend(word));
    return known.get(word) ?? word;
  };
  return (words) => {
    const result = words.map(mended);
    return result.some((word, at) => word !== words[at]) ? result : null;
  };
}
