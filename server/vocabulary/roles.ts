import type { EntityType } from './kinds.ts';
import type { Label } from './languages.ts';

/**
 * The role registry. A relation reads "`from` is <label> of `to`"; `inverse` is the heading under which
 * `from`'s own page lists its `to`s. `weight` is the role's share as evidence of expertise (DESIGN section 5).
 */
export interface RoleDefinition {
  readonly from: readonly EntityType[];
  readonly to: readonly EntityType[];
  readonly group: RoleGroup;
  readonly label: Label;
  readonly inverse: Label;
  readonly weight: number;
  /** True where both ends are alike and the direction carries no meaning. */
  readonly symmetric?: true;
}

export type RoleGroup =
  'responsibility' | 'partnership' | 'funding' | 'place' | 'people' | 'structure' | 'meaning' | 'knowledge';

const ACTOR = ['organisation', 'person', 'post'] as const satisfies EntityType[];
const ACTIVITY = ['project', 'programme', 'practice', 'event', 'material'] as const satisfies EntityType[];
const PERSON = ['person'] as const satisfies EntityType[];
const TOPIC = ['topic'] as const satisfies EntityType[];
const ANY = [
  'organisation',
  'person',
  'post',
  'project',
  'programme',
  'practice',
  'statement',
  'material',
  'event',
  'topic',
  'region',
] as const satisfies EntityType[];

const MUCH = 1;
const CONSIDERABLE = 0.7;
const SOME = 0.5;
const LIMITED = 0.4;
const ADMINISTRATIVE = 0.25;
const SLIGHT = 0.1;

function participation(group: RoleGroup, weight: number, label: Label, inverse: Label) {
  return { from: ACTOR, to: ACTIVITY, group, weight, label, inverse } as const satisfies RoleDefinition;
}

function personal(weight: number, label: Label, inverse: Label) {
  return {
    from: PERSON,
    to: ACTIVITY,
    group: 'people',
    weight,
    label,
    inverse,
  } as const satisfies RoleDefinition;
}

function structural(from: readonly EntityType[], to: readonly EntityType[], label: Label, inverse: Label) {
  return { from, to, group: 'structure', weight: SLIGHT, label, inverse } as const satisfies RoleDefinition;
}

function meaning(from: readonly EntityType[], to: readonly EntityType[], label: Label, inverse: Label) {
  return { from, to, group: 'meaning', weight: SLIGHT, label, inverse } as const satisfies RoleDefinition;
}

