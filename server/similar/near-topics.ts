import type { Meeting } from '../contract/similar.ts';
import type { TopicTree } from '../topics/topic-tree.ts';

/** A topic near one's own: the topic in which the two meet, and what that is worth. */
export interface NearTopic {
  readonly id: string;
  readonly shared: string;
  readonly meeting: Meeting;
  readonly nearness: number;
}

const STEPS = 2;
const STEP = 0.6;
const BESIDE = 0.3;
const RELATED = 0.3;

/**
 * The topics near one: itself 1, .6 for each of at most two steps up or down, .3 beside it under the same broader topic
 * or related to it. Each once, in the way that is worth most.
 */
export function nearTopics(topics: TopicTree, own: string): NearTopic[] {
  const near = new Map<string, NearTopic>();
  const add = (found: NearTopic) => {
    const before = near.get(found.id);
    if (!before || found.nearness > before.nearness) near.set(found.id, found);
  };
  add({ id: own, shared: own, meeting: 'same', nearness: 1 });
  for (const [id, steps] of topics.narrowerWithin(own, STEPS))
    add({ id, shared: own, meeting: 'narrower', nearness: STEP ** steps });
  for (const [id, steps] of topics.broaderWithin(own, STEPS))
    add({ id, shared: id, meeting: 'broader', nearness: STEP ** steps });
  for (const id of topics.related(own)) add({ id, shared: id, meeting: 'related', nearness: RELATED });
  for (const [parent] of topics.broaderWithin(own, 1))
    for (const [id] of topics.narrowerWithin(parent, 1))
      add({ id, shared: parent, meeting: 'beside', nearness: BESIDE });
  return [...near.values()];
}
