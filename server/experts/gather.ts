import type { Source } from '../contract/evidence.ts';
import type { ExpertKind, TopicMode } from '../contract/finders.ts';
import type { Projection } from '../projection/projection.ts';
import type { Snapshot } from '../snapshot.ts';
import type { GraphStore } from '../store/graph-store.ts';
import type { Role } from '../vocabulary/roles.ts';
import type { Reading, TopicLine } from './lines.ts';
import { rememberedLines } from './remembered-lines.ts';
import { combineTopics, scoreAnyTopic, scoreExperts, type CombinedExpert } from './score.ts';
import { dayInFinland, yearWithFraction } from './when.ts';

/** Whom to look for. `topics` are ids. */
export interface ExpertQuery {
  readonly topics: readonly string[];
  readonly kind: ExpertKind;
  /** Of several topics: those who know all of them, or any; default all. */
  readonly mode?: TopicMode;
  /** The id of a region, named area or municipality: only actors in it, or with a role that held there. */
  readonly region?: string;
  /** The last day that is looked at, ISO; default today in Finland. */
  readonly asOf?: string;
  /** Years in which evidence loses half of its decaying part, `Infinity` for never; research keeps longer by as much as by default. */
  readonly halfLife?: number;
  /** Whether evidence on narrower topics counts; default true. */
  readonly narrower?: boolean;
}

export type ExpertHit = CombinedExpert<TopicLine>;

export interface FoundExperts {
  readonly topics: readonly string[];
  readonly kind: ExpertKind;
  readonly mode: TopicMode;
  /** The day as of which the evidence was weighed, ISO. */
  readonly asOf: string;
  readonly halfLife: number;
  /** The same graph as of today, whatever `asOf` says. */
  readonly present: Reading;
  /** All of them, strongest first; the day decides the order of equals. */
  readonly hits: readonly ExpertHit[];
  /** The same without regard to the region. */
  readonly everywhere: readonly ExpertHit[];
}

export const HALF_LIFE = 6;
const RESEARCH_KEEPS = 10 / 6;

/**
 * Who knows the topics, by what the sources say they did. Persons are found in a list of their own only; an actor
 * without evidence is not in the list at all. The same revision, day and query give the same answer.
 * `describeExperts` turns a page of the hits into an answer.
 */
export async function findExperts(
  { store, snapshot, now }: { store: GraphStore; snapshot: Snapshot; now: Date },
  query: ExpertQuery,
): Promise<FoundExperts> {
  const { topics, kind, mode = 'all', region, halfLife = HALF_LIFE, narrower = true } = query;
  const today = dayInFinland(now);
  const asOf = query.asOf ?? today;
  const present = { snapshot, sources: await sourcesOf(store, snapshot.projection), today, narrower };
  const reading = { ...present, today: asOf };
  const options = {
    now: yearWithFraction(asOf),
    halfLife,
    researchHalfLife: RESEARCH_KEEPS * halfLife,
    turn: today,
  };
  const asked = [...new Set(topics)];
  const perTopic = asked.map((topic) => ({
    topic,
    lines: rememberedLines(reading, topic).filter(({ actor }) => isOfKind(snapshot.projection, actor, kind)),
  }));
  const everywhere =
    mode === 'any'
      ? scoreAnyTopic(perTopic, options)
      : combineTopics(
          perTopic.map(({ topic, lines }) => ({ topic, experts: scoreExperts(lines, options) })),
          options,
        );
  const hits = region === undefined ? everywhere : everywhere.filter((hit) => isIn(snapshot, hit, region));
  return { topics: asked, kind, mode, asOf, halfLife, present, hits, everywhere };
}

function isOfKind(projection: Projection, id: string, kind: ExpertKind): boolean {
  const place = projection.index(id);
  if (place === undefined) return false;
  const type = projection.typeAt(place);
  if (kind === 'person') return type === 'person';
  const municipality = projection.kindAt(place) === 'municipality';
  return type === 'organisation' && municipality === (kind === 'municipality');
}

const AFFILIATION: ReadonlySet<Role> = new Set(['works-for', 'holds']);

/** Whether an actor is in a region or municipality: by where it is, whom it works for, or where a role held. */
export function isIn(
  { projection, geography }: Snapshot,
  { actor, topics }: ExpertHit,
  region: string,
): boolean {
  const roles = topics.flatMap(({ lines }) => lines).map(({ relation }) => relation);
  const affiliations = projection.leaving(actor, AFFILIATION).map(({ to }) => to);
  const places = [actor, ...affiliations, ...roles.flatMap(({ scope, onBehalfOf }) => [scope, onBehalfOf])];
  return places.some(
    (place) =>
      place !== null &&
      (geography.regionsOf(place).has(region) || geography.municipalityOf(place) === region),
  );
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
