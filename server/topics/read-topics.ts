import type { Projection } from '../projection/projection.ts';
import type { Role } from '../vocabulary/roles.ts';
import { buildTopicTree, type TopicTree } from './topic-tree.ts';

const BROADER: ReadonlySet<Role> = new Set(['broader']);
const RELATED: ReadonlySet<Role> = new Set(['related']);

/** The topic tree of a projection. Throws TopicCycleError when its topics go round. */
export function readTopics(projection: Projection): TopicTree {
  return buildTopicTree(
    Array.from(projection.placesOf('topic'), projection.idAt).map((id) => ({
      id,
      broader: projection.leaving(id, BROADER).map(({ to }) => to),
      related: projection.leaving(id, RELATED).map(({ to }) => to),
    })),
  );
}
