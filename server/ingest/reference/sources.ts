import type { Source } from '../../contract/evidence.ts';

const GEOFI = 'https://github.com/rOpenGov/geofi';
const CLASSIFICATIONS = 'Tilastokeskus, luokitukset / Statistics Finland, classifications; rOpenGov geofi';

/** A register of the state as Statistics Finland's open data has it. */
function classification(id: string, year: string, title: Required<Source['title']>): Source {
  return {
    id,
    title,
    lang: null,
    publisher: 'Tilastokeskus',
    publisherId: null,
    standing: 'register',
    date: year,
    url: GEOFI,
    licence: 'CC BY 4.0',
    attribution: CLASSIFICATIONS,
    redistributable: true,
    version: year,
  };
}

export const MAAKUNNAT = classification('maakunnat-2026', '2026', {
  fi: 'Maakunnat 2026',
  sv: 'Landskapen 2026',
  en: 'Regions of Finland 2026',
});

export const HYVINVOINTIALUEET = classification('hyvinvointialueet-2026', '2026', {
  fi: 'Hyvinvointialueet 2026',
  sv: 'Välfärdsområdena 2026',
  en: 'Wellbeing services counties 2026',
});

export const KUNNAT: Source = {
  ...classification('kunnat-2026', '2026', {
    fi: 'Kunnat 2026: luokitukset ja tunnusluvut',
    sv: 'Kommunerna 2026: klassificeringar och nyckeltal',
    en: 'Municipalities 2026: classifications and figures',
  }),
  attribution: `${CLASSIFICATIONS}; väestö THL Sotkanet; pinta-alat ja keskipisteet Maanmittauslaitos / areas and centres National Land Survey of Finland`,
};

export const VAKILUKU: Source = {
  ...classification('vakiluku-2000-2022', '2022', {
    fi: 'Kuntien väkiluku 2000–2022 vuoden 2026 aluejaolla',
    sv: 'Kommunernas folkmängd 2000–2022 enligt områdesindelningen 2026',
    en: 'Population of municipalities 2000–2022 in the borders of 2026',
  }),
  publisher: 'THL',
  url: 'https://sotkanet.fi',
  attribution: 'Tilastokeskus / THL Sotkanet',
};

export const KUNTALIITOKSET = classification('kuntaliitokset-2013-2026', '2026', {
  fi: 'Lakkautetut kunnat 2013–2026',
  sv: 'Upplösta kommuner 2013–2026',
  en: 'Municipalities dissolved in 2013–2026',
});

export const ELINVOIMAKESKUKSET = classification('elinvoimakeskukset-2026', '2026', {
  fi: 'Elinvoimakeskukset 2026',
  sv: 'Livskraftscentralerna 2026',
  en: 'Economic development centres 2026',
});

export const ELY_KESKUKSET = classification('ely-keskukset-2025', '2025', {
  fi: 'ELY-keskukset 2025',
  sv: 'NTM-centralerna 2025',
  en: 'ELY Centres 2025',
});

export const MAAKUNTIEN_LIITOT: Source = {
  ...classification('maakuntien-liitot', '2026', {
    fi: 'Maakuntien liitot',
    sv: 'Landskapsförbunden',
    en: 'Regional councils',
  }),
  publisher: 'Solmu',
  url: null,
  attribution: `Maakuntien koodit / region codes: ${CLASSIFICATIONS}; nimet toimituksen kokoamat / names compiled by the editors`,
};

export const KORKEAKOULUT: Source = {
  id: 'korkeakoulut',
  title: {
    fi: 'Suomen korkeakoulut',
    sv: 'Högskolorna i Finland',
    en: 'Higher education institutions in Finland',
  },
  lang: null,
  publisher: 'Research Organization Registry (ROR)',
  publisherId: null,
  standing: 'register',
  date: null,
  url: 'https://ror.org',
  licence: 'CC0-1.0',
  attribution:
    'ROR (CC0); oppilaitosnumerot ja nimet CSC:n koodistosta / school numbers and names from the code set of CSC',
  redistributable: true,
  version: 'ror-2.8',
};

export const EDELTAJAT: Source = {
  id: 'organisaatioiden-edeltajat',
  title: {
    fi: 'Korkeakoulujen ja eräiden virastojen edeltäjät',
    sv: 'Föregångare till högskolor och vissa ämbetsverk',
    en: 'Predecessors of higher education institutions and some agencies',
  },
  lang: null,
  publisher: 'Solmu',
  publisherId: null,
  standing: 'register',
  date: null,
  url: null,
  licence: 'CC0-1.0',
  attribution:
    'ROR (CC0); EURA 2007; toimituksen yleistieto, rivi kerrallaan merkittynä / general knowledge, marked row by row',
  redistributable: true,
  version: '1',
};

/** Not a register: the directory itself keeps a seat open in every municipality. */
export const KUNTIEN_TEHTAVAT: Source = {
  id: 'kuntien-tehtavat',
  title: {
    fi: 'Kuntien kulttuuritehtävät Solmussa',
    sv: 'Kommunernas kulturbefattningar i Solmu',
    en: 'Culture posts of municipalities in Solmu',
  },
  lang: null,
  publisher: 'Solmu',
  publisherId: null,
  standing: 'third-party',
  date: '2026',
  url: null,
  licence: 'CC0-1.0',
  attribution: null,
  redistributable: true,
  version: '1',
};

/** The licence is the one that the vocabulary's own metadata states (dct:license). */
export const YKL: Source = {
  id: 'ykl',
  title: {
    fi: 'Yleisten kirjastojen luokitusjärjestelmä YKL',
    sv: 'Klassifikationssystem för allmänna bibliotek YKL',
    en: 'Finnish Public Libraries Classification System YKL',
  },
  lang: null,
  publisher: 'Kansalliskirjasto',
  publisherId: null,
  standing: 'register',
  date: null,
  url: 'https://finto.fi/ykl/',
  licence: 'CC0-1.0',
  attribution: 'Yleisten kirjastojen luokitusjärjestelmä YKL, Kansalliskirjasto / Finto',
  redistributable: true,
  version: 'sha256-735f5fa7f1f8',
};

export const PTVL: Source = {
  id: 'ptvl',
  title: {
    fi: 'Julkisten palvelujen luokitus PTVL',
    sv: 'Klassificering av offentliga tjänster PTVL',
    en: 'Finnish public service classes PTVL',
  },
  lang: null,
  publisher: null,
  publisherId: null,
  standing: 'register',
  date: null,
  url: 'https://finto.fi/ptvl/',
  licence: 'CC-BY-4.0',
  attribution: 'Julkisten palvelujen luokitus PTVL, Finto, CC BY 4.0',
  redistributable: true,
  version: 'sha256-de2a15a25c1d',
};

/** Where the directory's own topics stand among the classes: a source of its own, for it speaks of topics of all others. */
export const AIHEIDEN_PAIKAT: Source = {
  id: 'solmu-aiheiden-paikat',
  title: {
    fi: 'Solmun aiheiden paikat luokituksissa',
    sv: 'Solmus ämnens platser i klassificeringarna',
    en: 'Where Solmu’s topics stand in the classifications',
  },
  lang: null,
  publisher: 'Solmu',
  publisherId: null,
  standing: 'third-party',
  date: '2026',
  url: null,
  licence: 'CC0-1.0',
  attribution: null,
  redistributable: true,
  version: '1',
};
