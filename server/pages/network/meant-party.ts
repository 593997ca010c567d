import type { Entity } from '../../contract/entity.ts';
import { meantEntity, namesOf } from '../../reading/find.ts';
import { NAMING } from '../../search/directory-index.ts';
import { entitiesNamed } from '../../search/entities-named.ts';
import { nearest } from '../../search/nearest.ts';
import type { Snapshot } from '../../snapshot.ts';
import type { EntityType } from '../../vocabulary/kinds.ts';

/** Between what a way may be asked for: people are not named in overviews. */
export const PARTIES: readonly EntityType[] = ['organisation', 'project', 'programme', 'practice', 'event'];

/** The party that a reader means by an id or one of its names; undefined where none is called so. */
export function partyCalled(snapshot: Snapshot, text: string): Entity | undefined {
  const [found] = PARTIES.flatMap((type) => meantEntity(snapshot, text, { type }) ?? []);
  return found;
}

/** The party that a search takes a text for, whatever form its names stand in; undefined where it takes it for none. */
export function partyTakenFor(snapshot: Snapshot, text: string): Entity | undefined {
  const [best] = entitiesNamed(snapshot.search, text, isPartyIn(snapshot));
  return snapshot.projection.entity(best ?? '');
}

/** The name of a party that is nearest to one that nobody has: by a slip or two, else by some of its words; null where none is. */
export function nearestPartyName(snapshot: Snapshot, text: string): string | null {
  const names = PARTIES.flatMap((type) => snapshot.projection.ofType(type).flatMap(namesOf));
  const near = nearest(names, text);
  if (near !== null) return near;
  const [hit] = snapshot.search.search(text, { limit: 1, filter: isPartyIn(snapshot) });
  return hit?.matched.find(({ kind }) => NAMING.includes(kind))?.text ?? null;
}

function isPartyIn({ projection }: Snapshot): (id: string) => boolean {
  return (id) => PARTIES.some((type) => type === projection.entity(id)?.type);
}