export const ROLES = {
  lead: participation(
    'responsibility',
    MUCH,
    { fi: 'päätoteuttaja', sv: 'huvudgenomförare', en: 'lead partner' },
    { fi: 'Päätoteuttajana', sv: 'Som huvudgenomförare', en: 'As lead partner' },
  ),
  administrator: participation(
    'responsibility',
    ADMINISTRATIVE,
    { fi: 'hankehallinto', sv: 'projektadministration', en: 'project administration' },
    { fi: 'Hankehallinnossa', sv: 'I projektadministrationen', en: 'In project administration' },
  ),
  coordinator: participation(
    'responsibility',
    MUCH,
    { fi: 'koordinoija', sv: 'samordnare', en: 'coordinator' },
    { fi: 'Koordinoijana', sv: 'Som samordnare', en: 'As coordinator' },
  ),
  implementer: participation(
    'responsibility',
    CONSIDERABLE,
    { fi: 'osatoteuttaja', sv: 'delgenomförare', en: 'implementing partner' },
    { fi: 'Osatoteuttajana', sv: 'Som delgenomförare', en: 'As implementing partner' },
  ),
  partner: participation(
    'partnership',
    SOME,
    { fi: 'kumppani', sv: 'partner', en: 'partner' },
    { fi: 'Kumppanina', sv: 'Som partner', en: 'As partner' },
  ),
  'external-partner': participation(
    'partnership',
    LIMITED,
    {
      fi: 'pilottialueiden ulkopuolinen kumppani',
      sv: 'partner utanför pilotområdena',
      en: 'partner outside the pilot areas',
    },
    { fi: 'Ulkopuolisena kumppanina', sv: 'Som extern partner', en: 'As external partner' },
  ),
  'cooperation-party': {
    ...participation(
      'partnership',
      LIMITED,
      { fi: 'yhteistyötaho', sv: 'samarbetspart', en: 'cooperating party' },
      { fi: 'Yhteistyötahona', sv: 'Som samarbetspart', en: 'As cooperating party' },
    ),
    // A project works together with other projects, too.
    from: ['organisation', 'person', 'post', 'project', 'programme'],
  },
  funder: participation(
    'funding',
    ADMINISTRATIVE,
    { fi: 'rahoittaja', sv: 'finansiär', en: 'funder' },
    { fi: 'Rahoittajana', sv: 'Som finansiär', en: 'As funder' },
  ),
  'funding-authority': participation(
    'funding',
    ADMINISTRATIVE,
    { fi: 'rahoittajaviranomainen', sv: 'finansierande myndighet', en: 'funding authority' },
    { fi: 'Rahoittajaviranomaisena', sv: 'Som finansierande myndighet', en: 'As funding authority' },
  ),
  'pilot-city': participation(
    'place',
    CONSIDERABLE,
    { fi: 'pilottikaupunki', sv: 'pilotstad', en: 'pilot city' },
    { fi: 'Pilottikaupunkina', sv: 'Som pilotstad', en: 'As pilot city' },
  ),
  'pilot-site': {
    ...participation(
      'place',
      SLIGHT,
      { fi: 'pilottikohde', sv: 'pilotobjekt', en: 'pilot site' },
      { fi: 'Pilottikohteena', sv: 'Som pilotobjekt', en: 'As pilot site' },
    ),
    from: ['organisation', 'region'],
  },
  'pilot-area': {
    ...participation(
      'place',
      SLIGHT,
      { fi: 'pilottialue', sv: 'pilotområde', en: 'pilot area' },
      { fi: 'Pilottialueena', sv: 'Som pilotområde', en: 'As pilot area' },
    ),
    from: ['organisation', 'region'],
  },
  owner: participation(
    'responsibility',
    SLIGHT,
    { fi: 'omistaja', sv: 'ägare', en: 'owner' },
    { fi: 'Omistajana', sv: 'Som ägare', en: 'As owner' },
  ),
  provider: participation(
    'responsibility',
    CONSIDERABLE,
    { fi: 'tuottaja', sv: 'producent', en: 'provider' },
    { fi: 'Tuottajana', sv: 'Som producent', en: 'As provider' },
  ),
  commissioner: participation(
    'responsibility',
    ADMINISTRATIVE,
    { fi: 'tilaaja', sv: 'beställare', en: 'commissioner' },
    { fi: 'Tilaajana', sv: 'Som beställare', en: 'As commissioner' },
  ),
  adopter: participation(
    'responsibility',
    CONSIDERABLE,
    { fi: 'käyttöönottaja', sv: 'ibruktagare', en: 'adopter' },
    { fi: 'Käyttöönottajana', sv: 'Som ibruktagare', en: 'As adopter' },
  ),
  host: participation(
    'place',
    CONSIDERABLE,
    { fi: 'isäntä', sv: 'värd', en: 'host' },
    { fi: 'Isäntänä', sv: 'Som värd', en: 'As host' },
  ),
  organiser: participation(
    'responsibility',
    SOME,
    { fi: 'järjestäjä', sv: 'arrangör', en: 'organiser' },
    { fi: 'Järjestäjänä', sv: 'Som arrangör', en: 'As organiser' },
  ),
  publisher: participation(
    'knowledge',
    SLIGHT,
    { fi: 'julkaisija', sv: 'utgivare', en: 'publisher' },
    { fi: 'Julkaisijana', sv: 'Som utgivare', en: 'As publisher' },
  ),
  author: participation(
    'knowledge',
    MUCH,
    { fi: 'tekijä', sv: 'upphovsperson', en: 'author' },
    { fi: 'Tekijänä', sv: 'Som upphovsperson', en: 'As author' },
  ),
  'rights-holder': participation(
    'knowledge',
    SLIGHT,
    { fi: 'oikeudenhaltija', sv: 'rättsinnehavare', en: 'rights holder' },
    { fi: 'Oikeudenhaltijana', sv: 'Som rättsinnehavare', en: 'As rights holder' },
  ),
  photographer: participation(
    'knowledge',
    SLIGHT,
    { fi: 'valokuvaaja', sv: 'fotograf', en: 'photographer' },
    { fi: 'Valokuvaajana', sv: 'Som fotograf', en: 'As photographer' },
  ),
  participant: participation(
    'partnership',
    SLIGHT,
    { fi: 'osallistuja', sv: 'deltagare', en: 'participant' },
    { fi: 'Osallistujana', sv: 'Som deltagare', en: 'As participant' },
  ),
  'project-manager': personal(
    MUCH,
    { fi: 'projektipäällikkö', sv: 'projektchef', en: 'project manager' },
    { fi: 'Projektipäällikkönä', sv: 'Som projektchef', en: 'As project manager' },
  ),
  'subproject-manager': personal(
    CONSIDERABLE,
    { fi: 'osatoteutuksen projektipäällikkö', sv: 'projektchef för delprojekt', en: 'subproject manager' },
    {
      fi: 'Osatoteutuksen projektipäällikkönä',
      sv: 'Som projektchef för delprojekt',
      en: 'As subproject manager',
    },
  ),
  'project-coordinator': personal(
    MUCH,
    { fi: 'projektikoordinaattori', sv: 'projektkoordinator', en: 'project coordinator' },
    { fi: 'Projektikoordinaattorina', sv: 'Som projektkoordinator', en: 'As project coordinator' },
  ),
  'project-expert': personal(
    SOME,
    { fi: 'projektiasiantuntija', sv: 'projektexpert', en: 'project expert' },
    { fi: 'Projektiasiantuntijana', sv: 'Som projektexpert', en: 'As project expert' },
  ),
  'working-group-member': personal(
    SOME,
    { fi: 'työryhmän jäsen', sv: 'medlem i arbetsgruppen', en: 'working group member' },
    { fi: 'Työryhmän jäsenenä', sv: 'Som medlem i arbetsgruppen', en: 'As working group member' },
  ),
  'steering-group-member': personal(
    LIMITED,
    { fi: 'ohjausryhmän jäsen', sv: 'medlem i styrgruppen', en: 'steering group member' },
    { fi: 'Ohjausryhmän jäsenenä', sv: 'Som medlem i styrgruppen', en: 'As steering group member' },
  ),
  'permanent-expert': personal(
    SOME,
    { fi: 'pysyvä asiantuntija', sv: 'permanent sakkunnig', en: 'permanent expert' },
    { fi: 'Pysyvänä asiantuntijana', sv: 'Som permanent sakkunnig', en: 'As permanent expert' },
  ),
  speaker: personal(
    SOME,
    { fi: 'puhuja', sv: 'talare', en: 'speaker' },
    { fi: 'Puhujana', sv: 'Som talare', en: 'As speaker' },
  ),
  contact: {
    ...personal(
      SLIGHT,
      { fi: 'yhteyshenkilö', sv: 'kontaktperson', en: 'contact person' },
      { fi: 'Yhteyshenkilönä', sv: 'Som kontaktperson', en: 'As contact person' },
    ),
    from: ACTOR,
  },

  'unit-of': structural(
    ['organisation'],
    ['organisation'],
    { fi: 'yksikkö', sv: 'enhet', en: 'unit' },
    { fi: 'Kuuluu organisaatioon', sv: 'Hör till organisationen', en: 'Belongs to' },
  ),
  'member-of': structural(
    ['organisation', 'person', 'post'],
    ['organisation'],
    { fi: 'jäsen', sv: 'medlem', en: 'member' },
    { fi: 'Jäsenenä', sv: 'Som medlem', en: 'As member' },
  ),
  'works-for': structural(
    ['person'],
    ['organisation'],
    { fi: 'työntekijä', sv: 'anställd', en: 'staff' },
    { fi: 'Työnantaja', sv: 'Arbetsgivare', en: 'Employer' },
  ),
  holds: structural(
    ['person'],
    ['post'],
    { fi: 'haltija', sv: 'innehavare', en: 'holder' },
    { fi: 'Hoitaa tehtävää', sv: 'Innehar befattningen', en: 'Holds the post' },
  ),
  'post-of': structural(
    ['post'],
    ['organisation', 'region'],
    { fi: 'tehtävä', sv: 'befattning', en: 'post' },
    { fi: 'Kenen tehtävä', sv: 'Vems befattning', en: 'Post of' },
  ),
  'located-in': structural(
    ['organisation', 'event', 'practice', 'project', 'material', 'region', 'topic'],
    ['region', 'organisation'],
    { fi: 'sijaitsee täällä', sv: 'finns här', en: 'located here' },
    { fi: 'Sijainti', sv: 'Läge', en: 'Located in' },
  ),
  'part-of': structural(
    ['region', 'practice', 'project', 'programme', 'event', 'material', 'statement', 'organisation'],
    ['region', 'practice', 'project', 'programme', 'event', 'material', 'statement', 'organisation'],
    { fi: 'osa', sv: 'del', en: 'part' },
    { fi: 'Osa kokonaisuutta', sv: 'Del av', en: 'Part of' },
  ),
  'succeeded-by': structural(
    ['organisation', 'post', 'region', 'project', 'programme'],
    ['organisation', 'post', 'region', 'project', 'programme'],
    { fi: 'edeltäjä', sv: 'föregångare', en: 'predecessor' },
    { fi: 'Seuraaja', sv: 'Efterföljare', en: 'Succeeded by' },
  ),
  'funded-under': {
    from: ['project', 'event', 'practice', 'material', 'programme'],
    to: ['programme', 'project'],
    group: 'funding',
    weight: SLIGHT,
    label: { fi: 'ohjelmasta rahoitettu', sv: 'finansierad ur programmet', en: 'funded under the programme' },
    inverse: { fi: 'Rahoitusohjelma', sv: 'Finansieringsprogram', en: 'Funded under' },
  },
  produced: {
    from: ['organisation', 'person', 'project', 'programme', 'practice', 'event', 'material'],
    to: ['material', 'practice', 'event', 'statement', 'organisation', 'project', 'programme'],
    group: 'knowledge',
    weight: SLIGHT,
    label: { fi: 'tuottaja tai synnyttäjä', sv: 'uppkom här', en: 'produced by' },
    inverse: { fi: 'Tuotti', sv: 'Gav upphov till', en: 'Produced' },
  },
  uses: {
    from: ['organisation', 'person', 'project', 'programme', 'practice', 'event', 'material'],
    to: ['practice', 'material'],
    group: 'knowledge',
    weight: SLIGHT,
    label: { fi: 'käyttäjä', sv: 'användare', en: 'user' },
    inverse: { fi: 'Käyttää', sv: 'Använder', en: 'Uses' },
  },
  precedes: structural(
    ['project', 'programme', 'practice', 'event', 'material', 'statement'],
    ['project', 'programme', 'practice', 'event', 'material', 'statement'],
    { fi: 'edeltävä vaihe', sv: 'föregående skede', en: 'preceding stage' },
    { fi: 'Seuraava vaihe', sv: 'Nästa skede', en: 'Followed by' },
  ),
  requires: structural(
    ['project', 'practice', 'event', 'statement', 'material', 'organisation'],
    ['project', 'practice', 'event', 'statement', 'material', 'topic'],
    { fi: 'edellyttävä', sv: 'förutsättande', en: 'dependent on this' },
    { fi: 'Edellyttää', sv: 'Förutsätter', en: 'Requires' },
  ),
  'based-on': structural(
    ['project', 'programme', 'practice', 'event', 'material', 'statement', 'organisation'],
    ['material', 'practice', 'project', 'event', 'statement'],
    { fi: 'pohjautuva', sv: 'grundad på detta', en: 'based on this' },
    { fi: 'Pohjautuu', sv: 'Grundar sig på', en: 'Based on' },
  ),
  depicts: {
    from: ['material'],
    to: ANY,
    group: 'knowledge',
    weight: SLIGHT,
    label: { fi: 'kuva tästä', sv: 'bild av detta', en: 'picture of this' },
    inverse: { fi: 'Kuvassa', sv: 'I bilden', en: 'Depicts' },
  },
  'available-in': structural(
    ['practice', 'material', 'event'],
    ['organisation', 'region'],
    { fi: 'saatavilla täällä', sv: 'tillgänglig här', en: 'available here' },
    { fi: 'Saatavilla', sv: 'Tillgänglig i', en: 'Available in' },
  ),
  states: {
    from: ['organisation', 'person', 'project', 'programme', 'practice', 'event', 'material'],
    to: ['statement'],
    group: 'knowledge',
    weight: SLIGHT,
    label: { fi: 'esittäjä', sv: 'framförd av', en: 'stated by' },
    inverse: { fi: 'Esittää', sv: 'Framför', en: 'States' },
  },

  about: meaning(
    ANY,
    TOPIC,
    { fi: 'aiheesta', sv: 'om ämnet', en: 'about the topic' },
    { fi: 'Aiheet', sv: 'Ämnen', en: 'Topics' },
  ),
  'expert-in': {
    from: ['organisation', 'person', 'post'],
    to: TOPIC,
    group: 'people',
    weight: SOME,
    label: { fi: 'erityisosaaja', sv: 'specialist', en: 'specialist' },
    inverse: { fi: 'Erityisosaaminen', sv: 'Specialkompetens', en: 'Expertise' },
  },
  for: meaning(
    ANY,
    TOPIC,
    { fi: 'kohderyhmälle', sv: 'för målgruppen', en: 'for the audience' },
    { fi: 'Kohderyhmät', sv: 'Målgrupper', en: 'Audiences' },
  ),
  'set-in': meaning(
    ANY,
    TOPIC,
    { fi: 'tässä ympäristössä', sv: 'i denna miljö', en: 'in the setting' },
    { fi: 'Toimintaympäristöt', sv: 'Verksamhetsmiljöer', en: 'Settings' },
  ),
  'in-sector': meaning(
    ANY,
    TOPIC,
    { fi: 'sektorilla', sv: 'inom sektorn', en: 'in the sector' },
    { fi: 'Sektorit', sv: 'Sektorer', en: 'Sectors' },
  ),
  meets: meaning(
    ['project', 'programme', 'practice', 'event', 'material', 'organisation', 'statement'],
    ['topic', 'statement'],
    { fi: 'vastaa tähän', sv: 'svarar mot detta', en: 'meets this' },
    { fi: 'Vastaa tarpeeseen tai kriteeriin', sv: 'Svarar mot behov eller kriterium', en: 'Meets' },
  ),
  targets: {
    from: ['project', 'programme', 'practice', 'event', 'material', 'statement', 'organisation'],
    to: ['region', 'organisation'],
    group: 'place',
    weight: SLIGHT,
    label: { fi: 'kohdistuu tänne', sv: 'riktar sig hit', en: 'targets this' },
    inverse: { fi: 'Kohdealue', sv: 'Målområde', en: 'Target area' },
  },
  broader: meaning(
    TOPIC,
    TOPIC,
    { fi: 'suppeampi aihe', sv: 'snävare ämne', en: 'narrower topic' },
    { fi: 'Laajempi aihe', sv: 'Vidare ämne', en: 'Broader topic' },
  ),
  related: {
    ...meaning(
      TOPIC,
      TOPIC,
      { fi: 'lähiaihe', sv: 'besläktat ämne', en: 'related topic' },
      { fi: 'Lähiaiheet', sv: 'Besläktade ämnen', en: 'Related topics' },
    ),
    symmetric: true,
  },
} as const satisfies Record<string, RoleDefinition>;

export type Role = keyof typeof ROLES;

/** Role names in registry order. */
export const ROLE_NAMES = Object.keys(ROLES) as [Role, ...Role[]];

/** The registry entry of a role, typed alike for every role. */
export function roleOf(role: Role): RoleDefinition {
  return ROLES[role];
}

const COLLABORATION_GROUPS: readonly RoleGroup[] = [
  'responsibility',
  'partnership',
  'funding',
  'place',
  'people',
];

/** Roles by which an actor takes part in an activity: what joins two actors into collaborators. */
export const COLLABORATION_ROLES: readonly Role[] = ROLE_NAMES.filter((role) => {
  const { group, to, from } = roleOf(role);
  return COLLABORATION_GROUPS.includes(group) && to.includes('project') && from.includes('organisation');
});

/** Roles that only a person can have in an activity. */
export const PERSONAL_ROLES: readonly Role[] = ROLE_NAMES.filter(
  (role) =>
    roleOf(role).group === 'people' &&
    roleOf(role).to.includes('project') &&
    !roleOf(role).from.includes('organisation'),
);

/** Roles that tie anything to topics. */
export const TOPIC_ROLES: readonly Role[] = ['about', 'expert-in', 'for', 'set-in', 'in-sector', 'meets'];
