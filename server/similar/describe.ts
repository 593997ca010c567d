import type { EntitySummary, RelationAnswer } from '../contract/answers.ts';
import type { Entity } from '../contract/entity.ts';
import type { ReasonKind, SimilarAnswer, SimilarLine, SimilarThing } from '../contract/similar.ts';
import { TIME_UNPROVED } from '../locales/experts.ts';
import { NOTHING_SIMILAR, REASON_WORDS } from '../locales/similar.ts';
import { findWay } from '../projection/find-way.ts';
import type { Projection } from '../projection/projection.ts';
import { displayName, toSummary } from '../reading/entity-view.ts';
import { describeRelations } from '../reading/relation-view.ts';
import { timeProofs } from '../reading/time-proofs.ts';
import type { Snapshot } from '../snapshot.ts';
import type { GraphStore, ProjectedRelation } from '../store/graph-store.ts';
import type { Label, Lang } from '../vocabulary/languages.ts';
import type { Role } from '../vocabulary/roles.ts';
import type { SimilarHit, SimilarReason } from './gather.ts';
import type { ScoredReason } from './score.ts';

/** A page of what was found, as `pageOf(hits, …)` cuts it. */
export interface SimilarPage {
  readonly items: readonly SimilarHit[];
  readonly total: number;
  readonly next: string | null;
}

export interface Describing {
  readonly store: GraphStore;
  readonly snapshot: Snapshot;
  readonly lang: Lang;
}

/** The answer for one page of hits, in the reader's language, every line with what proves it. */
export async function describeSimilar(
  describing: Describing,
  entity: Entity,
  page: SimilarPage,
): Promise<SimilarAnswer> {
  const proofs = await readProofs(describing, entity.id, page.items);
  const view = { ...describing, own: entity.id, proofs };
  return {
    entity: toSummary(entity, describing.lang),
    items: page.items.flatMap((hit) => describeHit(view, hit) ?? []),
    total: page.total,
    next: page.next,
    ...(page.total === 0 && { note: NOTHING_SIMILAR[describing.lang] }),
  };
}

type Proof = Omit<SimilarLine['proofs'][number], 'side'>;

/** What proves a relation, by its id, and the time of a thing, by the thing's. */
interface Proofs {
  readonly relations: ReadonlyMap<string, Proof>;
  readonly times: ReadonlyMap<string, readonly Proof[]>;
}

interface View extends Describing {
  readonly own: string;
  readonly proofs: Proofs;
}

async function readProofs(
  { store, snapshot, lang }: Describing,
  own: string,
  hits: readonly SimilarHit[],
): Promise<Proofs> {
  const lines = hits.flatMap(({ reasons }) => reasons);
  const ids = [
    ...new Set(lines.flatMap((line) => SIDES.flatMap((side) => relationsBehind(snapshot, line, side)))),
  ];
  const dated = hits.filter(({ reasons }) => reasons.some(({ years }) => years !== null));
  const entities = dated.length === 0 ? [] : [own, ...dated.map(({ thing }) => thing)];
  const [relations, times] = await Promise.all([
    ids.length === 0 ? [] : relationsWith(store, ids, lang),
    timeProofs(store, entities, lang),
  ]);
  return {
    relations: new Map(
      relations.map(({ id, label, evidence }) => [id, { relation: id, fact: null, label, evidence }]),
    ),
    times: new Map([...times].map(([id, own]) => [id, own.map((proof) => ({ relation: null, ...proof }))])),
  };
}

const SIDES = ['own', 'other'] as const;
type Side = (typeof SIDES)[number];

/** The relation by which a side has something, and those that lead from that to what both share. */
function relationsBehind(snapshot: Snapshot, reason: SimilarReason, side: Side): readonly string[] {
  const id = reason.proofs[side];
  if (id === null) return [];
  const end = reason.places?.[side] ?? reason[side];
  return [id, ...WAYS[reason.kind](snapshot, end, reason.shared).map((step) => step.id)];
}

