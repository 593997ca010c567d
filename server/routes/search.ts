import { createRoute, z } from '@hono/zod-openapi';
import { entitySummarySchema, listOf, sourceAnswerSchema } from '../contract/answers.ts';
import { pageOf } from '../http/cursor.ts';
import { NotFoundError } from '../http/errors.ts';
import { toSummary } from '../reading/entity-view.ts';
import { describeSource } from '../reading/relation-view.ts';
import { DIRECTORY_FIELDS } from '../search/directory-index.ts';
import { nearest } from '../search/nearest.ts';
import { suggestEntities } from '../search/suggest-entities.ts';
import type { Services } from '../services.ts';
import { CERTAINTY_NAMES } from '../vocabulary/certainty.ts';
import { ALL_KINDS, ENTITY_TYPES, ENTITY_TYPE_NAMES } from '../vocabulary/kinds.ts';
import { ROLE_NAMES } from '../vocabulary/roles.ts';
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

const matchSchema = z.strictObject({
  text: z.string(),
  kind: z.enum(DIRECTORY_FIELDS),
  /** The words that matched, in any form: from the first letter to before the last. */
  marks: z.array(z.strictObject({ start: z.int(), end: z.int() })),
});

const suggestionSchema = entitySummarySchema
  .extend({
    /** The name of its type in the plural, to group by. */
    group: z.string(),
    /** The name that was begun; another name where the entity has become something else. */
    matched: matchSchema,
    /** The words of its present name that matched. */
    marks: matchSchema.shape.marks,
  })
  .meta({ id: 'Suggestion' });

const MOST_SUGGESTIONS = 20;

const suggestRoute = createRoute({
  method: 'get',
  path: '/suggest',
  summary: 'Names to offer while a reader types; people are not among them',
  request: {
    query: z.strictObject({
      lang: langParameter,
      q: z.string().trim().min(1).max(200),
      limit: z.coerce
        .number<string>()
        .int()
        .min(1)
        .max(MOST_SUGGESTIONS)
        .default(8)
        .meta({ description: `How many at most, 1 to ${MOST_SUGGESTIONS}` }),
    }),
  },
  responses: {
    ...ok(z.strictObject({ items: z.array(suggestionSchema) }).meta({ id: 'SuggestionList' }), 'Best first'),
    ...COMMON_RESPONSES,
  },
});

const hitSchema = entitySummarySchema
  .extend({
    score: z.number(),
    /** What matched: a name, another name, that of a predecessor, a topic; as it is written. */
    matched: z.array(matchSchema),
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
        /** The query with words that the directory knows, where it has some that it does not. */
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
        limit: projection.size,
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
                matched: matched.map((match) => ({ ...match, marks: search.highlight(match.text, q) })),
              },
            ]
          : [];
      });
      const meant = search.didYouMean(q);
      return c.json({ items: described, ...page, ...(meant && { didYouMean: meant }) }, 200);
    })
    .openapi(suggestRoute, async (c) => {
      const { q, limit } = c.req.valid('query');
      const snapshot = await snapshots.get();
      const lang = readerLanguage(c);
      const items = suggestEntities(snapshot, q, limit).map(({ entity, text, kind }) => {
        const summary = toSummary(entity, lang);
        return {
          ...summary,
          group: ENTITY_TYPES[entity.type].plural[lang],
          matched: { text, kind, marks: snapshot.search.highlight(text, q) },
          marks: snapshot.search.highlight(summary.name, q),
        };
      });
      return c.json({ items }, 200);
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
      const { revision, size, columns } = projection;
      const { type, kind } = columns.entities;
      const { role, certainties } = columns.relations;
      return c.json(
        {
          revision,
          entities: size,
          relations: role.length,
          sources: (await store.sources()).length,
          types: tally(type, (value) => [ENTITY_TYPE_NAMES[value]]),
          kinds: tally(kind, (value) => [ALL_KINDS[value - 1]]),
          roles: tally(role, (value) => [ROLE_NAMES[value]]),
          certainties: tally(certainties, (bits) => CERTAINTY_NAMES.filter((_, at) => bits & (1 << at))),
        },
        200,
      );
    });
}

/** How often each name stands in a column, by name; `namesOf` tells what a value of the column says. */
function tally(
  column: Uint8Array,
  namesOf: (value: number) => readonly (string | undefined)[],
): Record<string, number> {
  const byValue = new Uint32Array(256);
  for (const value of column) byValue[value] = (byValue[value] as number) + 1;
  const counts = new Map<string, number>();
  for (const [value, count] of byValue.entries())
    for (const name of count > 0 ? namesOf(value) : [])
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + count);
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
