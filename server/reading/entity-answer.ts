import type { EntityAnswer, FactAnswer } from '../contract/answers.ts';
import type { Entity } from '../contract/entity.ts';
import type { Fact } from '../contract/relation.ts';
import type { Snapshot } from '../snapshot.ts';
import type { GraphStore } from '../store/graph-store.ts';
import { fieldOf } from '../vocabulary/fields.ts';
import { chooseText, type Lang } from '../vocabulary/languages.ts';
import type { Role } from '../vocabulary/roles.ts';
import { toSummary } from './entity-view.ts';
import { describeEvidence, sourcesById } from './relation-view.ts';

/** An entity with its names, facts and regions, in the reader's language. */
export async function describeEntity(
  store: GraphStore,
  snapshot: Snapshot,
  entity: Entity,
  lang: Lang,
): Promise<EntityAnswer> {
  const { descriptions, aliases, identifiers, homepage, point, revision } = entity;
  return {
    ...toSummary(entity, lang),
    descriptions,
    description: chooseText(descriptions, lang)?.text ?? null,
    aliases,
    identifiers,
    homepage,
    point,
    scheme: entity.type === 'topic' ? entity.kind : null,
    regions: regionsOf(snapshot, entity).map((region) => toSummary(region, lang)),
    facts: await describeFacts(
      store,
      snapshot,
      await store.facts({ audience: 'public', entities: [entity.id] }),
      lang,
    ),
    revision,
  };
}

function regionsOf({ geography, projection }: Snapshot, { id }: Entity): Entity[] {
  return [...geography.regionsOf(id)]
    .filter((region) => region !== id)
    .flatMap((region) => projection.entity(region) ?? []);
}

/** Facts with their labels, evidence and, for targets, how many of what they count are recorded. */
export async function describeFacts(
  store: GraphStore,
  snapshot: Snapshot,
  facts: readonly Fact[],
  lang: Lang,
): Promise<FactAnswer[]> {
  const sources = await sourcesById(
    store,
    facts.flatMap(({ evidence }) => evidence),
  );
  return facts.map((fact) => ({
    id: fact.id,
    field: fact.field,
    label: fieldOf(fact.field).label[lang],
    value: fact.value,
    unit: fact.unit,
    period: fact.period,
    recorded: countRecorded(snapshot, fact),
    evidence: fact.evidence.map((piece) => describeEvidence(piece, sources, lang)),
  }));
}

const PRODUCED: ReadonlySet<Role> = new Set(['produced']);
const MEETS: ReadonlySet<Role> = new Set(['meets']);

/**
 * How many entities a target counts: those of its type and kind that meet the statement it stands on, or that its
 * project has brought about and reported. Plans do not count. Null where the fact is no target.
 */
function countRecorded({ projection }: Snapshot, { entity, value }: Fact): number | null {
  if (typeof value !== 'object' || value === null || !('target' in value)) return null;
  const isStatement = projection.entity(entity)?.type === 'statement';
  const relations = isStatement ? projection.reaching(entity, MEETS) : projection.leaving(entity, PRODUCED);
  const done = relations.filter(
    ({ realisation }) => realisation === 'reported' || realisation === 'verified',
  );
  const found = new Set(done.map(({ from, to }) => (isStatement ? from : to)));
  return [...found].filter((id) => {
    const counted = projection.entity(id);
    return (
      counted?.type === value.counted.type &&
      (value.counted.kind === null || counted.kind === value.counted.kind)
    );
  }).length;
}
