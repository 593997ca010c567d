import type { Standing } from '../contract/period-window.ts';
import type { Projection } from '../projection/projection.ts';
import type { EntityPage, GraphStore, ListQuery } from '../store/graph-store.ts';
import { ALL_KINDS, ENTITY_TYPE_NAMES } from '../vocabulary/kinds.ts';
import type { Marks } from './marks.ts';
import { countUpTo, placeInTime, PLACES_IN_TIME, type TimeOrder } from './time-order.ts';

interface Ground {
  store: GraphStore;
  snapshot: { projection: Projection };
}

/** What is listed: as the store asks, but among those that are marked, and in an order that may be of time. */
export interface Listing extends Omit<ListQuery, 'ids'> {
  /** Null: among all. */
  among: Marks | null;
  order?: ListOrder;
}

export type ListOrder = 'name' | TimeOrder;

/** The order that readers expect of what is listed: the soonest of what is coming, the latest of what is past. */
export function orderOf(when: Standing | null | undefined): ListOrder {
  if (when === 'coming') return 'date';
  return when === 'past' ? 'latest' : 'name';
}

/**
 * A page of what everybody may know, as `GraphStore.list` gives it. Among marked entities, of which there may be
 * thousands, the page and the counts are found in the projection, and the store is asked for the page alone.
 */
export async function listEntities(
  { store, snapshot: { projection } }: Ground,
  { among, order = 'name', ...query }: Listing,
): Promise<EntityPage> {
  if (order !== 'name') return listInTime({ store, projection }, { among, order, ...query });
  if (among === null) return store.list(query);
  const { limit, after, facets } = query;
  const before = after ? projection.index(after.id) : -1;
  // Whoever stood there is gone: the store knows by name what comes next.
  if (before === undefined) return store.list({ ...query, ids: idsMarked(projection, among) });
  const places = placesListed(projection, query, among);
  const start = places.findIndex((place) => place > before);
  const page = start === -1 ? [] : Array.from(places.subarray(start, start + limit + 1), projection.idAt);
  const { items, next } = await store.list({ ...query, ids: page, facets: false });
  return { items, next, total: places.length, facets: facets ? countedBy(projection, places) : null };
}

function idsMarked({ idAt }: Projection, marks: Marks): string[] {
  return Array.from(
    marks.keys().filter((place) => marks[place] === 1),
    idAt,
  );
}

async function listInTime(
  { store, projection }: { store: GraphStore; projection: Projection },
  { among, order, ...query }: Listing & { order: TimeOrder },
): Promise<EntityPage> {
  const { limit, after, facets } = query;
  const places = placesListed(projection, query, among, PLACES_IN_TIME[order]({ projection }));
  const start = after ? countUpTo(projection, places, order, after) : 0;
  const page = Array.from(places.subarray(start, start + limit), projection.idAt);
  const { items } = await store.list({ ...query, ids: page, after: null, facets: false });
  const byId = new Map(items.map((entity) => [entity.id, entity]));
  const last = places.length > start + limit ? places[start + limit - 1] : undefined;
  return {
    items: page.flatMap((id) => byId.get(id) ?? []),
    next: last === undefined ? null : placeInTime(projection, last),
    total: places.length,
    facets: facets ? countedBy(projection, places) : null,
  };
}

/** The places of those that a list shows, in list order or in the order given. */
function placesListed(
  { columns: { entities } }: Projection,
  { types, kinds, includeLimited = false }: Omit<ListQuery, 'ids'>,
  among: Marks | null,
  inOrder?: Uint32Array,
): Uint32Array {
  const wantedTypes = types && new Set(types.map((type) => ENTITY_TYPE_NAMES.indexOf(type)));
  const wantedKinds = kinds && new Set(kinds.map((kind) => ALL_KINDS.indexOf(kind) + 1));
  const size = entities.type.length;
  const found = new Uint32Array(size);
  let count = 0;
  for (let at = 0; at < size; at += 1) {
    const place = inOrder === undefined ? at : (inOrder[at] as number);
    const isListed =
      (among === null || among[place] === 1) &&
      (includeLimited || entities.limited[place] === 0) &&
      (!wantedTypes || wantedTypes.has(entities.type[place] as number)) &&
      (!wantedKinds || wantedKinds.has(entities.kind[place] as number));
    if (isListed) found[count++] = place;
  }
  return found.subarray(0, count);
}

function countedBy(
  { columns: { entities } }: Projection,
  places: Uint32Array,
): NonNullable<EntityPage['facets']> {
  const tally = (column: Uint8Array, names: readonly string[], offset: number) => {
    const counts = new Map<string, number>();
    for (const place of places) {
      const name = names[(column[place] as number) - offset];
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return { type: tally(entities.type, ENTITY_TYPE_NAMES, 0), kind: tally(entities.kind, ALL_KINDS, 1) };
}
