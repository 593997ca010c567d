import type { EntitySummary } from '../contract/answers.ts';
import type { Entity } from '../contract/entity.ts';
import { isHidden } from '../experts/people-near.ts';
import { toSummary } from '../reading/entity-view.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Lang } from '../vocabulary/languages.ts';
import type { Role } from '../vocabulary/roles.ts';

const SEATS = [new Set<Role>(['holds']), new Set<Role>(['works-for'])] as const;

/** The post, else the organisation, that a person stood for; null where no source says. */
export function standIn({ projection }: Snapshot, person: string): Entity | null {
  const seats = SEATS.flatMap((roles) => projection.leaving(person, roles));
  const spoken = projection.leaving(person).map(({ onBehalfOf }) => onBehalfOf);
  const found = [...seats.map(({ to }) => to), ...spoken].flatMap((id) => projection.entity(id ?? '') ?? []);
  return found.find(({ type }) => type === 'post' || type === 'organisation') ?? null;
}

/** What a frame shows of an entity: itself, or whom a person who has not consented stood for; null where neither. */
export function shownAs(snapshot: Snapshot, id: string, lang: Lang): EntitySummary | null {
  const entity = snapshot.projection.entity(id);
  if (!entity) return null;
  const shown = isHidden(entity) ? standIn(snapshot, id) : entity;
  return shown && toSummary(shown, lang);
}
