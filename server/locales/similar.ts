import type { Label } from '../vocabulary/languages.ts';

/** What an empty list says. */
export const NOTHING_SIMILAR: Label = {
  fi: 'Tällä ei ole kirjattu mitään yhteistä muiden samanlaisten kanssa',
  sv: 'Inget gemensamt med andra av samma slag är registrerat för det här',
  en: 'Nothing that this shares with others of its kind is on record',
};

type Words = Readonly<Record<string, Label>>;

/** What two undertakings share, by kind of reason and by how what the one has lies from what the other has. */
export const REASON_WORDS = {
  topic: {
    same: { fi: 'sama aihe', sv: 'samma ämne', en: 'the same topic' },
    narrower: { fi: 'suppeampi aihe', sv: 'snävare ämne', en: 'a narrower topic' },
    broader: { fi: 'laajempi aihe', sv: 'vidare ämne', en: 'a broader topic' },
    beside: { fi: 'sama yläaihe', sv: 'samma övergripande ämne', en: 'the same broader topic' },
    related: { fi: 'lähiaihe', sv: 'besläktat ämne', en: 'a related topic' },
  },
  party: {
    same: { fi: 'sama toimija', sv: 'samma aktör', en: 'the same party' },
    unit: { fi: 'saman toimijan yksikkö', sv: 'enhet hos samma aktör', en: 'a unit of the same party' },
  },
  region: {
    said: { fi: 'sama alue', sv: 'samma område', en: 'the same region' },
    seat: {
      fi: 'toteuttajien sama kotiseutu',
      sv: 'genomförarna hör till samma område',
      en: 'those responsible sit in the same region',
    },
  },
  period: { years: { fi: 'samoina vuosina', sv: 'samma år', en: 'in the same years' } },
} as const satisfies Record<string, Words>;
