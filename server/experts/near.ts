import { municipalityPositions, regionPositions } from '../network/geographic-positions.ts';
import { middle } from '../network/middle.ts';
import type { Snapshot } from '../snapshot.ts';
import type { GraphStore } from '../store/graph-store.ts';
import type { TopicTree } from '../topics/topic-tree.ts';
import { findExperts, isIn, type ExpertQuery, type FoundExperts } from './gather.ts';

/** What an empty list can offer instead, each with how many actors it finds: at least one. */
export interface NearExperts {
  /** Where there is evidence on the same topics, nearest first; null for everywhere. Empty where no place was asked for. */
  readonly places: readonly { readonly place: string | null; readonly total: number }[];
  /** Topics near those asked for, nearest first, with evidence in the place asked for. */
  readonly topics: readonly { readonly topic: string; readonly total: number }[];
}

const MOST_PLACES = 4;
const MOST_TOPICS = 4;
const MOST_STEPS = 4;
/** Beyond these a topic has little to do with the one asked for. */
const LOOKED_AT = 60;

/** What lies near a question that found nobody; null where it found somebody. */
export async function nearExperts(
  ground: { store: GraphStore; snapshot: Snapshot; now: Date },
  query: ExpertQuery,
  found: FoundExperts,
): Promise<NearExperts | null> {
  if (found.hits.length > 0) return null;
  return {
    places: query.region === undefined ? [] : placesNear(ground.snapshot, query.region, found),
    topics: await topicsNear(ground, query),
  };
}

function placesNear(snapshot: Snapshot, asked: string, { everywhere }: FoundExperts): NearExperts['places'] {
  const around = snapshot.geography.regionOf(asked);
  const counted = [...new Set([...(around === null ? [] : [around]), ...byDistance(snapshot, asked)])]
    .filter((place) => place !== asked)
    .map((place) => ({ place, total: everywhere.filter((hit) => isIn(snapshot, hit, place)).length }))
    .filter(({ total }) => total > 0);
  const all = everywhere.length === 0 ? [] : [{ place: null, total: everywhere.length }];
  return [...counted.slice(0, MOST_PLACES), ...all];
}

/** The maakunnat, the nearest first; none where it is not known where the place asked for is. */
function byDistance(snapshot: Snapshot, asked: string): string[] {
  const regions = regionPositions(snapshot);
  const here = middleOf(snapshot, asked, regions);
  if (here === null) return [];
  const apart = (id: string) => {
    const there = regions.get(id);
    return there ? Math.hypot(there.x - here.x, there.y - here.y) : Infinity;
  };
  return snapshot.projection
    .ofKind('maakunta')
    .map(({ id }) => ({ id, distance: apart(id) }))
    .toSorted((a, b) => a.distance - b.distance)
    .map(({ id }) => id);
}

/** Where a place is; a wellbeing area is where its municipalities are, a named area where its region is. */
function middleOf(snapshot: Snapshot, id: string, regions: ReturnType<typeof regionPositions>) {
  const { geography } = snapshot;
  const municipalities = municipalityPositions(snapshot);
  const known = municipalities.get(id) ?? regions.get(id);
  if (known) return known;
  const members = geography.municipalitiesIn(id).flatMap((member) => municipalities.get(member) ?? []);
  if (members.length === 0) return regions.get(geography.regionOf(id) ?? '') ?? null;
  return middle(members);
}

async function topicsNear(
  ground: { store: GraphStore; snapshot: Snapshot; now: Date },
  query: ExpertQuery,
): Promise<NearExperts['topics']> {
  const near: { topic: string; total: number }[] = [];
  for (const topic of stepByStep(ground.snapshot.topics, query.topics).slice(0, LOOKED_AT)) {
    const { hits } = await findExperts(ground, { ...query, topics: [topic] });
    if (hits.length > 0) near.push({ topic, total: hits.length });
    if (near.length === MOST_TOPICS) break;
  }
  return near;
}

/** Topics by the steps to them, up, down and aside; of as many steps, broader ones first. */
function stepByStep(topics: TopicTree, asked: readonly string[]): string[] {
  const known = new Set(asked);
  let edge: readonly string[] = asked;
  for (let step = 1; step <= MOST_STEPS && known.size <= LOOKED_AT + asked.length; step += 1) {
    const next = [
      ...edge.flatMap((id) => [...topics.broaderWithin(id, 1).keys()]),
      ...edge.flatMap((id) => topics.related(id)),
      ...edge.flatMap((id) => [...topics.narrowerWithin(id, 1).keys()]),
    ];
    edge = [...new Set(next)].filter((id) => !known.has(id));
    for (const id of edge) known.add(id);
  }
  return [...known].slice(asked.length);
}
