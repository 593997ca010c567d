import { z } from 'zod';
import { entityFieldsSchema, checkKind } from '../contract/entity.ts';
import { idSchema, readable } from '../contract/primitives.ts';
import type {
  Correction,
  EntityRecord,
  FactRecord,
  GraphStore,
  RelationRecord,
  Resolution,
  Suppression,
} from '../store/graph-store.ts';
import { applySurely, isLoop, redirectClaim, untilFresh, type Clock } from './apply-changes.ts';
import { isAsleep, withCorrections } from './dormant.ts';
import { foldEntity, foldFact, foldRelation } from './fold.ts';
import { erase } from './erase.ts';
import { factId, freshId, relationId } from './identity.ts';
import { joinedBy } from './joined.ts';
import { inheritedClaims, mergedEarlier } from './inheritance.ts';
import { redactFieldValue, redactMark, type Redact } from './redact.ts';
import { stage, type Reads, type Work } from './staged.ts';
import { idsIn, type Author, type Place } from './statements.ts';
import { StatementsRefusedError, type StatementProblem } from './statement-problem.ts';
import { withholdingOf, type Withholding } from './withhold-names.ts';

const editableFields = entityFieldsSchema.omit({ type: true }).keyof();

/** One thing an editor does. `edit` and `hide` stand until they are withdrawn; `merge` and `erase` are for good. */
export const editSchema = z.union([
  z.strictObject({ edit: idSchema, field: editableFields, value: z.unknown() }),
  z.strictObject({
    hide: z.string().regex(/^[rf]-[a-z2-7]+$/, 'hide takes the id of a relation (r-…) or a fact (f-…)'),
  }),
  z.strictObject({
    withdraw: z.string().regex(/^e-[a-z2-7]+$/, 'withdraw takes the id of an edit (e-…)'),
    of: z.string(),
  }),
  z.strictObject({ merge: idSchema, into: idSchema }),
  z.strictObject({ erase: idSchema }),
]);

export type Edit = z.infer<typeof editSchema>;

/** A file of edits: who, why, what. */
export const editFileSchema = z.strictObject({
  actor: readable(z.string().trim().min(1)),
  reason: readable(z.string().trim().min(1)),
  edits: z.array(editSchema).min(1),
});

export interface PlacedEdit {
  edit: Edit;
  place: Place;
}

/** What each edit did; `id` is what `withdraw` takes. */
export interface EditReport {
  revision: number;
  done: { id: string | null; text: string }[];
}

/**
 * Does the edits in order and writes them as one durable step, all or none. All are checked before the first is done;
 * throws StatementsRefusedError with every problem.
 */
export async function applyEdits(
  store: GraphStore,
  edits: readonly PlacedEdit[],
  author: Author,
  clock: Clock,
): Promise<EditReport> {
  const problems = (await Promise.all(edits.map((placed) => problemsOf(store, placed)))).flat();
  problems.push(...(await contradictions(store, edits)));
  if (problems.length > 0) throw new StatementsRefusedError(problems);
  return untilFresh(async () => {
    const base = await store.revision();
    const staged = stage(store);
    const at = clock().toISOString();
    const done: EditReport['done'] = [];
    let signed = author;
    for (const { edit, place } of edits) {
      const withheld = await withholdingOf(staged.reads);
      signed = withheld.author(signed);
      const id = 'edit' in edit || 'hide' in edit ? freshId('e') : null;
      const { work, text, redact } = await workOf(
        staged.reads,
        edit,
        { id: id ?? '', at, ...signed },
        place,
        withheld,
      );
      if (redact) signed = redactMark(signed, redact);
      staged.add(work);
      done.push({ id, text });
    }
    const commit = { id: freshId('c'), at, ...signed, source: null, sourceVersion: null };
    return { done, revision: await applySurely(store, { base, commit, ...(await staged.work()) }) };
  });
}

async function problemsOf(store: GraphStore, { edit, place }: PlacedEdit): Promise<StatementProblem[]> {
  if ('edit' in edit) return editProblems(store, edit, place);
  if ('merge' in edit) return mergeProblems(store, edit, place);
  if ('erase' in edit) return missing(store, 'erase', edit.erase, place);
  if ('withdraw' in edit) return withdrawProblems(store, edit, place);
  if (await findStatement(store, edit.hide)) return [];
  return [{ ...place, value: edit.hide, reason: 'the directory has no statement with this id' }];
}

async function withdrawProblems(
  store: GraphStore,
  edit: { withdraw: string; of: string },
  place: Place,
): Promise<StatementProblem[]> {
  const [statement, [record]] = await Promise.all([findStatement(store, edit.of), store.records([edit.of])]);
  if (!statement && !record)
    return [{ ...place, value: edit.of, reason: 'the directory has no statement or entity with this id' }];
  const inForce = [statement?.suppression?.id, ...(record?.corrections ?? []).map(({ id }) => id)];
  if (inForce.includes(edit.withdraw)) return [];
  return [{ ...place, value: edit.withdraw, reason: `${edit.of} has no edit with this id in force` }];
}

