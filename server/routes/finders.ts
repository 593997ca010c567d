import { createRoute, z } from '@hono/zod-openapi';
import { expertsSchema, peersSchema } from '../contract/finders.ts';
import { similarListSchema } from '../contract/similar.ts';
import { describeExperts } from '../experts/describe.ts';
import { findExperts } from '../experts/gather.ts';
import { nearExperts } from '../experts/near.ts';
import { pageOf, sliceOf, startOf } from '../http/cursor.ts';
import { describePeers } from '../peers/describe.ts';
import type { ExperiencedPeer } from '../peers/experience.ts';
import type { Peer } from '../peers/score.ts';
import type { Services } from '../services.ts';
import { describeSimilar } from '../similar/describe.ts';
import { findSimilar } from '../similar/gather.ts';
import { askPeers, expertFilters, expertQuery, peerFilters, requireLikened } from './ask-finders.ts';
import { formatParameter } from './offered.ts';
import {
  COMMON_RESPONSES,
  createRouter,
  FILE_RESPONSES,
  idParameter,
  ok,
  pageParameters,
  readerLanguage,
  THING_RESPONSES,
} from './parameters.ts';

const expertsRoute = createRoute({
  method: 'get',
  path: '/experts',
  summary: 'Who knows a topic, by recorded roles; every line of a score with its evidence',
  request: {
    query: z.strictObject({ ...pageParameters, format: formatParameter('experts'), ...expertFilters }),
  },
  responses: { ...ok(expertsSchema, 'Actors, strongest first'), ...COMMON_RESPONSES, ...FILE_RESPONSES },
});

const peersRoute = createRoute({
  method: 'get',
  path: '/peers/{id}',
  summary: 'Municipalities like this one, and what each difference consists of',
  request: {
    params: idParameter,
    query: z.strictObject({ ...pageParameters, format: formatParameter('peers'), ...peerFilters }),
  },
  responses: {
    ...ok(
      peersSchema,
      'Municipalities, nearest first; with a topic those with experience of it, best fit first: the square root of similarity × experience',
    ),
    ...THING_RESPONSES,
    ...FILE_RESPONSES,
  },
});

const similarRoute = createRoute({
  method: 'get',
  path: '/entities/{id}/similar',
  summary: 'Projects, practices or events like this one; what they share and what proves it',
  request: { params: idParameter, query: z.strictObject(pageParameters) },
  responses: { ...ok(similarListSchema, 'Of the same type, the most alike first'), ...THING_RESPONSES },
});

export function finderRoutes({ store, snapshots, clock }: Services) {
  return createRouter()
    .openapi(expertsRoute, async (c) => {
      const { limit, cursor, ...asked } = c.req.valid('query');
      const snapshot = await snapshots.get();
      const now = clock();
      const query = await expertQuery({ store, snapshot }, asked, now);
      const found = await findExperts({ store, snapshot, now }, query);
      const page = pageOf(found.hits, limit, cursor);
      const near = await nearExperts({ store, snapshot, now }, query, found);
      const lang = readerLanguage(c);
      return c.json(await describeExperts({ store, snapshot, lang }, found, page, near), 200);
    })
    .openapi(peersRoute, async (c) => {
      const { limit, cursor, ...filters } = c.req.valid('query');
      const snapshot = await snapshots.get();
      const start = startOf(cursor);
      const asked = await askPeers({ store, snapshot }, c.req.valid('param').id, filters, {
        now: clock(),
        most: start + limit,
      });
      const { found, experience, asOf } = asked;
      const page = sliceOf<Peer | ExperiencedPeer>(asked.peers, asked.total, limit, start);
      const said = { ...(experience && { experience }), ...(asOf && { asOf }) };
      const lang = readerLanguage(c);
      return c.json(await describePeers({ store, snapshot, lang }, found, page, said), 200);
    })
    .openapi(similarRoute, async (c) => {
      const { limit, cursor } = c.req.valid('query');
      const snapshot = await snapshots.get();
      const entity = await requireLikened({ store, snapshot }, c.req.valid('param').id);
      const page = pageOf(findSimilar(snapshot, entity, clock()), limit, cursor);
      return c.json(await describeSimilar({ store, snapshot, lang: readerLanguage(c) }, entity, page), 200);
    });
}
