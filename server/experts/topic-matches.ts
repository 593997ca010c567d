import type { TopicMatchKind } from '../contract/finders.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ProjectedRelation } from '../store/graph-store.ts';
import { TOPIC_ROLES, type Role } from '../vocabulary/roles.ts';
import { topicFactor } from './score.ts';

const TAGS: ReadonlySet<Role> = new Set(TOPIC_ROLES);
const MENTIONS: ReadonlySet<Role> = new Set(['states', 'produced']);

/** How something is tied to the topic asked for: through which topic, by which relation, and what that is worth. */
export interface TopicMatch {
  readonly kind: TopicMatchKind;
  readonly factor: number;
  /** The topic found: the one asked for, or one near it. */
  readonly topic: string;
  /** The relation that ties the thing, or what it stated or produced, to the topic. */
  readonly relation: ProjectedRelation;
}

/**
 * Every relation that ties something to the topic or to one near it, whatever its role; without the narrower ones where
 * `narrower` is false.
 */
export function topicTies(
  { projection, topics }: Snapshot,
  asked: string,
  { narrower }: { narrower: boolean },
): TopicMatch[] {
  const near = new Set([
    asked,
    ...topics.narrowerWithin(asked).keys(),
    ...topics.broaderWithin(asked).keys(),
    ...topics.related(asked),
  ]);
  return [...near].flatMap((topic) => {
    const { factor, relation: kind } = topics.topicFactor(asked, topic);
    if (kind === null || (kind === 'narrower' && !narrower)) return [];
    return projection.reaching(topic, TAGS).map((relation) => ({ kind, factor, topic, relation }));
  });
}

/**
 * The best way in which each thing is tied to the topic. What only states or produced something about the topic has a
 * match by text, worth .3 at most.
 */
export function bestMatches(snapshot: Snapshot, ties: readonly TopicMatch[]): Map<string, TopicMatch> {
  const best = new Map<string, TopicMatch>();
  const consider = (thing: string, match: TopicMatch) => {
    const known = best.get(thing);
    if (!known || isBetter(match, known)) best.set(thing, match);
  };
  for (const tie of ties) {
    consider(tie.relation.from, tie);
    const factor = topicFactor({ kind: 'text', strength: tie.factor });
    for (const relation of snapshot.projection.reaching(tie.relation.from, MENTIONS))
      consider(relation.from, { ...tie, kind: 'text', factor });
  }
  return best;
}

function isBetter(one: TopicMatch, other: TopicMatch): boolean {
  return one.factor === other.factor ? one.relation.id < other.relation.id : one.factor > other.factor;
}
