import type { Entity } from '../contract/entity.ts';
import type { EntitySummary } from '../contract/answers.ts';
import { kindLabel, segmentOf } from '../vocabulary/kinds.ts';
import { chooseText, type Lang } from '../vocabulary/languages.ts';

/** The address of an entity's page: `/fi/kunta/kauhava`. */
export function pagePath(entity: Pick<Entity, 'id' | 'type' | 'kind'>, lang: Lang): string {
  return `/${lang}/${segmentOf(entity.type, entity.kind)[lang]}/${entity.id}`;
}

/** The entity's name in the reader's language, else in another it has, else what kind of thing it is. */
export function displayName(entity: Pick<Entity, 'names' | 'type' | 'kind' | 'position'>, lang: Lang) {
  const chosen = chooseText(entity.names, lang);
  if (chosen) return { name: chosen.text, nameLang: chosen.lang };
  const label = kindLabel(entity.type, entity.kind)[lang];
  return { name: entity.position === null ? label : `${label} ${entity.position}`, nameLang: null };
}

/** An entity in one line, in the reader's language. */
export function toSummary(entity: Entity, lang: Lang): EntitySummary {
  const { id, type, kind, names, period, status, position } = entity;
  return {
    id,
    type,
    kind,
    label: kindLabel(type, kind)[lang],
    ...displayName(entity, lang),
    names,
    period,
    status,
    position,
    url: pagePath(entity, lang),
  };
}
