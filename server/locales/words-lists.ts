import type { Label } from '../vocabulary/languages.ts';

/** When listed things are, and the orders of lists. */
export const LIST_WORDS = {
  'when.coming': { fi: 'tulossa tai käynnissä', sv: 'kommande eller pågående', en: 'coming or under way' },
  'when.past': { fi: 'menneet', sv: 'avslutade', en: 'past' },
  'when.undated': { fi: 'ei ajankohtaa', sv: 'utan tidpunkt', en: 'not dated' },
  'sort.name': { fi: 'nimi', sv: 'namn', en: 'name' },
  'sort.relevance': { fi: 'osuvuus', sv: 'relevans', en: 'relevance' },
  'sort.date': { fi: 'aika, ensimmäiset ensin', sv: 'tid, de första först', en: 'time, soonest first' },
  'sort.latest': { fi: 'aika, uusimmat ensin', sv: 'tid, de senaste först', en: 'time, latest first' },
} as const satisfies Record<string, Label>;
