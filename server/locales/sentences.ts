import type { EntityType } from '../vocabulary/kinds.ts';
import type { Label, Lang } from '../vocabulary/languages.ts';
import { roleOf, type Role } from '../vocabulary/roles.ts';

/** A claim in three parts around its two ends: `${before}X${claim}Y`. */
export interface ClaimWords {
  /** What stands before the first end, mostly nothing. */
  before: string;
  /** What is said: the words between the ends. */
  claim: string;
}

/** In Finnish the verb chooses the case of the word for what it was done in. */
const NOUNS: Readonly<Partial<Record<EntityType, Readonly<Record<Lang, Readonly<Record<string, string>>>>>>> =
  {
    project: {
      fi: { nom: 'Hanke', ine: 'hankkeessa', part: 'hanketta', gen: 'hankkeen', ill: 'hankkeeseen' },
      sv: { nom: 'Projektet', it: 'projektet' },
      en: { nom: 'The project', it: 'the project' },
    },
    programme: {
      fi: { nom: 'Ohjelma', ine: 'ohjelmassa', part: 'ohjelmaa', gen: 'ohjelman', ill: 'ohjelmaan' },
      sv: { nom: 'Programmet', it: 'programmet' },
      en: { nom: 'The programme', it: 'the programme' },
    },
    practice: {
      fi: {
        nom: 'Toimintamalli',
        ine: 'toimintamallissa',
        part: 'toimintamallia',
        gen: 'toimintamallin',
        ill: 'toimintamalliin',
      },
      sv: { nom: 'Verksamhetsmodellen', it: 'verksamhetsmodellen' },
      en: { nom: 'The practice', it: 'the practice' },
    },
    event: {
      fi: {
        nom: 'Tapahtuma',
        ine: 'tapahtumassa',
        part: 'tapahtumaa',
        gen: 'tapahtuman',
        ill: 'tapahtumaan',
      },
      sv: { nom: 'Evenemanget', it: 'evenemanget' },
      en: { nom: 'The event', it: 'the event' },
    },
  };

/** Roles that have a verb of their own; the others say "oli kumppanina hankkeessa". */
const VERBS: Readonly<Partial<Record<Role, Label>>> = {
  administrator: {
    fi: 'vastasi hallinnosta {ine}',
    sv: 'skötte administrationen i {it}',
    en: 'administered {it}',
  },
  coordinator: { fi: 'koordinoi {part}', sv: 'samordnade {it}', en: 'coordinated {it}' },
  funder: { fi: 'rahoitti {part}', sv: 'finansierade {it}', en: 'funded {it}' },
  commissioner: { fi: 'tilasi {gen}', sv: 'beställde {it}', en: 'commissioned {it}' },
  adopter: { fi: 'otti käyttöön {gen}', sv: 'tog i bruk {it}', en: 'adopted {it}' },
  organiser: { fi: 'järjesti {gen}', sv: 'ordnade {it}', en: 'organised {it}' },
  participant: { fi: 'osallistui {ill}', sv: 'deltog i {it}', en: 'took part in {it}' },
  'unit-of': { fi: 'on yksikkö organisaatiossa', sv: 'är en enhet inom', en: 'is a unit of' },
  'member-of': { fi: 'on jäsenenä organisaatiossa', sv: 'är medlem i', en: 'is a member of' },
  'located-in': { fi: 'sijaitsee paikkakunnalla', sv: 'finns i', en: 'is located in' },
  'part-of': { fi: 'kuuluu kokonaisuuteen', sv: 'är en del av', en: 'is part of' },
  'succeeded-by': { fi: 'sai seuraajan, joka on', sv: 'efterträddes av', en: 'was succeeded by' },
};

const TOOK_PART: Label = { fi: 'oli {as} {ine}', sv: 'deltog {as} i {it}', en: 'took part {as} in {it}' };
const ABOUT: Label = { fi: 'käsittelee aihetta', sv: 'behandlar ämnet', en: 'is about' };
const TARGETS: Label = { fi: 'kohdistuu alueelle', sv: 'riktar sig till', en: 'targets' };

/** What a relation says, from its first end to its second, whose types choose the nouns. */
export function claimWords(
  { role, from, to }: { role: Role; from: EntityType; to: EntityType },
  lang: Lang,
): ClaimWords {
  const spoken = { about: ABOUT, targets: TARGETS }[role as string];
  if (spoken) return { before: withSpace(NOUNS[from]?.[lang]['nom'] ?? ''), claim: spoken[lang] };
  const nouns: Readonly<Record<string, string>> = {
    ...(NOUNS[to] ?? NOUNS.project)?.[lang],
    as: uncapitalised(roleOf(role).inverse[lang]),
  };
  const template = (VERBS[role] ?? TOOK_PART)[lang];
  return { before: '', claim: template.replace(/\{(\w+)\}/gu, (_, name: string) => nouns[name] ?? '') };
}

function withSpace(text: string): string {
  return text === '' ? '' : `${text} `;
}

function uncapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
