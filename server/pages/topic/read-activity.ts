import type { Entity } from '../../contract/entity.ts';
import { organisationsAbove } from '../../experts/beneficiaries.ts';
import { isLikened, LIKENED, profileOf, TAGS, type Profile } from '../../similar/profile.ts';
import type { Snapshot } from '../../snapshot.ts';
import { PERSONAL_ROLES, type Role } from '../../vocabulary/roles.ts';

/** A project, practice or event with the topic that ties it here: the one asked for, or the nearest narrower one. */
export interface TiedThing {
  readonly entity: Entity;
  readonly topic: string;
}

export interface Counted {
  readonly id: string;
  /** How many things. */
  readonly count: number;
}

/** What happens on a topic and those below it. */
export interface TopicActivity {
  /** By type, in list order. */
  readonly things: readonly TiedThing[];
  /** Where they are, most first; equals in list order. */
  readonly regions: readonly Counted[];
  /** Which municipalities take part themselves or by a unit. */
  readonly municipalities: readonly Counted[];
  /** How many went on in each year, from the first to the last. */
  readonly years: readonly { readonly year: number; readonly count: number }[];
  /** How many have no place, and no year, on record. */
  readonly placeless: number;
  readonly undated: number;
  /** How many people have had a role in them. */
  readonly people: number;
}

const PERSONAL: ReadonlySet<Role> = new Set(PERSONAL_ROLES);

/** Reads it from one revision of the graph. */
export function readActivity(snapshot: Snapshot, topic: string, thisYear: number): TopicActivity {
  const { projection } = snapshot;
  const things = thingsOf(snapshot, topic);
  const profiles = things.map(({ entity }) => profileOf(snapshot, entity, thisYear));
  const people = new Set(
    things
      .flatMap(({ entity }) => projection.reaching(entity.id, PERSONAL))
      .flatMap(({ from }) => (projection.typeOf(from) === 'person' ? [from] : [])),
  );
  return {
    things,
    regions: counted(
      snapshot,
      profiles.map(({ regions }) => regions.map(({ id }) => id)),
    ),
    municipalities: counted(
      snapshot,
      profiles.map((profile) => municipalitiesOf(snapshot, profile)),
    ),
    years: yearCounts(profiles, thisYear),
    placeless: profiles.filter(({ regions }) => regions.length === 0).length,
    undated: profiles.filter(({ years }) => years === null).length,
    people: people.size,
  };
}

function thingsOf({ projection, topics }: Snapshot, topic: string): TiedThing[] {
  const found = new Map<string, string>();
  for (const near of [topic, ...topics.narrowerWithin(topic).keys()])
    for (const { from } of projection.reaching(near, TAGS)) if (!found.has(from)) found.set(from, near);
  const places = [...found.keys()].flatMap((id) => projection.index(id) ?? []);
  const tied = places
    .toSorted((a, b) => a - b)
    .map((place) => projection.entityAt(place))
    .filter(isLikened)
    .map((entity) => ({ entity, topic: found.get(entity.id) as string }));
  return LIKENED.flatMap((type) => tied.filter(({ entity }) => entity.type === type));
}

function municipalitiesOf({ projection }: Snapshot, { parties }: Profile): string[] {
  return parties
    .flatMap(({ id }) => [id, ...organisationsAbove(projection, id)])
    .filter((id) => projection.kindAt(projection.index(id) ?? -1) === 'municipality');
}

/** How many of the lists have each id. */
function counted({ projection }: Snapshot, lists: readonly (readonly string[])[]): Counted[] {
  const counts = new Map<string, number>();
  for (const ids of lists) for (const id of new Set(ids)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const place = (id: string) => projection.index(id) ?? 0;
  return [...counts]
    .map(([id, count]) => ({ id, count }))
    .toSorted((a, b) => b.count - a.count || place(a.id) - place(b.id));
}

/** No thing of these has gone on for longer; a date that is wrong shall not make the picture a hundred years wide. */
const LONGEST = 60;

function yearCounts(profiles: readonly Profile[], thisYear: number): TopicActivity['years'] {
  const spans = profiles.flatMap(({ years }) => years ?? []);
  if (spans.length === 0) return [];
  const last = Math.min(Math.max(...spans.map((span) => span.last)), thisYear + 5);
  const first = Math.max(Math.min(...spans.map((span) => span.first)), last - LONGEST);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at).map((year) => ({
    year,
    count: spans.filter((span) => span.first <= year && year <= span.last).length,
  }));
}
