import type { EntitySummary, RelationEnd } from '../../contract/answers.ts';
import type { Entity } from '../../contract/entity.ts';
import type { Projection } from '../../projection/projection.ts';
import { toSummary } from '../../reading/entity-view.ts';
import { NOT_NAMED } from '../../reading/relation-view.ts';
import { ENTITY_TYPES, kindLabel } from '../../vocabulary/kinds.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import type { NamedView, PartyView } from '../parts/rows.ts';
import { withSoftHyphens } from './hyphens.ts';
import { shapedAs } from './shaped.ts';

/** An entity as a name that links to its page, in the shape it wears. */
export function namedView(projection: Projection, summary: EntitySummary, lang: Lang): NamedView {
  const { name, nameLang, url } = summary;
  return {
    ...shapedAs(projection, summary),
    name: withSoftHyphens(name),
    href: url,
    ...(nameLang && nameLang !== lang ? { lang: nameLang } : {}),
  };
}

/** The same for an entity of the projection. */
export function namedEntity(projection: Projection, entity: Entity, lang: Lang): NamedView {
  return namedView(projection, toSummary(entity, lang), lang);
}

/** An end of a relation: a name, or the words for a party that is not named. */
export function partyView(projection: Projection, end: RelationEnd, lang: Lang): PartyView {
  return isNamed(end) ? namedView(projection, end, lang) : { placeholder: placeholderText(end, lang) };
}

/** The words for a party that is counted or only hinted at: "yhdistys: ei nimetty", "ja muita, ei nimetty". */
export function placeholderText(end: Exclude<RelationEnd, EntitySummary>, lang: Lang): string {
  const { type, kind, count } = end.placeholder;
  const kindIsTold = kind !== null && kind !== 'other';
  if (count !== null || (type === 'organisation' && !kindIsTold)) return end.name;
  const label = kindIsTold ? kindLabel(type, kind) : ENTITY_TYPES[type].label;
  return `${label[lang]}: ${NOT_NAMED[lang]}`;
}

/** True for an end that is an entity. */
export function isNamed(end: RelationEnd): end is EntitySummary {
  return 'id' in end;
}
