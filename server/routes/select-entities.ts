import { z } from '@hono/zod-openapi';
import type { Entity } from '../contract/entity.ts';
import { filterEntities } from '../search/filter-entities.ts';
import type { Services } from '../services.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ListQuery } from '../store/graph-store.ts';
import { ALL_KINDS, ENTITY_TYPE_NAMES } from '../vocabulary/kinds.ts';
import { ROLE_NAMES } from '../vocabulary/roles.ts';
import { meantRegion, meantTopic } from './meant.ts';
import { refuse } from './parameters.ts';

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
  sort: z
    .enum(['name', 'relevance'])
    .optional()
    .meta({ description: 'name; relevance is the default with q' }),
};

const filtersSchema = z.object(entityFilters);
export type EntityFilterQuery = z.infer<typeof filtersSchema>;

interface Ground {
  store: Services['store'];
  snapshot: Snapshot;
}

/** What a listing holds: the store's question, and with relevance as the order, the answer itself. */
export interface EntitySelection {
  list: Omit<ListQuery, 'limit' | 'after' | 'facets'>;
  /** All of them, best first; null where the list is by name. */
  ranked: Entity[] | null;
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
  if (query.type === 'person' && !query.q && !query.topic) return null;
  const ids = await selectedIds(ground, query);
  const list = {
    audience: 'public' as const,
    includeLimited: Boolean(query.q ?? query.topic),
    ...(query.type && { types: [query.type] }),
    ...(query.kind && { kinds: [query.kind] }),
  };
  if (query.q && query.sort !== 'name') {
    const ranked = rankedEntities(ground.snapshot, query.q, ids, query.type, query.kind);
    return { list: { ...list, ids: ranked.map(({ id }) => id) }, ranked };
  }
  const found = query.q ? rankedEntities(ground.snapshot, query.q, ids).map(({ id }) => id) : ids;
  return { list: { ...list, ids: found && [...found] }, ranked: null };
}

async function selectedIds(ground: Ground, query: EntityFilterQuery): Promise<Set<string> | null> {
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
  });
}

/** Hits by relevance that pass the other filters. */
function rankedEntities(
  { search, projection }: Snapshot,
  q: string,
  ids: Set<string> | null,
  type?: string,
  kind?: string,
) {
  const hits = search.search(q, {
    limit: projection.size,
    filter: (id) => {
      const entity = projection.entity(id);
      return (
        Boolean(entity) &&
        (!ids || ids.has(id)) &&
        (!type || entity?.type === type) &&
        (!kind || entity?.kind === kind)
      );
    },
  });
  return hits.flatMap(({ id }) => projection.entity(id) ?? []);
}
