import type { Geography } from '../projection/geography.ts';
import type { Projection } from '../projection/projection.ts';
import type { TopicTree } from '../topics/topic-tree.ts';
import type { DirectoryField, DirectoryIndex } from './directory-index.ts';
import { pairedWith, placeAndTopic, type PlaceAndTopic } from './place-and-topic.ts';
import type { SearchHit } from './search-index.ts';

/**
 * A hit; where the query names a topic and a place, `paired` is the topic by which it is about the one and in the other:
 * the one named where its own words say both.
 */
export interface EntityHit extends SearchHit<DirectoryField> {
  readonly paired: string | null;
}

export interface FoundEntities {
  /** What is about a topic and in a place first, where the query names both; then by score. */
  readonly hits: readonly EntityHit[];
  readonly pair: PlaceAndTopic | null;
}

/** What a query finds among all entities, best first. */
export function searchDirectory(
  ground: {
    projection: Projection;
    geography: Geography;
    topics: TopicTree;
    search: DirectoryIndex;
  },
  query: string,
): FoundEntities {
  const found = withReason(
    ground.search,
    query,
    ground.search.search(query, { limit: Number.POSITIVE_INFINITY }),
  );
  const pair = placeAndTopic(ground, query);
  if (pair === null) return { hits: found.map((hit) => ({ ...hit, paired: null })), pair };
  const known = new Map(found.map((hit) => [hit.id, hit]));
  const best = found[0]?.score ?? 1;
  const own = (id: string) => known.get(id)?.score ?? 0;
  const hitOf = (id: string, topic: string, above: number): EntityHit => ({
    ...(known.get(id) ?? { id, matched: [] }),
    score: above + own(id),
    paired: topic,
  });
  // Things above who did them, and these above what only has the words.
  const tied = pairedWith(ground, pair);
  const paired = [
    ...tied.things.map(({ id, topic }) => hitOf(id, topic, 2 * best)),
    ...tied.doers.map(({ id, topic }) => hitOf(id, topic, best)),
  ];
  const said = new Set(paired.map(({ id }) => id));
  for (const id of sayingAll(ground.search, query, found))
    if (!said.has(id)) paired.push(hitOf(id, pair.topic, best));
  const first = new Set(paired.map(({ id }) => id));
  const rest = found.filter(({ id }) => !first.has(id)).map((hit) => ({ ...hit, paired: null }));
  return { hits: [...paired.toSorted((a, b) => b.score - a.score), ...rest], pair };
}

/** Of several words at least one is met for sure: letters that some have in common are no reason then. */
function withReason<H extends { id: string }>(
  search: DirectoryIndex,
  query: string,
  found: readonly H[],
): readonly H[] {
  const why = search.why(
    query,
    found.map(({ id }) => id),
  );
  return found.filter(({ id }) => {
    const words = why.get(id) ?? [];
    return words.length < 2 || words.some(({ sure }) => sure);
  });
}

/** Beyond these no hit has all the words. */
const MOST_SAYING = 200;

/** Hits whose own words are all those of the query. */
function sayingAll(search: DirectoryIndex, query: string, found: readonly { id: string }[]): string[] {
  const ids = found.slice(0, MOST_SAYING).map(({ id }) => id);
  return [...search.why(query, ids)]
    .filter(([, words]) => words.every(({ text }) => text !== null))
    .map(([id]) => id);
}
