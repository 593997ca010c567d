import type { Entity } from '../contract/entity.ts';
import { daySpan } from '../contract/period.ts';
import type { Projection } from '../projection/projection.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ProjectedRelation } from '../store/graph-store.ts';
import type { EntityType } from '../vocabulary/kinds.ts';
import { COLLABORATION_ROLES, ROLE_NAMES, roleOf, TOPIC_ROLES, type Role } from '../vocabulary/roles.ts';
import type { Span } from './score.ts';

/** The types whose like is looked for. */
export const LIKENED = ['project', 'practice', 'event'] as const satisfies EntityType[];
export type Likened = (typeof LIKENED)[number];

export type LikenedEntity = Entity & { readonly type: Likened };

/** Whether the like of a thing is looked for. */
export function isLikened(entity: Entity): entity is LikenedEntity {
  return (LIKENED as readonly EntityType[]).includes(entity.type);
}

export const TAGS: ReadonlySet<Role> = new Set(TOPIC_ROLES);
/** Roles by which an organisation is a party of something: what it did, published or made. */
export const PARTIES: ReadonlySet<Role> = new Set([
  ...COLLABORATION_ROLES,
  ...ROLE_NAMES.filter((role) => ['publisher', 'author', 'rights-holder'].includes(role)),
]);
export const PLACES: ReadonlySet<Role> = new Set(['targets', 'located-in', 'available-in']);
export const TRIED_IN: ReadonlySet<Role> = new Set(['pilot-city', 'pilot-site', 'pilot-area', 'host']);

/** What ties a thing to a topic, an organisation or a region: the strongest of the relations that do. */
export interface Tie {
  readonly id: string;
  readonly relation: ProjectedRelation;
}

/** A region of a thing; `said` where a source puts the thing there, else its responsible parties sit there. */
export interface PlaceTie extends Tie {
  readonly said: boolean;
  /** What the relation names that lies in the region, or is it. */
  readonly place: string;
}

/** What a thing is about, who took part in it, and where and when it was. */
export interface Profile {
  readonly topics: readonly Tie[];
  readonly parties: readonly Tie[];
  readonly regions: readonly PlaceTie[];
  readonly years: Span | null;
}

/** The profile of a project, practice or event. */
export function profileOf(snapshot: Snapshot, entity: Entity, thisYear: number): Profile {
  const { projection } = snapshot;
  const parties = partiesOf(projection, entity.id);
  return {
    topics: strongest(
      projection.leaving(entity.id, TAGS).filter(({ to }) => projection.typeOf(to) === 'topic'),
      ({ to }) => to,
      certaintyOf,
    ),
    parties: strongest(parties, ({ from }) => from, roleWeight),
    regions: regionsOf(snapshot, entity.id, parties),
    years: yearsOf(entity, thisYear),
  };
}

/** How much a relation weighs as a part in something. */
export function roleWeight({ role }: ProjectedRelation): number {
  return roleOf(role).weight;
}

const INFERRED = 0.6;

/** 1 for what a source, a register or an editor says, less for what is inferred from it or known from elsewhere. */
export function certaintyOf({ certainties }: ProjectedRelation): number {
  return certainties.some((one) => one !== 'inferred' && one !== 'outside') ? 1 : INFERRED;
}

/** Plans are no doing, and people are not what two undertakings are likened by. */
function partiesOf(projection: Projection, id: string): ProjectedRelation[] {
  return projection
    .reaching(id, PARTIES)
    .filter(
      ({ from, realisation }) => realisation !== 'planned' && projection.typeOf(from) === 'organisation',
    );
}

function strongest(
  relations: readonly ProjectedRelation[],
  endOf: (relation: ProjectedRelation) => string,
  weight: (relation: ProjectedRelation) => number,
): Tie[] {
  const ties = new Map<string, ProjectedRelation>();
  for (const relation of relations) {
    const known = ties.get(endOf(relation));
    if (!known || weight(relation) > weight(known)) ties.set(endOf(relation), relation);
  }
  return [...ties].map(([id, relation]) => ({ id, relation }));
}

/** The regions that sources put it in; where none does, those in which the responsible sit. */
function regionsOf(snapshot: Snapshot, id: string, parties: readonly ProjectedRelation[]): PlaceTie[] {
  const { projection } = snapshot;
  const regional = (relation: ProjectedRelation, place: string | null) => {
    const region = place === null ? null : regionWithin(snapshot, place);
    return place === null || region === null ? [] : [{ id: region, relation, place }];
  };
  const said = [
    ...projection.leaving(id, PLACES).flatMap((relation) => regional(relation, relation.to)),
    ...projection.reaching(id, TRIED_IN).flatMap((relation) => regional(relation, relation.from)),
    ...parties.flatMap((relation) => regional(relation, relation.scope)),
  ];
  const seats = parties
    .filter(({ role }) => roleOf(role).group === 'responsibility')
    .flatMap((relation) => regional(relation, relation.from));
  const ties = said.length > 0 ? said : seats;
  return [...new Map(ties.toReversed().map((tie) => [tie.id, tie])).values()]
    .toReversed()
    .map((tie) => ({ ...tie, said: said.length > 0 }));
}

/** The maakunta, or the region abroad, of a place; null for one that is only in a country. */
export function regionWithin({ projection, geography }: Snapshot, place: string): string | null {
  const region = geography.regionOf(place);
  return region !== null && projection.entity(region)?.kind !== 'country' ? region : null;
}

/** The years that are known: what runs reaches this year, and of one end alone only its year is known. */
function yearsOf({ period, status }: Entity, thisYear: number): Span | null {
  const start = period?.from?.date;
  const end = period?.to?.date ?? period?.by?.date;
  if (!start && !end) return null;
  const first = Number(daySpan(start ?? (end as string)).first.slice(0, 4));
  const last = Number(daySpan(end ?? (start as string)).last.slice(0, 4));
  return { first, last: !end && status === 'running' ? Math.max(last, thisYear) : last };
}
