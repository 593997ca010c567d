import { plain, type Corpus, type SearchDocument } from './corpus.ts';
import type { Slot } from './match-query.ts';
import type { SearchField } from './postings.ts';
import { QUALITY } from './probes.ts';
import { englishStem, swedishStem } from './stems.ts';

export interface Ranked {
  readonly id: string;
  readonly score: number;
  /** The fields that matched, best first. */
  readonly fields: readonly SearchField[];
}

/**
 * The documents that match, best first, equals by id in code unit order. A document's score is the mean of its
 * best matches for each word, times the share of words it has at all, raised where a field says what was asked
 * and nothing else: the exact name comes before a name that begins so, all words before some.
 */
export function rank(
  corpus: Corpus,
  slots: readonly Slot[],
  query: string,
  { limit, filter }: { limit: number; filter: (id: string) => boolean },
): Ranked[] {
  const total = slots.reduce((sum, slot) => sum + slot.weight, 0);
  const scored = [...standings(corpus, slots, { total, asked: plain(query) })].flatMap(
    ([place, standing]) => {
      const { id, boost = 1 } = corpus.documents[place] as SearchDocument;
      return filter(id) ? [{ id, score: scoreOf(standing, slots, total) * boost, standing }] : [];
    },
  );
  scored.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return scored
    .slice(0, limit)
    .map(({ id, score, standing }) => ({ id, score, fields: bestFields(corpus, standing) }));
}

/** What is known of a document while it is ranked. */
interface Standing {
  /** By slot: the best match in any field, times the field's weight. */
  readonly best: Float64Array;
  shape: number;
  readonly fields: { readonly field: number; readonly shape: number }[];
}

interface Asked {
  readonly total: number;
  readonly asked: string;
}

function standings(corpus: Corpus, slots: readonly Slot[], asked: Asked): Map<number, Standing> {
  const found = new Map<number, Standing>();
  for (const field of new Set(slots.flatMap((slot) => [...slot.matches.keys()]))) {
    const place = corpus.documentOf[field] as number;
    const standing = found.get(place) ?? { best: new Float64Array(slots.length), shape: 0, fields: [] };
    found.set(place, standing);
    addField(corpus, standing, slots, field, asked);
  }
  return found;
}

function addField(
  corpus: Corpus,
  standing: Standing,
  slots: readonly Slot[],
  field: number,
  asked: Asked,
): void {
  const { weight } = corpus.fields[field] as SearchField;
  slots.forEach(({ matches }, place) => {
    standing.best[place] = Math.max(standing.best[place] as number, (matches.get(field) ?? 0) * weight);
  });
  const shape = shapeOf(corpus, slots, field, asked) * weight;
  standing.shape = Math.max(standing.shape, shape);
  standing.fields.push({ field, shape });
}

/** How nearly a field says what was asked and nothing else: 0 to 1, and more for the very name. */
function shapeOf(corpus: Corpus, slots: readonly Slot[], field: number, { total, asked }: Asked): number {
  let said = 0;
  let covered = 0;
  let sure = 0;
  for (const { matches, weight, counted } of slots) {
    const quality = matches.get(field) ?? 0;
    said += weight * quality;
    covered += counted * quality;
    if (quality >= QUALITY.folded) sure += counted;
    else if (counted === 1) sure = Number.NEGATIVE_INFINITY;
  }
  const length = corpus.postings.lengths[field] as number;
  const whole = sure >= length - ROUNDING;
  const bonus = nameBonus(
    corpus.names[field] as string,
    asked,
    whole && inOrder(corpus, slots, field),
    whole,
  );
  return (said / total) * Math.min(1, covered / length) + bonus;
}

const ROUNDING = 0.01;

/** The very name comes first, then the same in other forms, in its order and in another, then what begins so. */
function nameBonus(name: string, asked: string, ordered: boolean, whole: boolean): number {
  if (name === asked) return 1;
  if (whole) return ordered ? 0.7 : 0.5;
  return name.startsWith(`${asked} `) ? 0.15 : 0;
}

function inOrder(corpus: Corpus, slots: readonly Slot[], field: number): boolean {
  const first = (corpus.names[field] as string).split(' ')[0] as string;
  return slots.length < 2 || haveStemInCommon(corpus, slots[0]?.word ?? '', first);
}

function haveStemInCommon({ postings }: Corpus, word: string, b: string): boolean {
  const { finnish } = postings.lexicon;
  const a = plain(word);
  const stems = [...finnish.stems(a), ...finnish.folded(word)];
  return (
    [...finnish.stems(b), ...finnish.folded(b)].some((stem) => stems.includes(stem)) ||
    swedishStem(a) === swedishStem(b) ||
    englishStem(a) === englishStem(b)
  );
}

/** Every word should match: what is missing weighs twice, once in the mean and once in the share. */
function scoreOf({ best, shape }: Standing, slots: readonly Slot[], total: number): number {
  let sum = 0;
  let present = 0;
  slots.forEach(({ weight }, place) => {
    sum += weight * (best[place] as number);
    if (best[place] !== 0) present += weight;
  });
  return (sum / total) * (present / total) * (1 + SHAPE * shape);
}

const SHAPE = 0.6;
const MOST_FIELDS = 3;

function bestFields(corpus: Corpus, { fields }: Standing): SearchField[] {
  const sorted = fields.sort((a, b) => b.shape - a.shape || a.field - b.field);
  return sorted.slice(0, MOST_FIELDS).map(({ field }) => corpus.fields[field] as SearchField);
}
