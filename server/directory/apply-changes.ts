import type { EntityType } from '../vocabulary/kinds.ts';
import { roleOf } from '../vocabulary/roles.ts';
import { checkKind } from '../contract/entity.ts';
import type { Claim, End } from '../contract/relation.ts';
import { StaleRevisionError, StoreBusyError, StoreUnavailableError } from '../store/errors.ts';
import type {
  ChangeSet,
  EntityRecord,
  FactRecord,
  GraphStore,
  RelationRecord,
  Resolution,
} from '../store/graph-store.ts';
import { asleep, asleepStatement } from './dormant.ts';
import { foldEntity, foldFact, foldRelation } from './fold.ts';
import { canonicalJson, factId, freshId, relationId } from './identity.ts';
import { inSteps } from './in-steps.ts';
import { passOn } from './inheritance.ts';
import { idsIn, type Author, type Place, type SourceStatements } from './statements.ts';
import { StatementsRefusedError, type StatementProblem } from './statement-problem.ts';
import { withholdingOf } from './withhold-names.ts';

/** The clock that writes are dated by; injected so that tests choose the day. */
export type Clock = () => Date;

/** What an application of statements did; all zero (and no new revision) when the source said nothing new. */
export interface ApplyReport {
  revision: number;
  written: { entities: number; relations: number; facts: number };
  retracted: { entities: number; relations: number; facts: number };
  /** Ids that were left out because the person asked to be erased. */
  erased: string[];
}

const TRIES = 8;
/** A Neo4j with a heap of 1.5 GB has memory for it. */
const LARGEST_STEP = 20_000;

/**
 * Makes the directory say what `statements` say: what this source said before and says no longer is retracted,
 * other sources' statements, editors' corrections and erasures stand. All or nothing; only a register of more than
 * `largestStep` records is written in several steps, each whole, so that no store needs memory for all of it and other
 * writers need not wait for its end. What was cut short between two steps is finished by applying the same again.
 * Throws StatementsRefusedError with every problem, StoreUnavailableError when the store is down.
 */
export async function applyStatements(
  store: GraphStore,
  statements: SourceStatements,
  author: Author,
  clock: Clock,
  largestStep: number = LARGEST_STEP,
): Promise<ApplyReport> {
  const done: ChangeSet[] = [];
  return untilFresh(async () => {
    let revision = await store.revision();
    const { changes, erased } = await changesFor(store, statements, author, clock, revision);
    for (const step of isEmpty(changes) ? [] : inSteps(changes, largestStep)) {
      revision = await applySurely(store, { ...step, base: revision });
      done.push(step);
    }
    return { ...reportOf(done, erased), revision };
  });
}

/**
 * Applies a change set, once more where the store's answer was lost: under the same commit id, by which a store that has
 * written it answers instead of writing it twice.
 */
export function applySurely(store: GraphStore, changes: ChangeSet): Promise<number> {
  return store.apply(changes).catch((error: unknown) => {
    const unsure = error instanceof StoreUnavailableError && !(error instanceof StoreBusyError);
    if (!unsure) throw error;
    return store.apply(changes);
  });
}

/** Runs `attempt` again while other writers come first. */
export async function untilFresh<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof StaleRevisionError) || tries >= TRIES) throw error;
    }
  }
}

export function isEmpty(changes: ChangeSet): boolean {
  const { sources, entities, relations, facts, removedEntities, removedRelations, removedFacts } = changes;
  return [sources, entities, relations, facts, removedEntities, removedRelations, removedFacts].every(
    (list) => list.length === 0,
  );
}

function reportOf(done: readonly ChangeSet[], erased: string[]): Omit<ApplyReport, 'revision'> {
  const count = (what: (step: ChangeSet) => readonly unknown[]) =>
    done.reduce((sum, step) => sum + what(step).length, 0);
  return {
    written: {
      entities: count(({ entities }) => entities),
      relations: count(({ relations }) => relations),
      facts: count(({ facts }) => facts),
    },
    retracted: {
      entities: count(({ removedEntities }) => removedEntities),
      relations: count(({ removedRelations }) => removedRelations),
      facts: count(({ removedFacts }) => removedFacts),
    },
    erased,
  };
}

