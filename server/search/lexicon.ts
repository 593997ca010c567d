import { GUESSED_WORDS, type FinnishWords, type Part } from './finnish-words.ts';
import { swedishStem } from './stems.ts';

/** Knows which words a compound is made of. */
export interface Lexicon {
  readonly finnish: FinnishWords;
  /** The parts of a compound as it stands in a text, first to last, each by its stems; null when it is none. */
  split(word: string, lang: 'fi' | 'sv'): readonly Part[] | null;
  /** All ways to read a word as a compound of two: "mielen + terveyspalvelut", "mielenterveys + palvelut". */
  halves(word: string, lang: 'fi' | 'sv'): readonly (readonly Part[])[];
}

interface Language {
  /** What a dictionary says of a word; null where it does not know it. */
  readonly known: Pick<FinnishWords, 'parts' | 'halves'>;
  readonly stems: (word: string) => readonly string[];
  /** Those stems of which the spelling may be the basic form. */
  readonly basic: (word: string) => readonly string[];
  /** May this spelling stand inside a compound? Finnish parts are nominatives, genitives or s-stems. */
  readonly inside: RegExp;
  /** Letters that may join two parts and belong to neither. */
  readonly joint: string;
}

const SWEDISH: Language = {
  known: GUESSED_WORDS,
  stems: (word) => [swedishStem(word)],
  basic: (word) => (swedishStem(word) === word ? [word] : []),
  inside: /./,
  joint: 's',
};

function finnishBy(words: FinnishWords): Language {
  return {
    known: words,
    stems: words.stems,
    basic: words.basic,
    inside: /(?:[aeiouyäö]|[aeiouyäö][nslr])$/,
    joint: '',
  };
}

const SHORTEST_PART = 3;
/** Endings that make words and are none; they would split every derived word. */
const BOUND = new Set(['misi', 'laisi', 'läisi', 'llisi', 'isi', 'ska']);

/**
 * A lexicon of the words that texts use: a compound is split as the dictionary says, and one that it does not know where
 * all its parts occur as words themselves.
 */
export function buildLexicon(
  words: Iterable<{ text: string; lang: 'fi' | 'sv' | null }>,
  finnish: FinnishWords = GUESSED_WORDS,
): Lexicon {
  const spellings = { fi: new Set<string>(), sv: new Set<string>() };
  for (const { text, lang } of words) {
    if (text.length < SHORTEST_PART) continue;
    if (lang !== 'sv') spellings.fi.add(text);
    if (lang !== 'fi') spellings.sv.add(text);
  }
  const splitters = {
    fi: splitter(finnishBy(finnish), spellings.fi),
    sv: splitter(SWEDISH, spellings.sv),
  };
  return {
    finnish,
    split: (word, lang) => splitters[lang].split(word),
    halves: (word, lang) => splitters[lang].halves(word),
  };
}

interface Splitter {
  readonly split: (word: string) => readonly Part[] | null;
  readonly halves: (word: string) => readonly (readonly Part[])[];
}

/** A word of a language's texts: how many spellings share the stem, and whether its basic form is among them. */
interface Evidence {
  spellings: number;
  basic: boolean;
}

function splitter(language: Language, spellings: ReadonlySet<string>): Splitter {
  const evidence = gatherEvidence(language, spellings);
  const known = (text: string): Part | null => partOf(text, language, spellings, evidence);
  const parts = memoised(known);
  return {
    split: memoised((word) => splitBy(word, language, parts, evidence)),
    halves: (word) => {
      if (word.includes('-')) return [];
      return language.known.parts(word) ? language.known.halves(word) : splitsInto(word, 2, language, parts);
    },
  };
}

function gatherEvidence(language: Language, spellings: ReadonlySet<string>): Map<string, Evidence> {
  const evidence = new Map<string, Evidence>();
  for (const text of spellings) {
    const basic = language.basic(text);
    for (const stem of language.stems(text)) {
      const entry = evidence.get(stem) ?? { spellings: 0, basic: false };
      entry.spellings++;
      entry.basic ||= basic.includes(stem);
      evidence.set(stem, entry);
    }
  }
  for (const [stem, { spellings: count, basic }] of evidence) {
    if ((count < 2 && !basic) || BOUND.has(stem)) evidence.delete(stem);
  }
  return evidence;
}

function memoised<T>(compute: (word: string) => T): (word: string) => T {
  const cache = new Map<string, T>();
  return (word) => {
    if (cache.has(word)) return cache.get(word) as T;
    const value = compute(word);
    cache.set(word, value);
    return value;
  };
}

interface Candidate {
  readonly parts: readonly Part[];
  /** How well attested the least attested part is. */
  readonly strength: number;
}

/** The split with the fewest parts; among those, the one whose weakest part is best attested. */
function splitBy(
  word: string,
  language: Language,
  known: (text: string) => Part | null,
  evidence: ReadonlyMap<string, Evidence>,
): readonly Part[] | null {
  const hyphened = word.split('-').filter(Boolean);
  if (hyphened.length > 1) return hyphened.map((text) => ({ text, stems: language.stems(text) }));
  const listed = language.known.parts(word);
  if (listed) return listed.length > 0 ? listed : null;
  const strength = ({ stems }: Part) => Math.max(...stems.map((stem) => evidence.get(stem)?.spellings ?? 0));
  for (const count of [2, 3]) {
    const [best] = splitsInto(word, count, language, known)
      .map((parts): Candidate => ({ parts, strength: Math.min(...parts.map(strength)) }))
      .sort((a, b) => b.strength - a.strength);
    if (best) return best.parts;
  }
  return null;
}

function splitsInto(
  word: string,
  count: number,
  language: Language,
  known: (text: string) => Part | null,
): Part[][] {
  if (count === 1) {
    const head = known(word);
    return head ? [[head]] : [];
  }
  const found: Part[][] = [];
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
    const first = word.slice(0, at);
    const part = language.inside.test(first) ? known(first) : null;
    if (!part) continue;
    for (const tail of restAfter(word, at, language.joint)) {
      for (const others of splitsInto(tail, count - 1, language, known)) found.push([part, ...others]);
    }
  }
  return found;
}

function restAfter(word: string, at: number, joint: string): string[] {
  const rest = word.slice(at);
  return joint && rest.startsWith(joint) ? [rest, rest.slice(joint.length)] : [rest];
}

/** Three letters make a part only as a word that texts use just so and that ends in a vowel: "työ", "ala". */
function partOf(
  text: string,
  language: Language,
  spellings: ReadonlySet<string>,
  evidence: ReadonlyMap<string, Evidence>,
): Part | null {
  if (text.length < SHORTEST_PART) return null;
  if (text.length === SHORTEST_PART && !(spellings.has(text) && /[aeiouyåäö]$/.test(text))) return null;
  const stems = language.stems(text).filter((stem) => evidence.has(stem));
  return stems.length > 0 ? { text, stems } : null;
}
