import type { Label } from '../vocabulary/languages.ts';

/** The groups that municipalities are compared by. */
export const PEER_GROUP_WORDS: Readonly<Record<string, Label>> = {
  size: { fi: 'Koko', sv: 'Storlek', en: 'Size' },
  urbanity: { fi: 'Kaupunkimaisuus', sv: 'Urbanitet', en: 'Urbanity' },
  age: { fi: 'Ikärakenne', sv: 'Åldersstruktur', en: 'Age structure' },
  language: { fi: 'Kieli', sv: 'Språk', en: 'Language' },
  resources: { fi: 'Asukkaiden voimavarat', sv: 'Invånarnas resurser', en: "Residents' resources" },
  trend: { fi: 'Kehitys ja vetovoima', sv: 'Utveckling och dragningskraft', en: 'Trend and reach' },
  economy: { fi: 'Kuntatalous', sv: 'Kommunens ekonomi', en: 'Municipal economy' },
  region: { fi: 'Maakunta', sv: 'Landskap', en: 'Region' },
  culture: { fi: 'Kulttuurin omat luvut', sv: 'Kulturens egna siffror', en: "Culture's own figures" },
};

/** The one variable that is no figure. */
export const REGION_WORD: Label = { fi: 'Maakunta', sv: 'Landskap', en: 'Region' };

/** Classes of Statistics Finland, by field and code. */
export const CLASS_WORDS: Readonly<Record<string, Readonly<Record<string, Label>>>> = {
  'urban-rural-class': {
    1: { fi: 'kaupunkimainen', sv: 'urban', en: 'urban' },
    2: { fi: 'taajaan asuttu', sv: 'tätortskommun', en: 'semi-urban' },
    3: { fi: 'maaseutumainen', sv: 'landsbygdskommun', en: 'rural' },
  },
  'language-status': {
    0: { fi: 'suomenkielinen', sv: 'finskspråkig', en: 'Finnish-speaking' },
    1: {
      fi: 'kaksikielinen, suomi enemmistönä',
      sv: 'tvåspråkig med finsk majoritet',
      en: 'bilingual, Finnish majority',
    },
    // The register's codes: 2 is Swedish alone, 3 both with a Swedish majority.
    2: { fi: 'ruotsinkielinen', sv: 'svenskspråkig', en: 'Swedish-speaking' },
    3: {
      fi: 'kaksikielinen, ruotsi enemmistönä',
      sv: 'tvåspråkig med svensk majoritet',
      en: 'bilingual, Swedish majority',
    },
  },
};

/** What an empty list says. */
export const NO_PEERS: Label = {
  fi: 'Kunnasta tiedetään liian vähän, jotta sitä voisi verrata muihin.',
  sv: 'För lite är känt om kommunen för att den ska kunna jämföras med andra.',
  en: 'Too little is known of the municipality to compare it with others.',
};

/** What a list on a topic says where nobody has evidence. */
export const NO_EXPERIENCE: Label = {
  fi: 'Millään näistä kunnista ei ole aiheesta kirjattua näyttöä.',
  sv: 'Ingen av de här kommunerna har belägg i ämnet registrerade.',
  en: 'None of these municipalities has evidence on the topic on record.',
};
