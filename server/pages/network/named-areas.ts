import { communities } from '../../network/communities.ts';
import { participations } from '../../network/participation.ts';
import type { PageContext } from '../context.ts';
import { communityName, shortCommunityName } from './insights.ts';
import type { NetworkModel } from './model.ts';
import type { NetworkQuery } from './query.ts';
import { filtersOf } from './read-network.ts';

/** A picture of fewer nodes says by itself what hangs together. */
const FEWEST_NODES = 24;
/** Of a larger network communities are found when a reader asks for them. */
const MOST_PARTS = 50_000;
const MOST_NAMED = 8;
const WORDS = { topics: 2, places: 1 };

/** The picture with the names of its communities, the largest ones, as the analysis finds them for the same query. */
export function withAreas(context: PageContext, query: NetworkQuery, model: NetworkModel): NetworkModel {
  if (model.map || model.level !== 'organisation' || query.focus || model.nodes.length < FEWEST_NODES)
    return model;
  if (participations(context.snapshot).length > MOST_PARTS) return model;
  const drawn = new Set(model.nodes.map(({ id }) => id));
  const areas = communities(context.snapshot, filtersOf(query))
    .slice(0, MOST_NAMED)
    .map((community) => ({
      id: community.members[0] ?? '',
      name: communityName(context, {
        ...community,
        topics: community.topics.slice(0, WORDS.topics),
        places: community.places.slice(0, WORDS.places),
      }),
      short: shortCommunityName(context, community),
      members: community.members.filter((id) => drawn.has(id)),
    }));
  return { ...model, areas };
}
