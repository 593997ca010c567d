import type { Standing } from '../contract/network.ts';
import { displayName } from '../reading/entity-view.ts';
import type { Lang } from '../vocabulary/languages.ts';
import type { Role } from '../vocabulary/roles.ts';
import type { Ground } from './ground.ts';
import { partyPositions } from './positions.ts';
import { nodeAt } from './raw-node.ts';

const IN_SECTOR: ReadonlySet<Role> = new Set(['in-sector']);

/** Where each of these lies in the network of organisations, with its region and its first sector by id. */
export function standingOf(ground: Ground, ids: readonly string[], lang: Lang): Standing[] {
  const { projection } = ground;
  const places = partyPositions(ground);
  const named = (id: string | null | undefined) => {
    const entity = projection.entity(id ?? '');
    return entity ? { id: entity.id, name: displayName(entity, lang).name } : null;
  };
  return ids.map((id) => {
    const { x, y, region } = nodeAt(ground, id, 0, places.get(id));
    const [sector] = projection
      .leaving(id, IN_SECTOR)
      .map(({ to }) => to)
      .sort();
    return { id, x, y, region: named(region), sector: named(sector) };
  });
}
