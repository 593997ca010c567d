import { CHANNEL } from './analyse.ts';
import type { Corpus, SearchDocument } from './corpus.ts';
import { wordWeight, type SearchField } from './postings.ts';
import {
  probesOfFound,
  probesOfPair,
  probesOfRoot,
  probesOfWord,
  QUALITY,
  stemsAndRoots,
  type Probe,
} from './probes.ts';
import { meantBy, oneSlipAway, probesOfMeant } from './slips.ts';
import { tokenise } from './tokenise.ts';

/** A word of the query: what matches it and how much it counts beside the others. */
export interface Slot {
  readonly word: string;
  /** What it weighs in a text: little where it only says what kind of thing is named. */
  readonly counted: number;
  readonly weight: number;
  /** How good the best match is, by field. */
  readonly matches: ReadonlyMap<number, number>;
}

/** The words of a query with all that matches them; none for a query without words. */
export function matchQuery(corpus: Corpus, query: string): Slot[] {
  const matches = contentWords(query).map(emptyMatch);
  matches.forEach((match, place) => matchWord(corpus, match, place === matches.length - 1));
  matchPairs(corpus, matches);
  expandLabels(corpus, matches);
  return matches.map((match) => ({
    ...match,
    counted: wordWeight(match.word) || 1,
    weight: rarityWeight(corpus, match),
  }));
}

/** A document whose name a query says in full, and the words that say it. */
export interface NameSaid {
  readonly id: string;
  readonly words: readonly string[];
}

/** The documents whose name the query says in full, each once, those of most words first. */
export function namesSaid(corpus: Corpus, query: string): NameSaid[] {
  const matches = contentWords(query).map(emptyMatch);
  matches.forEach((match) => matchWord(corpus, match, false));
  matchPairs(corpus, matches);
  const said = new Map<string, NameSaid>();
  for (const { field, said: words } of labelsSaid(corpus, matches, MOST_NAMES)) {
    const { id } = documentOf(corpus, field);
    if (!said.has(id)) said.set(id, { id, words: words.map(({ word }) => word) });
  }
  return [...said.values()].sort((a, b) => b.words.length - a.words.length);
}

/** Does the index hold the word, in any form? */
export function isKnown(corpus: Corpus, word: string): boolean {
  const match = emptyMatch(word);
  apply(corpus, match, probesOfWord(word, corpus.postings.lexicon));
  return match.matches.size > 0;
}

const MOST_WORDS = 12;
const MOST_RELATED = 100;
const SHORTEST_PART = 4;

interface Match {
  readonly word: string;
  readonly matches: Map<number, number>;
}

function emptyMatch(word: string): Match {
  return { word, matches: new Map() };
}

function contentWords(text: string): string[] {
  const words = tokenise(text).map((word) => word.text);
  const content = words.filter((word) => wordWeight(word) > 0);
  return (content.length > 0 ? content : words).slice(0, MOST_WORDS);
}

function matchWord(corpus: Corpus, match: Match, last: boolean): void {
  const { word } = match;
  apply(corpus, match, probesOfWord(word, corpus.postings.lexicon));
  const hits = match.matches.size;
  const begun = last ? withChannel(CHANNEL.word, corpus.words.startingWith(word, MOST_RELATED)) : [];
  const around = compoundsOf(corpus, word);
  apply(corpus, match, probesOfFound(begun, hits > 0 ? QUALITY.contains : QUALITY.begins));
  apply(corpus, match, probesOfFound(around, hits > 0 ? QUALITY.contains : QUALITY.part));
  if (match.matches.size < FEW && hits < FEW) matchNearest(corpus, match, hits > 0);
  apply(corpus, match, probesOfRoot(word, corpus.postings.lexicon.finnish));
}

/** A word this rare may be a slip that others made as well. */
const FEW = 3;

function matchNearest(corpus: Corpus, match: Match, isKnownWord: boolean): void {
  const meant = isKnownWord ? oneSlipAway(corpus, match.word) : meantBy(corpus, match.word);
  apply(corpus, match, probesOfMeant(corpus, meant));
}

/** Compounds that the lexicon could not split: stems that begin or end with the word's stem. */
function compoundsOf(corpus: Corpus, word: string): string[] {
  const forms = new Set([word, ...corpus.postings.lexicon.finnish.stems(word)]);
  const stems = [...forms].filter((stem) => stem.length >= SHORTEST_PART);
  const found = stems.flatMap((stem) => [
    ...corpus.stems.startingWith(stem, MOST_RELATED),
    ...corpus.stems.endingWith(stem, MOST_RELATED),
  ]);
  return withChannel(CHANNEL.finnish, found);
}

function withChannel(channel: string, texts: readonly string[]): string[] {
  return texts.map((text) => channel + text);
}

