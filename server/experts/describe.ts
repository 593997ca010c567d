import type { EntitySummary, EvidenceAnswer, RelationAnswer } from '../contract/answers.ts';
import type { Entity } from '../contract/entity.ts';
import type { ExpertAnswer, ExpertLineAnswer, ExpertsAnswer, TimeOwner } from '../contract/finders.ts';
import {
  CONTACT_WORDS,
  NO_EVIDENCE,
  STANDING_WORDS,
  TIME_BASIS_WORDS,
  TOPIC_MATCH_WORDS,
} from '../locales/experts.ts';
import type { Projection } from '../projection/projection.ts';
import { toSummary } from '../reading/entity-view.ts';
import { namesOf } from '../reading/find.ts';
import { describeEvidence, sourcesById } from '../reading/relation-view.ts';
import { timeProofs, type TimeProof } from '../reading/time-proofs.ts';
import type { Snapshot } from '../snapshot.ts';
import type { GraphStore } from '../store/graph-store.ts';
import { chooseText, type Lang } from '../vocabulary/languages.ts';
import { roleOf } from '../vocabulary/roles.ts';
import { contactsOf, type Contact } from './contacts.ts';
import type { ExpertHit, FoundExperts } from './gather.ts';
import type { Reading, TopicLine } from './lines.ts';
import type { NearExperts } from './near.ts';
import type { ScoredLine } from './score.ts';
import { isDated } from './when.ts';
import { withoutNames } from './without-names.ts';

/** A page of what was found, as `pageOf(found.hits, …)` cuts it. */
export interface ExpertPage {
  readonly items: readonly ExpertHit[];
  readonly total: number;
  readonly next: string | null;
}

export interface Describing {
  readonly store: GraphStore;
  readonly snapshot: Snapshot;
  readonly lang: Lang;
}

/**
 * The answer for one page of hits, in the reader's language, every line with its evidence. People who have not
 * consented are named in lists of persons only: elsewhere neither as `via` nor in the quotes. `near` is what an empty
 * list offers instead.
 */
export async function describeExperts(
  { store, snapshot, lang }: Describing,
  found: FoundExperts,
  page: ExpertPage,
  near: NearExperts | null = null,
): Promise<ExpertsAnswer> {
  const { topics, kind, mode, asOf, halfLife, hits, present } = found;
  const { projection } = snapshot;
  const lines = page.items.flatMap(({ topics: parts }) => parts.flatMap((part) => part.lines));
  const dated = lines.filter((line) => datedBy(projection, line) === 'activity');
  const [relations, times] = await Promise.all([
    toldById({ store, lang, present }, lines),
    timeProofs(store, [...new Set(dated.flatMap(({ activity }) => activity ?? []))], lang),
  ]);
  const summaries = new Map<string, EntitySummary | null>();
  const view = { projection, summaries, relations, times, lang, present, personsNamed: kind === 'person' };
  return {
    topics: topics.flatMap((id) => summaryOf(view, id) ?? []),
    kind,
    mode,
    asOf,
    halfLife: Number.isFinite(halfLife) ? halfLife : null,
    items: page.items.flatMap((hit) => describeHit(view, hit) ?? []),
    total: page.total,
    next: page.next,
    ...(hits.length === 0 && { note: NO_EVIDENCE[lang] }),
    ...(near && { near: describeNear(view, near) }),
  };
}

function describeNear(view: View, { places, topics }: NearExperts): NonNullable<ExpertsAnswer['near']> {
  return {
    places: places.map(({ place, total }) => ({ place: summaryOf(view, place), total })),
    topics: topics.flatMap(({ topic: id, total }) => {
      const topic = summaryOf(view, id);
      return topic ? [{ topic, total }] : [];
    }),
  };
}

interface View {
  readonly projection: Projection;
  /** Those made so far: a topic and a project stand in many lines. */
  readonly summaries: Map<string, EntitySummary | null>;
  readonly relations: ReadonlyMap<string, Told>;
  /** What sources say of the time of activities. */
  readonly times: ReadonlyMap<string, readonly TimeProof[]>;
  readonly lang: Lang;
  readonly present: Reading;
  readonly personsNamed: boolean;
}

/** What a line says in the words of its relation; the rest of it is known from the graph in memory. */
type Told = Pick<RelationAnswer, 'label' | 'title' | 'evidence'>;