/**
 * What `applyStatements` would write, computed from revision `base`, and the ids that it would leave out because their
 * person asked to be erased. Throws as it does.
 */
export async function changesFor(
  store: GraphStore,
  statements: SourceStatements,
  author: Author,
  clock: Clock,
  base: number,
): Promise<{ changes: ChangeSet; erased: string[] }> {
  const known = await resolveMentioned(store, statements);
  const withheld = await withholdingOf(store);
  const comeBack = withheld.comeBack(statements, known);
  const erased = [
    ...[...known].filter(([, resolution]) => resolution.state === 'erased').map(([id]) => id),
    ...comeBack,
  ];
  const said = withoutErased(withHeirs(statements, known), new Set(erased));
  const present = await withheld.statements(said, known);
  refuseMisfits(present, known);

  const before = await store.statementsOf(present.source.id);
  const { relations, facts } = await nextStatements(store, present, before);
  const entities = await nextEntities(store, present, before.entities);
  const mentionedNow = new Set(mentionedIn(present));
  const orphans = await withoutReferences(
    store,
    entities.removed.filter((id) => !mentionedNow.has(id)),
    new Set([...relations.removed, ...facts.removed]),
  );
  const corrected = before.entities.filter(
    ({ entity, corrections }) => corrections.length > 0 && orphans.includes(entity.id),
  );
  const sleeping = new Set(corrected.map(({ entity }) => entity.id));
  const [knownSource] = await store.sources([present.source.id]);
  const changes: ChangeSet = {
    base,
    commit: {
      id: freshId('c'),
      at: clock().toISOString(),
      ...withheld.author(author),
      source: present.source.id,
      sourceVersion: present.source.version,
    },
    sources:
      knownSource && canonicalJson(knownSource) === canonicalJson(present.source) ? [] : [present.source],
    entities: [...entities.written, ...corrected.map(asleep)],
    relations: relations.written,
    facts: facts.written,
    removedRelations: relations.removed,
    removedFacts: facts.removed,
    removedEntities: [
      ...orphans.filter((id) => !sleeping.has(id)).map((id) => ({ id, state: 'withdrawn' as const })),
      ...comeBack.map((id) => ({ id, state: 'erased' as const })),
    ],
  };
  return { changes, erased };
}

async function resolveMentioned(
  store: GraphStore,
  statements: SourceStatements,
): Promise<Map<string, Resolution>> {
  const ids = new Set([...statements.entities.map(({ id }) => id), ...mentionedIn(statements)]);
  const known = await resolved(store, [...ids]);
  const heirs = [...known.values()].flatMap((one) => (one.state === 'merged' ? [one.into] : []));
  return new Map([...(await resolved(store, heirs)), ...known]);
}

async function resolved(store: GraphStore, ids: string[]): Promise<Map<string, Resolution>> {
  const resolutions = ids.length > 0 ? await store.resolve(ids, 'editor') : [];
  return new Map(ids.map((id, index) => [id, resolutions[index] as Resolution]));
}

/** The ids that the relations and facts speak of. */
function mentionedIn({ relations, facts }: SourceStatements): string[] {
  return [...relations.flatMap(({ claim }) => idsIn(claim)), ...facts.map(({ claim }) => claim.entity)];
}

