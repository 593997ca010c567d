import { createHash, randomBytes } from 'node:crypto';
import type { EntityFields } from '../contract/entity.ts';
import { finnishStems } from '../search/finnish.ts';
import type { EntityRecord, ErasedName } from '../store/graph-store.ts';
import { LANGUAGES } from '../vocabulary/languages.ts';

/** What stands where the name of an erased person stood. */
export const REDACTED = '[…]';

/** Finds the names of erased persons in texts, without knowing them. */
export interface NameFinder {
  /** The text with every such name left out; the same text where there is none. */
  redact(text: string): string;
  /** Whether the text is, or has in it, such a name. */
  names(text: string): boolean;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}\p{N}]+)*/gu;
/** What may stand between two words of a name: `Meikäläinen, Maija`, `M. Meikäläinen`. */
const BETWEEN = /^[\s.,]{1,3}$/u;

/** The digests of names. */
export function digestsOf(
  names: Iterable<string>,
  salt: string = randomBytes(16).toString('base64url'),
): ErasedName[] {
  const found = spellingsOf(names).flatMap((words) =>
    formsOf(words).map((form) => ({ salt, words: words.length, digest: digestOf(salt, form) })),
  );
  return [...new Map(found.map((one) => [one.digest, one])).values()];
}

/** Names as they are written, and with the last word first, as registers write them. */
function spellingsOf(names: Iterable<string>): string[][] {
  const spelled = [...names].map(wordsOf).filter((words) => words.length > 0);
  const turned = spelled
    .filter((words) => words.length > 1)
    .map((words) => [...words.slice(-1), ...words.slice(0, -1)]);
  return [...spelled, ...turned];
}

/**
 * What a name may be known by in a text: its words, and its words with the stems of the last, which is the one that is
 * inflected (Maija Meikäläisen). A name of one word stays as it is, for its stems may be those of a common word.
 */
function formsOf(words: readonly string[]): string[] {
  const rest = words.slice(0, -1);
  const stems = rest.length === 0 ? [] : finnishStems(words.at(-1)!);
  return [words.join(' '), ...stems.map((stem) => [...rest, `${stem}~`].join(' '))];
}

function wordsOf(name: string): string[] {
  return Array.from(name.matchAll(WORD), ([word]) => normalised(word));
}

function normalised(word: string): string {
  return word.normalize('NFC').toLowerCase().replaceAll('’', "'");
}

function digestOf(salt: string, words: string): string {
  return createHash('sha256').update(`${salt} ${words}`).digest('base64url').slice(0, 22);
}

/** A finder of erased names. A text has a name where its words follow each other as in the name, in any case and inflected. */
export function findNames(erased: readonly ErasedName[]): NameFinder {
  const digests = new Map<string, Set<string>>();
  for (const { salt, digest } of erased)
    digests.set(salt, (digests.get(salt) ?? new Set<string>()).add(digest));
  return finder(
    erased.map(({ words }) => words),
    (form) => [...digests].some(([salt, known]) => known.has(digestOf(salt, form))),
  );
}

/** As `findNames`, for names that are known. */
export function findSpelledNames(names: Iterable<string>): NameFinder {
  const spellings = spellingsOf(names);
  const known = new Set(spellings.flatMap(formsOf));
  return finder(
    spellings.map(({ length }) => length),
    (form) => known.has(form),
  );
}

function finder(counts: readonly number[], isName: (form: string) => boolean): NameFinder {
  const longestFirst = [...new Set(counts)].sort((a, b) => b - a);
  const spansIn = (text: string) => (longestFirst.length === 0 ? [] : namedSpans(text, longestFirst, isName));
  return {
    redact: (text) => {
      const spans = spansIn(text);
      if (spans.length === 0) return text;
      const ends = [0, ...spans.map(({ end }) => end)];
      return ends.map((end, index) => text.slice(end, spans[index]?.start)).join(REDACTED);
    },
    names: (text) => spansIn(text).length > 0,
  };
}

interface Span {
  start: number;
  end: number;
}

/** Where the names stand in the text, in order; of two that overlap the first and longest. */
function namedSpans(text: string, lengths: readonly number[], isName: (form: string) => boolean): Span[] {
  const words = Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    word: normalised(word),
    start: index,
    end: index + word.length,
  }));
  const spans: Span[] = [];
  for (let first = 0; first < words.length; first += 1) {
    const length = lengths.find((count) => {
      const run = words.slice(first, first + count);
      return run.length === count && joins(text, run) && formsOf(run.map(({ word }) => word)).some(isName);
    });
    if (length === undefined) continue;
    spans.push({ start: words[first]!.start, end: words[first + length - 1]!.end });
    first += length - 1;
  }
  return spans;
}

function joins(text: string, run: readonly Span[]): boolean {
  return run.every(({ start }, index) => index === 0 || BETWEEN.test(text.slice(run[index - 1]!.end, start)));
}

/** What a person is called. */
export function namesOfPerson(record: EntityRecord): Set<string> {
  return new Set([...namesIn(record.entity), ...namesSaid(record)]);
}

/** What sources and editors call a person. */
export function namesSaid({
  claims,
  corrections,
}: Pick<EntityRecord, 'claims' | 'corrections'>): Set<string> {
  const corrected = corrections.map(({ field, value }) => ({ [field]: value }) as Partial<EntityFields>);
  return new Set([...Object.values(claims), ...corrected].flatMap(namesIn));
}

/** The names that fields give a person. A single word that is only an other name is too common to be theirs alone. */
export function namesIn({
  names = {},
  aliases = [],
}: Partial<Pick<EntityFields, 'names' | 'aliases'>>): string[] {
  const full = LANGUAGES.flatMap((lang) => names[lang] ?? []);
  const other = aliases.map(({ text }) => text).filter((text) => wordsOf(text).length > 1);
  return [...full, ...other];
}
