import { oncePerProjection } from '../projection/once-per-projection.ts';
import type { Projection } from '../projection/projection.ts';
import { TOPIC_ROLES, type Role } from '../vocabulary/roles.ts';

const TAGS: ReadonlySet<Role> = new Set(TOPIC_ROLES);
const BROADER: ReadonlySet<Role> = new Set(['broader']);

/**
 * The topics that anything is tied to, and those above them. The others only give the tree its shape: they are found
 * where they are looked for, and never stand before these. Found once a projection.
 */
export function usedTopics(projection: Projection): ReadonlySet<string> {
  return usedIn({ projection });
}

const usedIn = oncePerProjection(({ projection }: { projection: Projection }): ReadonlySet<string> => {
  const tied = Array.from(projection.placesOf('topic'), projection.idAt).filter(
    (id) => projection.reaching(id, TAGS).length > 0,
  );
  const used = new Set(tied);
  for (const id of used) for (const { to } of projection.leaving(id, BROADER)) used.add(to);
  return used;
});
