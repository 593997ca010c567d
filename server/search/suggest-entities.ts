import type { Entity } from '../contract/entity.ts';
import type { Projection } from '../projection/projection.ts';
import { isOffered, NAMING, type DirectoryField, type DirectoryIndex } from './directory-index.ts';

/** An entity that a reader may mean, and the name by which. */
export interface EntitySuggestion {
  readonly entity: Entity;
  readonly text: string;
  readonly kind: DirectoryField;
}

/**
 * What a reader who has typed so much may mean: names that begin so, and where those are few, what a search finds, so
 * that slips and other forms are met.
 */
export function suggestEntities(
  { search, projection }: { search: DirectoryIndex; projection: Projection },
  typed: string,
  limit: number,
): EntitySuggestion[] {
  const filter = (id: string) => isOffered(projection.entity(id)?.type);
  const begun = search.suggest(typed, { limit, filter });
  const offered = new Map(begun.map(({ id, text, kind }) => [id, { text, kind }]));
  if (offered.size < limit)
    for (const { id, matched } of search.search(typed, { limit, filter })) {
      const named = matched.find(({ kind }) => NAMING.includes(kind));
      if (named && !offered.has(id)) offered.set(id, named);
    }
  return [...offered].slice(0, limit).flatMap(([id, { text, kind }]) => {
    const entity = projection.entity(id);
    return entity ? [{ entity, text, kind }] : [];
  });
}
