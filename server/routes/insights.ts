import { createRoute, z } from '@hono/zod-openapi';
import { listOf } from '../contract/answers.ts';
import {
  bridgeSchema,
  communitySchema,
  GAP_LEVELS,
  gapsSchema,
  sectorLinksSchema,
} from '../contract/insights.ts';
import { pageOf } from '../http/cursor.ts';
import { bridges } from '../network/bridges.ts';
import { communities } from '../network/communities.ts';
import {
  describeBridge,
  describeCommunity,
  describeSectors,
  summariser,
} from '../network/describe-insights.ts';
import { gaps } from '../network/gaps.ts';
import { sectorLinks } from '../network/sectors.ts';
import type { Services } from '../services.ts';
import { askFilters, narrowingParameters } from './ask-network.ts';
import {
  COMMON_RESPONSES,
  createRouter,
  langParameter,
  ok,
  pageParameters,
  readerLanguage,
} from './parameters.ts';

const communitiesRoute = createRoute({
  method: 'get',
  path: '/network/communities',
  summary: 'Organisations that work with each other more than with the others, largest first',
  request: { query: z.strictObject({ ...pageParameters, ...narrowingParameters }) },
  responses: { ...ok(listOf(communitySchema, 'CommunityList'), 'Communities'), ...COMMON_RESPONSES },
});

const bridgesRoute = createRoute({
  method: 'get',
  path: '/network/bridges',
  summary: 'The organisations whose partners lie in several regions, those that join most first',
  request: { query: z.strictObject({ ...pageParameters, ...narrowingParameters }) },
  responses: {
    ...ok(listOf(bridgeSchema, 'BridgeList'), 'Organisations, never persons'),
    ...COMMON_RESPONSES,
  },
});

const gapsRoute = createRoute({
  method: 'get',
  path: '/network/gaps',
  summary: 'The Finnish regions or municipalities that no line of a network touches',
  request: {
    query: z.strictObject({
      ...pageParameters,
      level: z.enum(GAP_LEVELS).default('region'),
      ...narrowingParameters,
    }),
  },
  responses: { ...ok(gapsSchema, 'Places without a line, in list order'), ...COMMON_RESPONSES },
});

const sectorsRoute = createRoute({
  method: 'get',
  path: '/network/sectors',
  summary: 'Which sectors meet in the activities of a network, and which are absent',
  request: { query: z.strictObject({ lang: langParameter, ...narrowingParameters }) },
  responses: {
    ...ok(sectorLinksSchema, 'Pairs of sectors, those that meet most first'),
    ...COMMON_RESPONSES,
  },
});

/** What may be asked of a whole network, as its filters leave it. */
export function insightRoutes({ store, snapshots }: Services) {
  return createRouter()
    .openapi(communitiesRoute, async (c) => {
      const { lang: _lang, limit, cursor, ...query } = c.req.valid('query');
      const snapshot = await snapshots.get();
      const found = communities(snapshot, await askFilters({ store, snapshot }, query));
      const page = pageOf(found, limit, cursor);
      const named = summariser(snapshot, readerLanguage(c));
      return c.json({ ...page, items: page.items.map((one) => describeCommunity(one, named)) }, 200);
    })
    .openapi(bridgesRoute, async (c) => {
      const { lang: _lang, limit, cursor, ...query } = c.req.valid('query');
      const snapshot = await snapshots.get();
      const found = bridges(snapshot, await askFilters({ store, snapshot }, query), Infinity);
      const page = pageOf(found, limit, cursor);
      const named = summariser(snapshot, readerLanguage(c));
      return c.json({ ...page, items: page.items.map((one) => describeBridge(one, named)) }, 200);
    })
    .openapi(gapsRoute, async (c) => {
      const { lang: _lang, limit, cursor, level, ...query } = c.req.valid('query');
      const snapshot = await snapshots.get();
      const { places, of } = gaps(snapshot, await askFilters({ store, snapshot }, query), level);
      const page = pageOf(places, limit, cursor);
      const items = page.items.map(summariser(snapshot, readerLanguage(c)));
      return c.json({ ...page, items, level, of }, 200);
    })
    .openapi(sectorsRoute, async (c) => {
      const { lang: _lang, ...query } = c.req.valid('query');
      const snapshot = await snapshots.get();
      const links = sectorLinks(snapshot, await askFilters({ store, snapshot }, query));
      return c.json(describeSectors(links, summariser(snapshot, readerLanguage(c))), 200);
    });
}
