import type { Entity } from '../contract/entity.ts';
import type { Source } from '../contract/evidence.ts';
import type { ExpertKind } from '../contract/finders.ts';
import type { Projection } from '../projection/projection.ts';
import type { Snapshot } from '../snapshot.ts';
import type { GraphStore } from '../store/graph-store.ts';
import type { Role } from '../vocabulary/roles.ts';
import { topicLines, type TopicLine } from './lines.ts';
import { combineTopics, scoreExperts, type CombinedExpert } from './score.ts';
import { dayInFinland, yearWithFraction } from './when.ts';

/** Whom to look for. `topics` are ids; several ask for those who know all of them. `region` is an id. */
export interface ExpertQuery {
  readonly topics: readonly string[];
  readonly kind: ExpertKind;
  /** Only actors in this region, or with a role that held there. */
  readonly region?: string;
}

export type ExpertHit = CombinedExpert<TopicLine>;

export interface FoundExperts {
  readonly topics: readonly string[];
  readonly kind: ExpertKind;
  /** All of them, strongest first; equals by id. */
  readonly hits: readonly ExpertHit[];
}

/**
 * Who knows the topics, by what the sources say they did. Persons are found in a list of their own only; an actor
 * without evidence is not in the list at all. The same revision and day give the same answer.
 * `describeExperts` turns a page of the hits into an answer.
 */
export async function findExperts(
  { store, snapshot, now }: { store: GraphStore; snapshot: Snapshot; now: Date },
  { topics, kind, region }: ExpertQuery,
): Promise<FoundExperts> {
  const today = dayInFinland(now);
  const reading = { snapshot, sources: await sourcesOf(store, snapshot.projection), today };
  const options = { now: yearWithFraction(today) };
  const asked = [...new Set(topics)];
  const perTopic = asked.map((topic) => ({
    topic,
    experts: scoreExperts(
      topicLines(reading, topic).filter(({ actor }) => isOfKind(snapshot.projection.entity(actor), kind)),
      options,
    ),
  }));
  const hits = combineTopics(perTopic, options);
  const inRegion = region === undefined ? hits : hits.filter((hit) => isIn(snapshot, hit, region));
  return { topics: asked, kind, hits: inRegion };
}

function isOfKind(entity: Entity | undefined, kind: ExpertKind): boolean {
  if (kind === 'person') return entity?.type === 'person';
  return entity?.type === 'organisation' && (entity.kind === 'municipality') === (kind === 'municipality');
}

const AFFILIATION: ReadonlySet<Role> = new Set(['works-for', 'holds']);

function isIn({ projection, geography }: Snapshot, { actor, topics }: ExpertHit, region: string): boolean {
  const roles = topics.flatMap(({ lines }) => lines).map(({ relation }) => relation);
  const affiliations = projection.leaving(actor, AFFILIATION).map(({ to }) => to);
  const places = [actor, ...affiliations, ...roles.flatMap(({ scope, onBehalfOf }) => [scope, onBehalfOf])];
  return places.some((place) => place !== null && geography.regionsOf(place).has(region));
}

const known = new WeakMap<Projection, Promise<Map<string, Source>>>();

/** The sources of a projection, read once. */
function sourcesOf(store: GraphStore, projection: Projection): Promise<Map<string, Source>> {
  const reading =
    known.get(projection) ??
    store.sources().then((sources) => new Map(sources.map((source) => [source.id, source])));
  known.set(projection, reading);
  reading.catch(() => known.delete(projection));
  return reading;
}
