import fc from 'fast-check';
import type { Claim } from '../../../server/contract/relation.ts';
import type {
  ChangeSet,
  EntityRecord,
  FactRecord,
  RelationRecord,
} from '../../../server/store/graph-store.ts';
import { evidenceOf, fieldsOf, IDS, maybe, SOURCES, text, TYPE_OF } from '../../store/commands.ts';
import { aChangeSet, aFact, anEntity, aRelation, aSource } from '../../store/records.ts';

/** Random change sets as no directory would make them: twice the same, gone and there at once, of nobody. */

const placeholder = { placeholder: { type: 'organisation' as const, kind: null, count: 3 } };
const area = { placeholder: { type: 'region' as const, kind: null, count: null } };

type Joined = Pick<Claim, 'role' | 'scope' | 'onBehalfOf'> & {
  from: string | typeof placeholder;
  to: string | typeof area;
};

// What a relation joins is part of its identity: it follows from the id.
const JOINED: Record<string, Joined> = {
  'r-a': { from: 'org-a', role: 'lead', to: 'proj-a', scope: null, onBehalfOf: null },
  'r-b': { from: 'org-ä', role: 'partner', to: 'proj-ö', scope: 'area-a', onBehalfOf: null },
  'r-ä': { from: 'p-aaaaaaaa', role: 'project-manager', to: 'proj-a', scope: null, onBehalfOf: 'org-𐍈' },
  'r-𐍈': { from: placeholder, role: 'partner', to: 'proj-a', scope: null, onBehalfOf: null },
  'r-e': { from: 'proj-a', role: 'targets', to: area, scope: 'area-a', onBehalfOf: 'org-a' },
};
const ABOUT: Record<string, Pick<FactRecord['fact'], 'entity' | 'field'>> = {
  'f-a': { entity: 'org-a', field: 'population' },
  'f-ä': { entity: 'org-a', field: 'text' },
  'f-𐍈': { entity: 'p-bbbbbbbb', field: 'text' },
};
export const BATCH_RELATIONS = Object.keys(JOINED);
export const BATCH_FACTS = Object.keys(ABOUT);

const id = fc.constantFrom(...IDS);
const sources = fc.subarray(SOURCES, { minLength: 1 });
const sortKey = fc.constantFrom('', 'a', 'a|b', 'z', '{', '~');

const entity: fc.Arbitrary<EntityRecord> = id.chain((one) =>
  fc
    .record({ fields: fieldsOf(TYPE_OF[one]!), sortKey, sources, mergedInto: maybe(id) })
    .map(({ fields, ...rest }) => anEntity(one, { ...fields, ...rest })),
);

const relation: fc.Arbitrary<RelationRecord> = fc
  .constantFrom(...BATCH_RELATIONS)
  .chain((one) =>
    fc
      .record({ sortKey, sources, suppressed: fc.boolean(), evidence: evidenceOf(SOURCES[1]!) })
      .map((rest) => aRelation(one, { ...JOINED[one]!, ...rest })),
  );

const fact: fc.Arbitrary<FactRecord> = fc
  .constantFrom(...BATCH_FACTS)
  .chain((one) =>
    fc
      .record({ sortKey, sources, suppressed: fc.boolean(), value: text })
      .map((rest) => aFact(one, { ...ABOUT[one]!, ...rest })),
  );

/** A change set before its turn: `behind` and `ahead` name a revision that is not the present one. */
export interface Batch {
  base: 'now' | 'behind' | 'ahead';
  /** Whether it is sent under the commit id of the batch before it. */
  again: boolean;
  changes: Omit<ChangeSet, 'base' | 'commit'>;
}

export const batch: fc.Arbitrary<Batch> = fc.record({
  base: fc.oneof(
    { weight: 9, arbitrary: fc.constant('now' as const) },
    { weight: 1, arbitrary: fc.constantFrom('behind' as const, 'ahead' as const) },
  ),
  again: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  changes: fc.record({
    sources: fc.array(
      fc.constantFrom(...SOURCES).chain((one) => text.map((fi) => aSource(one, { title: { fi } }))),
      { maxLength: 2 },
    ),
    entities: fc.array(entity, { maxLength: 4 }),
    relations: fc.array(relation, { maxLength: 3 }),
    facts: fc.array(fact, { maxLength: 2 }),
    removedRelations: fc.array(fc.constantFrom(...BATCH_RELATIONS, 'r-nothing'), { maxLength: 2 }),
    removedFacts: fc.array(fc.constantFrom(...BATCH_FACTS, 'f-nothing'), { maxLength: 2 }),
    removedEntities: fc.array(
      fc.record({
        id: fc.constantFrom(...IDS, 'nobody'),
        state: fc.constantFrom('erased' as const, 'withdrawn' as const),
      }),
      { maxLength: 2 },
    ),
  }),
});

/** The change set at its turn, under a commit id that tells nothing but its number. */
export function changeSetOf({ base, changes }: Batch, revision: number, commit: string): ChangeSet {
  const at = { now: revision, behind: Math.max(0, revision - 1), ahead: revision + 1 }[base];
  const whole = aChangeSet(at, changes);
  return { ...whole, commit: { ...whole.commit, id: commit } };
}
