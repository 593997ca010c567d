import type { Label } from '../vocabulary/languages.ts';

/** What an empty list says. */
export const NO_EVIDENCE: Label = {
  fi: 'Ei kirjattua näyttöä',
  sv: 'Inga belägg registrerade',
  en: 'No evidence recorded',
};

/** How the topic of the evidence lies from the topic asked for. */
export const TOPIC_MATCH_WORDS = {
  exact: { fi: 'juuri tämä aihe', sv: 'just detta ämne', en: 'this very topic' },
  narrower: { fi: 'suppeampi aihe', sv: 'snävare ämne', en: 'narrower topic' },
  broader: { fi: 'laajempi aihe', sv: 'vidare ämne', en: 'broader topic' },
  related: { fi: 'lähiaihe', sv: 'besläktat ämne', en: 'related topic' },
  text: {
    fi: 'mainitaan tavoitteissa tai tuotoksissa',
    sv: 'nämns i mål eller resultat',
    en: 'named in aims or outputs',
  },
} as const satisfies Record<string, Label>;

/** What the time factor was read from. */
export const TIME_BASIS_WORDS = {
  running: { fi: 'käynnissä', sv: 'pågår', en: 'running' },
  'last-year': { fi: 'viimeisin vuosi', sv: 'senaste året', en: 'latest year' },
  unknown: { fi: 'vuosi ei tiedossa', sv: 'året är inte känt', en: 'year not known' },
} as const satisfies Record<string, Label>;

/** What a line says whose years no source tells. */
export const TIME_UNPROVED: Label = {
  fi: 'Ajalle ei ole kirjattu lähdettä',
  sv: 'Ingen källa är registrerad för tiden',
  en: 'No source is on record for the time',
};

/** What kind of source says so. */
export const STANDING_WORDS = {
  register: { fi: 'rekisteri', sv: 'register', en: 'register' },
  'signed-report': { fi: 'allekirjoitettu raportti', sv: 'undertecknad rapport', en: 'signed report' },
  'own-site': { fi: 'toimijan omat sivut', sv: 'aktörens egna sidor', en: 'own site' },
  'third-party': { fi: 'ulkopuolinen lähde', sv: 'utomstående källa', en: 'third party' },
  extracted: {
    fi: 'koneellisesti poimittu, vahvistamatta',
    sv: 'maskinellt plockat, obekräftat',
    en: 'extracted, not confirmed',
  },
  'self-claim': { fi: 'oma ilmoitus', sv: 'egen uppgift', en: 'own claim' },
} as const satisfies Record<string, Label>;

/** Whom to turn to: what it is and whether it still holds. */
export const CONTACT_WORDS = {
  self: {
    running: { fi: 'rooli on voimassa', sv: 'rollen gäller', en: 'the role goes on' },
    ended: { fi: 'rooli on päättynyt', sv: 'rollen har upphört', en: 'the role has ended' },
    unknown: {
      fi: 'ei tiedossa, onko rooli voimassa',
      sv: 'det är inte känt om rollen gäller',
      en: 'not known whether the role goes on',
    },
  },
  post: {
    running: {
      fi: 'tehtävä, kuka sitä hoitaakin',
      sv: 'befattningen, vem som än innehar den',
      en: 'the post, whoever holds it',
    },
    ended: {
      fi: 'tehtävää ei enää ole',
      sv: 'befattningen finns inte längre',
      en: 'the post no longer exists',
    },
    unknown: {
      fi: 'tehtävä, kuka sitä hoitaakin',
      sv: 'befattningen, vem som än innehar den',
      en: 'the post, whoever holds it',
    },
  },
  organisation: {
    running: { fi: 'organisaatio', sv: 'organisationen', en: 'the organisation' },
    ended: {
      fi: 'organisaatio on lakannut',
      sv: 'organisationen har upphört',
      en: 'the organisation has ended',
    },
    unknown: { fi: 'organisaatio', sv: 'organisationen', en: 'the organisation' },
  },
  unit: {
    running: { fi: 'yksikkö, joka oli mukana', sv: 'enheten som deltog', en: 'the unit that took part' },
    ended: {
      fi: 'mukana ollut yksikkö on lakannut',
      sv: 'enheten som deltog har upphört',
      en: 'the unit that took part has ended',
    },
    unknown: { fi: 'yksikkö, joka oli mukana', sv: 'enheten som deltog', en: 'the unit that took part' },
  },
  successor: {
    running: { fi: 'jatkaa sen työtä', sv: 'fortsätter dess arbete', en: 'carries on its work' },
    ended: {
      fi: 'jatkoi sen työtä, lakannut',
      sv: 'fortsatte dess arbete, har upphört',
      en: 'carried on its work, has ended',
    },
    unknown: { fi: 'jatkaa sen työtä', sv: 'fortsätter dess arbete', en: 'carries on its work' },
  },
} as const satisfies Record<string, Record<'running' | 'ended' | 'unknown', Label>>;
