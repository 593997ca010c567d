import { z } from '@hono/zod-openapi';
import { entitySummarySchema, type EntitySummary } from '../contract/answers.ts';
import {
  marksSchema,
  sentenceHitSchema,
  sourceHitSchema,
  type SentenceHit,
  type SourceHit,
} from '../contract/found.ts';
import { toSummary } from '../reading/entity-view.ts';
import { describeSource } from '../reading/relation-view.ts';
import { describeSaid } from '../reading/sentence-view.ts';
import { DIRECTORY_FIELDS } from '../search/directory-index.ts';
import type { EvidenceIndex } from '../search/evidence-index.ts';
import type { Facets, NarrowedBy } from '../search/narrow-hits.ts';
import type { PlaceAndTopic } from '../search/place-and-topic.ts';
import type { EntityHit } from '../search/search-directory.ts';
import type { SearchHit } from '../search/search-index.ts';
import type { Services } from '../services.ts';
import type { Snapshot } from '../snapshot.ts';
import { ENTITY_TYPE_NAMES, ENTITY_TYPES, kindLabel, kindsOf, type EntityType } from '../vocabulary/kinds.ts';
import { chooseText, type Lang } from '../vocabulary/languages.ts';

export const matchSchema = z.strictObject({
  text: z.string(),
  kind: z.enum(DIRECTORY_FIELDS),
  marks: marksSchema,
});

const entityHitSchema = entitySummarySchema
  .extend({
    hit: z.literal('entity'),
    score: z.number(),
    /** What matched: a name, another name, that of a predecessor, a topic; as it is written. */
    matched: z.array(matchSchema),
    /** For each word that was asked, what of the entity meets it best; null where nothing does. */
    words: z.array(
      z.strictObject({
        word: z.string(),
        met: z.union([matchSchema.omit({ marks: true }), z.null()]),
      }),
    ),
    /** Where the words name a topic and a place: the topic by which it is about the one and in the other; null for the rest. */
    paired: z.union([entitySummarySchema, z.null()]),
  })
  .meta({ id: 'SearchHit' });

export const hitSchema = z.discriminatedUnion('hit', [entityHitSchema, sentenceHitSchema, sourceHitSchema]);

const facetSchema = z.array(z.strictObject({ value: z.string(), label: z.string(), count: z.int() }));

/** What hits may be narrowed by; `count` is how many a choice would leave, the other choices as they are. */
export const facetsSchema = z
  .strictObject({ type: facetSchema, kind: facetSchema, region: facetSchema, topic: facetSchema })
  .meta({ id: 'SearchFacets' });

/** What hits are described with. */
export interface HitGround {
  store: Services['store'];
  snapshot: Snapshot;
  evidence: EvidenceIndex;
  q: string;
  lang: Lang;
}

export function describeEntityHits(
  { snapshot, q, lang }: HitGround,
  hits: readonly EntityHit[],
): z.infer<typeof entityHitSchema>[] {
  const { projection, search } = snapshot;
  const why = search.why(
    q,
    hits.map(({ id }) => id),
  );
  return hits.flatMap(({ id, score, matched, paired }) => {
    const entity = projection.entity(id);
    if (!entity) return [];
    const marked = matched.map((match) => ({ ...match, marks: search.highlight(match.text, q) }));
    const words = (why.get(id) ?? []).map(({ word, text, kind }) => ({
      word,
      met: text === null || kind === null ? null : { text, kind },
    }));
    const topic = paired === null ? undefined : projection.entity(paired);
    return [
      {
        ...toSummary(entity, lang),
        hit: 'entity' as const,
        score,
        matched: marked,
        words,
        paired: topic ? toSummary(topic, lang) : null,
      },
    ];
  });
}

/** The place and the topic that a query names; nothing where it does not name both. */
export function describePair(
  { snapshot, lang }: Pick<HitGround, 'snapshot' | 'lang'>,
  pair: PlaceAndTopic | null,
): { place?: EntitySummary; topic?: EntitySummary } {
  const [place, topic] = [pair?.place, pair?.topic].map((id) => snapshot.projection.entity(id ?? ''));
  return place && topic ? { place: toSummary(place, lang), topic: toSummary(topic, lang) } : {};
}

export async function describeSentenceHits(
  ground: HitGround,
  hits: readonly SearchHit<'quote'>[],
): Promise<SentenceHit[]> {
  const { evidence, q, lang } = ground;
  const found = hits.flatMap(({ id, score }) => {
    const sentence = evidence.sentence(id);
    return sentence ? [{ score, sentence }] : [];
  });
  const said = await describeSaid(
    ground,
    found.map(({ sentence }) => sentence),
  );
  return found.flatMap(({ score, sentence }) => {
    const proven = said.get(sentence.id);
    if (!proven) return [];
    const { id, quote, locator } = sentence;
    const source = evidence.source(sentence.source);
    return [
      {
        hit: 'sentence' as const,
        id,
        score,
        quote,
        lang: source?.lang ?? null,
        marks: evidence.sentences.highlight(quote, q),
        locator,
        source: {
          id: sentence.source,
          title: (source && chooseText(source.title, lang)?.text) ?? sentence.source,
          date: source?.date ?? null,
          url: source?.url ?? null,
        },
        ...proven,
        proves: sentence.relations.length + sentence.facts.length,
      },
    ];
  });
}

export function describeSourceHits(
  { evidence, q, lang }: HitGround,
  hits: readonly SearchHit[],
): SourceHit[] {
  return hits.flatMap(({ id, score }) => {
    const source = evidence.source(id);
    if (!source) return [];
    const told = describeSource(source, lang);
    return [{ ...told, hit: 'source' as const, score, marks: evidence.sources.highlight(told.title, q) }];
  });
}

/** Facets in words, most first. */
export function describeFacets(
  facets: Facets,
  type: EntityType | null,
  { snapshot: { projection }, lang }: HitGround,
): z.infer<typeof facetsSchema> {
  const nameOf = (id: string) => {
    const entity = projection.entity(id);
    return entity ? toSummary(entity, lang).name : id;
  };
  const labels: Record<NarrowedBy, (value: string) => string> = {
    type: (value) => ENTITY_TYPES[value as EntityType].plural[lang],
    kind: (value) => kindNames(value, type, lang),
    region: nameOf,
    topic: nameOf,
  };
  const described = (name: NarrowedBy) =>
    [...facets[name]].map(([value, count]) => ({ value, label: labels[name](value), count }));
  return {
    type: described('type'),
    kind: described('kind'),
    region: described('region'),
    topic: described('topic'),
  };
}

/** Several types may have a kind of that name. */
function kindNames(kind: string, type: EntityType | null, lang: Lang): string {
  const types = type ? [type] : ENTITY_TYPE_NAMES.filter((name) => kindsOf(name).includes(kind));
  return [...new Set(types.map((name) => kindLabel(name, kind)[lang]))].join(' / ');
}
