import type { Entity } from '../contract/entity.ts';
import type { Audience } from '../contract/primitives.ts';
import { ErasedError, MergedError, NotFoundError } from '../http/errors.ts';
import { lower } from '../search/fold.ts';
import { nearest } from '../search/nearest.ts';
import type { Snapshot } from '../snapshot.ts';
import type { GraphStore, Resolution } from '../store/graph-store.ts';
import { LANGUAGES } from '../vocabulary/languages.ts';

/**
 * The entity with this id. Throws NotFoundError with the nearest id, ErasedError, or MergedError with its heir.
 */
export async function requireEntity(
  store: GraphStore,
  snapshot: Snapshot,
  id: string,
  audience: Audience = 'public',
): Promise<Entity> {
  const [resolution] = (await store.resolve([id], audience)) as [Resolution];
  switch (resolution.state) {
    case 'found':
      return resolution.entity;
    case 'merged':
      throw new MergedError(id, resolution.into);
    case 'erased':
      throw new ErasedError(id);
    default:
      throw new NotFoundError(id, nearestId(snapshot, id));
  }
}

/** The public id nearest to a mistyped one; null when none is near. Persons are not suggested. */
export function nearestId(snapshot: Snapshot, id: string): string | null {
  const ids = snapshot.projection.entities
    .filter(({ visibility }) => visibility === 'public')
    .map((entity) => entity.id);
  return nearest(ids, id.toLowerCase());
}

/** The entity of this type that a reader means: by id, or by a name or other name spelled out; undefined when none. */
export function meantEntity(
  { projection }: Snapshot,
  text: string,
  fits: (entity: Entity) => boolean,
): Entity | undefined {
  const byId = projection.entity(text);
  if (byId && fits(byId)) return byId;
  const wanted = lower(text.trim());
  return projection.entities.find(
    (entity) => fits(entity) && namesOf(entity).some((name) => lower(name) === wanted),
  );
}

/** Every name an entity goes by, in any language. */
export function namesOf({ names, aliases }: Entity): string[] {
  return [...LANGUAGES.flatMap((lang) => names[lang] ?? []), ...aliases.map(({ text }) => text)];
}