/** Edits that an earlier edit of the same file leaves nothing to do for: what it merged, erased or withdrew. */
async function contradictions(store: GraphStore, edits: readonly PlacedEdit[]): Promise<StatementProblem[]> {
  const gone = new Map<string, string>();
  const problems: StatementProblem[] = [];
  for (const { edit, place } of edits) {
    const named = await namedBy(store, edit);
    const spent = named.find((id) => gone.has(id));
    if (spent !== undefined)
      problems.push({ ...place, value: spent, reason: `${gone.get(spent)} by an earlier edit of this file` });
    if ('merge' in edit) gone.set(edit.merge, 'it is merged');
    if ('erase' in edit) gone.set(edit.erase, 'it is erased');
    if ('withdraw' in edit) gone.set(edit.withdraw, 'it is withdrawn');
  }
  return problems;
}

/** The ids that must still be there when the edit's turn comes. */
async function namedBy(store: GraphStore, edit: Edit): Promise<string[]> {
  if ('edit' in edit) return [edit.edit];
  if ('merge' in edit) return [edit.merge, edit.into];
  if ('erase' in edit) return [edit.erase];
  const target = 'hide' in edit ? edit.hide : edit.of;
  const own = 'withdraw' in edit ? [edit.withdraw, target] : [target];
  const statement = await findStatement(store, target);
  if (!statement) return own;
  return [...own, ...('relation' in statement ? idsIn(statement.relation) : [statement.fact.entity])];
}

async function editProblems(
  store: GraphStore,
  edit: Extract<Edit, { edit: string }>,
  place: Place,
): Promise<StatementProblem[]> {
  const unknown = await missing(store, 'edit', edit.edit, place);
  if (unknown.length > 0) return unknown;
  const parsed = entityFieldsSchema.shape[edit.field as keyof typeof entityFieldsSchema.shape].safeParse(
    edit.value,
  );
  if (!parsed.success)
    return parsed.error.issues.map((issue) => ({
      ...place,
      path: [`${place.path}.value`, ...issue.path.map(String)].join('.'),
      value: JSON.stringify(edit.value) ?? '(missing)',
      reason: issue.message,
    }));
  if (edit.field !== 'kind') return [];
  const [record] = await store.records([edit.edit]);
  const problems: StatementProblem[] = [];
  if (record)
    checkKind({ type: record.entity.type, kind: edit.value as string | null }, (_path, message) =>
      problems.push({ ...place, path: `${place.path}.value`, value: String(edit.value), reason: message }),
    );
  return problems;
}

async function mergeProblems(
  store: GraphStore,
  edit: { merge: string; into: string },
  place: Place,
): Promise<StatementProblem[]> {
  const unknown = [
    ...(await missing(store, 'merge', edit.merge, place)),
    ...(await missing(store, 'into', edit.into, place)),
  ];
  if (unknown.length > 0) return unknown;
  const [from, into] = await Promise.all([store.records([edit.merge]), store.records([edit.into])]);
  if (edit.merge === edit.into)
    return [{ ...place, value: edit.into, reason: 'an entity cannot be merged into itself' }];
  const silent = [...from, ...into].find(isAsleep);
  if (silent)
    return [
      {
        ...place,
        value: silent.entity.id,
        reason: 'no source names it any longer; there is nothing to merge',
      },
    ];
  if (from[0]?.entity.type === into[0]?.entity.type) return [];
  return [
    {
      ...place,
      value: edit.into,
      reason: `a ${from[0]?.entity.type} cannot become a ${into[0]?.entity.type}`,
    },
  ];
}

async function missing(
  store: GraphStore,
  field: string,
  id: string,
  place: Place,
): Promise<StatementProblem[]> {
  const [resolution] = (await store.resolve([id], 'editor')) as [Resolution];
  if (resolution.state === 'found') return [];
  const reasons = {
    merged: resolution.state === 'merged' ? `it was merged into ${resolution.into}; use that id` : '',
    erased: 'it was erased for good',
    unknown: 'no entity has this id',
  };
  return [{ ...place, path: `${place.path}.${field}`, value: id, reason: reasons[resolution.state] }];
}

async function workOf(
  store: Reads,
  edit: Edit,
  mark: Suppression,
  place: Place,
  withheld: Withholding,
): Promise<{ work: Partial<Work>; text: string; redact?: Redact }> {
  if ('edit' in edit) return correct(store, edit, mark, withheld);
  if ('hide' in edit) return { work: await suppress(store, edit.hide, mark), text: `hid ${edit.hide}` };
  if ('withdraw' in edit)
    return { work: await withdraw(store, edit, place), text: `withdrew ${edit.withdraw}` };
  if ('merge' in edit)
    return {
      work: await merge(store, edit.merge, edit.into),
      text: `merged ${edit.merge} into ${edit.into}`,
    };
  return { ...(await erase(store, edit.erase)), text: `erased ${edit.erase}` };
}

async function recordOf(store: Reads, id: string): Promise<EntityRecord> {
  const [record] = await store.records([id]);
  if (!record) throw new Error(`The entity ${id} vanished while it was being edited`);
  return record;
}