async function toldById(
  { store, lang, present }: { store: GraphStore; lang: Lang; present: Reading },
  lines: readonly TopicLine[],
): Promise<Map<string, Told>> {
  const ids = [...new Set(lines.map(({ id }) => id))];
  if (ids.length === 0) return new Map();
  const { items } = await store.relations({ audience: 'public', ids, limit: ids.length });
  const evidence = items.flatMap((relation) => relation.evidence);
  const newer = evidence.filter(({ source }) => !present.sources.has(source));
  const sources =
    newer.length === 0
      ? present.sources
      : new Map([...present.sources, ...(await sourcesById(store, newer))]);
  return new Map(
    items.map((relation) => [
      relation.id,
      {
        label: roleOf(relation.role).label[lang],
        title: relation.title ? (chooseText(relation.title, lang)?.text ?? null) : null,
        evidence: relation.evidence.map((piece) => describeEvidence(piece, sources, lang)),
      },
    ]),
  );
}

/** Null where a line's relation was withdrawn while we were answering: its score no longer holds. */
function describeHit(view: View, hit: ExpertHit): ExpertAnswer | null {
  const { actor, score, confidence, topics } = hit;
  const entity = summaryOf(view, actor);
  const lines = topics.flatMap((part) => part.lines.map((line) => describeLine(view, part.topic, line)));
  if (entity === null || lines.includes(null)) return null;
  return {
    entity,
    score,
    confidence,
    topics: topics.map(({ topic, score: sum }) => ({ topic, score: sum })),
    lines: lines.filter((line) => line !== null),
    contacts: describeContacts(view, entity, contactsOf(view.present, hit)),
  };
}

/** Whom to turn to, in the reader's language. */
export function describeContacts(
  { projection, lang }: { projection: Projection; lang: Lang },
  found: Pick<EntitySummary, 'type'>,
  contacts: readonly Contact[],
): ExpertAnswer['contacts'] {
  return contacts.flatMap(({ entity: id, as, state, to }) => {
    const entity = projection.entity(id);
    if (!entity) return [];
    const words = CONTACT_WORDS[as === 'self' && found.type !== 'person' ? 'organisation' : as];
    return [{ entity: toSummary(entity, lang), as, state, label: words[state][lang], to }];
  });
}

function describeLine(view: View, asked: string, line: ScoredLine<TopicLine>): ExpertLineAnswer | null {
  const relation = view.relations.get(line.id);
  const topic = summaryOf(view, line.match.topic);
  if (!relation || !topic) return null;
  const hidden = hiddenPerson(view, line);
  return {
    topic: asked,
    activity: summaryOf(view, line.activity),
    role: line.role,
    label: relation.label,
    title: relation.title,
    relation: line.id,
    through: line.through,
    via: hidden ? null : summaryOf(view, line.via),
    from: line.from,
    to: line.to,
    kind: line.kind,
    factors: line.factors,
    match: {
      kind: line.match.kind,
      label: TOPIC_MATCH_WORDS[line.match.kind][view.lang],
      topic,
      relation: line.match.relation.id,
    },
    time: describeTime(view, line, hidden),
    standing: { kind: line.source.label, label: STANDING_WORDS[line.source.label][view.lang] },
    holders: line.coHolders,
    value: line.value,
    evidence: shownTo(hidden, relation.evidence),
  };
}

/** Whose years a line has: its role's own, else its activity's. */
function datedBy(projection: Projection, { relation, activity }: TopicLine): TimeOwner | null {
  if (isDated(relation.period)) return 'role';
  return activity !== null && isDated(projection.entity(activity)?.period) ? 'activity' : null;
}

function describeTime(
  view: View,
  line: ScoredLine<TopicLine>,
  hidden: Entity | null,
): ExpertLineAnswer['time'] {
  const of = datedBy(view.projection, line);
  const facts = of === 'activity' ? (view.times.get(line.activity ?? '') ?? []) : [];
  return {
    basis: line.timeBasis,
    label: TIME_BASIS_WORDS[line.timeBasis][view.lang],
    of,
    facts: facts.map((proof) => ({ ...proof, evidence: shownTo(hidden, proof.evidence) })),
  };
}

function shownTo(hidden: Entity | null, evidence: readonly EvidenceAnswer[]): EvidenceAnswer[] {
  return hidden ? evidence.map((piece) => withoutNames(piece, namesOf(hidden))) : [...evidence];
}

/** The person behind the line whom this list may not name. */
function hiddenPerson({ projection, personsNamed }: View, { relation }: TopicLine): Entity | null {
  const person = projection.entity(relation.from);
  return !personsNamed && person?.type === 'person' && person.visibility === 'limited' ? person : null;
}

function summaryOf({ projection, summaries, lang }: View, id: string | null): EntitySummary | null {
  if (id === null) return null;
  const known = summaries.get(id);
  if (known !== undefined) return known;
  const entity = projection.entity(id);
  const summary = entity ? toSummary(entity, lang) : null;
  summaries.set(id, summary);
  return summary;
}
