import type { EntitySummary, RelationAnswer } from '../contract/answers.ts';
import type { Entity } from '../contract/entity.ts';
import type { Fact } from '../contract/relation.ts';
import type { SimilarAnswer, SimilarLine, SimilarThing } from '../contract/similar.ts';
import { NOTHING_SIMILAR, REASON_WORDS } from '../locales/similar.ts';
import { toSummary } from '../reading/entity-view.ts';
import { describeEvidence, describeRelations, sourcesById } from '../reading/relation-view.ts';
import type { Snapshot } from '../snapshot.ts';
import type { GraphStore } from '../store/graph-store.ts';
import { fieldOf, type Field } from '../vocabulary/fields.ts';
import type { Label, Lang } from '../vocabulary/languages.ts';
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

const TIMES = ['period', 'start', 'end'] as const satisfies Field[];

async function readProofs(
  { store, lang }: Describing,
  own: string,
  hits: readonly SimilarHit[],
): Promise<Proofs> {
  const lines = hits.flatMap(({ reasons }) => reasons);
  const ids = [...new Set(lines.flatMap(({ proofs }) => [proofs.own, proofs.other]))].filter(
    (id) => id !== null,
  );
  const dated = hits.filter(({ reasons }) => reasons.some(({ years }) => years !== null));
  const entities = dated.length === 0 ? [] : [own, ...dated.map(({ thing }) => thing)];
  const [relations, facts] = await Promise.all([
    ids.length === 0 ? [] : relationsWith(store, ids, lang),
    entities.length === 0 ? [] : store.facts({ audience: 'public', entities, fields: TIMES }),
  ]);
  return {
    relations: new Map(
      relations.map(({ id, label, evidence }) => [id, { relation: id, fact: null, label, evidence }]),
    ),
    times: await timeProofs(store, facts, lang),
  };
}

async function relationsWith(
  store: GraphStore,
  ids: readonly string[],
  lang: Lang,
): Promise<RelationAnswer[]> {
  const { items } = await store.relations({ audience: 'public', ids, limit: ids.length });
  return describeRelations(store, items, lang);
}

async function timeProofs(
  store: GraphStore,
  facts: readonly Fact[],
  lang: Lang,
): Promise<Map<string, Proof[]>> {
  const sources = await sourcesById(
    store,
    facts.flatMap(({ evidence }) => evidence),
  );
  const told = facts.map((fact) => ({
    entity: fact.entity,
    proof: {
      relation: null,
      fact: fact.id,
      label: fieldOf(fact.field).label[lang],
      evidence: fact.evidence.map((piece) => describeEvidence(piece, sources, lang)),
    },
  }));
  return new Map(
    [...Map.groupBy(told, ({ entity }) => entity)].map(([entity, own]) => [
      entity,
      own.map(({ proof }) => proof),
    ]),
  );
}

/** Null where what proves a line was withdrawn while we were answering: the score no longer holds. */
function describeHit(view: View, { thing, score, reasons }: SimilarHit): SimilarThing | null {
  const entity = view.snapshot.projection.entity(thing);
  const lines = reasons.map((reason) => describeLine(view, thing, reason));
  if (!entity || lines.includes(null)) return null;
  return { entity: toSummary(entity, view.lang), score, lines: lines.filter((line) => line !== null) };
}

function describeLine(view: View, thing: string, reason: ScoredReason<SimilarReason>): SimilarLine | null {
  const { kind, meeting, years, factors, value, proofs } = reason;
  const sides = [
    { side: 'own', found: proofsOf(view, proofs.own, view.own, years !== null) },
    { side: 'other', found: proofsOf(view, proofs.other, thing, years !== null) },
  ] as const;
  if (sides.some(({ found }) => found === null)) return null;
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
    proofs: sides.flatMap(({ side, found }) => (found ?? []).map((proof) => ({ side, ...proof }))),
  };
}

/** A period that came with the thing itself has no fact of its own: nothing stands beside it then. */
function proofsOf(
  { proofs }: View,
  relation: string | null,
  thing: string,
  isTime: boolean,
): readonly Proof[] | null {
  if (isTime) return proofs.times.get(thing) ?? [];
  const proof = proofs.relations.get(relation ?? '');
  return proof ? [proof] : null;
}

function summaryOf({ snapshot, lang }: View, id: string): EntitySummary | null {
  const entity = snapshot.projection.entity(id);
  return entity ? toSummary(entity, lang) : null;
}
