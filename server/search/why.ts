import type { Corpus } from './corpus.ts';
import { matchQuery } from './match-query.ts';
import type { SearchField } from './postings.ts';
import { QUALITY } from './probes.ts';

/** A word of a query, and the field of a document that meets it best; null where none does. */
export interface MetWord<K extends string = string> {
  readonly word: string;
  readonly text: string | null;
  readonly kind: K | null;
  /** False where the two only have letters in common: "oulu" in "koulu". */
  readonly sure: boolean;
}

/** Why documents match a query: for each of them, by id, what meets each word of the query, in its order. */
export function whyMatched(corpus: Corpus, query: string, ids: Iterable<string>): Map<string, MetWord[]> {
  const slots = matchQuery(corpus, query);
  const wanted = new Set(ids);
  const fields = new Map<string, number[]>();
  for (const field of new Set(slots.flatMap(({ matches }) => [...matches.keys()]))) {
    const { id } = corpus.documents[corpus.documentOf[field] as number]!;
    if (wanted.has(id)) fields.set(id, [...(fields.get(id) ?? []), field]);
  }
  return new Map(
    [...wanted].map((id) => [
      id,
      surely(
        slots.map(({ word, matches }) => ({ word, ...bestOf(corpus, matches, fields.get(id) ?? []) })),
      ).map(({ word, field, quality }) => ({
        word,
        text: field?.text ?? null,
        kind: field?.kind ?? null,
        sure: isSure({ quality }),
      })),
    ]),
  );
}

interface Best {
  readonly field: SearchField | null;
  readonly quality: number;
}

/** Where a word is met surely, what others only resemble by a few letters is no reason. */
function surely<B extends Best>(words: readonly B[]): B[] {
  return words.some(isSure)
    ? words.map((word) => (isSure(word) ? word : { ...word, field: null }))
    : [...words];
}

function isSure({ quality }: Pick<Best, 'quality'>): boolean {
  return quality >= QUALITY.root;
}

/** Of fields that meet it alike the first. */
function bestOf(corpus: Corpus, matches: ReadonlyMap<number, number>, fields: readonly number[]): Best {
  let best: Best = { field: null, quality: 0 };
  let most = 0;
  for (const place of fields.toSorted((a, b) => a - b)) {
    const field = corpus.fields[place] as SearchField;
    const quality = matches.get(place) ?? 0;
    const worth = quality * field.weight;
    if (worth > most) [best, most] = [{ field, quality }, worth];
  }
  return best;
}
