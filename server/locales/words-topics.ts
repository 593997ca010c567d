import type { Label } from '../vocabulary/languages.ts';

/** The words of a topic's page beside those that all things share. */
export const TOPIC_WORDS = {
  'topic.below': {
    fi: 'Suppeammista aiheista',
    sv: 'Om snävare ämnen',
    en: 'On narrower topics',
  },
  'topic.below.under': {
    fi: 'Rivin lopussa on aihe, josta kyse on. Lähteet ovat asian omalla sivulla.',
    sv: 'Sist på raden står ämnet som det gäller. Källorna finns på sakens egen sida.',
    en: 'Each line ends with the topic it is about. The sources are on the thing’s own page.',
  },
  'topic.rest': { fi: 'Näytä {count} muuta', sv: 'Visa {count} till', en: 'Show {count} more' },
  'topic.rest.one': { fi: 'Näytä yksi lisää', sv: 'Visa en till', en: 'Show one more' },
  'topic.left': {
    fi: 'ja {count} muuta, joita ei luetella tässä',
    sv: 'och {count} till som inte räknas upp här',
    en: 'and {count} more that are not listed here',
  },
  'topic.left.one': {
    fi: 'ja yksi muu, jota ei luetella tässä',
    sv: 'och en till som inte räknas upp här',
    en: 'and one more that is not listed here',
  },
  'topic.where': { fi: 'Missä', sv: 'Var', en: 'Where' },
  'topic.where.under': {
    fi: 'Hankkeet, toimintamallit ja tapahtumat alueittain, suppeammat aiheet mukana. Paikka on lähteen sanoma tai vastuutahojen kotiseutu.',
    sv: 'Projekt, verksamhetsmodeller och evenemang efter område, snävare ämnen medräknade. Platsen är den som källan anger, eller de ansvarigas hemort.',
    en: 'Projects, practices and events by region, narrower topics included. The place is the one a source gives, or where those responsible sit.',
  },
  'topic.placeless': {
    fi: '{count} asialle ei ole kirjattu paikkaa',
    sv: 'För {count} saker är ingen plats registrerad',
    en: 'For {count} things no place is on record',
  },
  'topic.placeless.one': {
    fi: 'Yhdelle asialle ei ole kirjattu paikkaa',
    sv: 'För en sak är ingen plats registrerad',
    en: 'For one thing no place is on record',
  },
  'topic.when': { fi: 'Milloin', sv: 'När', en: 'When' },
  'topic.when.under': {
    fi: 'Kuinka monta oli käynnissä kunakin vuonna.',
    sv: 'Hur många som pågick varje år.',
    en: 'How many were under way in each year.',
  },
  'topic.undated': {
    fi: '{count} asialle ei ole kirjattu vuotta',
    sv: 'För {count} saker är inget år registrerat',
    en: 'For {count} things no year is on record',
  },
  'topic.undated.one': {
    fi: 'Yhdelle asialle ei ole kirjattu vuotta',
    sv: 'För en sak är inget år registrerat',
    en: 'For one thing no year is on record',
  },
  'topic.who': { fi: 'Kunnat ja henkilöt', sv: 'Kommuner och personer', en: 'Municipalities and people' },
  'topic.municipalities': {
    fi: '{count} kunnalla on ollut rooli näissä; katso kuntien näyttö',
    sv: '{count} kommuner har haft en roll i dessa; se kommunernas belägg',
    en: '{count} municipalities have had a role in these; see what municipalities have done',
  },
  'topic.municipalities.one': {
    fi: 'Yhdellä kunnalla on ollut rooli näissä; katso kuntien näyttö',
    sv: 'En kommun har haft en roll i dessa; se kommunernas belägg',
    en: 'One municipality has had a role in these; see what municipalities have done',
  },
  'topic.people': {
    fi: '{count} henkilöllä on ollut rooli näissä; katso henkilöiden näyttö',
    sv: '{count} personer har haft en roll i dessa; se personernas belägg',
    en: '{count} people have had a role in these; see what people have done',
  },
  'topic.people.one': {
    fi: 'Yhdellä henkilöllä on ollut rooli näissä; katso henkilöiden näyttö',
    sv: 'En person har haft en roll i dessa; se personernas belägg',
    en: 'One person has had a role in these; see what people have done',
  },
  'topic.ways': { fi: 'Reitit aiheeseen', sv: 'Vägar till ämnet', en: 'Ways to the topic' },
  'topic.region': { fi: 'Alue', sv: 'Område', en: 'Region' },
  'topic.year': { fi: 'Vuosi', sv: 'År', en: 'Year' },
  'topic.count': { fi: 'Määrä', sv: 'Antal', en: 'Number' },
  'topic.caption': {
    fi: 'Hankkeita, toimintamalleja ja tapahtumia',
    sv: 'Projekt, verksamhetsmodeller och evenemang',
    en: 'Projects, practices and events',
  },
  'topic.nothing': {
    fi: 'Tästä aiheesta ei ole vielä kirjattu mitään. Katso laajempia tai suppeampia aiheita.',
    sv: 'Inget är ännu registrerat om det här ämnet. Se vidare eller snävare ämnen.',
    en: 'Nothing is on record about this topic yet. See broader or narrower topics.',
  },
} as const satisfies Record<string, Label>;
