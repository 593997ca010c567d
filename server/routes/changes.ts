import { createRoute, z } from '@hono/zod-openapi';
import { changesAnswerSchema } from '../contract/changes.ts';
import { namesNear } from '../experts/people-near.ts';
import { textWithoutNames } from '../experts/without-names.ts';
import { decodeFeedPlace, encodeFeedPlace } from '../http/cursor.ts';
import { describeChanges } from '../reading/change-view.ts';
import type { Services } from '../services.ts';
import { COMMON_RESPONSES, createRouter, cursorParameter, langParameter, ok, refuse } from './parameters.ts';

/** A mirror asks for many at a time. */
const MOST_CHANGES = 1000;

const changesRoute = createRoute({
  method: 'get',
  path: '/changes',
  summary: 'What has changed in the public graph, for mirrors',
  description:
    'Each thing once, in its latest state, by revision, kind and id; what is gone or hidden is told as removed. ' +
    'Begin with after=0, go on with cursor=next until next is null, and come back later with after=revision: the mirror then equals the public graph.',
  request: {
    query: z.strictObject({
      lang: langParameter,
      after: z.coerce
        .number<string>()
        .int()
        .min(0)
        .max(Number.MAX_SAFE_INTEGER - 1)
        .optional()
        .meta({ description: 'Only what changed after this revision; default: 0, everything' }),
      limit: z.coerce
        .number<string>()
        .int()
        .min(1)
        .max(MOST_CHANGES)
        .default(200)
        .meta({ description: `How many items a page has, 1 to ${MOST_CHANGES}` }),
      cursor: cursorParameter,
    }),
  },
  responses: { ...ok(changesAnswerSchema, 'A page of changes'), ...COMMON_RESPONSES },
});

export function changesRoutes({ store, snapshots }: Services) {
  return createRouter().openapi(changesRoute, async (c) => {
    const { after, limit, cursor } = c.req.valid('query');
    if (after !== undefined && cursor !== undefined) refuse('after', String(after), 'afterOrCursor');
    const from = after ?? 0;
    const place = decodeFeedPlace(cursor) ?? { revision: from + 1, kind: '', id: '' };
    const { items, next, revision } = await store.latest(place, limit);
    if (place.revision > revision + 1)
      refuse(cursor === undefined ? 'after' : 'cursor', cursor ?? String(from), 'aheadOfDirectory', {
        values: { revision },
      });
    const snapshot = await snapshots.get();
    const told = await describeChanges(store, items, (text, around) =>
      textWithoutNames(text, namesNear(snapshot, around)),
    );
    return c.json({ items: told, next: encodeFeedPlace(next), revision }, 200);
  });
}
