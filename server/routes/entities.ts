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
import { standingOf } from '../network/standing.ts';
import { describeEntity } from '../reading/entity-answer.ts';
import { toSummary } from '../reading/entity-view.ts';
import { requireEntity } from '../reading/find.ts';
import { describeRelations } from '../reading/relation-view.ts';
import { listEntities } from '../search/list-entities.ts';
import type { Services } from '../services.ts';
import { ROLE_NAMES } from '../vocabulary/roles.ts';
import { formatParameter } from './offered.ts';
import {
  booleanParameter,
  COMMON_RESPONSES,
  createRouter,
  FILE_RESPONSES,
  idParameter,
  langParameter,
  ok,
  pageParameters,
  PERSON_FILE_RESPONSES,
  readerLanguage,
  THING_RESPONSES,
} from './parameters.ts';
import { entityFilters, placeIn, selectEntities } from './select-entities.ts';

const facetsSchema = z.strictObject({
  type: z.record(z.string(), z.int()),
  kind: z.record(z.string(), z.int()),
});

const listRoute = createRoute({
  method: 'get',
  path: '/entities',
  summary: 'Entities, by name, relevance or date',
  request: {
    query: z.strictObject({
      ...pageParameters,
      ...entityFilters,
      format: formatParameter('listing'),
      facets: booleanParameter.optional().meta({ description: 'true adds counts by type and kind' }),
    }),
  },
  responses: {
    ...ok(
      listOf(entitySummarySchema, 'EntityList').extend({
        facets: facetsSchema.optional(),
        /** The day (ISO) from which `when` was seen. */
        asOf: z.string().optional(),
      }),
      'A page of entities',
    ),
    ...COMMON_RESPONSES,
    ...FILE_RESPONSES,
  },
});

const entityRoute = createRoute({
  method: 'get',
  path: '/entities/{id}',
  summary: 'One entity with its facts',
  request: {
    params: idParameter,
    query: z.strictObject({ lang: langParameter, format: formatParameter('entity') }),
  },
  responses: {
    ...ok(entityAnswerSchema, 'The entity'),
    ...THING_RESPONSES,
    ...PERSON_FILE_RESPONSES,
  },
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
      standing: booleanParameter.optional().meta({
        description: 'true tells where each lies in the network of organisations, its region and its sector',
      }),
    }),
  },
  responses: { ...ok(neighbourhoodSchema, 'The neighbourhood'), ...THING_RESPONSES },
});

export function entityRoutes({ store, snapshots, clock }: Services) {
  return createRouter()
    .openapi(listRoute, async (c) => {
      const lang = readerLanguage(c);
      const query = c.req.valid('query');
      const snapshot = await snapshots.get();
      const selection = await selectEntities({ store, snapshot, now: clock() }, query);
      if (selection === null)
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
      const { ranked, asOf } = selection;
      const said = asOf === null ? {} : { asOf };
      const list = { ...selection.list, facets: query.facets ?? false };
      if (ranked) {
        const { items, ...page } = pageOf(ranked, query.limit, query.cursor);
        const { facets } = await listEntities({ store, snapshot }, { ...list, limit: 1 });
        return c.json(
          {
            items: items.map((entity) => toSummary(entity, lang)),
            ...page,
            ...said,
            ...(facets && { facets }),
          },
          200,
        );
      }
      const page = await listEntities(
        { store, snapshot },
        { ...list, limit: query.limit, after: placeIn(selection, query.cursor) },
      );
      const items = page.items.map((entity) => toSummary(entity, lang));
      return c.json(
        {
          items,
          total: page.total,
          next: encodeCursor(page.next),
          ...said,
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
      const snapshot = await snapshots.get();
      const { id } = await requireEntity(store, snapshot, c.req.valid('param').id);
      const page = await store.relations({
        audience: 'public',
        of: [id],
        direction,
        ...(role && { roles: [role] }),
        limit,
        after: decodeCursor(cursor),
      });
      const items = await describeRelations(store, page.items, readerLanguage(c), snapshot.projection);
      return c.json({ items, total: page.total, next: encodeCursor(page.next) }, 200);
    })
    .openapi(neighbourhoodRoute, async (c) => {
      const { depth, limit, standing } = c.req.valid('query');
      const snapshot = await snapshots.get();
      const { id } = await requireEntity(store, snapshot, c.req.valid('param').id);
      const around = neighbourhood(snapshot, id, { depth, limit });
      const lang = readerLanguage(c);
      const described = await describeNeighbourhood({ store, snapshot, lang }, around);
      if (!standing) return c.json(described, 200);
      const ids = [around.centre, ...around.nodes.map((node) => node.id)];
      return c.json({ ...described, standing: standingOf(snapshot, ids, lang) }, 200);
    });
}
