import type { EvidencePath } from '../contract/finders.ts';
import type { Projection } from '../projection/projection.ts';
import type { ProjectedRelation } from '../store/graph-store.ts';
import { belongings } from './belonging.ts';
import { isApart, overlap, type When } from './when.ts';

/** Somebody whom a role speaks for, and through whom; `via` is null for the holder itself. */
export interface Beneficiary {
  readonly actor: string;
  readonly through: EvidencePath;
  readonly via: string | null;
}

/** A relation with its years. */
export interface DatedRelation {
  readonly relation: ProjectedRelation;
  readonly when: When;
}

/** The years of a relation, as the caller reads them. */
export type Dating = (relation: ProjectedRelation) => When;

/**
 * Whom a role speaks for: its holder; the organisation that a person spoke or worked for at the time; the
 * organisation that a unit or post belongs to, and those above it.
 */
export function beneficiaries(projection: Projection, role: DatedRelation, dating: Dating): Beneficiary[] {
  const holder = role.relation.from;
  const person = projection.typeOf(holder) === 'person';
  const nearest = person ? employers(projection, role, dating) : seatsOf(projection, role, dating);
  const through = person ? ('people' as const) : ('units' as const);
  if (nearest.length === 0) return [{ actor: holder, through: 'own', via: null }];
  const above = new Set(nearest);
  for (const id of above) for (const parent of parents(projection, id, role, dating)) above.add(parent);
  above.delete(holder);
  return [
    { actor: holder, through: 'own', via: null },
    ...[...above].map((actor) => ({ actor, through, via: holder })),
  ];
}

/** Whether some organisation stands above it: most have none. */
export function isUnit(projection: Projection, id: string): boolean {
  return belongings(projection)(id, 'unit-of').length > 0;
}

/** The organisations that stand above a unit, nearest first, whenever that was. */
export function organisationsAbove(projection: Projection, id: string): Set<string> {
  const above = new Set<string>();
  const belongsTo = belongings(projection);
  const climb = (from: string) => {
    for (const { to } of belongsTo(from, 'unit-of'))
      if (!above.has(to)) {
        above.add(to);
        climb(to);
      }
  };
  climb(id);
  return above;
}

function employers(projection: Projection, role: DatedRelation, dating: Dating): string[] {
  const { from, onBehalfOf } = role.relation;
  if (onBehalfOf !== null) return [onBehalfOf];
  const belongsTo = belongings(projection);
  const seats = belongsTo(from, 'holds').filter((held) => isAtTheTime(held, role, dating));
  return [
    ...belongsTo(from, 'works-for').filter((job) => isAtTheTime(job, role, dating)),
    ...seats.flatMap(({ to }) => belongsTo(to, 'post-of')),
  ].map(({ to }) => to);
}

/** Known by the years of both; without years, by one source telling of both. */
function isAtTheTime(affiliation: ProjectedRelation, role: DatedRelation, dating: Dating): boolean {
  const when = dating(affiliation);
  if (isApart(when, role.when)) return false;
  return overlap(when, role.when) || affiliation.sources.some((id) => role.relation.sources.includes(id));
}

function seatsOf(projection: Projection, role: DatedRelation, dating: Dating): string[] {
  const { from } = role.relation;
  const seats = belongings(projection)(from, 'post-of').map(({ to }) => to);
  return [...seats, ...parents(projection, from, role, dating)];
}

/** Structures last: a unit belongs to its organisation unless the years say otherwise. */
function parents(projection: Projection, id: string, role: DatedRelation, dating: Dating): string[] {
  return belongings(projection)(id, 'unit-of')
    .filter((part) => !isApart(dating(part), role.when))
    .map(({ to }) => to);
}
