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
