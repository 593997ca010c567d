import type { Label } from '../vocabulary/languages.ts';

/** The words of files that travel: what is left out, what they rest on. */
export const EXPORT_WORDS = {
  'export.listing': { fi: 'Luettelo', sv: 'Lista', en: 'List' },
  'export.experts': {
    fi: 'Kirjattu näyttö aiheesta',
    sv: 'Registrerade belägg i ämnet',
    en: 'Recorded evidence on the topic',
  },
  'export.experts.none': {
    fi: 'Ei kirjattua näyttöä',
    sv: 'Inga belägg registrerade',
    en: 'No evidence recorded',
  },
  'export.peers': {
    fi: '{name}: samankaltaiset kunnat',
    sv: '{name}: liknande kommuner',
    en: '{name}: similar municipalities',
  },
  'export.network.region': {
    fi: 'Alueet ja mitä ne ovat tehneet yhdessä',
    sv: 'Områden och vad de har gjort tillsammans',
    en: 'Regions and what they have done together',
  },
  'export.network.municipality': {
    fi: 'Kunnat ja mitä ne ovat tehneet yhdessä',
    sv: 'Kommuner och vad de har gjort tillsammans',
    en: 'Municipalities and what they have done together',
  },
  'export.network.topic': {
    fi: 'Aiheet, jotka esiintyvät yhdessä',
    sv: 'Ämnen som förekommer tillsammans',
    en: 'Topics that occur together',
  },
  'export.network.organisation': {
    fi: 'Organisaatiot ja mitä ne ovat tehneet yhdessä',
    sv: 'Organisationer och vad de har gjort tillsammans',
    en: 'Organisations and what they have done together',
  },
  'export.query': { fi: 'Rajaus: {query}', sv: 'Avgränsning: {query}', en: 'Narrowed by: {query}' },
  'export.around': { fi: '{name}: suhteet', sv: '{name}: relationer', en: '{name}: relations' },
  'export.revision': {
    fi: 'Solmu, tietojen versio {revision}',
    sv: 'Solmu, uppgifternas version {revision}',
    en: 'Solmu, version {revision} of the data',
  },
  'export.withheld.quotes': {
    fi: 'Lainauksia ja rekisteririvejä, joita ei saa jakaa edelleen ja jotka siksi puuttuvat: {n}',
    sv: 'Citat och registerrader som inte får spridas vidare och därför saknas: {n}',
    en: 'Quotes and register rows that may not be passed on and are left out: {n}',
  },
  'export.withheld.persons': {
    fi: 'Henkilöitä, jotka eivät ole antaneet suostumustaan ja joita ei siksi nimetä: {n}',
    sv: 'Personer som inte har gett sitt samtycke och därför inte nämns: {n}',
    en: 'Persons who have not consented and are not named: {n}',
  },
  'export.withheld.relations': {
    fi: 'Suhteita, jotka puuttuvat siksi kokonaan: {n}',
    sv: 'Relationer som därför helt saknas: {n}',
    en: 'Relations that are left out for that reason: {n}',
  },
  'export.cut': {
    fi: 'Mukana {shown}, kaikkiaan {total}',
    sv: '{shown} av {total} är med',
    en: '{shown} of {total} are included',
  },
  'export.hidden': {
    fi: 'Heikompia viivoja jätetty pois: {n}',
    sv: 'Svagare linjer som har utelämnats: {n}',
    en: 'Weaker lines left out: {n}',
  },
  'export.unspelled': {
    fi: 'Yhteisiä hankkeita, joita ei ole eritelty: {n}',
    sv: 'Gemensamma projekt som inte räknas upp: {n}',
    en: 'Shared activities that are not spelled out: {n}',
  },
  'export.stands': {
    fi: 'organisaatio tai tehtävä henkilön sijasta',
    sv: 'en organisation eller befattning i stället för en person',
    en: 'an organisation or post in place of a person',
  },
  'export.sources': { fi: 'Lähteet', sv: 'Källor', en: 'Sources' },
  'export.more-sources': {
    fi: 'ja {n} muuta lähdettä',
    sv: 'och {n} andra källor',
    en: 'and {n} other sources',
  },
  'export.map-credit': {
    fi: 'Kartta: Tilastokeskus ja Maanmittauslaitos, CC BY 4.0',
    sv: 'Karta: Statistikcentralen och Lantmäteriverket, CC BY 4.0',
    en: 'Map: Statistics Finland and National Land Survey of Finland, CC BY 4.0',
  },
} as const satisfies Record<string, Label>;
