import type { Entity } from '../../contract/entity.ts';
import type { Snapshot } from '../../snapshot.ts';
import { TOPIC_ROLES, type Role } from '../../vocabulary/roles.ts';

const TOPICAL: ReadonlySet<Role> = new Set(TOPIC_ROLES);

export interface UsedTopic {
  topic: Entity;
  /** How many entities are tied to it directly. */
  uses: number;
}

/** The topics that anything is tied to, most used first, equals in list order. */
export function topicsUsed({ projection }: Snapshot): UsedTopic[] {
  return projection
    .ofType('topic')
    .map((topic) => ({
      topic,
      uses: new Set(projection.reaching(topic.id, TOPICAL).map(({ from }) => from)).size,
    }))
    .filter(({ uses }) => uses > 0)
    .toSorted((a, b) => b.uses - a.uses);
}