async function correct(
  store: Reads,
  edit: Extract<Edit, { edit: string }>,
  mark: Suppression,
  withheld: Withholding,
) {
  const record = await recordOf(store, edit.edit);
  // Who has the same name as somebody who was erased may be called so.
  const isPerson = record.entity.type === 'person';
  const value = isPerson ? edit.value : redactFieldValue(edit.field, edit.value, withheld.text);
  const correction: Correction = { ...mark, field: edit.field, value };
  const corrections = [...record.corrections.filter(({ field }) => field !== edit.field), correction];
  return {
    work: { entities: [withCorrections(record, corrections)] },
    text: `set ${edit.field} of ${edit.edit}`,
  };
}

async function findStatement(store: Reads, id: string): Promise<RelationRecord | FactRecord | undefined> {
  const { relations, facts } = await store.statements({ relations: [id], facts: [id] });
  return relations[0] ?? facts[0];
}

async function suppress(store: Reads, id: string, suppression: Suppression | null): Promise<Partial<Work>> {
  const record = await findStatement(store, id);
  if (!record) throw new Error(`The statement ${id} vanished while it was being edited`);
  if (isAsleep(record)) return suppressAsleep(record, id, suppression);
  if ('relation' in record)
    return { relations: [foldRelation(record.relation, { claims: record.claims, suppression })] };
  return { facts: [foldFact(record.fact, { claims: record.claims, suppression })] };
}

/** What no source says any longer is there only as long as it is hidden. */
function suppressAsleep(
  record: RelationRecord | FactRecord,
  id: string,
  suppression: Suppression | null,
): Partial<Work> {
  if ('relation' in record)
    return suppression ? { relations: [{ ...record, suppression }] } : { removedRelations: [id] };
  return suppression ? { facts: [{ ...record, suppression }] } : { removedFacts: [id] };
}

async function withdraw(
  store: Reads,
  edit: { withdraw: string; of: string },
  place: Place,
): Promise<Partial<Work>> {
  const statement = await findStatement(store, edit.of);
  if (statement?.suppression?.id === edit.withdraw) return suppress(store, edit.of, null);
  const [record] = await store.records([edit.of]);
  if (record?.corrections.some(({ id }) => id === edit.withdraw)) {
    const corrections = record.corrections.filter(({ id }) => id !== edit.withdraw);
    if (isAsleep(record) && corrections.length === 0)
      return { removedEntities: [{ id: edit.of, state: 'withdrawn' }] };
    return { entities: [withCorrections(record, corrections)] };
  }
  throw new StatementsRefusedError([
    { ...place, value: edit.withdraw, reason: `${edit.of} has no edit with this id in force` },
  ]);
}

/** The merged entity keeps its record and points to its heir; its names become the heir's, its statements move. */
async function merge(store: Reads, from: string, into: string): Promise<Partial<Work>> {
  const [merged, heir, touched] = await Promise.all([
    recordOf(store, from),
    recordOf(store, into),
    store.touching(from),
  ]);
  const redirect = (id: string) => (id === from ? into : id);
  const moved = await mergedStatements(store, touched, redirect);
  const inherited = { ...heir.claims, ...inheritedClaims(merged) };
  return {
    entities: [
      foldEntity(merged, from, into),
      foldEntity({ claims: inherited, corrections: heir.corrections }, into, null),
      ...(await flattened(store, merged, into)),
    ],
    ...moved,
  };
}

/** Entities merged into `from` earlier now point straight to `into`, so that a redirect is one step. */
async function flattened(store: Reads, from: EntityRecord, into: string): Promise<EntityRecord[]> {
  const records = await store.records(mergedEarlier(from));
  return records.map((record) => foldEntity(record, record.entity.id, into));
}

async function mergedStatements(
  store: Reads,
  touched: { relations: RelationRecord[]; facts: FactRecord[] },
  redirect: (id: string) => string,
): Promise<Partial<Work>> {
  const relations = touched.relations
    .map((record) => ({ ...record, claim: redirectClaim(record.relation, redirect) }))
    .filter(({ claim }) => !isLoop(claim));
  const facts = touched.facts.map((record) => ({
    ...record,
    claim: { ...record.fact, entity: redirect(record.fact.entity) },
  }));
  const present = await store.statements({
    relations: relations.map(({ claim }) => relationId(claim)),
    facts: facts.map(({ claim }) => factId(claim)),
  });
  return {
    relations: joinedBy(relationId, [
      ...present.relations.map((record) => ({ ...record, claim: record.relation })),
      ...relations,
    ]).map(({ claim, relation, ...record }) => foldRelation(claim, record, relation)),
    facts: joinedBy(factId, [
      ...present.facts.map((record) => ({ ...record, claim: record.fact })),
      ...facts,
    ]).map(({ claim, fact, ...record }) => foldFact(claim, record, fact)),
    removedRelations: touched.relations.map(({ relation }) => relation.id),
    removedFacts: touched.facts.map(({ fact }) => fact.id),
  };
}
