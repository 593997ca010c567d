import { communities, type Community } from '../../network/communities.ts';
import { participations } from '../../network/participation.ts';
import type { Saying } from '../context.ts';
import { communityName, namedById } from './insights.ts';
import { capitalised } from '../views/relation-rows.ts';
import type { NetworkModel } from './model.ts';
import type { NetworkQuery } from './query.ts';
import { filtersOf } from './read-network.ts';

/** A picture of fewer nodes says by itself what hangs together. */
const FEWEST_NODES = 24;
/** Of a larger network communities are found when a reader asks for them. */
const MOST_PARTS = 50_000;
const MOST_NAMED = 8;
const WORDS = { topics: 1, places: 1 };

/** The picture with the names of its communities, the largest ones, as the analysis finds them for the same query. */
export function withAreas(context: Saying, query: NetworkQuery, model: NetworkModel): NetworkModel {
  if (model.map || model.level !== 'organisation' || query.focus || model.nodes.length < FEWEST_NODES)
    return model;
  if (participations(context.snapshot).length > MOST_PARTS) return model;
  const drawn = new Set(model.nodes.map(({ id }) => id));
  const largest = communities(context.snapshot, filtersOf(query)).slice(0, MOST_NAMED);
  const areas = largest.map((community) => ({
    id: community.members[0] ?? '',
    name: communityName(context, {
      ...community,
      topics: community.topics.slice(0, WORDS.topics),
      places: community.places.slice(0, WORDS.places),
    }),
    short: ownWords(community, largest).map((id) => capitalised(namedById(context, id).name)),
    members: community.members.filter((id) => drawn.has(id)),
  }));
  return { ...model, areas };
}

/** What stands for a name that finds no room: a topic or a place that no other community of the picture has. */
function ownWords(community: Community, all: readonly Community[]): string[] {
  const others = new Set(all.flatMap((one) => (one === community ? [] : wordsOf(one))));
  return wordsOf(community).filter((id) => !others.has(id));
}

function wordsOf({ topics, places }: Community): string[] {
  return [...topics, ...places.slice(0, WORDS.places)];
}
