import type { Label } from './languages.ts';

/** A field that a fact may state. `unit` is the default unit of its numbers (UCUM where there is one). */
export interface FieldDefinition {
  readonly label: Label;
  readonly unit: string | null;
  /** How many decimals a shown number has. */
  readonly decimals?: number;
}

export const FIELDS = {
  population: { label: { fi: 'Väkiluku', sv: 'Folkmängd', en: 'Population' }, unit: 'person' },
  'population-density': {
    label: { fi: 'Asukkaita/km²', sv: 'Invånare/km²', en: 'Residents per km²' },
    unit: 'person/km2',
    decimals: 1,
  },
  'population-change-10y': {
    label: { fi: 'Väestönmuutos', sv: 'Befolkningsförändring', en: 'Population change' },
    unit: '%',
    decimals: 1,
  },
  'urban-rural-class': {
    label: { fi: 'Kaupunki-maaseutu-luokka', sv: 'Stad-landsbygdsklass', en: 'Urban-rural class' },
    unit: null,
  },
  'language-status': {
    label: { fi: 'Kielisuhde', sv: 'Språkförhållande', en: 'Language status' },
    unit: null,
  },
  'collaborative-area': {
    label: { fi: 'Yhteistyöalue', sv: 'Samarbetsområde', en: 'Collaborative area' },
    unit: null,
  },
  'pensioners-share': {
    label: { fi: 'Eläkeläisiä', sv: 'Pensionärer', en: 'Pensioners' },
    unit: '%',
    decimals: 1,
  },
  'swedish-speakers-share': {
    label: { fi: 'Ruotsinkielisiä', sv: 'Svenskspråkiga', en: 'Swedish speakers' },
    unit: '%',
    decimals: 1,
  },
  'foreign-citizens-share': {
    label: { fi: 'Ulkomaan kansalaisia', sv: 'Utländska medborgare', en: 'Foreign citizens' },
    unit: '%',
    decimals: 1,
  },
  'unemployed-share': {
    label: { fi: 'Työttömiä', sv: 'Arbetslösa', en: 'Unemployed' },
    unit: '%',
    decimals: 1,
  },
  'net-migration': {
    label: { fi: 'Nettomuutto', sv: 'Nettoflyttning', en: 'Net migration' },
    unit: 'person',
  },
  'natural-change': {
    label: { fi: 'Luonnollinen väestönlisäys', sv: 'Naturlig folkökning', en: 'Natural change' },
    unit: 'person',
  },
  'land-area': { label: { fi: 'Maapinta-ala', sv: 'Landareal', en: 'Land area' }, unit: 'km2', decimals: 1 },
  established: { label: { fi: 'Perustettu', sv: 'Grundad', en: 'Established' }, unit: null },
  period: { label: { fi: 'Toteutusaika', sv: 'Tid för genomförande', en: 'Period' }, unit: null },
  state: { label: { fi: 'Tila', sv: 'Läge', en: 'State' }, unit: null },
  area: { label: { fi: 'Toteutusalue', sv: 'Genomförandeområde', en: 'Area' }, unit: null },
  funding: { label: { fi: 'Rahoitus', sv: 'Finansiering', en: 'Funding' }, unit: null },
  amount: { label: { fi: 'Rahamäärä', sv: 'Belopp', en: 'Amount' }, unit: null },
  unit: { label: { fi: 'Yksikkö', sv: 'Enhet', en: 'Unit' }, unit: null },
  'focus-area': { label: { fi: 'Painoala', sv: 'Fokusområde', en: 'Focus area' }, unit: null },
  'own-role': { label: { fi: 'Oma rooli', sv: 'Egen roll', en: 'Own role' }, unit: null },
  capacity: {
    label: { fi: 'Osallistujia kerralla', sv: 'Deltagare åt gången', en: 'Capacity' },
    unit: 'person',
  },
  duration: { label: { fi: 'Kesto', sv: 'Längd', en: 'Duration' }, unit: 'd', decimals: 1 },
  support: { label: { fi: 'Tuki', sv: 'Stöd', en: 'Support' }, unit: null },
  eligibility: { label: { fi: 'Kuka voi hakea', sv: 'Vem kan söka', en: 'Who may apply' }, unit: null },
  programme: { label: { fi: 'Ohjelma', sv: 'Program', en: 'Programme content' }, unit: null },
  deadline: { label: { fi: 'Määräaika', sv: 'Tidsfrist', en: 'Deadline' }, unit: null },
  start: { label: { fi: 'Alkoi', sv: 'Började', en: 'Started' }, unit: null },
  end: { label: { fi: 'Päättyi', sv: 'Slutade', en: 'Ended' }, unit: null },
  published: { label: { fi: 'Julkaistu', sv: 'Publicerad', en: 'Published' }, unit: null },
  format: { label: { fi: 'Muoto', sv: 'Form', en: 'Format' }, unit: null },
  count: { label: { fi: 'Määrä', sv: 'Antal', en: 'Count' }, unit: null },
  target: { label: { fi: 'Määrällinen tavoite', sv: 'Kvantitativt mål', en: 'Target' }, unit: null },
  scope: { label: { fi: 'Laajuus', sv: 'Omfattning', en: 'Scope' }, unit: null },
  occupancy: { label: { fi: 'Haltija', sv: 'Innehavare', en: 'Occupancy' }, unit: null },
  text: {
    label: { fi: 'Lähteen sanoin', sv: 'Med källans ord', en: 'In the words of the source' },
    unit: null,
  },
  mandate: { label: { fi: 'Tehtävä', sv: 'Uppdrag', en: 'Mandate' }, unit: null },
} as const satisfies Record<string, FieldDefinition>;

export type Field = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as [Field, ...Field[]];

/** The registry entry of a field, typed alike for every field. */
export function fieldOf(field: Field): FieldDefinition {
  return FIELDS[field];
}
