import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as swedish } from '@orama/stemmers/swedish';

/** The Snowball stem of a Swedish word, also without the neuter's article that Snowball leaves: "barnskyddet". */
export function swedishStem(word: string): string {
  const stem = swedish(word);
  return stem.replace(/(?<=[^\s]{5})et$/, '');
}

/** The Porter stem of an English word. */
export function englishStem(word: string): string {
  return english(word);
}
