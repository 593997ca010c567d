import type { EntityRecord, FactRecord, RelationRecord, Stored } from '../store/graph-store.ts';
import type { Source } from '../contract/evidence.ts';
import { isAsleep } from './dormant.ts';
import { digestsOf, findSpelledNames, namesOfPerson, namesSaid, type NameFinder } from './erased-names.ts';
import { foldEntity, foldFact, foldRelation } from './fold.ts';
import { factId, relationId } from './identity.ts';
import { mergedEarlier } from './inheritance.ts';
import { joinedBy } from './joined.ts';
import {
  redactClaims,
  redactCorrection,
  redactEvidence,
  redactFactClaims,
  redactFactValue,
  redactFields,
  redactLocalised,
  redactMark,
  redactRelationClaims,
  redactSource,
  type Redact,
} from './redact.ts';
import type { Reads, Work } from './staged.ts';
import { idsIn } from './statements.ts';

/**
 * Takes the entity and those merged into it, with everything that names them. A person's names go, too, from all that is
 * said of others, and their digests stay behind so that they do not come back. Answers with it what takes the
 * names out of a text. Another person of the same name and what is said of them stay.
 */
export async function erase(store: Reads, id: string): Promise<{ work: Work; redact: Redact }> {
  const [record] = await store.records([id]);
  if (!record) throw new Error(`The entity ${id} vanished while it was being erased`);
  const ids = [id, ...mergedEarlier(record)];
  const gone = await namingThem(store, ids);
  const persons = (await store.records(ids)).filter(({ entity }) => entity.type === 'person');
  const names = new Set(persons.flatMap((person) => [...namesOfPerson(person)]));
  const finder = findSpelledNames(names);
  const others =
    names.size === 0
      ? NOTHING
      : await withoutNames(store, finder, new Set([...ids, ...gone.relations, ...gone.facts]));
  const [known] = await store.erasedNames();
  const work = {
    ...others,
    removedRelations: [...gone.relations, ...others.removedRelations],
    removedFacts: [...gone.facts, ...others.removedFacts],
    removedEntities: ids.map((one) => ({
      id: one,
      state: 'erased' as const,
      names: one === id ? digestsOf(names, known?.salt) : [],
    })),
  };
  return { work, redact: finder.redact };
}

/** The statements that name one of these entities. */
async function namingThem(store: Reads, ids: readonly string[]) {
  const touched = await Promise.all(ids.map((one) => store.touching(one)));
  const relations = touched.flatMap((one) => one.relations.map(({ relation }) => relation.id));
  const facts = touched.flatMap((one) => one.facts.map(({ fact }) => fact.id));
  return { relations: [...new Set(relations)], facts: [...new Set(facts)] };
}

type Others = Omit<Work, 'removedEntities'>;
const NOTHING: Others = {
  sources: [],
  entities: [],
  relations: [],
  facts: [],
  removedRelations: [],
  removedFacts: [],
  redactedCommits: [],
};

/** Everything else that the store holds, where it has the names: without them. */
async function withoutNames(store: Reads, finder: NameFinder, gone: ReadonlySet<string>): Promise<Others> {
  let found = foundNames(finder, gone);
  await store.visitContents({
    begin: () => void (found = foundNames(finder, gone)),
    stored: (thing) => found.look(thing),
  });
  const { sources, entities, relations, facts, commits } = found;
  const present = await store.statements({
    relations: relations.map(({ claim }) => relationId(claim)),
    facts: facts.map(({ claim }) => factId(claim)),
  });
  const changed = new Set([
    ...relations.map(({ relation }) => relation.id),
    ...facts.map(({ fact }) => fact.id),
  ]);
  // A statement that has the same words now as another one is the same statement.
  const alike = {
    relations: present.relations
      .filter(({ relation }) => !changed.has(relation.id))
      .map((record) => ({ ...record, claim: record.relation })),
    facts: present.facts
      .filter(({ fact }) => !changed.has(fact.id))
      .map((record) => ({ ...record, claim: record.fact })),
  };
  const kept = {
    relations: joinedBy(relationId, [...alike.relations, ...relations]).map(foldedRelation),
    facts: joinedBy(factId, [...alike.facts, ...facts]).map(foldedFact),
  };
  const keptIds = new Set([
    ...kept.relations.map(({ relation }) => relation.id),
    ...kept.facts.map(({ fact }) => fact.id),
  ]);
  return {
    sources,
    entities,
    ...kept,
    removedRelations: relations.map(({ relation }) => relation.id).filter((id) => !keptIds.has(id)),
    removedFacts: facts.map(({ fact }) => fact.id).filter((id) => !keptIds.has(id)),
    redactedCommits: commits,
  };
}