type Way = (snapshot: Snapshot, from: string, to: string) => readonly ProjectedRelation[];

/** From a topic to a broader or a related one, from a unit to its house, from a place to its region. */
const WAYS: Readonly<Record<ReasonKind, Way>> = {
  topic: ({ projection }, from, to) => up(projection, BROADER, from, to) ?? related(projection, from, to),
  party: ({ projection }, from, to) => up(projection, UNIT, from, to) ?? [],
  region: ({ geography }, from, to) => geography.wayTo(from, to),
  period: () => [],
};

const BROADER: ReadonlySet<Role> = new Set(['broader']);
const RELATED: ReadonlySet<Role> = new Set(['related']);
const UNIT: ReadonlySet<Role> = new Set(['unit-of']);

function up(projection: Projection, roles: ReadonlySet<Role>, from: string, to: string) {
  return findWay(from, to, (id) => projection.leaving(id, roles));
}

/** Said of either of the two. */
function related(projection: Projection, one: string, other: string): readonly ProjectedRelation[] {
  return [
    ...projection.leaving(one, RELATED).filter(({ to }) => to === other),
    ...projection.reaching(one, RELATED).filter(({ from }) => from === other),
  ];
}

async function relationsWith(
  store: GraphStore,
  ids: readonly string[],
  lang: Lang,
): Promise<RelationAnswer[]> {
  const { items } = await store.relations({ audience: 'public', ids, limit: ids.length });
  return describeRelations(store, items, lang);
}

/** Null where what proves a line was withdrawn while we were answering: the score no longer holds. */
function describeHit(view: View, { thing, score, reasons }: SimilarHit): SimilarThing | null {
  const entity = view.snapshot.projection.entity(thing);
  const lines = reasons.map((reason) => describeLine(view, thing, reason));
  if (!entity || lines.includes(null)) return null;
  return { entity: toSummary(entity, view.lang), score, lines: lines.filter((line) => line !== null) };
}

function describeLine(view: View, thing: string, reason: ScoredReason<SimilarReason>): SimilarLine | null {
  const { kind, meeting, years, factors, value } = reason;
  const proofs = SIDES.map((side) => proofsOf(view, side === 'own' ? view.own : thing, reason, side));
  if (proofs.includes(null)) return null;
  const words: Readonly<Record<string, Label>> = REASON_WORDS[kind];
  const alike = reason.own === reason.other;
  return {
    kind,
    meeting,
    label: (words[meeting] as Label)[view.lang],
    shared: years ? null : summaryOf(view, reason.shared),
    own: alike ? null : summaryOf(view, reason.own),
    other: alike ? null : summaryOf(view, reason.other),
    years,
    factors,
    value,
    proofs: proofs.flatMap((found) => found ?? []),
    note: years ? timeNote(view, [view.own, thing]) : null,
  };
}

/** Null where a relation behind it is there no more. */
function proofsOf(
  { proofs: { relations, times }, snapshot }: View,
  thing: string,
  reason: SimilarReason,
  side: Side,
): SimilarLine['proofs'] | null {
  const found: readonly (Proof | undefined)[] = reason.years
    ? (times.get(thing) ?? [])
    : relationsBehind(snapshot, reason, side).map((id) => relations.get(id));
  const known = found.filter((proof) => proof !== undefined);
  return known.length === found.length ? known.map((proof) => ({ side, ...proof })) : null;
}

/** An editor may have set a period that no source tells: the line says that it opens nothing there. */
function timeNote({ proofs, snapshot, lang }: View, things: readonly string[]): string | null {
  const names = things
    .filter((id) => !proofs.times.has(id))
    .flatMap((id) => snapshot.projection.entity(id) ?? [])
    .map((entity) => displayName(entity, lang).name);
  return names.length === 0 ? null : `${TIME_UNPROVED[lang]}: ${names.join(', ')}`;
}

function summaryOf({ snapshot, lang }: View, id: string): EntitySummary | null {
  const entity = snapshot.projection.entity(id);
  return entity ? toSummary(entity, lang) : null;
}
