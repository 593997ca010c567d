import { createRoute, z } from '@hono/zod-openapi';
import { entitySummarySchema, listOf } from '../contract/answers.ts';
import { SEARCHED } from '../contract/found.ts';
import { pageOf } from '../http/cursor.ts';
import { toSummary } from '../reading/entity-view.ts';
import { evidenceIndex } from '../search/evidence-index.ts';
import { NARROWING, narrowHits, type Narrowing } from '../search/narrow-hits.ts';
import { searchDirectory } from '../search/search-directory.ts';
import { suggestEntities } from '../search/suggest-entities.ts';
import type { Services } from '../services.ts';
import type { Snapshot } from '../snapshot.ts';
import { ALL_KINDS, ENTITY_TYPE_NAMES, ENTITY_TYPES } from '../vocabulary/kinds.ts';
import {
  describeEntityHits,
  describeFacets,
  describePair,
  describeSentenceHits,
  describeSourceHits,
  facetsSchema,
  hitSchema,
  matchSchema,
} from './describe-hits.ts';
import { meantRegion, meantTopic } from './meant.ts';
import {
  booleanParameter,
  COMMON_RESPONSES,
  createRouter,
  langParameter,
  ok,
  pageParameters,
  readerLanguage,
  refuse,
} from './parameters.ts';

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

const searchQuery = z.strictObject({
  ...pageParameters,
  q: z.string().trim().min(1).max(200),
  in: z.enum(SEARCHED).default('entities').meta({
    description:
      'entities: names, other names and topics; sentences: what documents say, each with the relations and facts that it proves; sources: titles and publishers',
  }),
  type: z.enum(ENTITY_TYPE_NAMES).optional(),
  kind: z.string().optional().meta({ description: 'One of the kinds in the vocabulary' }),
  region: z.string().optional().meta({ description: 'A region by id or name: what lies in it or is for it' }),
  topic: z
    .string()
    .optional()
    .meta({ description: 'A topic by id or name: what is tied to it or a narrower one' }),
  facets: booleanParameter.optional().meta({
    description: 'true adds how many entities each type, kind, region and topic would leave',
  }),
});

const searchRoute = createRoute({
  method: 'get',
  path: '/search',
  summary: 'What words find, best first: entities, sentences of sources, or sources',
  request: {
    query: searchQuery,
  },
  responses: {
    ...ok(
      listOf(hitSchema, 'SearchHitList').extend({
        /** How many each of these has, before they are narrowed. */
        found: z.strictObject({ entities: z.int(), sentences: z.int(), sources: z.int() }),
        facets: facetsSchema.optional(),
        /** The query with words that the directory knows, where it has some that it does not. */
        didYouMean: z.string().optional(),
        /** The place and the topic that the words name together, where they do: what is about both comes first. */
        place: entitySummarySchema.optional(),
        topic: entitySummarySchema.optional(),
      }),
      'A page of hits',
    ),
    ...COMMON_RESPONSES,
  },
});

export function searchRoutes(services: Services) {
  const { store, snapshots } = services;
  return createRouter()
    .openapi(searchRoute, async (c) => {
      const query = c.req.valid('query');
      const { q } = query;
      const snapshot = await snapshots.get();
      const evidence = await evidenceIndex(services, snapshot.projection);
      const ground = { store, snapshot, evidence, q, lang: readerLanguage(c) };
      const narrowing = await readNarrowing({ store, snapshot }, query);
      const all = { limit: Number.POSITIVE_INFINITY };
      const { hits: entities, pair } = searchDirectory(snapshot, q);
      const sentences = evidence.sentences.search(q, all);
      const sources = evidence.sources.search(q, all);
      const narrowed = narrowHits(snapshot, entities, narrowing);
      const pages = {
        entities: () => pageWith(query, narrowed.kept, (hits) => describeEntityHits(ground, hits)),
        sentences: () => pageWith(query, sentences, (hits) => describeSentenceHits(ground, hits)),
        sources: () => pageWith(query, sources, (hits) => describeSourceHits(ground, hits)),
      };
      const meant = snapshot.search.didYouMean(q);
      return c.json(
        {
          ...(await pages[query.in]()),
          found: { entities: entities.length, sentences: sentences.length, sources: sources.length },
          ...(query.facets && { facets: describeFacets(narrowed.facets(), narrowing.type, ground) }),
          ...(meant && { didYouMean: meant }),
          ...describePair(ground, pair),
        },
        200,
      );
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
    });
}

async function pageWith<H, T>(
  { limit, cursor }: Pick<z.infer<typeof searchQuery>, 'limit' | 'cursor'>,
  hits: readonly H[],
  describe: (hits: readonly H[]) => T[] | Promise<T[]>,
) {
  const { items, ...page } = pageOf(hits, limit, cursor);
  return { items: await describe(items), ...page };
}

/** What the hits are narrowed by. Refuses what cannot be, and any of it for what is no entity. */
async function readNarrowing(
  ground: { store: Services['store']; snapshot: Snapshot },
  query: z.infer<typeof searchQuery>,
): Promise<Narrowing> {
  for (const name of NARROWING)
    if (query.in !== 'entities' && query[name] !== undefined) refuse(name, query[name], 'narrowsEntities');
  const { type, kind, region, topic } = query;
  if (kind !== undefined && !ALL_KINDS.includes(kind))
    refuse('kind', kind, 'unknownKind', { known: ALL_KINDS });
  return {
    type: type ?? null,
    kind: kind ?? null,
    region: region === undefined ? null : (await meantRegion(ground, region)).id,
    topic: topic === undefined ? null : (await meantTopic(ground, 'topic', topic)).id,
  };
}
