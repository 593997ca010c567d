import type { Source } from '../../contract/evidence.ts';

/** The register, as every one of its rows is credited. */
export const EURA: Source = {
  id: 'eura',
  title: {
    fi: 'Rakennerahastojen hankkeet 2007–2016: EURA 2007 ja EURA 2014',
    sv: 'Strukturfondsprojekt 2007–2016: EURA 2007 och EURA 2014',
    en: 'Structural fund projects in Finland 2007–2016: EURA 2007 and EURA 2014',
  },
  lang: 'fi',
  publisher: 'Työ- ja elinkeinoministeriö / rakennerahastot.fi',
  publisherId: null,
  standing: 'register',
  date: null,
  url: 'https://www.rakennerahastot.fi',
  licence: 'public by EU law (lists of beneficiaries, Regulations 1828/2006 and 1303/2013)',
  attribution:
    'EURA 2007, EURA 2014, rakennerahastot.fi. Muutettu: toteuttajat tunnistettu, aiheet päätelty nimistä / changed: implementers identified, topics inferred from titles',
  redistributable: true,
  version: '2007-2016',
};
