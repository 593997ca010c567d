import type { EntityType } from '../../vocabulary/kinds.ts';
import type { Role } from '../../vocabulary/roles.ts';

/** What an entity is in the words of others, as JSON-LD types: schema.org's without a prefix. */
const BY_TYPE = {
  organisation: ['Organization'],
  person: ['Person'],
  post: ['OrganizationRole', 'org:Post'],
  project: ['Project'],
  programme: ['Project'],
  practice: ['CreativeWork'],
  statement: ['Claim'],
  material: ['CreativeWork'],
  event: ['Event'],
  topic: ['DefinedTerm', 'skos:Concept'],
  region: ['AdministrativeArea'],
} as const satisfies Record<EntityType, readonly string[]>;

const BY_KIND: Partial<Record<EntityType, Readonly<Record<string, readonly string[]>>>> = {
  organisation: {
    municipality: ['GovernmentOrganization', 'AdministrativeArea'],
    university: ['CollegeOrUniversity'],
    'university-of-applied-sciences': ['CollegeOrUniversity'],
    'vocational-college': ['EducationalOrganization'],
    'research-institute': ['ResearchOrganization'],
    ministry: ['GovernmentOrganization'],
    'state-agency': ['GovernmentOrganization'],
    'regional-council': ['GovernmentOrganization'],
    'wellbeing-services-county': ['GovernmentOrganization'],
    association: ['NGO'],
    foundation: ['NGO'],
    museum: ['Museum', 'Organization'],
    company: ['Corporation'],
    network: ['Consortium'],
  },
  practice: {
    service: ['Service'],
    'service-chain': ['Service'],
    training: ['Course'],
    step: ['HowToStep'],
  },
  statement: { question: ['Question'] },
  material: {
    website: ['WebSite'],
    video: ['VideoObject'],
    image: ['ImageObject'],
    report: ['Report'],
    article: ['Article'],
    law: ['Legislation'],
  },
  event: { workshop: ['EducationEvent'], seminar: ['EducationEvent'], webinar: ['EducationEvent'] },
  region: { country: ['Country'], 'named-area': ['Place'] },
};

/** The JSON-LD types of an entity. */
export function schemaTypes(type: EntityType, kind: string | null): readonly string[] {
  return (kind === null ? undefined : BY_KIND[type]?.[kind]) ?? BY_TYPE[type];
}

/** A relation as a plain property: of which end it is one, and the property's name. */
export interface SchemaProperty {
  of: 'from' | 'to';
  name: string;
}

const ORGANISATIONS: readonly EntityType[] = ['organisation'];
const BODIES: readonly EntityType[] = ['project', 'programme'];

const of = (end: SchemaProperty['of'], name: string) => (): SchemaProperty => ({ of: end, name });

/** Who takes part: members of a project, organizers of an event, contributors to a work. */
const part = (_from: EntityType, to: EntityType): SchemaProperty => {
  if (BODIES.includes(to)) return { of: 'to', name: 'member' };
  return { of: 'to', name: to === 'event' ? 'organizer' : 'contributor' };
};

/** The roles that schema.org or SKOS have a property for; the others are told as statements alone. */
const PROPERTIES: Partial<Record<Role, (from: EntityType, to: EntityType) => SchemaProperty>> = {
  lead: part,
  coordinator: part,
  implementer: part,
  partner: part,
  organiser: of('to', 'organizer'),
  funder: of('to', 'funder'),
  provider: of('to', 'provider'),
  publisher: of('to', 'publisher'),
  author: of('to', 'author'),
  'rights-holder': of('to', 'copyrightHolder'),
  participant: (_from, to) => ({ of: 'to', name: to === 'event' ? 'attendee' : 'contributor' }),
  speaker: (_from, to) => ({ of: 'to', name: to === 'event' ? 'performer' : 'contributor' }),
  'unit-of': of('from', 'parentOrganization'),
  'member-of': of('from', 'memberOf'),
  'works-for': of('from', 'worksFor'),
  'located-in': (from) => ({ of: 'from', name: from === 'region' ? 'containedInPlace' : 'location' }),
  'part-of': (from) => {
    if (from === 'region') return { of: 'from', name: 'containedInPlace' };
    return { of: 'from', name: ORGANISATIONS.includes(from) ? 'parentOrganization' : 'isPartOf' };
  },
  'based-on': of('from', 'isBasedOn'),
  'available-in': of('from', 'areaServed'),
  targets: of('from', 'areaServed'),
  about: (from) => ({ of: 'from', name: ORGANISATIONS.includes(from) ? 'knowsAbout' : 'about' }),
  'expert-in': of('from', 'knowsAbout'),
  for: of('from', 'audience'),
  broader: of('from', 'skos:broader'),
  related: of('from', 'skos:related'),
};

/** The property that says a relation of this role between entities of these types; null where there is none. */
export function schemaProperty(role: Role, from: EntityType, to: EntityType): SchemaProperty | null {
  return PROPERTIES[role]?.(from, to) ?? null;
}
