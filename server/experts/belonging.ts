import { roleMask, roleNumber, type Projection } from '../projection/projection.ts';
import type { ProjectedRelation } from '../store/graph-store.ts';

const BELONGING = ['works-for', 'holds', 'post-of', 'unit-of'] as const;
export type BelongingRole = (typeof BELONGING)[number];

/** What somebody belongs to in one of these roles, in relation order. */
export type Belongings = (id: string, role: BelongingRole) => readonly ProjectedRelation[];

const NONE: readonly ProjectedRelation[] = [];
const known = new WeakMap<Projection, Belongings>();

/**
 * Who belongs to what, picked out of all relations once a projection: the few that say so are not looked for among the
 * thousands that a large organisation has.
 */
export function belongings(projection: Projection): Belongings {
  const found = known.get(projection) ?? pickOut(projection);
  known.set(projection, found);
  return found;
}

function pickOut(projection: Projection): Belongings {
  const { role: roles, from } = projection.columns.relations;
  const mask = roleMask(BELONGING);
  const byRole = new Map(BELONGING.map((role) => [roleNumber(role), new Map<string, ProjectedRelation[]>()]));
  for (let number = 0; number < roles.length; number += 1) {
    const role = roles[number] as number;
    if (!mask[role]) continue;
    const own = byRole.get(role)!;
    const id = projection.idAt(from[number] as number);
    const relation = projection.relationAt(number);
    const before = own.get(id);
    if (before) before.push(relation);
    else own.set(id, [relation]);
  }
  return (id, role) => byRole.get(roleNumber(role))?.get(id) ?? NONE;
}
