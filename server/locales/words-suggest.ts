import type { Label } from '../vocabulary/languages.ts';

/** The words of the suggestions under the search field. */
export const SUGGEST_WORDS = {
  'suggest.label': { fi: 'Ehdotukset', sv: 'Förslag', en: 'Suggestions' },
  'suggest.count': { fi: '{count} ehdotusta', sv: '{count} förslag', en: '{count} suggestions' },
  'suggest.count.one': { fi: 'Yksi ehdotus', sv: 'Ett förslag', en: 'One suggestion' },
  'suggest.none': { fi: 'Ei ehdotuksia', sv: 'Inga förslag', en: 'No suggestions' },
  'suggest.alias': { fi: 'nimellä {text}', sv: 'under namnet {text}', en: 'by the name {text}' },
  'suggest.predecessor': { fi: 'jatkaa: {text}', sv: 'efterträder: {text}', en: 'succeeds: {text}' },
} as const satisfies Record<string, Label>;
