import { fold } from './fold.ts';
import { distance, slipsAllowed } from './nearest.ts';

/** The words of an index, to look up by beginning, by end and by likeness. All answers are in code unit order. */
export interface WordList {
  startingWith(prefix: string, most: number): string[];
  endingWith(suffix: string, most: number): string[];
  /**
   * The words with the fewest slips from `word`, compared without diacritics; none when all are too far.
   * `others` leaves out the word itself.
   */
  nearTo(word: string, most: number, others?: boolean): { words: string[]; slips: number };
}

export function buildWordList(words: Iterable<string>): WordList {
  const forward = sortedSet(words);
  const backward = sortedSet(forward.map(reversed));
  const near = lookalikes(forward);
  return {
    startingWith: (prefix, most) => range(forward, prefix, most),
    endingWith: (suffix, most) => range(backward, reversed(suffix), most).map(reversed).sort(),
    nearTo: near,
  };
}

function sortedSet(words: Iterable<string>): string[] {
  return [...new Set(words)].sort();
}

function reversed(word: string): string {
  return [...word].reverse().join('');
}

/** The entries of a sorted list that begin with `prefix`. */
function range(sorted: readonly string[], prefix: string, most: number): string[] {
  const from = lowerBound(sorted, prefix);
  let to = from;
  while (to < sorted.length && to - from < most && (sorted[to] as string).startsWith(prefix)) to++;
  return sorted.slice(from, to);
}

/** The first place in a sorted list whose entry is not before `wanted`. */
export function lowerBound(sorted: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lookalikes(sorted: readonly string[]): WordList['nearTo'] {
  const folded = sorted.map(fold);
  // One bit per letter: words that differ in many letters are ruled out without measuring them.
  const letters = Int32Array.from(folded, letterMask);
  const lengths = Uint8Array.from(folded, ({ length }) => length);
  return (word, most, others = false) => {
    const wanted = fold(word);
    const mask = letterMask(wanted);
    let slips = slipsAllowed(wanted.length);
    let words: string[] = [];
    for (let place = 0; place < sorted.length; place++) {
      if (Math.abs((lengths[place] as number) - wanted.length) > slips) continue;
      if (bitCount((letters[place] as number) ^ mask) > 2 * slips) continue;
      const found = distance(folded[place] as string, wanted, slips);
      if (found > slips || (others && found === 0)) continue;
      if (found < slips) words = [];
      slips = found;
      words.push(sorted[place] as string);
    }
    return { words: words.slice(0, most), slips };
  };
}

function letterMask(word: string): number {
  let mask = 0;
  for (let place = 0; place < word.length; place++) mask |= 1 << (word.charCodeAt(place) & 31);
  return mask;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
