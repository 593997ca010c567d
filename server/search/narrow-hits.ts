import type { Geography } from '../projection/geography.ts';
import type { Projection } from '../projection/projection.ts';
import type { TopicTree } from '../topics/topic-tree.ts';
import type { EntityType } from '../vocabulary/kinds.ts';
import type { Role } from '../vocabulary/roles.ts';

/** What hits may be narrowed by. */
export const NARROWING = ['type', 'kind', 'region', 'topic'] as const;
export type NarrowedBy = (typeof NARROWING)[number];

/** What is asked for; null for any. A region or topic is an id. */
export interface Narrowing {
  readonly type: EntityType | null;
  readonly kind: string | null;
  /** Where it lies, or for which it is. */
  readonly region: string | null;
  /** What it is about, narrower topics included. */
  readonly topic: string | null;
}

/** For each choice that could be made how many hits it would leave, the other choices as they are; most first. */
export type Facets = Readonly<Record<NarrowedBy, ReadonlyMap<string, number>>>;

export interface NarrowedHits<H> {
  readonly kept: H[];
  /** Counts each choice; computed when it is called. */
  facets(): Facets;
}

interface Ground {
  projection: Projection;
  geography: Geography;
  topics: TopicTree;
}

const PLACED: ReadonlySet<Role> = new Set(['located-in', 'targets', 'available-in']);
const ABOUT: ReadonlySet<Role> = new Set(['about', 'expert-in', 'meets']);
const REGION_KINDS: ReadonlySet<string> = new Set(['maakunta', 'foreign']);
/** More topics than anybody chooses from. */
const MOST_TOPICS = 20;

/** The hits that what is asked for leaves, in their order. */
export function narrowHits<H extends { id: string }>(
  ground: Ground,
  hits: readonly H[],
  asked: Narrowing,
): NarrowedHits<H> {
  const tests = testsFor(ground, asked);
  const passing = (without: readonly NarrowedBy[]) => {
    const held = NARROWING.filter((name) => !without.includes(name)).flatMap((name) => tests[name] ?? []);
    return hits.filter(({ id }) => held.every((test) => test(id)));
  };
  return {
    kept: passing([]),
    facets: () => ({
      // A kind belongs to its type: who chooses another type gives it up.
      type: tally(passing(['type', 'kind']), ({ id }) => [typeOf(ground, id)]),
      kind: tally(passing(['kind']), ({ id }) => [kindOf(ground, id)]),
      region: tally(passing(['region']), ({ id }) =>
        [...regionsOf(ground, id)].filter((region) => REGION_KINDS.has(kindOf(ground, region) ?? '')),
      ),
      topic: countTopics(ground, passing(['topic'])),
    }),
  };
}

type Test = (id: string) => boolean;

function testsFor(ground: Ground, asked: Narrowing): Readonly<Record<NarrowedBy, Test | null>> {
  const { type, kind, region, topic } = asked;
  return {
    type: type === null ? null : (id) => typeOf(ground, id) === type,
    kind: kind === null ? null : (id) => kindOf(ground, id) === kind,
    region: region === null ? null : (id) => regionsOf(ground, id).has(region),
    topic: topic === null ? null : testOfTopic(ground, topic),
  };
}

function testOfTopic(ground: Ground, topic: string): Test {
  const wanted = new Set([topic, ...ground.topics.narrowerWithin(topic).keys()]);
  return (id) => topicsOf(ground, id).some((own) => wanted.has(own));
}

function typeOf({ projection }: Ground, id: string): EntityType | null {
  const place = projection.index(id);
  return place === undefined ? null : projection.typeAt(place);
}

function kindOf({ projection }: Ground, id: string): string | null {
  const place = projection.index(id);
  return place === undefined ? null : projection.kindAt(place);
}

function regionsOf({ projection, geography }: Ground, id: string): ReadonlySet<string> {
  const own = geography.regionsOf(id);
  const placed = projection.leaving(id, PLACED);
  return placed.length === 0
    ? own
    : new Set([...own, ...placed.flatMap(({ to }) => [...geography.regionsOf(to)])]);
}

/** What it is tied to; a topic is its own. */
function topicsOf(ground: Ground, id: string): string[] {
  if (typeOf(ground, id) === 'topic') return [id];
  return ground.projection
    .leaving(id, ABOUT)
    .flatMap(({ to }) => (typeOf(ground, to) === 'topic' ? [to] : []));
}

/** The topics that most hits are tied to, each with how many it would leave. */
function countTopics(ground: Ground, hits: readonly { id: string }[]): Map<string, number> {
  const direct = tally(hits, ({ id }) => new Set(topicsOf(ground, id)));
  const counted = [...direct.keys()].slice(0, MOST_TOPICS).map((topic): [string, number] => {
    const test = testOfTopic(ground, topic);
    return [topic, hits.filter(({ id }) => test(id)).length];
  });
  return new Map(mostFirst(counted));
}

function tally<H>(hits: readonly H[], keysOf: (hit: H) => Iterable<string | null>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const hit of hits)
    for (const key of keysOf(hit)) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Map(mostFirst([...counts]));
}

function mostFirst(counts: readonly [string, number][]): [string, number][] {
  return counts.toSorted(([a, some], [b, others]) => others - some || (a < b ? -1 : 1));
}
