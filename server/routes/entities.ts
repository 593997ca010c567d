import { createRoute, z } from '@hono/zod-openapi';
import {
  entityAnswerSchema,
  entitySummarySchema,
  listOf,
  relationAnswerSchema,
} from '../contract/answers.ts';
import { neighbourhoodSchema } from '../contract/network.ts';
import { decodeCursor, encodeCursor, pageOf } from '../http/cursor.ts';
import { PROBLEMS } from '../locales/problems.ts';
import { describeNeighbourhood } from '../network/describe.ts';
import { neighbourhood } from '../network/neighbourhood.ts';
import { describeEntity } from '../reading/entity-answer.ts';
import { toSummary } from '../reading/entity-view.ts';
import { requireEntity } from '../reading/find.ts';
import { describeRelations } from '../reading/relation-view.ts';
import { filterEntities } from '../search/filter-entities.ts';
import type { Services } from '../services.ts';
import type { Snapshot } from '../snapshot.ts';
import { ALL_KINDS, ENTITY_TYPE_NAMES } from '../vocabulary/kinds.ts';
import { ROLE_NAMES } from '../vocabulary/roles.ts';
import {
  booleanParameter,
  COMMON_RESPONSES,
  createRouter,
  idParameter,
  langParameter,
  ok,
  pageParameters,
  readerLanguage,
  refuse,
  THING_RESPONSES,
} from './parameters.ts';
import { meantRegion, meantTopic } from './meant.ts';

const facetsSchema = z.strictObject({
  type: z.record(z.string(), z.int()),
  kind: z.record(z.string(), z.int()),
});

const listRoute = createRoute({
  method: 'get',
  path: '/entities',
  summary: 'Entities, by name',
  request: {
    query: z.strictObject({
      ...pageParameters,
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
      facets: booleanParameter.optional().meta({ description: 'true adds counts by type and kind' }),
    }),
  },
  responses: {
    ...ok(
      listOf(entitySummarySchema, 'EntityList').extend({ facets: facetsSchema.optional() }),
      'A page of entities',
    ),
    ...COMMON_RESPONSES,
  },
});

const entityRoute = createRoute({
  method: 'get',
  path: '/entities/{id}',
  summary: 'One entity with its facts',
  request: { params: idParameter, query: z.strictObject({ lang: langParameter }) },
  responses: { ...ok(entityAnswerSchema, 'The entity'), ...THING_RESPONSES },
});

const relationsRoute = createRoute({
  method: 'get',
  path: '/entities/{id}/relations',
  summary: "An entity's relations, each with its evidence",
  request: {
    params: idParameter,
    query: z.strictObject({
      ...pageParameters,
      role: z.enum(ROLE_NAMES).optional(),
      direction: z
        .enum(['from', 'to', 'both'])
        .default('both')
        .meta({ description: 'The end at which the entity stands' }),
    }),
  },
  responses: {
    ...ok(listOf(relationAnswerSchema, 'RelationList'), 'A page of relations'),
    ...THING_RESPONSES,
  },
});

const neighbourhoodRoute = createRoute({
  method: 'get',
  path: '/entities/{id}/neighbourhood',
  summary: 'What lies around an entity, nearest first',
  request: {
    params: idParameter,
    query: z.strictObject({
      lang: langParameter,
      depth: z.coerce.number<string>().int().min(1).max(2).default(1),
      limit: z.coerce.number<string>().int().min(1).max(1500).default(100),
    }),
  },
  responses: { ...ok(neighbourhoodSchema, 'The neighbourhood'), ...THING_RESPONSES },
});

export function entityRoutes({ store, snapshots }: Services) {
  return createRouter()
    .openapi(listRoute, async (c) => {
      const lang = readerLanguage(c);
      const query = c.req.valid('query');
      if (query.kind !== undefined && !ALL_KINDS.includes(query.kind))
        refuse('kind', query.kind, 'unknownKind', { known: ALL_KINDS });
      if (query.sort === 'relevance' && !query.q) refuse('sort', query.sort, 'relevanceNeedsQ');
      const snapshot = await snapshots.get();
      if (query.type === 'person' && !query.q && !query.topic)
        return c.json(
          {
            items: [],
            total: 0,
            next: null,
            note: PROBLEMS['people-need-query'].detail[lang],
            ...(query.facets && { facets: { type: {}, kind: {} } }),
          },
          200,
        );
      const ids = await selectedIds({ store, snapshot }, query);
      const list = {
        audience: 'public' as const,
        includeLimited: Boolean(query.q ?? query.topic),
        ...(query.type && { types: [query.type] }),
        ...(query.kind && { kinds: [query.kind] }),
        facets: query.facets ?? false,
      };
      if (query.q && query.sort !== 'name') {
        const ranked = rankedEntities(snapshot, query.q, ids, list.types?.[0], list.kinds?.[0]);
        const { items, ...page } = pageOf(ranked, query.limit, query.cursor);
        const { facets } = await store.list({ ...list, ids: ranked.map(({ id }) => id), limit: 1 });
        return c.json(
          { items: items.map((entity) => toSummary(entity, lang)), ...page, ...(facets && { facets }) },
          200,
        );
      }
      const found = query.q ? new Set(rankedEntities(snapshot, query.q, ids).map(({ id }) => id)) : ids;
      const page = await store.list({
        ...list,
        ids: found && [...found],
        limit: query.limit,
        after: decodeCursor(query.cursor),
      });
      const items = page.items.map((entity) => toSummary(entity, lang));
      return c.json(
        {
          items,
          total: page.total,
          next: encodeCursor(page.next),
          ...(page.facets && { facets: page.facets }),
        },
        200,
      );
    })
    .openapi(entityRoute, async (c) => {
      const snapshot = await snapshots.get();
      const entity = await requireEntity(store, snapshot, c.req.valid('param').id);
      return c.json(await describeEntity(store, snapshot, entity, readerLanguage(c)), 200);
    })
    .openapi(relationsRoute, async (c) => {
      const { limit, cursor, role, direction } = c.req.valid('query');
      const { id } = await requireEntity(store, await snapshots.get(), c.req.valid('param').id);
      const page = await store.relations({
        audience: 'public',
        of: [id],
        direction,
        ...(role && { roles: [role] }),
        limit,
        after: decodeCursor(cursor),
      });
      const items = await describeRelations(store, page.items, readerLanguage(c));
      return c.json({ items, total: page.total, next: encodeCursor(page.next) }, 200);
    })
    .openapi(neighbourhoodRoute, async (c) => {
      const { depth, limit } = c.req.valid('query');
      const snapshot = await snapshots.get();
      const { id } = await requireEntity(store, snapshot, c.req.valid('param').id);
      const around = neighbourhood(snapshot, id, { depth, limit });
      return c.json(await describeNeighbourhood({ store, snapshot, lang: readerLanguage(c) }, around), 200);
    });
}

type Filters = Parameters<typeof filterEntities>[1];

async function selectedIds(
  ground: { store: Services['store']; snapshot: Snapshot },
  query: Filters,
): Promise<Set<string> | null> {
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
