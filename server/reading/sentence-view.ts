import type { EntitySummary, EvidenceAnswer } from '../contract/answers.ts';
import type { SaidFact, SaidRelation } from '../contract/found.ts';
import type { Fact } from '../contract/relation.ts';
import type { Sentence } from '../search/sentences.ts';
import type { Snapshot } from '../snapshot.ts';
import type { GraphStore } from '../store/graph-store.ts';
import type { Lang } from '../vocabulary/languages.ts';
import { describeFacts } from './entity-answer.ts';
import { toSummary } from './entity-view.ts';
import { describeRelations, entitiesById } from './relation-view.ts';

/** What a sentence proves, spelled out. */
export interface Said {
  relations: SaidRelation[];
  facts: SaidFact[];
}

/** A table of contents may prove hundreds of relations; the first of them tell what it is. */
export const MOST_SAID = 20;

interface Ground {
  store: GraphStore;
  snapshot: Snapshot;
  lang: Lang;
}

/**
 * What sentences prove, by their ids: at most MOST_SAID relations and facts each. A sentence that a newer write has
 * taken back, or of which everything is hidden now, is not among the answers.
 */
export async function describeSaid(
  ground: Ground,
  sentences: readonly Sentence[],
): Promise<Map<string, Said>> {
  const first = sentences.map((sentence) => ({
    ...sentence,
    relations: sentence.relations.slice(0, MOST_SAID),
    facts: sentence.facts.slice(0, MOST_SAID),
  }));
  const [relations, facts] = await Promise.all([relationsOf(ground, first), factsOf(ground, first)]);
  const told = first.map((sentence): [string, Said] => [
    sentence.id,
    {
      relations: sentence.relations.flatMap((id) => relations.get(id)?.(sentence) ?? []),
      facts: sentence.facts.flatMap(({ id }) => facts.get(id)?.(sentence) ?? []),
    },
  ]);
  return new Map(told.filter(([, said]) => said.relations.length + said.facts.length > 0));
}

/** Tells a claim as a sentence proves it; null where the sentence does so no longer. */
type Teller<T> = (sentence: Sentence) => T | null;

async function relationsOf(
  { store, snapshot, lang }: Ground,
  sentences: readonly Sentence[],
): Promise<Map<string, Teller<SaidRelation>>> {
  const ids = [...new Set(sentences.flatMap(({ relations }) => relations))];
  if (ids.length === 0) return new Map();
  const { items } = await store.relations({ audience: 'public', ids, limit: ids.length });
  const described = await describeRelations(store, items, lang, snapshot.projection);
  return new Map(described.map((relation) => [relation.id, tellerOf(relation)]));
}

async function factsOf(
  { store, snapshot, lang }: Ground,
  sentences: readonly Sentence[],
): Promise<Map<string, Teller<SaidFact>>> {
  const wanted = sentences.flatMap(({ facts }) => facts);
  if (wanted.length === 0) return new Map();
  const ids = new Set(wanted.map(({ id }) => id));
  const entities = [...new Set(wanted.map(({ entity }) => entity))];
  const [all, named] = await Promise.all([
    store.facts({ audience: 'public', entities }),
    entitiesById(store, entities, snapshot.projection),
  ]);
  const told = await Promise.all(
    entities.flatMap((id) => {
      const entity = named.get(id);
      const facts = all.filter((fact) => fact.entity === id && ids.has(fact.id));
      return entity ? [factsAbout(toSummary(entity, lang), facts)] : [];
    }),
  );
  return new Map(told.flat().map((fact) => [fact.id, tellerOf(fact)]));

  async function factsAbout(entity: EntitySummary, facts: readonly Fact[]) {
    const described = await describeFacts(store, snapshot, facts, lang);
    return described.map((fact) => ({ ...fact, entity }));
  }
}

function tellerOf<T extends { evidence: readonly EvidenceAnswer[] }>({ evidence, ...claim }: T) {
  return ({ source, quote }: Sentence) => {
    const piece = evidence.find((one) => one.source.id === source && one.quote === quote);
    return piece ? { ...claim, certainty: piece.certainty } : null;
  };
}