function matchPairs(corpus: Corpus, matches: readonly Match[]): void {
  matches.slice(1).forEach((second, place) => {
    const first = matches[place] as Match;
    const probes = [
      ...probesOfPair(first.word, second.word, corpus.postings.lexicon.finnish),
      ...probesOfJoined(corpus, first.word, second.word),
    ];
    apply(corpus, first, probes);
    apply(corpus, second, probes);
  });
}

/** Compounds of both words that the index's own words do not explain: here the query says what the parts are. */
function probesOfJoined(corpus: Corpus, first: string, second: string): Probe[] {
  const inOrder = withChannel(CHANNEL.finnish, compoundsOfBoth(corpus, first, second));
  const reversed = withChannel(CHANNEL.finnish, compoundsOfBoth(corpus, second, first));
  return [...probesOfFound(inOrder, QUALITY.pair), ...probesOfFound(reversed, QUALITY.pairReversed)];
}

function compoundsOfBoth(corpus: Corpus, modifier: string, head: string): string[] {
  const { finnish } = corpus.postings.lexicon;
  const wanted = new Set(stemsAndRoots(modifier, finnish));
  return finnish.stems(head).flatMap((stem) =>
    corpus.stems.endingWith(stem, MOST_HEADS).filter((compound) => {
      const rest = compound.slice(0, -stem.length);
      return rest.length >= SHORTEST_PART && finnish.stems(rest).some((found) => wanted.has(found));
    }),
  );
}

const MOST_HEADS = 300;

function apply({ postings }: Corpus, { matches }: Match, probes: readonly Probe[]): void {
  for (const { term, quality } of probes) {
    const fields = postings.fieldsOf.get(term);
    if (!fields) continue;
    for (const field of fields) if (quality > (matches.get(field) ?? 0)) matches.set(field, quality);
  }
}

const MOST_LABELS = 4;
const MOST_NAMES = 20;

/** Where words of the query say a label in full, its names in the other languages count for them too. */
function expandLabels(corpus: Corpus, matches: readonly Match[]): void {
  for (const { field, said } of labelsSaid(corpus, matches)) {
    for (const other of translations(corpus, field)) matchTranslation(corpus, said, other);
  }
}

interface Label {
  readonly field: number;
  readonly said: readonly Match[];
  readonly quality: number;
}

function labelsSaid(corpus: Corpus, matches: readonly Match[], most = MOST_LABELS): Label[] {
  const fields = new Set(matches.flatMap((match) => [...match.matches.keys()]));
  const labels = [...fields].flatMap((field) => labelSaid(corpus, matches, field) ?? []);
  return labels.sort((a, b) => b.quality - a.quality || a.field - b.field).slice(0, most);
}

function labelSaid(corpus: Corpus, matches: readonly Match[], field: number): Label | null {
  if (!names(corpus, field)) return null;
  const said = matches.filter((match) => (match.matches.get(field) ?? 0) >= QUALITY.begins);
  const covered = said.reduce((sum, match) => sum + wordWeight(match.word), 0);
  if (said.length === 0 || covered < (corpus.postings.lengths[field] as number) - ROUNDING) return null;
  return { field, said, quality: said.reduce((sum, match) => sum + (match.matches.get(field) as number), 0) };
}

const ROUNDING = 0.01;

function documentOf(corpus: Corpus, field: number): SearchDocument {
  return corpus.documents[corpus.documentOf[field] as number] as SearchDocument;
}

/** True for a field that names its document, so that saying it says the other names. */
function names(corpus: Corpus, field: number): boolean {
  return documentOf(corpus, field).expands?.includes((corpus.fields[field] as SearchField).kind) ?? false;
}

function translations(corpus: Corpus, field: number): SearchField[] {
  const own = corpus.fields[field] as SearchField;
  const { fields, expands } = documentOf(corpus, field);
  return fields.filter(
    (other) => other.lang !== own.lang && other.text !== own.text && expands?.includes(other.kind),
  );
}

/** A field must hold all words of the translation; the worst of them counts. */
function matchTranslation(corpus: Corpus, said: readonly Match[], { text, lang }: SearchField): void {
  const words = contentWords(text.replace(/\([^)]*\)/g, ' ')).map(emptyMatch);
  for (const match of words) apply(corpus, match, probesOfWord(match.word, corpus.postings.lexicon, lang));
  matchPairs(corpus, words);
  const [first, ...rest] = words;
  for (const [field, quality] of first?.matches ?? []) {
    const worst = rest.reduce((least, match) => Math.min(least, match.matches.get(field) ?? 0), quality);
    const counted = worst * QUALITY.translation;
    for (const { matches } of said) if (counted > (matches.get(field) ?? 0)) matches.set(field, counted);
  }
}

/** Rare words count up to thrice as much as common ones; words that only name a kind count little. */
function rarityWeight(corpus: Corpus, { word, matches }: Match): number {
  const total = corpus.fields.length + 1;
  const rarity = Math.log(total / (matches.size + 1)) / Math.log(total);
  return (wordWeight(word) || 1) * (0.5 + rarity);
}
