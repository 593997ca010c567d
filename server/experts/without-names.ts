import type { EvidenceAnswer } from '../contract/answers.ts';
import { finnishStems } from '../search/finnish.ts';
import { lower } from '../search/fold.ts';

const GAP = '…';
const LONG = 3;
const CAPITALISED = /(?<!\p{L})\p{Lu}\p{L}{2,}/gu;

/** The evidence with every mention of the names, or a part of them, left out: `XAMK: …, projektipäällikkö`. */
export function withoutNames(evidence: EvidenceAnswer, names: readonly string[]): EvidenceAnswer {
  const { quote, row, locator, reason } = evidence;
  const left = (text: string) => textWithoutNames(text, names);
  return {
    ...evidence,
    quote: quote && left(quote),
    row: row && Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, left(cell)])),
    locator: locator && left(locator),
    reason: reason && left(reason),
  };
}

/**
 * The text with every mention of the names left out. Words go that begin with a part of a name, as Finnish inflects names
 * at their end, and those that are its forms (Virtanen, Virtasen); gaps side by side become one.
 */
export function textWithoutNames(text: string, names: readonly string[]): string {
  const parts = [...new Set(names.flatMap((name) => name.split(/\s+/)))].filter(({ length }) => length > 1);
  if (parts.length === 0) return text;
  const spelled = parts.flatMap((part) => [part, part.toUpperCase()]).map(mentionsOf);
  const mentions = new RegExp(`(?<!\\p{L})(?:${spelled.join('|')})`, 'gu');
  const stems = new Set(parts.filter(isLong).flatMap((part) => finnishStems(lower(part))));
  const isForm = (word: string) => finnishStems(lower(word)).some((stem) => stems.has(stem));
  return text
    .replaceAll(mentions, GAP)
    .replaceAll(CAPITALISED, (word) => (isForm(word) ? GAP : word))
    .replace(/…(?:[\s,]*…)+/g, GAP);
}

/** Of a short part only the word itself: too many others begin so. */
function mentionsOf(part: string): string {
  return escaped(part) + (isLong(part) ? '\\p{L}*' : '(?!\\p{L})');
}

function isLong({ length }: string): boolean {
  return length >= LONG;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
