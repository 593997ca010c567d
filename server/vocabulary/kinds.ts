import type { Label } from './languages.ts';

/**
 * Every entity type with its kinds. `segment` is the word in permanent addresses (`/fi/hanke/…`),
 * `plural` the heading of a list. A new kind is one entry here; a new type also needs a shape and a page view,
 * which the compiler asks for.
 */
export const ENTITY_TYPES = {
  organisation: {
    label: { fi: 'organisaatio', sv: 'organisation', en: 'organisation' },
    plural: { fi: 'Organisaatiot', sv: 'Organisationer', en: 'Organisations' },
    segment: { fi: 'organisaatio', sv: 'organisation', en: 'organisation' },
    kinds: {
      municipality: { fi: 'kunta', sv: 'kommun', en: 'municipality' },
      university: { fi: 'yliopisto', sv: 'universitet', en: 'university' },
      'university-of-applied-sciences': {
        fi: 'ammattikorkeakoulu',
        sv: 'yrkeshögskola',
        en: 'university of applied sciences',
      },
      'vocational-college': { fi: 'ammattioppilaitos', sv: 'yrkesläroanstalt', en: 'vocational college' },
      'research-institute': { fi: 'tutkimuslaitos', sv: 'forskningsinstitut', en: 'research institute' },
      ministry: { fi: 'ministeriö', sv: 'ministerium', en: 'ministry' },
      'state-agency': { fi: 'valtion viranomainen', sv: 'statlig myndighet', en: 'state agency' },
      'regional-council': { fi: 'maakunnan liitto', sv: 'landskapsförbund', en: 'regional council' },
      'wellbeing-services-county': {
        fi: 'hyvinvointialue',
        sv: 'välfärdsområde',
        en: 'wellbeing services county',
      },
      fund: { fi: 'rahasto', sv: 'fond', en: 'fund' },
      association: { fi: 'yhdistys', sv: 'förening', en: 'association' },
      foundation: { fi: 'säätiö', sv: 'stiftelse', en: 'foundation' },
      museum: { fi: 'museo', sv: 'museum', en: 'museum' },
      'cultural-institution': { fi: 'kulttuurilaitos', sv: 'kulturinstitution', en: 'cultural institution' },
      company: { fi: 'yritys', sv: 'företag', en: 'company' },
      network: { fi: 'verkosto', sv: 'nätverk', en: 'network' },
      unit: { fi: 'yksikkö', sv: 'enhet', en: 'unit' },
      other: { fi: 'muu tai ei tiedossa', sv: 'annat eller okänt', en: 'other or unknown' },
    },
  },
  person: {
    label: { fi: 'henkilö', sv: 'person', en: 'person' },
    plural: { fi: 'Henkilöt', sv: 'Personer', en: 'People' },
    segment: { fi: 'henkilo', sv: 'person', en: 'person' },
    kinds: {},
  },
  post: {
    label: { fi: 'tehtävä', sv: 'befattning', en: 'post' },
    plural: { fi: 'Tehtävät', sv: 'Befattningar', en: 'Posts' },
    segment: { fi: 'tehtava', sv: 'befattning', en: 'post' },
    kinds: {
      'culture-services': { fi: 'kulttuuripalvelut', sv: 'kulturtjänster', en: 'culture services' },
      'culture-wellbeing-coordinator': {
        fi: 'kulttuurihyvinvoinnin koordinaattori',
        sv: 'koordinator för kulturvälfärd',
        en: 'culture and wellbeing coordinator',
      },
      other: { fi: 'muu tehtävä', sv: 'annan befattning', en: 'other post' },
    },
  },
  project: {
    label: { fi: 'hanke', sv: 'projekt', en: 'project' },
    plural: { fi: 'Hankkeet', sv: 'Projekt', en: 'Projects' },
    segment: { fi: 'hanke', sv: 'projekt', en: 'project' },
    kinds: {
      project: { fi: 'hanke', sv: 'projekt', en: 'project' },
      'preliminary-study': { fi: 'esiselvityshanke', sv: 'förstudie', en: 'preliminary study' },
    },
  },
  programme: {
    label: { fi: 'ohjelma', sv: 'program', en: 'programme' },
    plural: { fi: 'Ohjelmat', sv: 'Program', en: 'Programmes' },
    segment: { fi: 'ohjelma', sv: 'program', en: 'programme' },
    kinds: {},
  },
  practice: {
    label: { fi: 'toimintamalli', sv: 'verksamhetsmodell', en: 'practice' },
    plural: { fi: 'Toimintamallit', sv: 'Verksamhetsmodeller', en: 'Practices' },
    segment: { fi: 'toimintamalli', sv: 'verksamhetsmodell', en: 'practice' },
    kinds: {
      model: { fi: 'malli', sv: 'modell', en: 'model' },
      service: { fi: 'palvelu', sv: 'tjänst', en: 'service' },
      'service-chain': { fi: 'palveluketju', sv: 'servicekedja', en: 'service chain' },
      training: { fi: 'koulutus', sv: 'utbildning', en: 'training' },
      'criteria-set': { fi: 'kriteeristö', sv: 'kriterier', en: 'criteria set' },
      'contract-model': { fi: 'sopimusmalli', sv: 'avtalsmodell', en: 'contract model' },
      'funding-model': { fi: 'rahoitusmalli', sv: 'finansieringsmodell', en: 'funding model' },
      'interface-structure': { fi: 'yhdyspintarakenne', sv: 'samverkansstruktur', en: 'interface structure' },
      indicator: { fi: 'mittari', sv: 'mätare', en: 'indicator' },
      step: { fi: 'porras', sv: 'steg', en: 'step' },
    },
  },
  statement: {
    label: { fi: 'väittämä', sv: 'utsaga', en: 'statement' },
    plural: { fi: 'Väittämät', sv: 'Utsagor', en: 'Statements' },
    segment: { fi: 'vaittama', sv: 'utsaga', en: 'statement' },
    kinds: {
      question: { fi: 'kysymys', sv: 'fråga', en: 'question' },
      need: { fi: 'tarve', sv: 'behov', en: 'need' },
      premise: { fi: 'lähtökohta', sv: 'utgångspunkt', en: 'premise' },
      objective: { fi: 'tavoite', sv: 'mål', en: 'objective' },
      measure: { fi: 'toimenpide', sv: 'åtgärd', en: 'measure' },
      outcome: { fi: 'lopputulema', sv: 'resultat', en: 'outcome' },
      effect: { fi: 'esitetty vaikutus', sv: 'påstådd effekt', en: 'claimed effect' },
    },
  },
  material: {
    label: { fi: 'aineisto', sv: 'material', en: 'material' },
    plural: { fi: 'Aineistot', sv: 'Material', en: 'Materials' },
    segment: { fi: 'aineisto', sv: 'material', en: 'material' },
    kinds: {
      handbook: { fi: 'käsikirja', sv: 'handbok', en: 'handbook' },
      website: { fi: 'verkkosivusto', sv: 'webbplats', en: 'website' },
      video: { fi: 'video', sv: 'video', en: 'video' },
      image: { fi: 'kuva', sv: 'bild', en: 'image' },
      report: { fi: 'raportti', sv: 'rapport', en: 'report' },
      article: { fi: 'artikkeli', sv: 'artikel', en: 'article' },
      law: { fi: 'laki', sv: 'lag', en: 'law' },
      strategy: { fi: 'strategia', sv: 'strategi', en: 'strategy' },
      guideline: { fi: 'linjaus', sv: 'riktlinje', en: 'guideline' },
      other: { fi: 'muu aineisto', sv: 'annat material', en: 'other material' },
    },
  },
  event: {
    label: { fi: 'tapahtuma', sv: 'evenemang', en: 'event' },
    plural: { fi: 'Tapahtumat', sv: 'Evenemang', en: 'Events' },
    segment: { fi: 'tapahtuma', sv: 'evenemang', en: 'event' },
    kinds: {
      workshop: { fi: 'työpaja', sv: 'workshop', en: 'workshop' },
      visit: { fi: 'vierailu', sv: 'besök', en: 'visit' },
      seminar: { fi: 'seminaari', sv: 'seminarium', en: 'seminar' },
      webinar: { fi: 'webinaari', sv: 'webbinarium', en: 'webinar' },
      survey: { fi: 'kysely', sv: 'enkät', en: 'survey' },
      pilot: { fi: 'pilotti', sv: 'pilot', en: 'pilot' },
      other: { fi: 'muu tapahtuma', sv: 'annat evenemang', en: 'other event' },
    },
  },
  topic: {
    label: { fi: 'aihe', sv: 'ämne', en: 'topic' },
    plural: { fi: 'Aiheet', sv: 'Ämnen', en: 'Topics' },
    segment: { fi: 'aihe', sv: 'amne', en: 'topic' },
    kinds: {
      subject: { fi: 'aihe', sv: 'ämne', en: 'subject' },
      audience: { fi: 'kohderyhmä', sv: 'målgrupp', en: 'audience' },
      setting: { fi: 'toimintaympäristö', sv: 'verksamhetsmiljö', en: 'setting' },
      skill: { fi: 'osaaminen', sv: 'kompetens', en: 'skill' },
      sector: { fi: 'sektori', sv: 'sektor', en: 'sector' },
      criterion: { fi: 'kriteeri', sv: 'kriterium', en: 'criterion' },
    },
  },
  region: {
    label: { fi: 'alue', sv: 'område', en: 'region' },
    plural: { fi: 'Alueet', sv: 'Områden', en: 'Regions' },
    segment: { fi: 'alue', sv: 'omrade', en: 'region' },
    kinds: {
      country: { fi: 'maa', sv: 'land', en: 'country' },
      maakunta: { fi: 'maakunta', sv: 'landskap', en: 'region (maakunta)' },
      'wellbeing-area': { fi: 'hyvinvointialueen alue', sv: 'välfärdsområdets område', en: 'wellbeing area' },
      'named-area': {
        fi: 'lähteen nimeämä alue',
        sv: 'område som källan namnger',
        en: 'area named by a source',
      },
      foreign: { fi: 'ulkomainen alue', sv: 'utländskt område', en: 'foreign region' },
    },
  },
} as const satisfies Record<
  string,
  { label: Label; plural: Label; segment: Label; kinds: Readonly<Record<string, Label>> }
