import type { Label } from '../vocabulary/languages.ts';

/** When listed things are, and the orders of lists. */
export const LIST_WORDS = {
  'when.coming': { fi: 'tulossa tai käynnissä', sv: 'kommande, pågående', en: 'coming or under way' },
  'when.past': { fi: 'menneet', sv: 'avslutade', en: 'past' },
  'when.undated': { fi: 'ei ajankohtaa', sv: 'utan tidpunkt', en: 'not dated' },
  'when.see.coming': {
    fi: 'Katso tulossa tai käynnissä olevat',
    sv: 'Se kommande eller pågående',
    en: 'See what is coming or under way',
  },
  'when.see.past': { fi: 'Katso menneet', sv: 'Se avslutade', en: 'See past ones' },
  'when.see.undated': {
    fi: 'Katso ne, joiden ajankohta ei ole tiedossa',
    sv: 'Se dem vars tidpunkt inte är känd',
    en: 'See those whose time is not known',
  },
  'list.none': {
    fi: 'Näillä rajauksilla ei ole kirjattu mitään.',
    sv: 'Med de här avgränsningarna är inget registrerat.',
    en: 'Nothing is recorded with these filters.',
  },
  'list.none.coming': {
    fi: 'Mitään, mikä olisi tulossa tai käynnissä, ei ole kirjattu.',
    sv: 'Inget som kommer eller pågår är registrerat.',
    en: 'Nothing that is coming or under way is on record.',
  },
  'search.filter.when': { fi: 'Ajankohta:', sv: 'Tidpunkt:', en: 'When:' },
  'search.filter.sort': { fi: 'Järjestys:', sv: 'Ordning:', en: 'Order:' },
  'search.everything': { fi: 'Kaikki', sv: 'Allt', en: 'Everything' },
  'search.all-of': { fi: 'Kaikki: {type}', sv: 'Alla: {type}', en: 'All: {type}' },
  'search.problem.ignored': {
    fi: 'Luettelo on tehty ilman sitä.',
    sv: 'Förteckningen är gjord utan det.',
    en: 'The list is made without it.',
  },
  'sort.name': { fi: 'nimi', sv: 'namn', en: 'name' },
  'sort.relevance': { fi: 'osuvuus', sv: 'relevans', en: 'relevance' },
  'sort.date': { fi: 'aika, ensimmäiset ensin', sv: 'tid, de första först', en: 'time, soonest first' },
  'sort.latest': { fi: 'aika, uusimmat ensin', sv: 'tid, de senaste först', en: 'time, latest first' },
} as const satisfies Record<string, Label>;
