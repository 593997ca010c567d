import { lower } from './fold.ts';

/** A word as it stands in the text; `start` and `end` are offsets in the text in composed form (NFC). */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Ends in a hyphen because a later word completes it: "sisältö- ja laatukriteerit". */
  readonly hanging: boolean;
}

// A colon brings a case ending ("EU:n"), an apostrophe an English or Swedish genitive: both end the word.
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-‐‑–][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*(?:[:'’]\p{L}+)?/gu;
const ENDING = /[:'’]\p{L}+$/u;

// No word of the three languages is longer; splitting and comparing cost more than linear time.
const LONGEST_WORD = 64;

/** The words of a text in lower case; a hyphenated compound is one word, joined by plain hyphens. */
export function tokenise(text: string): Word[] {
  const composed = text.normalize('NFC');
  return [...composed.matchAll(WORD)].map((match) => {
    const end = match.index + match[0].length;
    return {
      text: lower(match[0].replace(ENDING, '')).replace(/[‐‑–]/g, '-').slice(0, LONGEST_WORD),
      start: match.index,
      end,
      hanging: /^[-‐‑][\s,]/.test(composed.slice(end, end + 2)),
    };
  });
}
