import type { EntitySummary } from '../contract/answers.ts';
import type { Entity } from '../contract/entity.ts';
import { namesOf } from '../reading/find.ts';
import { toSummary } from '../reading/entity-view.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Lang } from '../vocabulary/languages.ts';
import type { Role } from '../vocabulary/roles.ts';

const SEATS = [new Set<Role>(['holds']), new Set<Role>(['works-for'])] as const;

/** Whether a frame must not name this: a person who has not consented. */
export function isHidden(entity: Entity | undefined): boolean {
  return entity?.type === 'person' && entity.visibility !== 'public';
}

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

/** The names of the people who have to do with these entities: a sentence about an organisation may name them. */
export function peopleAround({ projection }: Snapshot, ids: readonly string[]): string[] {
  const people = ids.flatMap((id) =>
    [projection.entity(id), ...projection.reaching(id).map(({ from }) => projection.entity(from))].flatMap(
      (entity) => (entity && isHidden(entity) ? [entity] : []),
    ),
  );
  return [...new Set(people.flatMap(namesOf))];
}