>;

export type EntityType = keyof typeof ENTITY_TYPES;

/** The entity types in registry order. */
export const ENTITY_TYPE_NAMES = Object.keys(ENTITY_TYPES) as [EntityType, ...EntityType[]];

type KindsOf<T extends EntityType> = Extract<keyof (typeof ENTITY_TYPES)[T]['kinds'], string>;
export type Kind = { [T in EntityType]: KindsOf<T> }[EntityType];

/** The kinds that `type` knows, in registry order; empty where the type has none. */
export function kindsOf(type: EntityType): readonly string[] {
  return Object.keys(ENTITY_TYPES[type].kinds);
}

/** Every kind of every type, once each. */
export const ALL_KINDS: readonly string[] = [...new Set(ENTITY_TYPE_NAMES.flatMap(kindsOf))];

/** The label of a kind, or of the type where the kind is null. */
export function kindLabel(type: EntityType, kind: string | null): Label {
  const kinds: Readonly<Record<string, Label>> = ENTITY_TYPES[type].kinds;
  return (kind === null ? undefined : kinds[kind]) ?? ENTITY_TYPES[type].label;
}

/** Municipalities have a page word of their own although they are organisations. */
export const MUNICIPALITY_SEGMENT: Label = { fi: 'kunta', sv: 'kommun', en: 'municipality' };

/** The address word of an entity: `/fi/kunta/kauhava`, `/en/project/musiikki-elamaan`. */
export function segmentOf(type: EntityType, kind: string | null): Label {
  return kind === 'municipality' ? MUNICIPALITY_SEGMENT : ENTITY_TYPES[type].segment;
}
