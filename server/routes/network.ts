import { createRoute, z } from '@hono/zod-openapi';
import { networkSchema, pathSchema } from '../contract/network.ts';
import { pageOf } from '../http/cursor.ts';
import { describeNetwork, describePaths } from '../network/describe.ts';
import { shortestPaths } from '../network/paths.ts';
import { requireEntity } from '../reading/find.ts';
import type { Services } from '../services.ts';
import { listOf } from '../contract/answers.ts';
import { formatParameter } from './offered.ts';
import { askNetwork, networkFilters } from './ask-network.ts';
import {
  COMMON_RESPONSES,
  createRouter,
  FILE_RESPONSES,
  langParameter,
  ok,
  pageParameters,
  readerLanguage,
  THING_RESPONSES,
} from './parameters.ts';

const networkRoute = createRoute({
  method: 'get',
  path: '/network',
  summary: 'Who works with whom, as nodes with positions and edges with what stands behind them',
  request: {
    query: z.strictObject({
      lang: langParameter,
      ...networkFilters,
      format: formatParameter('network'),
    }),
  },
  responses: { ...ok(networkSchema, 'The network'), ...COMMON_RESPONSES, ...FILE_RESPONSES },
});

const pathsRoute = createRoute({
  method: 'get',
  path: '/paths',
  summary: 'The shortest ways from one entity to another, with the evidence of each step',
  request: { query: z.strictObject({ ...pageParameters, from: z.string().min(1), to: z.string().min(1) }) },
  responses: { ...ok(listOf(pathSchema, 'PathList'), 'Paths, shortest first'), ...THING_RESPONSES },
});

const MOST_PATHS = 20;

export function networkRoutes({ store, snapshots }: Services) {
  return createRouter()
    .openapi(networkRoute, async (c) => {
      const { lang: _lang, format: _format, ...query } = c.req.valid('query');
      const snapshot = await snapshots.get();
      const network = await askNetwork({ store, snapshot }, query);
      return c.json(describeNetwork({ snapshot, lang: readerLanguage(c) }, network), 200);
    })
    .openapi(pathsRoute, async (c) => {
      const { from, to, limit, cursor } = c.req.valid('query');
      const snapshot = await snapshots.get();
      const [start, end] = [
        await requireEntity(store, snapshot, from),
        await requireEntity(store, snapshot, to),
      ];
      const paths = shortestPaths(snapshot, start.id, end.id, { limit: MOST_PATHS });
      const page = pageOf(paths, limit, cursor);
      const items = await describePaths({ store, snapshot, lang: readerLanguage(c) }, page.items);
      return c.json({ ...page, items }, 200);
    });
}
