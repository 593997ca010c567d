import type { Geography } from '../projection/geography.ts';
import type { Projection } from '../projection/projection.ts';
import type { TopicTree } from '../topics/topic-tree.ts';
import type { EntityType } from '../vocabulary/kinds.ts';
import { TOPIC_ROLES, type Role } from '../vocabulary/roles.ts';
import type { DirectoryIndex } from './directory-index.ts';

interface Ground {
  readonly projection: Projection;
  readonly geography: Geography;
  readonly topics: TopicTree;
  readonly search: DirectoryIndex;
}

/** A municipality or region, and a topic, that the words of a query name together. Both are ids. */
export interface PlaceAndTopic {
  readonly place: string;
  readonly topic: string;
}

/** Something with the topic that ties it here: the one named, or one below it. */
export interface Tied {
  readonly id: string;
  readonly topic: string;
}

/** What is about a topic and in a place, and who did it there; both in list order. */
export interface Paired {
  readonly things: readonly Tied[];
  readonly doers: readonly Tied[];
}

const TAGS: ReadonlySet<Role> = new Set(TOPIC_ROLES);
const THINGS: ReadonlySet<EntityType> = new Set([
  'project',
  'programme',
  'practice',
  'event',
  'material',
  'organisation',
  'post',
]);
const PLACES: ReadonlySet<Role> = new Set(['targets', 'located-in', 'available-in']);

/**
 * The place that a query names, and the topic that its other words name or, failing a name, find best with every one of
 * them; null where it names no place, or nothing beside it.
 */
export function placeAndTopic({ projection, search }: Ground, query: string): PlaceAndTopic | null {
  const said = search.namesSaid(query);
  const place = said.find(({ id }) => isPlace(projection, id));
  if (!place) return null;
  const [{ words = [] } = {}] = [...search.why(query, [place.id]).values()].map((met) => ({
    words: met.map(({ word }) => word).filter((word) => !place.words.includes(word)),
  }));
  if (words.length === 0) return null;
  const named = said.find(
    ({ id, words: own }) =>
      projection.typeOf(id) === 'topic' &&
      own.length === words.length &&
      own.every((word) => words.includes(word)),
  );
  const topic = named?.id ?? topicOf({ projection, search }, words.join(' '));
  return topic === null ? null : { place: place.id, topic };
}

function isPlace(projection: Projection, id: string): boolean {
  const place = projection.index(id);
  if (place === undefined) return false;
  return projection.kindAt(place) === 'municipality' || projection.typeAt(place) === 'region';
}

function topicOf(
  { projection, search }: Pick<Ground, 'projection' | 'search'>,
  words: string,
): string | null {
  const [best] = search.search(words, { limit: 1, filter: (id) => projection.typeOf(id) === 'topic' });
  if (!best) return null;
  const met = search.why(words, [best.id]).get(best.id) ?? [];
  return met.every(({ text }) => text !== null) ? best.id : null;
}

/** Things on the topic or one below it that are in the place, and who of the place did them. */
export function pairedWith(ground: Ground, { place, topic }: PlaceAndTopic): Paired {
  const { projection, topics } = ground;
  const things = new Map<string, string>();
  for (const near of [topic, ...topics.narrowerWithin(topic).keys()])
    for (const { from } of projection.reaching(near, TAGS))
      if (!things.has(from) && THINGS.has(projection.typeOf(from) as EntityType)) things.set(from, near);
  const isIn = (id: string | null) => id !== null && liesIn(ground, id, place);
  const found = new Map<string, string>();
  const doers = new Map<string, string>();
  for (const [id, near] of things) {
    const there = projection
      .reaching(id)
      .filter(({ from, scope }) => projection.typeOf(from) === 'organisation' && (isIn(from) || isIn(scope)));
    const placed = projection.leaving(id, PLACES).some(({ to }) => isIn(to));
    if (!placed && !isIn(id) && there.length === 0) continue;
    found.set(id, near);
    for (const { from } of there) if (isIn(from)) doers.set(from, near);
  }
  for (const id of found.keys()) doers.delete(id);
  const inOrder = (tied: ReadonlyMap<string, string>) =>
    [...tied]
      .map(([id, near]) => ({ id, topic: near }))
      .toSorted((a, b) => (projection.index(a.id) ?? 0) - (projection.index(b.id) ?? 0));
  return { things: inOrder(found), doers: inOrder(doers) };
}

function liesIn({ projection, geography }: Ground, id: string, place: string): boolean {
  if (id === place) return true;
  return projection.typeOf(place) === 'region'
    ? geography.regionsOf(id).has(place)
    : geography.municipalityOf(id) === place;
}