type Reclaimed<R, C> = R & { claim: C };

function foldedRelation({
  claim,
  ...record
}: Reclaimed<RelationRecord, RelationRecord['relation']>): RelationRecord {
  if (!isAsleep(record)) return foldRelation(claim, record);
  return { ...record, relation: { ...claim, id: relationId(claim) } };
}

function foldedFact({ claim, ...record }: Reclaimed<FactRecord, FactRecord['fact']>): FactRecord {
  if (!isAsleep(record)) return foldFact(claim, record);
  return { ...record, fact: { ...claim, id: factId(claim) } };
}

/** Looks at things one by one and keeps those that had the names, without them. */
function foundNames(finder: NameFinder, gone: ReadonlySet<string>) {
  const sources: Source[] = [];
  const entities: EntityRecord[] = [];
  const relations: Reclaimed<RelationRecord, RelationRecord['relation']>[] = [];
  const facts: Reclaimed<FactRecord, FactRecord['fact']>[] = [];
  const commits: { revision: number; actor: string; reason: string }[] = [];
  const namesakes = new Set<string>();

  /** What `change` makes of it, where that leaves something out. */
  const ifNamed = <T>(change: (redact: Redact) => T): T | null => {
    let named = false;
    const changed = change((text) => {
      const rest = finder.redact(text);
      named ||= rest !== text;
      return rest;
    });
    return named ? changed : null;
  };
  const keep = <T>(list: T[], changed: T | null) => {
    if (changed !== null) list.push(changed);
  };
  const look = ({ kind, record }: Stored): void => {
    switch (kind) {
      case 'source':
        return keep(
          sources,
          ifNamed((redact) => redactSource(record, redact)),
        );
      case 'entity': {
        const { id, type } = record.entity;
        if (gone.has(id)) return;
        if (type === 'person' && [...namesSaid(record)].some(finder.names)) namesakes.add(id);
        else
          keep(
            entities,
            ifNamed((redact) => redactEntity(record, redact)),
          );
        return;
      }
      case 'relation':
        if (gone.has(record.relation.id) || idsIn(record.relation).some((id) => namesakes.has(id))) return;
        return keep(
          relations,
          ifNamed((redact) => redactRelation(record, redact)),
        );
      case 'fact':
        if (gone.has(record.fact.id) || namesakes.has(record.fact.entity)) return;
        return keep(
          facts,
          ifNamed((redact) => redactFact(record, redact)),
        );
      case 'commit': {
        const { revision, actor, reason } = record;
        return keep(
          commits,
          ifNamed((redact) => redactMark({ revision, actor, reason }, redact)),
        );
      }
    }
  };
  return { sources, entities, relations, facts, commits, look };
}

function redactEntity(record: EntityRecord, redact: Redact): EntityRecord {
  const corrections = record.corrections.map((correction) => redactCorrection(correction, redact));
  const entity = redactFields(record.entity, redact);
  if (isAsleep(record)) return { ...record, entity, corrections };
  const claims = redactClaims(record.claims, redact);
  return foldEntity({ claims, corrections }, entity.id, entity.mergedInto);
}

function redactRelation(record: RelationRecord, redact: Redact) {
  const { relation, claims, suppression } = record;
  return {
    ...record,
    claim: {
      ...relation,
      title: relation.title && redactLocalised(relation.title, redact),
      evidence: redactEvidence(relation.evidence, redact),
    },
    claims: redactRelationClaims(claims, redact),
    suppression: suppression && redactMark(suppression, redact),
  };
}

function redactFact(record: FactRecord, redact: Redact) {
  const { fact, claims, suppression } = record;
  return {
    ...record,
    claim: {
      ...fact,
      value: redactFactValue(fact.value, redact),
      evidence: redactEvidence(fact.evidence, redact),
    },
    claims: redactFactClaims(claims, redact),
    suppression: suppression && redactMark(suppression, redact),
  };
}
