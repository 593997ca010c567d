import type { EvidenceAnswer } from '../contract/answers.ts';
import type { Fact } from '../contract/relation.ts';
import type { GraphStore } from '../store/graph-store.ts';
import { fieldOf, type Field } from '../vocabulary/fields.ts';
import type { Lang } from '../vocabulary/languages.ts';
import { describeEvidence, sourcesById } from './relation-view.ts';

/** A fact that tells the time of a thing. */
export interface TimeProof {
  readonly fact: string;
  /** What it tells of the time, in the reader's words. */
  readonly label: string;
  readonly evidence: EvidenceAnswer[];
}

const TIMES = ['period', 'start', 'end', 'published', 'deadline'] as const satisfies Field[];

/** What sources say of when things were, by the thing's id; of what none says it nothing is there. */
export async function timeProofs(
  store: GraphStore,
  entities: readonly string[],
  lang: Lang,
): Promise<ReadonlyMap<string, readonly TimeProof[]>> {
  if (entities.length === 0) return new Map();
  const told = await store.facts({ audience: 'public', entities, fields: TIMES });
  const facts = told.filter(({ value }) => !isBlank(value));
  const sources = await sourcesById(
    store,
    facts.flatMap(({ evidence }) => evidence),
  );
  return new Map(
    [...Map.groupBy(facts, ({ entity }) => entity)].map(([entity, own]) => [
      entity,
      own.map(({ id, field, evidence }) => ({
        fact: id,
        label: fieldOf(field).label[lang],
        evidence: evidence.map((piece) => describeEvidence(piece, sources, lang)),
      })),
    ]),
  );
}

/** A field that a source left blank tells no time. */
function isBlank(value: Fact['value']): boolean {
  return typeof value === 'object' && 'empty' in value;
}
