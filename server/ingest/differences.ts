import { changesFor, type Clock } from '../directory/apply-changes.ts';
import { canonicalJson } from '../directory/identity.ts';
import type { Author, SourceStatements } from '../directory/statements.ts';
import type { Entity } from '../contract/entity.ts';
import type { End, Fact, Relation } from '../contract/relation.ts';
import type { EntityRecord, FactRecord, GraphStore, RelationRecord } from '../store/graph-store.ts';
import { kindLabel } from '../vocabulary/kinds.ts';
import { chooseText } from '../vocabulary/languages.ts';

/** What would become of one thing, in a line that a person can read. */
export interface Difference {
  readonly what: 'entity' | 'relation' | 'fact';
  readonly how: 'new' | 'changed' | 'retracted';
  readonly text: string;
}

/**
 * What applying the statements would change in the store, entities before relations before facts, new before changed
 * before retracted, and then by their text. Nothing is written. Throws StatementsRefusedError.
 */
export async function differences(
  store: GraphStore,
  statements: SourceStatements,
  author: Author,
  clock: Clock,
): Promise<Difference[]> {
  const { changes } = await changesFor(store, statements, author, clock, await store.revision());
  const own = await store.statementsOf(statements.source.id);
  const kept = await store.statements({
    relations: changes.relations.map(({ relation }) => relation.id),
    facts: changes.facts.map(({ fact }) => fact.id),
  });
  const entities = byId(
    [
      ...own.entities,
      ...(await store.records([
        ...changes.entities.map(({ entity }) => entity.id),
        ...changes.removedEntities.map(({ id }) => id),
      ])),
    ],
    ({ entity }) => entity.id,
  );
  const relations = byId([...own.relations, ...kept.relations], ({ relation }) => relation.id);
  const facts = byId([...own.facts, ...kept.facts], ({ fact }) => fact.id);
  return inOrder([
    ...changes.entities.map((next) => entityDifference(entities.get(next.entity.id), next)),
    ...changes.removedEntities.map(({ id }) => retracted('entity', entityText(entities.get(id)?.entity, id))),
    ...changes.relations.map((next) => relationDifference(relations.get(next.relation.id), next)),
    ...changes.removedRelations.map((id) =>
      retracted('relation', relationText(relations.get(id)?.relation, id)),
    ),
    ...changes.facts.map((next) => factDifference(facts.get(next.fact.id), next)),
    ...changes.removedFacts.map((id) => retracted('fact', factText(facts.get(id)?.fact, id))),
  ]);
}

function byId<T>(records: readonly T[], idOf: (record: T) => string): Map<string, T> {
  return new Map(records.map((record) => [idOf(record), record]));
}

const HOW: readonly Difference['how'][] = ['new', 'changed', 'retracted'];
const WHAT: readonly Difference['what'][] = ['entity', 'relation', 'fact'];

function inOrder(all: readonly Difference[]): Difference[] {
  const place = ({ what, how }: Difference) => WHAT.indexOf(what) * HOW.length + HOW.indexOf(how);
  return all.toSorted((a, b) => place(a) - place(b) || (a.text < b.text ? -1 : 1));
}

function retracted(what: Difference['what'], text: string): Difference {
  return { what, how: 'retracted', text };
}

function entityDifference(before: EntityRecord | undefined, { entity }: EntityRecord): Difference {
  const text = entityText(entity, entity.id);
  if (!before) return { what: 'entity', how: 'new', text };
  const changed = changedKeys(before.entity, entity).filter((key) => key !== 'revision');
  return { what: 'entity', how: 'changed', text: `${text}: ${changed.join(', ') || 'its sources'}` };
}

function relationDifference(before: RelationRecord | undefined, { relation }: RelationRecord): Difference {
  const text = relationText(relation, relation.id);
  if (!before) return { what: 'relation', how: 'new', text };
  const changed = changedKeys(before.relation, relation).filter((key) => key !== 'revision');
  return { what: 'relation', how: 'changed', text: `${text}: ${changed.join(', ') || 'its sources'}` };
}

function factDifference(before: FactRecord | undefined, { fact }: FactRecord): Difference {
  return { what: 'fact', how: before ? 'changed' : 'new', text: factText(fact, fact.id) };
}

function changedKeys<T extends object>(before: T, after: T): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<string & keyof T>;
  return [...keys].filter((key) => canonicalJson(before[key] ?? null) !== canonicalJson(after[key] ?? null));
}

/** `municipality turku "Turku"`. */
function entityText(entity: Entity | undefined, id: string): string {
  if (!entity) return id;
  const name = chooseText(entity.names, 'en')?.text;
  return `${kindLabel(entity.type, entity.kind).en} ${id}${name === undefined ? '' : ` "${name}"`}`;
}

/** `turku partner interreg-iwater 2015-12-01–2018-08-31`. */
function relationText(relation: Relation | undefined, id: string): string {
  if (!relation) return id;
  const { from, role, to, period } = relation;
  const years = period ? ` ${period.from?.date ?? ''}–${period.to?.date ?? ''}` : '';
  return `${endText(from)} ${role} ${endText(to)}${years}`;
}

function endText(end: End): string {
  return 'entity' in end ? end.entity : `(unnamed ${end.placeholder.type})`;
}

function factText(fact: Fact | undefined, id: string): string {
  return fact ? `${fact.entity} ${fact.field} ${canonicalJson(fact.value)}` : id;
}