/** Statements about a merged entity become statements about its heir; what joined the two of them says nothing now. */
function withHeirs(statements: SourceStatements, known: Map<string, Resolution>): SourceStatements {
  const heir = (id: string) => {
    const resolution = known.get(id);
    return resolution?.state === 'merged' ? resolution.into : id;
  };
  return {
    ...statements,
    relations: statements.relations
      .map((relation) => ({ ...relation, said: relation.claim, claim: redirectClaim(relation.claim, heir) }))
      .filter(({ said, claim }) => isLoop(said) || !isLoop(claim))
      .map(({ claim, evidence, place }) => ({ claim, evidence, place })),
    facts: statements.facts.map((fact) => ({
      ...fact,
      claim: { ...fact.claim, entity: heir(fact.claim.entity) },
    })),
  };
}

/** The claim with every id that it mentions passed through `redirect`. */
export function redirectClaim(claim: Claim, redirect: (id: string) => string): Claim {
  const end = (one: End): End => ('entity' in one ? { entity: redirect(one.entity) } : one);
  const maybe = (id: string | null) => (id === null ? null : redirect(id));
  return {
    ...claim,
    from: end(claim.from),
    to: end(claim.to),
    scope: maybe(claim.scope),
    onBehalfOf: maybe(claim.onBehalfOf),
  };
}

function withoutErased(statements: SourceStatements, erased: ReadonlySet<string>): SourceStatements {
  if (erased.size === 0) return statements;
  return {
    ...statements,
    entities: statements.entities.filter(({ id }) => !erased.has(id)),
    relations: statements.relations.filter(({ claim }) => !idsIn(claim).some((id) => erased.has(id))),
    facts: statements.facts.filter(({ claim }) => !erased.has(claim.entity)),
  };
}

function refuseMisfits(statements: SourceStatements, known: Map<string, Resolution>): void {
  const types = typesById(statements, known);
  const problems = [
    ...entityProblems(statements),
    ...statements.relations.flatMap(({ claim, place }) => relationProblems(claim, place, types)),
    ...statements.facts.flatMap(({ claim, place }) =>
      unknownIdProblems([['entity', claim.entity]], place, types),
    ),
  ];
  if (problems.length > 0) throw new StatementsRefusedError(problems);
}

function typesById(statements: SourceStatements, known: Map<string, Resolution>): Map<string, EntityType> {
  const stored = [...known.values()].flatMap((resolution): [string, EntityType][] =>
    resolution.state === 'found' ? [[resolution.entity.id, resolution.entity.type]] : [],
  );
  const said = statements.entities.map(({ id, fields }): [string, EntityType] => [id, fields.type]);
  return new Map([...stored, ...said]);
}

function entityProblems(statements: SourceStatements): StatementProblem[] {
  const problems: StatementProblem[] = [];
  const seen = new Set<string>();
  for (const { id, fields, place } of statements.entities) {
    if (seen.has(id)) problems.push({ ...place, value: id, reason: 'this id stands twice in the file' });
    seen.add(id);
    checkKind(fields, (path, message) =>
      problems.push({
        ...place,
        path: `${place.path}.${path.join('.')}`,
        value: String(fields.kind),
        reason: message,
      }),
    );
  }
  return problems;
}

function relationProblems(claim: Claim, place: Place, types: Map<string, EntityType>): StatementProblem[] {
  const mentioned: [string, string][] = [];
  if ('entity' in claim.from) mentioned.push(['from', claim.from.entity]);
  if ('entity' in claim.to) mentioned.push(['to', claim.to.entity]);
  if (claim.scope !== null) mentioned.push(['scope', claim.scope]);
  if (claim.onBehalfOf !== null) mentioned.push(['onBehalfOf', claim.onBehalfOf]);
  const unknown = unknownIdProblems(mentioned, place, types);
  if (unknown.length > 0) return unknown;
  return [
    ...endProblems('from', claim, place, types),
    ...endProblems('to', claim, place, types),
    ...loopProblems(claim, place),
  ];
}

