import { createRoute, z } from '@hono/zod-openapi';
import { entitySummarySchema, listOf, sourceAnswerSchema } from '../contract/answers.ts';
import { pageOf } from '../http/cursor.ts';
import { NotFoundError } from '../http/errors.ts';
import { toSummary } from '../reading/entity-view.ts';
import { describeSource } from '../reading/relation-view.ts';
import { nearest } from '../search/nearest.ts';
import type { Services } from '../services.ts';
import { ENTITY_TYPE_NAMES } from '../vocabulary/kinds.ts';
import {
  COMMON_RESPONSES,
  createRouter,
  idParameter,
  langParameter,
  ok,
  pageParameters,
  readerLanguage,
  THING_RESPONSES,
} from './parameters.ts';

const hitSchema = entitySummarySchema
  .extend({
    score: z.number(),
    /** What matched: a name, another name, a topic; as it is written. */
    matched: z.array(
      z.strictObject({ text: z.string(), kind: z.enum(['name', 'alias', 'topic', 'description']) }),
    ),
  })
  .meta({ id: 'SearchHit' });

const searchRoute = createRoute({
  method: 'get',
  path: '/search',
  summary: 'Names, other names and topics, best first',
  request: {
    query: z.strictObject({
      ...pageParameters,
      q: z.string().trim().min(1).max(200),
      type: z.enum(ENTITY_TYPE_NAMES).optional(),
    }),
  },
  responses: {
    ...ok(
      listOf(hitSchema, 'SearchHitList').extend({
        /** A word that the directory knows, where the query has one that it does not. */
        didYouMean: z.string().optional(),
      }),
      'A page of hits',
    ),
    ...COMMON_RESPONSES,
  },
});

const sourceRoute = createRoute({
  method: 'get',
  path: '/sources/{id}',
  summary: 'A source: document or register',
  request: { params: idParameter, query: z.strictObject({ lang: langParameter }) },
  responses: { ...ok(sourceAnswerSchema, 'The source'), ...THING_RESPONSES },
});

const sourcesRoute = createRoute({
  method: 'get',
  path: '/sources',
  summary: 'All sources, by id',
  request: { query: z.strictObject(pageParameters) },
  responses: { ...ok(listOf(sourceAnswerSchema, 'SourceList'), 'A page of sources'), ...COMMON_RESPONSES },
});

const statsRoute = createRoute({
  method: 'get',
  path: '/stats',
  summary: 'How much the directory holds',
  request: { query: z.strictObject({ lang: langParameter }) },
  responses: {
    ...ok(
      z
        .strictObject({
          revision: z.int(),
          entities: z.int(),
          relations: z.int(),
          sources: z.int(),
          types: z.record(z.string(), z.int()),
          kinds: z.record(z.string(), z.int()),
          roles: z.record(z.string(), z.int()),
          certainties: z.record(z.string(), z.int()),
        })
        .meta({ id: 'Stats' }),
      'Counts',
    ),
    ...COMMON_RESPONSES,
  },
});

export function searchRoutes({ store, snapshots }: Services) {
  return createRouter()
    .openapi(searchRoute, async (c) => {
      const { q, type, limit, cursor } = c.req.valid('query');
      const { search, projection } = await snapshots.get();
      const hits = search.search(q, {
        limit: projection.entities.length,
        filter: (id) => !type || projection.entity(id)?.type === type,
      });
      const { items, ...page } = pageOf(hits, limit, cursor);
      const described = items.flatMap(({ id, score, matched }) => {
        const entity = projection.entity(id);
        return entity
          ? [
              {
                ...toSummary(entity, readerLanguage(c)),
                score,
                matched: matched.map(({ text, kind }) => ({ text, kind })),
              },
            ]
          : [];
      });
      const meant = hits.length === 0 ? search.nearest(q) : null;
      return c.json({ items: described, ...page, ...(meant && { didYouMean: meant }) }, 200);
    })
    .openapi(sourcesRoute, async (c) => {
      const { limit, cursor } = c.req.valid('query');
      const page = pageOf(await store.sources(), limit, cursor);
      return c.json(
        { ...page, items: page.items.map((source) => describeSource(source, readerLanguage(c))) },
        200,
      );
    })
    .openapi(sourceRoute, async (c) => {
      const { id } = c.req.valid('param');
      const [source] = await store.sources([id]);
      if (!source)
        throw new NotFoundError(
          id,
          nearest(
            (await store.sources()).map((known) => known.id),
            id,
          ),
        );
      return c.json(describeSource(source, readerLanguage(c)), 200);
    })
    .openapi(statsRoute, async (c) => {
      const { projection } = await snapshots.get();
      const { entities, relations, revision } = projection;
      return c.json(
        {
          revision,
          entities: entities.length,
          relations: relations.length,
          sources: (await store.sources()).length,
          types: tally(entities.map(({ type }) => type)),
          kinds: tally(entities.flatMap(({ kind }) => kind ?? [])),
          roles: tally(relations.map(({ role }) => role)),
          certainties: tally(relations.flatMap(({ certainties }) => certainties)),
        },
        200,
      );
    });
}

function tally(values: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
