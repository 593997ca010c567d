import { TERMS } from './iri.ts';

const EDTF = 'http://id.loc.gov/datatypes/edtf/EDTF';

/** Stands in every file, so that nothing has to be fetched to read it. */
export const CONTEXT = {
  '@vocab': 'https://schema.org/',
  solmu: TERMS,
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  org: 'http://www.w3.org/ns/org#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  dcterms: 'http://purl.org/dc/terms/',
  name: { '@id': 'https://schema.org/name', '@container': '@language' },
  description: { '@id': 'https://schema.org/description', '@container': '@language' },
  url: { '@id': 'https://schema.org/url', '@type': '@id' },
  additionalType: { '@id': 'https://schema.org/additionalType', '@type': '@id' },
  startDate: { '@id': 'https://schema.org/startDate', '@type': EDTF },
  endDate: { '@id': 'https://schema.org/endDate', '@type': EDTF },
  temporalCoverage: { '@id': 'https://schema.org/temporalCoverage', '@type': EDTF },
  datePublished: { '@id': 'https://schema.org/datePublished', '@type': EDTF },
  'dcterms:temporal': { '@type': EDTF },
  'solmu:by': { '@type': EDTF },
} as const;
