import { z } from '@hono/zod-openapi';
import type { Entity } from '../contract/entity.ts';
import { decodeCursor } from '../http/cursor.ts';
import { dateSchema, daySpan } from '../contract/period.ts';
import { STANDINGS } from '../contract/period-window.ts';
import { dayInFinland } from '../experts/when.ts';
import { filterEntities } from '../search/filter-entities.ts';
import type { Marks } from '../search/marks.ts';
import { orderOf, type Listing } from '../search/list-entities.ts';
import { isPlaceInTime } from '../search/time-order.ts';
import type { Services } from '../services.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ListQuery } from '../store/graph-store.ts';
import { ALL_KINDS, ENTITY_TYPE_NAMES } from '../vocabulary/kinds.ts';
import { ROLE_NAMES } from '../vocabulary/roles.ts';
import { meantRegion, meantTopic } from './meant.ts';
import { refuse } from './parameters.ts';

export const SORTS = ['name', 'relevance', 'date', 'latest'] as const;

/** What a listing of entities may be narrowed by. */
export const entityFilters = {
  type: z.enum(ENTITY_TYPE_NAMES).optional(),
  kind: z.string().optional().meta({ description: 'One of the kinds in the vocabulary' }),
  role: z.enum(ROLE_NAMES).optional().meta({ description: 'Only those that hold this role somewhere' }),
  region: z
    .string()
    .optional()
    .meta({ description: 'A region, named area or wellbeing area, by id or name' }),
  topic: z.string().optional().meta({ description: 'A topic by id or name, its narrower ones included' }),
  audience: z.string().optional().meta({ description: 'A topic of scheme audience' }),
  setting: z.string().optional().meta({ description: 'A topic of scheme setting' }),
  sector: z.string().optional().meta({ description: 'A topic of scheme sector' }),
  q: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: 'Words of a name, other name or topic' }),
  when: z.enum(STANDINGS).optional().meta({
    description: 'coming: still to come or under way; past: over; undated: nobody knows',
  }),
  asOf: dateSchema.optional().meta({ description: 'The day from which `when` is seen; default today' }),
  from: dateSchema.optional().meta({ description: 'Only what may have held at this time or later' }),
  to: dateSchema.optional().meta({ description: 'Only what may have held at this time or earlier' }),
  sort: z.enum(SORTS).optional().meta({
    description:
      'name; relevance, the default with q; date, soonest first, the default of what is coming; latest, latest first, the default of what is past. What is not dated comes last',
  }),
};

const filtersSchema = z.object(entityFilters);
export type EntityFilterQuery = z.infer<typeof filtersSchema>;

interface Ground {
  store: Services['store'];
  snapshot: Snapshot;
  now: Date;
}

/** What a listing holds, and with relevance as the order, the answer itself. */
export interface EntitySelection {
  list: Omit<Listing, 'limit' | 'after' | 'facets'>;
  /** All of them, best first; null where the list has an order of its own. */
  ranked: Entity[] | null;
  /** The day (ISO) from which `when` was seen; null where nobody asked. */
  asOf: string | null;
}

/**
 * The entities that a query asks for, or null where it asks for people without a name or a topic: those are not listed.
 * Refuses what cannot be, throws MergedError for an id that was merged.
 */
export async function selectEntities(
  ground: Ground,
  query: EntityFilterQuery,
): Promise<EntitySelection | null> {
  if (query.kind !== undefined && !ALL_KINDS.includes(query.kind))
    refuse('kind', query.kind, 'unknownKind', { known: ALL_KINDS });
  if (query.sort === 'relevance' && !query.q) refuse('sort', query.sort, 'relevanceNeedsQ');
  refuseTimes(query);
  if (query.type === 'person' && !query.q && !query.topic) return null;
  const asOf = dayAsked(query, ground.now);
  const passing = await passingAll(ground, query, asOf);
  const { q, type, kind } = query;
  const sort = query.sort ?? (q ? 'relevance' : orderOf(query.when));
  const list = {
    audience: 'public' as const,
    includeLimited: Boolean(q ?? query.topic),
    ...(sort !== 'relevance' && { order: sort }),
    ...(type && { types: [type] }),
    ...(kind && { kinds: [kind] }),
  };
  if (!q) return { list: { ...list, among: passing }, ranked: null, asOf };
  const ranked = rankedEntities(ground.snapshot, q, passing, type, kind);
  return {
    list: { ...list, among: marksOf(ground.snapshot, ranked) },
    ranked: sort === 'relevance' ? ranked : null,
    asOf,
  };
}

/** The place of a cursor in a list; refuses one of a list in another order. */
export function placeIn(
  { list: { order = 'name' } }: EntitySelection,
  cursor: string | undefined,
): ListQuery['after'] {
  return decodeCursor(cursor, (place) => isPlaceInTime(place) === (order !== 'name'));
}

function refuseTimes({ when, asOf, from, to }: EntityFilterQuery): void {
  if (asOf && !when) refuse('asOf', asOf, 'asOfNeedsWhen');
  if (from && to && daySpan(from).first > daySpan(to).last) refuse('to', to, 'periodOrder');
}

function dayAsked({ when, asOf }: EntityFilterQuery, now: Date): string | null {
  if (!when) return null;
  return asOf ? daySpan(asOf).first : dayInFinland(now);
}

function marksOf({ projection }: Snapshot, entities: readonly Entity[]): Marks {
  const marks = new Uint8Array(projection.size);
  for (const { id } of entities) marks[projection.index(id) as number] = 1;
  return marks;
}

async function passingAll(
  ground: Ground,
  query: EntityFilterQuery,
  day: string | null,
): Promise<Marks | null> {
  const topicIn = async (name: 'topic' | 'audience' | 'setting' | 'sector') => {
    const text = query[name];
    if (text === undefined) return undefined;
    return (await meantTopic(ground, name, text, name === 'topic' ? undefined : name)).id;
  };
  return filterEntities(ground.snapshot, {
    role: query.role,
    region: query.region === undefined ? undefined : (await meantRegion(ground, query.region)).id,
    topic: await topicIn('topic'),
    audience: await topicIn('audience'),
    setting: await topicIn('setting'),
    sector: await topicIn('sector'),
    during: query.from || query.to ? `${query.from ?? ''}/${query.to ?? ''}` : undefined,
    standing: day === null ? undefined : [query.when, day, dayInFinland(ground.now)].join('/'),
  });
}

/** Hits by relevance that pass the other filters. */
function rankedEntities(
  { search, projection }: Snapshot,
  q: string,
  passing: Marks | null,
  type?: string,
  kind?: string,
) {
  const hits = search.search(q, {
    limit: projection.size,
    filter: (id) => {
      const entity = projection.entity(id);
      return (
        Boolean(entity) &&
        (!passing || passing[projection.index(id) as number] === 1) &&
        (!type || entity?.type === type) &&
        (!kind || entity?.kind === kind)
      );
    },
  });
  return hits.flatMap(({ id }) => projection.entity(id) ?? []);
}
