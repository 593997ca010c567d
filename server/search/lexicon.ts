import { finnishStems } from './finnish.ts';
import { swedishStem } from './stems.ts';

/** Knows which words a compound is made of. */
export interface Lexicon {
  /** The parts of a compound as it stands in a text, first to last, each by its stems; null when it is none. */
  split(word: string, lang: 'fi' | 'sv'): readonly Part[] | null;
}

export interface Part {
  readonly text: string;
  readonly stems: readonly string[];
}

interface Language {
  readonly stems: (word: string) => readonly string[];
  /** May this spelling stand inside a compound? Finnish parts are nominatives, genitives or s-stems. */
  readonly inside: RegExp;
  /** Letters that may join two parts and belong to neither. */
  readonly joint: string;
}

const LANGUAGES: Record<'fi' | 'sv', Language> = {
  fi: { stems: finnishStems, inside: /(?:[aeiouyäö]|[aeiouyäö][nslr])$/, joint: '' },
  sv: { stems: (word) => [swedishStem(word)], inside: /./, joint: 's' },
};

const SHORTEST_PART = 3;
const SHORTEST_HEAD = 3;

/** A lexicon of the words that texts use: a compound is split where all its parts occur as words themselves. */
export function buildLexicon(words: Iterable<{ text: string; lang: 'fi' | 'sv' | null }>): Lexicon {
  const known = { fi: new Set<string>(), sv: new Set<string>() };
  for (const { text, lang } of words) {
    if (text.length < SHORTEST_PART) continue;
    if (lang !== 'sv') for (const stem of LANGUAGES.fi.stems(text)) known.fi.add(stem);
    if (lang !== 'fi') for (const stem of LANGUAGES.sv.stems(text)) known.sv.add(stem);
  }
  const caches = {
    fi: new Map<string, readonly Part[] | null>(),
    sv: new Map<string, readonly Part[] | null>(),
  };
  const split = (word: string, lang: 'fi' | 'sv') => {
    const cache = caches[lang];
    const cached = cache.get(word);
    if (cached !== undefined) return cached;
    const parts = splitBy(word, LANGUAGES[lang], known[lang]);
    cache.set(word, parts);
    return parts;
  };
  return { split };
}

/** The split with the fewest parts; among those, the one with the longest head. */
function splitBy(word: string, language: Language, known: ReadonlySet<string>): readonly Part[] | null {
  const hyphen = word.split('-');
  if (hyphen.length > 1) return hyphen.filter(Boolean).map((text) => ({ text, stems: language.stems(text) }));
  for (const parts of [2, 3, 4]) {
    const found = splitInto(word, parts, language, known);
    if (found) return found;
  }
  return null;
}

function splitInto(
  word: string,
  parts: number,
  language: Language,
  known: ReadonlySet<string>,
): Part[] | null {
  if (parts === 1) {
    const head = word.length >= SHORTEST_HEAD ? partOf(word, language, known) : null;
    return head && [head];
  }
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_HEAD; at++) {
    const first = word.slice(0, at);
    if (!language.inside.test(first)) continue;
    const rest = restAfter(word, at, language.joint).find((tail) => tail.length >= SHORTEST_HEAD);
    if (rest === undefined) continue;
    const part = partOf(first, language, known);
    if (!part) continue;
    for (const tail of restAfter(word, at, language.joint)) {
      const others = splitInto(tail, parts - 1, language, known);
      if (others) return [part, ...others];
    }
  }
  return null;
}

function restAfter(word: string, at: number, joint: string): string[] {
  const rest = word.slice(at);
  return joint && rest.startsWith(joint) ? [rest, rest.slice(joint.length)] : [rest];
}

function partOf(text: string, language: Language, known: ReadonlySet<string>): Part | null {
  const stems = language.stems(text).filter((stem) => known.has(stem));
  return stems.length > 0 ? { text, stems } : null;
}
