import type { Entity } from '../../contract/entity.ts';
import type { Projection } from '../../projection/projection.ts';
import type { EntityType } from '../../vocabulary/kinds.ts';
import type { Role } from '../../vocabulary/roles.ts';

const UNIT: ReadonlySet<Role> = new Set(['unit-of']);
const DEEPEST = 4;

/** The type and kind that an entity's shape is drawn by: a unit wears that of the organisation it belongs to. */
export function shapedAs(
  projection: Projection,
  entity: Pick<Entity, 'id' | 'type' | 'kind'>,
): { type: EntityType; kind: string | null } {
  let worn = entity;
  for (let step = 0; worn.kind === 'unit' && step < DEEPEST; step += 1) {
    const [up] = projection.leaving(worn.id, UNIT);
    const parent = up && projection.entity(up.to);
    if (!parent) break;
    worn = parent;
  }
  return { type: worn.type, kind: worn.kind };
}
