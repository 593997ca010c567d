import type { Localised } from '../vocabulary/languages.ts';
import { LANGUAGES } from '../vocabulary/languages.ts';
import type { Claim, End, FactClaim } from '../contract/relation.ts';

// Finnish order puts å, ä and ö after z; these three follow z in ASCII, which all stores compare alike.
const AFTER_Z: Readonly<Record<string, string>> = { å: '{', ä: '|', ö: '}', æ: '|', ø: '}' };
const LONGEST = 120;

/** An ASCII key that sorts names as a Finnish list does: å ä ö after z, accents and case ignored, numbers by size. */
export function sortKey(names: Localised, id: string): string {
  const name = LANGUAGES.map((lang) => names[lang]).find(Boolean) ?? id;
  return textKey(name);
}

/** The sort key of one text. */
export function textKey(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[åäöæø]/g, (letter) => AFTER_Z[letter] ?? letter)
    .normalize('NFD')
    .replace(/[0-9]+/g, (digits) => digits.padStart(8, '0'))
    .replace(/[^a-z0-9{|}]+/g, ' ')
    .trim()
    .slice(0, LONGEST);
}

/** Orders relations by role, then the position in their source, then their ends. */
export function relationSortKey(claim: Claim): string {
  const position = String(claim.position ?? 9999).padStart(4, '0');
  return [claim.role, position, endText(claim.from), endText(claim.to)].join('|');
}

/** Orders an entity's facts of one field by time, the undated last. */
export function factSortKey(claim: FactClaim): string {
  return claim.period?.from?.date ?? claim.period?.to?.date ?? '~';
}

function endText(end: End): string {
  return 'entity' in end ? end.entity : `~${end.placeholder.type}`;
}
