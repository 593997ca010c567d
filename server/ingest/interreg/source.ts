import type { Source } from '../../contract/evidence.ts';

/** The register, as every one of its rows is credited. Its terms: https://www.keep.eu/keep/about-keep */
export const KEEP: Source = {
  id: 'keep-eu',
  title: {
    fi: 'keep.eu: Interreg-hankkeet 2014–2020, joissa on suomalaisia osapuolia',
    sv: 'keep.eu: Interregprojekt 2014–2020 med finländska parter',
    en: 'keep.eu: Interreg projects of 2014–2020 with Finnish parties',
  },
  lang: null,
  publisher: 'Interact / keep.eu',
  publisherId: null,
  standing: 'register',
  date: null,
  url: 'https://keep.eu',
  licence: 'free reuse with credit and a link to keep.eu, changes told (terms of keep.eu)',
  attribution:
    'keep.eu (Interact). Muutettu: osapuolet tunnistettu, teemat sovitettu aiheisiin / changed: parties identified, themes matched to topics',
  redistributable: true,
  version: '2014-2020',
};
