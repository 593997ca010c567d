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

/** The Porter stem of an English word, with the -ion that this stemmer leaves standing ("promotion", "promoting"). */
export function englishStem(word: string): string {
  return english(word).replace(/(?<=.{4}[st])ion$/, '');
}

/** An English noun without its plural's s: "libraries" → "library". Source: Harman 1991, the S stemmer. */
export function englishSingular(word: string): string {
  if (/(?<![ae])ies$/.test(word)) return word.replace(/ies$/, 'y');
  if (/(?<![aeo])es$/.test(word)) return word.slice(0, -1);
  return /[^us]s$/.test(word) ? word.slice(0, -1) : word;
}