function endProblems(
  side: 'from' | 'to',
  claim: Claim,
  place: Place,
  types: Map<string, EntityType>,
): StatementProblem[] {
  const end = claim[side];
  const type = 'entity' in end ? types.get(end.entity) : end.placeholder.type;
  const allowed = roleOf(claim.role)[side];
  if (type !== undefined && allowed.includes(type)) return [];
  const value = 'entity' in end ? `${end.entity} (${type})` : `placeholder ${type}`;
  return [
    {
      ...place,
      path: `${place.path}.${side}`,
      value,
      reason: `${claim.role} goes ${side} ${allowed.join(', ')}`,
    },
  ];
}

/** Whether both ends are the same entity. */
export function isLoop({ from, to }: Claim): boolean {
  return 'entity' in from && 'entity' in to && from.entity === to.entity;
}

function loopProblems(claim: Claim, place: Place): StatementProblem[] {
  if (!isLoop(claim) || !('entity' in claim.from)) return [];
  return [{ ...place, value: claim.from.entity, reason: 'a relation joins two different things' }];
}

function unknownIdProblems(
  mentioned: [string, string][],
  place: Place,
  types: Map<string, EntityType>,
): StatementProblem[] {
  return mentioned
    .filter(([, id]) => !types.has(id))
    .map(([field, id]) => ({
      ...place,
      path: `${place.path}.${field}`,
      value: id,
      reason:
        'no entity has this id; describe it in this file, load the file that does first, or correct the id',
    }));
}

async function nextEntities(store: GraphStore, statements: SourceStatements, before: EntityRecord[]) {
  const source = statements.source.id;
  const ids = statements.entities.map(({ id }) => id);
  const current = new Map(
    [...(await store.records(ids)), ...before].map((record) => [record.entity.id, record]),
  );
  const said = new Map(statements.entities.map(({ id, fields }) => [id, fields]));
  const written = new Map<string, EntityRecord>();
  const removed: string[] = [];
  const legacies: Legacy[] = [];
  for (const id of new Set([...ids, ...before.map(({ entity }) => entity.id)])) {
    const record = current.get(id);
    const claims = withClaim(record?.claims ?? {}, source, said.get(id));
    const mergedInto = record?.entity.mergedInto ?? null;
    const next =
      Object.keys(claims).length > 0
        ? foldEntity({ claims, corrections: record?.corrections ?? [] }, id, mergedInto)
        : null;
    if (next && (!record || differs(record, next, 'entity'))) written.set(id, next);
    // An id that was merged leads to its heir for good, whether or not its source still speaks of it.
    if (mergedInto !== null) legacies.push({ heir: mergedInto, id, merged: said.has(id) ? next : null });
    else if (!next) removed.push(id);
  }
  for (const heir of await heirsOf(store, source, legacies, written)) written.set(heir.entity.id, heir);
  return { written: [...written.values()], removed };
}

/** A merged entity of which the source speaks, or no longer speaks. */
interface Legacy {
  heir: string;
  id: string;
  merged: EntityRecord | null;
}

/** The heirs to whom what the source says of merged entities is news. */
async function heirsOf(
  store: GraphStore,
  source: string,
  legacies: readonly Legacy[],
  written: ReadonlyMap<string, EntityRecord>,
): Promise<EntityRecord[]> {
  if (legacies.length === 0) return [];
  const stored = await store.records([...new Set(legacies.map(({ heir }) => heir))]);
  return stored.flatMap((record) => {
    const id = record.entity.id;
    const before = written.get(id) ?? record;
    const next = legacies
      .filter(({ heir }) => heir === id)
      .reduce((heir, legacy) => passOn(heir, source, legacy.id, legacy.merged), before);
    return differs(before, next, 'entity') ? [next] : [];
  });
}

function withClaim<T>(claims: Record<string, T>, source: string, claim: T | undefined): Record<string, T> {
  const others = Object.entries(claims).filter(([name]) => name !== source);
  return Object.fromEntries(claim === undefined ? others : [...others, [source, claim]]);
}

