import type { EvidenceAnswer } from '../contract/answers.ts';

const GAP = '…';
const SHORTEST = 3;

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

/** The text with every mention of the names left out. Words that begin with a part of a name go, as Finnish inflects names at their end; gaps side by side become one. */
export function textWithoutNames(text: string, names: readonly string[]): string {
  const words = names.flatMap((name) => name.split(/\s+/)).filter(({ length }) => length >= SHORTEST);
  const parts = words.flatMap((word) => [word, word.toUpperCase()]);
  if (parts.length === 0) return text;
  const mentions = new RegExp(`(?<!\\p{L})(?:${parts.map(escaped).join('|')})\\p{L}*`, 'gu');
  return text.replaceAll(mentions, GAP).replace(/…(?:[\s,]*…)+/g, GAP);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
