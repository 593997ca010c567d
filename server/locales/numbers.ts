import type { Label, Lang } from '../vocabulary/languages.ts';

const LOCALES: Label = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };
const PERCENT_GAP: Label = { fi: '\u00A0', sv: '\u00A0', en: '' };

/** A number as the language writes it: "50 617", "−7,8", "1,234.5"; with a real minus. */
export function numberText(value: number, lang: Lang, decimals = 0): string {
  const form = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(LOCALES[lang], form).format(value).replace('-', '−');
}

/** A number of per cent: "30,4 %", "30.4%". */
export function percentText(value: number, lang: Lang, decimals = 1): string {
  return `${numberText(value, lang, decimals)}${PERCENT_GAP[lang]}%`;
}

/** A place in an order: "142.", "142.", "142nd". */
export function placeText(place: number, lang: Lang): string {
  if (lang === 'fi') return `${place}.`;
  return lang === 'sv' ? `${place}${swedishEnding(place)}` : `${place}${englishEnding(place)}`;
}

function swedishEnding(place: number): string {
  const [unit, teens] = [place % 10, Math.floor((place % 100) / 10) === 1];
  return !teens && (unit === 1 || unit === 2) ? ':a' : ':e';
}

function englishEnding(place: number): string {
  const teens = Math.floor((place % 100) / 10) === 1;
  return (!teens && { 1: 'st', 2: 'nd', 3: 'rd' }[place % 10]) || 'th';
}
