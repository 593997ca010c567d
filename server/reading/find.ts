import type { Entity } from '../contract/entity.ts';
import type { Audience } from '../contract/primitives.ts';
import { ErasedError, MergedError, NotFoundError } from '../http/errors.ts';
import { lower } from '../search/fold.ts';
import { nearest } from '../search/nearest.ts';
import type { Snapshot } from '../snapshot.ts';
import { oncePerProjection } from '../projection/once-per-projection.ts';
import type { Projection } from '../projection/projection.ts';
import type { GraphStore, Resolution } from '../store/graph-store.ts';
import type { EntityType } from '../vocabulary/kinds.ts';
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
  const shown = audience === 'public' && snapshot.isCurrent() ? snapshot.projection.entity(id) : undefined;
  if (shown) return shown;
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
  return nearest(suggestedIds(snapshot.projection), id.toLowerCase());
}

function* suggestedIds(projection: Projection): Generator<string> {
  for (let place = 0; place < projection.size; place += 1)
    if (projection.typeAt(place) !== 'person') yield projection.idAt(place);
}

/** What kind of entity a reader means; any kind of the type when none is given. */
export interface Sought {
  type: EntityType;
  kind?: string | undefined;
}

/** The entity that a reader means: by id, or by a name or other name spelled out; undefined when none. */
export function meantEntity(snapshot: Snapshot, text: string, { type, kind }: Sought): Entity | undefined {
  const fits = (entity: Entity) => entity.type === type && (kind === undefined || entity.kind === kind);
  const byId = snapshot.projection.entity(text);
  if (byId && fits(byId)) return byId;
  return namedAlike(snapshot, type).get(lower(text.trim()))?.find(fits);
}

/** The region or municipality that a reader means, as `meantEntity` finds it: a region where both have the name. */
export function meantPlace(snapshot: Snapshot, text: string): Entity | undefined {
  return (
    meantEntity(snapshot, text, { type: 'region' }) ??
    meantEntity(snapshot, text, { type: 'organisation', kind: 'municipality' })
  );
}

/** The names of all that `meantPlace` finds. */
export function namesOfPlaces({ projection }: Snapshot): string[] {
  return [...projection.ofType('region'), ...projection.ofKind('municipality')].flatMap(namesOf);
}

const namedByType = oncePerProjection((_snapshot: Snapshot) => new Map<EntityType, Map<string, Entity[]>>());

/** The entities of a type by each of their names in lower case, in list order; made once a projection. */
function namedAlike(snapshot: Snapshot, type: EntityType): Map<string, Entity[]> {
  const byType = namedByType(snapshot);
  const found = byType.get(type) ?? byName(snapshot.projection.ofType(type));
  byType.set(type, found);
  return found;
}

function byName(entities: readonly Entity[]): Map<string, Entity[]> {
  const named = new Map<string, Entity[]>();
  for (const entity of entities)
    for (const name of new Set(namesOf(entity).map(lower)))
      named.set(name, [...(named.get(name) ?? []), entity]);
  return named;
}

/** Every name an entity goes by, in any language. */
export function namesOf({ names, aliases }: Entity): string[] {
  return [...LANGUAGES.flatMap((lang) => names[lang] ?? []), ...aliases.map(({ text }) => text)];
}
