import type { Role } from '../vocabulary/roles.ts';
import { collaborationNetwork, type RawNetwork } from './collaboration.ts';
import type { NetworkFilters } from './filters.ts';
import { byText, type Ground } from './ground.ts';
import { oncePerProjection } from '../projection/once-per-projection.ts';
import { communitiesOf } from './louvain.ts';

/** Organisations that work with each other more than with the others. */
export interface Community {
  /** By id, those with most activities first. */
  members: readonly string[];
  /** What sets their common activities apart from the others', most telling first; at most three. */
  topics: readonly string[];
  /** The regions in which most of them lie; at most two. */
  places: readonly string[];
  /** How many activities some two of them share. */
  activities: number;
}

const FEWEST_MEMBERS = 3;
const MOST_EDGES = 20_000;
const MOST_ACTIVITIES = 20;
const NAMES = { topics: 3, places: 2 };
const ABOUT: ReadonlySet<Role> = new Set(['about']);

/** Answers of one projection that are kept: a reader who walks through a picture asks for the same again and again. */
const MOST_KEPT = 32;
const answersOf = oncePerProjection(() => new Map<string, Community[]>());

/** The communities of the organisations that a query leaves, the largest first; those of two are pairs, not communities. */
export function communities(ground: Ground, filters: NetworkFilters): readonly Community[] {
  const answers = answersOf(ground);
  const key = JSON.stringify(Object.entries(filters).toSorted(([a], [b]) => byText(a, b)));
  const answer = answers.get(key) ?? findCommunities(ground, filters);
  if (answers.size >= MOST_KEPT && !answers.has(key)) answers.delete(answers.keys().next().value as string);
  answers.set(key, answer);
  return answer;
}

function findCommunities(ground: Ground, filters: NetworkFilters): Community[] {
  const network = collaborationNetwork(ground, {
    ...filters,
    level: 'organisation',
    weight: 'fractional',
    limit: MOST_EDGES,
    activities: MOST_ACTIVITIES,
  });
  const number = new Map(network.nodes.map(({ id }, index) => [id, index]));
  const own = communitiesOf({
    size: network.nodes.length,
    edges: network.edges.map(({ from, to, weight }) => ({
      from: number.get(from) as number,
      to: number.get(to) as number,
      weight,
    })),
  });
  const communityOf = (id: string) => own[number.get(id) as number] as number;
  const topics = topicsOf(ground);
  const overall = counts(activitiesOf(network.edges).flatMap(topics));
  return [...Map.groupBy(network.nodes, ({ id }) => communityOf(id))]
    .filter(([, nodes]) => nodes.length >= FEWEST_MEMBERS)
    .map(([community, nodes]) => {
      const activities = activitiesOf(
        network.edges.filter(
          ({ from, to }) => communityOf(from) === community && communityOf(to) === community,
        ),
      );
      const regions = nodes.flatMap(({ region }) => region ?? []);
      return {
        members: nodes.toSorted((a, b) => b.size - a.size || byText(a.id, b.id)).map(({ id }) => id),
        topics: mostTelling(counts(activities.flatMap(topics)), overall).slice(0, NAMES.topics),
        places: ranked(counts(regions)).slice(0, NAMES.places),
        activities: activities.length,
      };
    })
    .toSorted(
      (a, b) => b.members.length - a.members.length || byText(a.members[0] ?? '', b.members[0] ?? ''),
    );
}

function activitiesOf(edges: RawNetwork['edges']): string[] {
  return [...new Set(edges.flatMap(({ activities }) => activities.map(({ activity }) => activity)))];
}

/** The subjects that an activity is about; each activity is read once. */
function topicsOf({ projection }: Ground): (activity: string) => string[] {
  const known = new Map<string, string[]>();
  return (activity) => {
    const found =
      known.get(activity) ??
      projection
        .leaving(activity, ABOUT)
        .map(({ to }) => to)
        .filter((topic) => projection.entity(topic)?.kind === 'subject');
    known.set(activity, found);
    return found;
  };
}

function counts(ids: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const id of ids) found.set(id, (found.get(id) ?? 0) + 1);
  return found;
}

function ranked(scores: ReadonlyMap<string, number>): string[] {
  return [...scores].sort(([a, m], [b, n]) => n - m || byText(a, b)).map(([id]) => id);
}

/** Often here and seldom elsewhere: how many times, weighed by the logarithm of how much oftener than overall. */
function mostTelling(here: ReadonlyMap<string, number>, overall: ReadonlyMap<string, number>): string[] {
  const [own, all] = [total(here), total(overall)];
  return ranked(
    new Map(
      [...here].map(([id, n]) => [id, n * Math.log1p(n / own / ((overall.get(id) ?? n) / all))] as const),
    ),
  );
}

function total(found: ReadonlyMap<string, number>): number {
  return [...found.values()].reduce((sum, n) => sum + n, 0);
}
