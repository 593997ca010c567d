import type { Lang } from '../../vocabulary/languages.ts';

const LOCALES: Readonly<Record<Lang, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };
const MINUS = '−';

/** A number as the language writes it: decimal comma, no-break space in thousands, a real minus. */
export function numberText(value: number, lang: Lang, decimals = 0): string {
  return new Intl.NumberFormat(LOCALES[lang], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: 'always',
  })
    .format(value)
    .replace('-', MINUS);
}

/** A share of 100 with its sign: "99,3 %", "99.3%". */
export function percentText(value: number, lang: Lang, decimals = 0): string {
  return `${numberText(value, lang, decimals)}${lang === 'en' ? '' : '\u00A0'}%`;
}