function differs<K extends string>(
  current: { sortKey: string; claims: unknown } & Record<K, { revision: number }>,
  next: { sortKey: string; claims: unknown } & Record<K, { revision: number }>,
  key: K,
): boolean {
  const comparable = (record: typeof current) =>
    canonicalJson({ said: { ...record[key], revision: 0 }, sortKey: record.sortKey, claims: record.claims });
  return comparable(current) !== comparable(next);
}

/** Of `ids`, those that no statement mentions once `retracted` are gone: what others speak of stays. */
async function withoutReferences(
  store: GraphStore,
  ids: string[],
  retracted: ReadonlySet<string>,
): Promise<string[]> {
  const orphans: string[] = [];
  for (const id of ids) {
    const { relations, facts } = await store.touching(id);
    const mentions = [...relations.map(({ relation }) => relation.id), ...facts.map(({ fact }) => fact.id)];
    if (mentions.every((mention) => retracted.has(mention))) orphans.push(id);
  }
  return orphans;
}

async function nextStatements(
  store: GraphStore,
  statements: SourceStatements,
  before: { relations: RelationRecord[]; facts: FactRecord[] },
) {
  const relationClaims = groupById(statements.relations, ({ claim }) => relationId(claim));
  const factClaims = groupById(statements.facts, ({ claim }) => factId(claim));
  const others = await store.statements({
    relations: [...relationClaims.keys()],
    facts: [...factClaims.keys()],
  });
  return {
    relations: nextRelations(statements.source.id, relationClaims, [
      ...others.relations,
      ...before.relations,
    ]),
    facts: nextFacts(statements.source.id, factClaims, [...others.facts, ...before.facts]),
  };
}

function groupById<T>(items: readonly T[], idOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const id = idOf(item);
    const group = groups.get(id);
    if (group) group.push(item);
    else groups.set(id, [item]);
  }
  return groups;
}

function nextRelations(
  source: string,
  said: Map<string, SourceStatements['relations']>,
  current: RelationRecord[],
) {
  const records = new Map(current.map((record) => [record.relation.id, record]));
  const written: RelationRecord[] = [];
  const removed: string[] = [];
  for (const id of new Set([...said.keys(), ...records.keys()])) {
    const record = records.get(id);
    const claims = withClaim(record?.claims ?? {}, source, relationSaid(said.get(id)));
    const identity = said.get(id)?.[0]?.claim ?? record?.relation;
    if (Object.keys(claims).length === 0 || !identity) {
      if (record?.suppression) written.push(asleepStatement(record));
      else removed.push(id);
    } else {
      const next = foldRelation(identity, { claims, suppression: record?.suppression ?? null });
      if (!record || differs(record, next, 'relation')) written.push(next);
    }
  }
  return { written, removed };
}

function relationSaid(
  said: SourceStatements['relations'] | undefined,
): RelationRecord['claims'][string] | undefined {
  const first = said?.[0];
  if (!first) return undefined;
  const { period, position, realisation } = first.claim;
  return { period, position, realisation, evidence: said.flatMap(({ evidence }) => evidence) };
}

function nextFacts(source: string, said: Map<string, SourceStatements['facts']>, current: FactRecord[]) {
  const records = new Map(current.map((record) => [record.fact.id, record]));
  const written: FactRecord[] = [];
  const removed: string[] = [];
  for (const id of new Set([...said.keys(), ...records.keys()])) {
    const record = records.get(id);
    const claim = said.get(id);
    const claims = withClaim(
      record?.claims ?? {},
      source,
      claim && { evidence: claim.flatMap(({ evidence }) => evidence) },
    );
    const identity = claim?.[0]?.claim ?? record?.fact;
    if (Object.keys(claims).length === 0 || !identity) {
      if (record?.suppression) written.push(asleepStatement(record));
      else removed.push(id);
    } else {
      const next = foldFact(identity, { claims, suppression: record?.suppression ?? null });
      if (!record || differs(record, next, 'fact')) written.push(next);
    }
  }
  return { written, removed };
}
