import { createRoute, z } from '@hono/zod-openapi';
import { listOf, sourceAnswerSchema } from '../contract/answers.ts';
import { pageOf } from '../http/cursor.ts';
import { NotFoundError } from '../http/errors.ts';
import { describeSource } from '../reading/relation-view.ts';
import { nearest } from '../search/nearest.ts';
import type { Services } from '../services.ts';
import { CERTAINTY_NAMES } from '../vocabulary/certainty.ts';
import { ALL_KINDS, ENTITY_TYPE_NAMES } from '../vocabulary/kinds.ts';
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

/** What the directory knows things from, and how much it holds. */
export function sourceRoutes({ store, snapshots }: Services) {
  return createRouter()
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
