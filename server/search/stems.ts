import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as swedish } from '@orama/stemmers/swedish';

/**
 * The Snowball stem of a Swedish word, mended where Snowball keeps forms of one word apart: the neuter's article
 * ("barnskyddet") and the vowel that plurals drop ("orkester", "orkestrar"; "regel", "regler").
 */
export function swedishStem(word: string): string {
  return swedish(word)
    .replace(/(?<=.{5})et$/, '')
    .replace(/(?<=.{2}[bdgkptv])r$/, '')
    .replace(/(?<=.[bdgkptv])l$/, 'el');
}

/** The Porter stem of an English word. */
export function englishStem(word: string): string {
  return english(word);
}
