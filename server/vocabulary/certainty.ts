import type { Label } from './languages.ts';

/** How a statement is known, strongest first: the order in which an aggregated edge picks its line. */
export const CERTAINTIES = {
  stated: { fi: 'Lähde sanoo näin', sv: 'Källan säger så', en: 'The source says so' },
  register: { fi: 'Rekisteritieto', sv: 'Registeruppgift', en: 'Register entry' },
  layout: { fi: 'Luettu otsikon alta', sv: 'Läst under rubriken', en: 'Read under a heading' },
  curated: { fi: 'Toimituksen lisäys', sv: 'Redaktionens tillägg', en: 'Added by an editor' },
  inferred: { fi: 'Päätelty lähteestä', sv: 'Härlett ur källan', en: 'Inferred from the source' },
  outside: {
    fi: 'Tiedetään lähteen ulkopuolelta',
    sv: 'Känt utanför källan',
    en: 'Known from outside the source',
  },
} as const satisfies Record<string, Label>;

export type Certainty = keyof typeof CERTAINTIES;
export const CERTAINTY_NAMES = Object.keys(CERTAINTIES) as [Certainty, ...Certainty[]];

/** The strongest of several certainties; throws RangeError on an empty list. */
export function strongestCertainty(certainties: readonly Certainty[]): Certainty {
  const found = CERTAINTY_NAMES.find((name) => certainties.includes(name));
  if (!found) throw new RangeError('strongestCertainty needs at least one certainty');
  return found;
}

/** How far a thing has come: planned, told as done, checked, or not known. */
export const REALISATIONS = {
  planned: { fi: 'suunniteltu', sv: 'planerad', en: 'planned' },
  reported: { fi: 'raportoitu', sv: 'rapporterad', en: 'reported' },
  verified: { fi: 'todennettu', sv: 'verifierad', en: 'verified' },
  unknown: { fi: 'ei todennettu', sv: 'inte verifierad', en: 'not verified' },
} as const satisfies Record<string, Label>;

export type Realisation = keyof typeof REALISATIONS;
export const REALISATION_NAMES = Object.keys(REALISATIONS) as [Realisation, ...Realisation[]];
