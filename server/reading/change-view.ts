import type { Change, EvidenceRecord } from '../contract/changes.ts';
import type { Entity } from '../contract/entity.ts';
import type { Evidence } from '../contract/evidence.ts';
import type { Fact, Relation } from '../contract/relation.ts';
import type { GraphStore, LatestState } from '../store/graph-store.ts';

/** The states as a mirror is told of them; words of sources that may not be passed on are left out and marked. */
export async function describeChanges(
  store: Pick<GraphStore, 'sources'>,
  states: readonly LatestState[],
): Promise<Change[]> {
  const cited = new Set(states.flatMap(evidenceOf).map(({ source }) => source));
  const sources = cited.size === 0 ? [] : await store.sources([...cited]);
  const passedOn = new Set(sources.filter(({ redistributable }) => redistributable).map(({ id }) => id));
  return states.map((state) => describeChange(state, passedOn));
}

function evidenceOf(state: LatestState): readonly Evidence[] {
  return 'value' in state && 'evidence' in state.value ? state.value.evidence : [];
}

function describeChange(state: LatestState, passedOn: ReadonlySet<string>): Change {
  if ('removed' in state) return state;
  const { id, revision } = state;
  switch (state.kind) {
    case 'entity':
      return { kind: 'entity', id, revision, value: entityRecord(state.value) };
    case 'relation':
      return { kind: 'relation', id, revision, value: relationRecord(state.value, passedOn) };
    case 'fact':
      return { kind: 'fact', id, revision, value: factRecord(state.value, passedOn) };
    case 'source':
      return { kind: 'source', id, revision, value: state.value };
  }
}

function entityRecord({ visibility: _visibility, mergedInto: _heir, revision: _revision, ...rest }: Entity) {
  return rest;
}

function relationRecord(
  { suppressed: _suppressed, revision: _revision, evidence, ...claim }: Relation,
  passedOn: ReadonlySet<string>,
) {
  return { ...claim, evidence: evidence.map((piece) => evidenceRecord(piece, passedOn)) };
}

function factRecord(
  { suppressed: _suppressed, revision: _revision, evidence, value, ...claim }: Fact,
  passedOn: ReadonlySet<string>,
) {
  const pieces = evidence.map((piece) => evidenceRecord(piece, passedOn));
  // A text is the source's own words, as its quotes are.
  const wordsOfOthers = claim.field === 'text' && pieces.every(({ withheld }) => withheld);
  return { ...claim, value: wordsOfOthers ? null : value, evidence: pieces };
}

function evidenceRecord(piece: Evidence, passedOn: ReadonlySet<string>): EvidenceRecord {
  const { source, version, quote, row, locator, certainty, reason } = piece;
  const withheld = (quote !== null || row !== null) && !passedOn.has(source);
  return {
    source,
    version,
    quote: withheld ? null : quote,
    row: withheld ? null : row,
    locator,
    certainty,
    reason,
    withheld,
  };
}
