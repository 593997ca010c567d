import { fieldOf, type Field } from '../vocabulary/fields.ts';
import type { Lang } from '../vocabulary/languages.ts';
import { numberText, percentText } from './numbers.ts';
import { CLASS_WORDS } from './peers.ts';

/** "99,3 %" */
export function similarityText(similarity: number, lang: Lang): string {
  return percentText(similarity, lang, 1);
}

/** A fit or an experience of 0–1 in per cent: "84,2 %". */
export function shareText(share: number, lang: Lang): string {
  return percentText(100 * share, lang, 1);
}

/** Where a place stays when the weights shake: "3.", "3–5.", in English without the dot. */
export function stabilityText({ from, to }: { from: number; to: number }, lang: Lang): string {
  const places = from === to ? String(from) : `${from}–${to}`;
  return lang === 'en' ? places : `${places}.`;
}

/** A figure in a column that has told its unit; null when it is not known. */
export function figureText(field: string, value: number | string | null, lang: Lang): string | null {
  if (value === null) return null;
  const inWords = CLASS_WORDS[field]?.[String(value)];
  if (inWords) return inWords[lang];
  if (typeof value === 'string') return value;
  const { decimals = 0, unit } = fieldOf(field as Field);
  return unit === '%' ? percentText(value, lang, decimals) : numberText(value, lang, decimals);
}
