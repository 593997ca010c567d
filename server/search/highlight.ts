import { termsOfWord } from './analyse.ts';
import type { Corpus } from './corpus.ts';
import { fold } from './fold.ts';
import { probesOfRoot, probesOfWord, type Probe } from './probes.ts';
import { meantBy, probesOfMeant } from './slips.ts';
import { wordWeight } from './postings.ts';
import { tokenise } from './tokenise.ts';

/** A stretch of a text, from the first letter to before the last, counted in its composed form (NFC). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The words of a text that a query's words match in any form ("Lahden" for "Lahti"), in order; of a word that only
 * begins as the query's last one does, its beginning.
 */
export function highlight(corpus: Corpus, text: string, query: string): Span[] {
  const asked = tokenise(query).map((word) => word.text);
  const content = asked.filter((word) => wordWeight(word) > 0);
  const begun = fold(asked.at(-1) ?? '');
  const wanted = termsAskedFor(corpus, content.length > 0 ? content : asked);
  return tokenise(text).flatMap(({ text: word, start, end }) => {
    if (termsOfWord(word, null, corpus.postings.lexicon).some((term) => wanted.has(term)))
      return [{ start, end }];
    const begins = begun !== '' && fold(word).startsWith(begun);
    return begins ? [{ start, end: start + begun.length }] : [];
  });
}

function termsAskedFor(corpus: Corpus, words: readonly string[]): Set<string> {
  const { lexicon } = corpus.postings;
  const probes = words.flatMap((word) => [
    ...probesOfRoot(word, lexicon.finnish),
    ...probesOfWord(word, lexicon),
    ...slipsOf(corpus, word),
  ]);
  return new Set(probes.map(({ term }) => term));
}

/** What a slip may have been; nothing for a word that the index has, or that one of its words begins with. */
function slipsOf(corpus: Corpus, word: string): Probe[] {
  return corpus.words.startingWith(word, 1).length > 0 ? [] : probesOfMeant(corpus, meantBy(corpus, word));
}
