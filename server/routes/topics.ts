import { createRoute, z } from '@hono/zod-openapi';
import { entityAnswerSchema, entitySummarySchema, listOf } from '../contract/answers.ts';
import type { Entity } from '../contract/entity.ts';
import { pageOf } from '../http/cursor.ts';
import { describeEntity } from '../reading/entity-answer.ts';
import { toSummary } from '../reading/entity-view.ts';
import { NotFoundError } from '../http/errors.ts';
import { requireEntity } from '../reading/find.ts';
import type { Services } from '../services.ts';
import type { Snapshot } from '../snapshot.ts';
import { usedTopics } from '../topics/used-topics.ts';
import { kindsOf } from '../vocabulary/kinds.ts';
import type { Lang } from '../vocabulary/languages.ts';
import type { Role } from '../vocabulary/roles.ts';
import {
  booleanParameter,
  COMMON_RESPONSES,
  createRouter,
  idParameter,
  langParameter,
  ok,
  pageParameters,
  readerLanguage,
  THING_RESPONSES,
} from './parameters.ts';
import { meantTopic } from './meant.ts';

const USED: ReadonlySet<Role> = new Set(['about', 'expert-in', 'for', 'set-in', 'in-sector', 'meets']);

const topicItemSchema = entitySummarySchema
  .extend({
    scheme: z.string(),
    broader: z.array(z.string()),
    narrower: z.array(z.string()),
    /** How many entities are tied to it or to a narrower topic. */
    uses: z.int(),
  })
  .meta({ id: 'TopicSummary' });

const topicSchema = entityAnswerSchema
  .extend({
    broader: z.array(entitySummarySchema),
    narrower: z.array(entitySummarySchema),
    related: z.array(entitySummarySchema),
    uses: z.int(),
  })
  .meta({ id: 'Topic' });

const listRoute = createRoute({
  method: 'get',
  path: '/topics',
  summary: 'Topics, by name',
  request: {
    query: z.strictObject({
      ...pageParameters,
      scheme: z.enum(kindsOf('topic') as [string, ...string[]]).optional(),
      broader: z.string().optional().meta({ description: 'Only topics right below this one' }),
      used: booleanParameter.optional().meta({
        description: 'true leaves out topics that nothing is tied to, by themselves or by a narrower one',
      }),
    }),
  },
  responses: { ...ok(listOf(topicItemSchema, 'TopicList'), 'A page of topics'), ...COMMON_RESPONSES },
});

const oneRoute = createRoute({
  method: 'get',
  path: '/topics/{id}',
  summary: 'One topic with what lies around it',
  request: { params: idParameter, query: z.strictObject({ lang: langParameter }) },
  responses: { ...ok(topicSchema, 'The topic'), ...THING_RESPONSES },
});

const regionsRoute = createRoute({
  method: 'get',
  path: '/regions',
  summary: 'Regions, by kind and name, with their municipalities',
  request: {
    query: z.strictObject({
      ...pageParameters,
      kind: z.enum(kindsOf('region') as [string, ...string[]]).optional(),
    }),
  },
  responses: {
    ...ok(
      listOf(
        entitySummarySchema.extend({ municipalities: z.array(z.string()) }).meta({ id: 'RegionSummary' }),
        'RegionList',
      ),
      'A page of regions',
    ),
    ...COMMON_RESPONSES,
  },
});

export function topicRoutes({ store, snapshots }: Services) {
  return createRouter()
    .openapi(listRoute, async (c) => {
      const { limit, cursor, scheme, broader, used } = c.req.valid('query');
      const snapshot = await snapshots.get();
      const above =
        broader === undefined ? null : (await meantTopic({ store, snapshot }, 'broader', broader)).id;
      const below = above === null ? null : snapshot.topics.narrowerWithin(above, 1);
      const topics = snapshot.projection
        .ofType('topic')
        .filter(({ kind, id }) => (!scheme || kind === scheme) && (!below || below.has(id)))
        .filter(({ id }) => !used || usedTopics(snapshot.projection).has(id));
      const page = pageOf(topics, limit, cursor);
      return c.json(
        { ...page, items: page.items.map((topic) => topicItem(snapshot, topic, readerLanguage(c))) },
        200,
      );
    })
    .openapi(oneRoute, async (c) => {
      const lang = readerLanguage(c);
      const snapshot = await snapshots.get();
      const entity = await requireEntity(store, snapshot, c.req.valid('param').id);
      if (entity.type !== 'topic') throw new NotFoundError(entity.id);
      const summaries = (ids: Iterable<string>) =>
        [...ids].flatMap((id) => snapshot.projection.entity(id) ?? []).map((topic) => toSummary(topic, lang));
      const { topics } = snapshot;
      return c.json(
        {
          ...(await describeEntity(store, snapshot, entity, lang)),
          broader: summaries(topics.broaderWithin(entity.id, 1).keys()),
          narrower: summaries(topics.narrowerWithin(entity.id, 1).keys()),
          related: summaries(topics.related(entity.id)),
          uses: usesOf(snapshot, entity.id),
        },
        200,
      );
    })
    .openapi(regionsRoute, async (c) => {
      const { limit, cursor, kind } = c.req.valid('query');
      const { projection, geography } = await snapshots.get();
      const order = kindsOf('region');
      const regions = projection
        .ofType('region')
        .filter((entity) => !kind || entity.kind === kind)
        .toSorted((a, b) => order.indexOf(a.kind ?? '') - order.indexOf(b.kind ?? ''));
      const page = pageOf(regions, limit, cursor);
      const items = page.items.map((region) => ({
        ...toSummary(region, readerLanguage(c)),
        municipalities: [...geography.municipalitiesIn(region.id)],
      }));
      return c.json({ ...page, items }, 200);
    });
}

function topicItem(snapshot: Snapshot, topic: Entity, lang: Lang) {
  const { topics } = snapshot;
  return {
    ...toSummary(topic, lang),
    scheme: topic.kind ?? '',
    broader: [...topics.broaderWithin(topic.id, 1).keys()],
    narrower: [...topics.narrowerWithin(topic.id, 1).keys()],
    uses: usesOf(snapshot, topic.id),
  };
}

/** How many entities are tied to the topic or to a narrower one. */
function usesOf({ topics, projection }: Snapshot, id: string): number {
  const tied = [id, ...topics.narrowerWithin(id).keys()].flatMap((topic) =>
    projection.reaching(topic, USED).map(({ from }) => from),
  );
  return new Set(tied).size;
}
