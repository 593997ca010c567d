import type { Label } from '../vocabulary/languages.ts';

/** The words under which a page shows what is like its subject. */
export const SIMILAR_WORDS = {
  'similar.project': { fi: 'Samankaltaisia hankkeita', sv: 'Liknande projekt', en: 'Similar projects' },
  'similar.practice': {
    fi: 'Samankaltaisia toimintamalleja',
    sv: 'Liknande verksamhetsmodeller',
    en: 'Similar practices',
  },
  'similar.event': { fi: 'Samankaltaisia tapahtumia', sv: 'Liknande evenemang', en: 'Similar events' },
  'similar.under': {
    fi: 'Luku (0–1) on rivien summa: mitä näillä kahdella on yhteistä ja kuinka harvalla muulla se on.',
    sv: 'Talet (0–1) är summan av raderna: vad de två har gemensamt och hur få andra som har det.',
    en: 'The figure (0–1) is the sum of the lines: what the two have in common, and how few others have it.',
  },
  'similar.opens.one': {
    fi: 'Miksi: 1 yhteinen asia',
    sv: 'Varför: 1 gemensam sak',
    en: 'Why: 1 thing in common',
  },
  'similar.opens': {
    fi: 'Miksi: {count} yhteistä asiaa',
    sv: 'Varför: {count} gemensamma saker',
    en: 'Why: {count} things in common',
  },
  'similar.sum': { fi: 'Yhteensä', sv: 'Totalt', en: 'In all' },
  'similar.from': { fi: '({own} – {other})', sv: '({own} – {other})', en: '({own} – {other})' },
  'similar.own': { fi: '(tässä: {own})', sv: '(här: {own})', en: '(here: {own})' },
  'similar.more': {
    fi: 'ja {count} muuta',
    sv: 'och {count} till',
    en: 'and {count} more',
  },
  'similar.factor.rarity': { fi: 'harvinaisuus', sv: 'ovanlighet', en: 'rarity' },
  'similar.factor.nearness': { fi: 'läheisyys', sv: 'närhet', en: 'nearness' },
  'similar.factor.role': { fi: 'roolit', sv: 'roller', en: 'roles' },
  'similar.factor.certainty': { fi: 'varmuus', sv: 'säkerhet', en: 'certainty' },
  'similar.factor.levelling': { fi: 'paino ja tasaus', sv: 'vikt och utjämning', en: 'weight and levelling' },
} as const satisfies Record<string, Label>;
