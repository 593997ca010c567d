import type { Label, Lang } from '../vocabulary/languages.ts';

/** What the columns of the registers that ship are called. */
const COLUMNS: Readonly<Record<string, Label>> = {
  code: { fi: 'Kuntakoodi', sv: 'Kommunkod', en: 'Municipality code' },
  name_fi: { fi: 'Nimi', sv: 'Namn på finska', en: 'Finnish name' },
  region_code: { fi: 'Maakuntakoodi', sv: 'Landskapskod', en: 'Region code' },
  region_fi: { fi: 'Maakunta', sv: 'Landskap', en: 'Region' },
  nuts3_code: { fi: 'NUTS 3 -koodi', sv: 'NUTS 3-kod', en: 'NUTS 3 code' },
  wellbeing_county_code: {
    fi: 'Hyvinvointialueen koodi',
    sv: 'Välfärdsområdets kod',
    en: 'Wellbeing county code',
  },
  wellbeing_county_fi: { fi: 'Hyvinvointialue', sv: 'Välfärdsområde', en: 'Wellbeing county' },
  collaborative_area_fi: { fi: 'Yhteistyöalue', sv: 'Samarbetsområde', en: 'Collaborative area' },
  language_code: { fi: 'Kielisuhteen koodi', sv: 'Kod för språkförhållande', en: 'Language code' },
  language_status_fi: { fi: 'Kielisuhde', sv: 'Språkförhållande', en: 'Language status' },
  urban_rural_code: { fi: 'Kaupunki-maaseutu-koodi', sv: 'Stad-landsbygdskod', en: 'Urban-rural code' },
  urban_rural_fi: { fi: 'Kaupunki-maaseutu-luokka', sv: 'Stad-landsbygdsklass', en: 'Urban-rural class' },
  land_km2: { fi: 'Maapinta-ala, km²', sv: 'Landareal, km²', en: 'Land area, km²' },
  pop_density_2022: { fi: 'Asukkaita/km² 2022', sv: 'Invånare/km² 2022', en: 'Residents per km² 2022' },
  pop_change_2012_2022_pct: {
    fi: 'Väestönmuutos 2012–2022, %',
    sv: 'Befolkningsförändring 2012–2022, %',
    en: 'Population change 2012–2022, %',
  },
  pensioners_pct_2017: { fi: 'Eläkeläisiä 2017, %', sv: 'Pensionärer 2017, %', en: 'Pensioners 2017, %' },
  unemployed_pct_2017: { fi: 'Työttömiä 2017, %', sv: 'Arbetslösa 2017, %', en: 'Unemployed 2017, %' },
  swedish_speakers_pct_2017: {
    fi: 'Ruotsinkielisiä 2017, %',
    sv: 'Svenskspråkiga 2017, %',
    en: 'Swedish speakers 2017, %',
  },
  foreign_citizens_pct_2017: {
    fi: 'Ulkomaan kansalaisia 2017, %',
    sv: 'Utländska medborgare 2017, %',
    en: 'Foreign citizens 2017, %',
  },
  net_migration_2019: { fi: 'Nettomuutto 2019', sv: 'Nettoflyttning 2019', en: 'Net migration 2019' },
  natural_change_2019: {
    fi: 'Luonnollinen väestönlisäys 2019',
    sv: 'Naturlig folkökning 2019',
    en: 'Natural change 2019',
  },
  city: { fi: 'Paikkakunta', sv: 'Ort', en: 'Place' },
  municipality_code: { fi: 'Kuntakoodi', sv: 'Kommunkod', en: 'Municipality code' },
  ror_id: { fi: 'ROR-tunniste', sv: 'ROR-kod', en: 'ROR id' },
  established: { fi: 'Perustettu', sv: 'Grundad', en: 'Established' },
  predecessor: { fi: 'Edeltäjä', sv: 'Föregångare', en: 'Predecessor' },
  successor: { fi: 'Seuraaja', sv: 'Efterföljare', en: 'Successor' },
  year: { fi: 'Vuosi', sv: 'År', en: 'Year' },
  basis: { fi: 'Mistä tiedetään', sv: 'Hur det är känt', en: 'How it is known' },
  old_code: { fi: 'Entinen kuntakoodi', sv: 'Tidigare kommunkod', en: 'Former municipality code' },
  old_name_fi: { fi: 'Entinen kunta', sv: 'Tidigare kommun', en: 'Former municipality' },
  last_year: { fi: 'Viimeinen vuosi', sv: 'Sista år', en: 'Last year' },
  ely_2025_code: { fi: 'ELY-keskuksen koodi', sv: 'NTM-centralens kod', en: 'ELY Centre code' },
  ely_2025_fi: { fi: 'ELY-keskus', sv: 'NTM-central', en: 'ELY Centre' },
  vitality_centre_code: {
    fi: 'Elinvoimakeskuksen koodi',
    sv: 'Livskraftscentralens kod',
    en: 'Economic development centre code',
  },
  vitality_centre_fi: { fi: 'Elinvoimakeskus', sv: 'Livskraftscentral', en: 'Economic development centre' },
  notation: { fi: 'Luokka', sv: 'Klass', en: 'Class' },
  label_fi: { fi: 'Luokan nimi', sv: 'Klassens namn på finska', en: 'Finnish label' },
  broader: { fi: 'Yläluokka', sv: 'Överordnad klass', en: 'Broader class' },
  broader_label_fi: { fi: 'Yläluokan nimi', sv: 'Överordnad klass, namn', en: 'Broader class, label' },
};

/** The name of a register's column; one that we do not know keeps the register's own. */
export function columnLabel(column: string, lang: Lang): string {
  return COLUMNS[column]?.[lang] ?? column;
}
