import type { Change, EvidenceRecord } from '../contract/changes.ts';
import type { Entity } from '../contract/entity.ts';
import type { Evidence } from '../contract/evidence.ts';
import type { Fact, Relation } from '../contract/relation.ts';
import type { GraphStore, LatestState } from '../store/graph-store.ts';

/** What may not be told of a text that speaks of these entities is left out of it. */
export type LeaveOut = (text: string, around: readonly string[]) => string;

/**
 * The states as a mirror is told of them; words of sources that may not be passed on are left out and marked, and of the
 * others what `leaveOut` takes from them.
 */
export async function describeChanges(
  store: Pick<GraphStore, 'sources'>,
  states: readonly LatestState[],
  leaveOut: LeaveOut,
): Promise<Change[]> {
  const cited = new Set(states.flatMap(evidenceOf).map(({ source }) => source));
  const sources = cited.size === 0 ? [] : await store.sources([...cited]);
  const passedOn = new Set(sources.filter(({ redistributable }) => redistributable).map(({ id }) => id));
  return states.map((state) => describeChange(state, { passedOn, leaveOut }));
}

function evidenceOf(state: LatestState): readonly Evidence[] {
  return 'value' in state && 'evidence' in state.value ? state.value.evidence : [];
}

interface Rights {
  passedOn: ReadonlySet<string>;
  leaveOut: LeaveOut;
}

function describeChange(state: LatestState, rights: Rights): Change {
  if ('removed' in state) return state;
  const { id, revision } = state;
  switch (state.kind) {
    case 'entity':
      return { kind: 'entity', id, revision, value: entityRecord(state.value) };
    case 'relation':
      return { kind: 'relation', id, revision, value: relationRecord(state.value, rights) };
    case 'fact':
      return { kind: 'fact', id, revision, value: factRecord(state.value, rights) };
    case 'source':
      return { kind: 'source', id, revision, value: state.value };
  }
}

function entityRecord({ visibility: _visibility, mergedInto: _heir, revision: _revision, ...rest }: Entity) {
  return rest;
}

function relationRecord(
  { suppressed: _suppressed, revision: _revision, evidence, ...claim }: Relation,
  rights: Rights,
) {
  const around = [claim.from, claim.to].flatMap((end) => ('entity' in end ? [end.entity] : []));
  const ids = claim.onBehalfOf === null ? around : [...around, claim.onBehalfOf];
  return { ...claim, evidence: evidence.map((piece) => evidenceRecord(piece, ids, rights)) };
}

function factRecord(
  { suppressed: _suppressed, revision: _revision, evidence, value, ...claim }: Fact,
  rights: Rights,
) {
  const around = [claim.entity];
  const pieces = evidence.map((piece) => evidenceRecord(piece, around, rights));
  // A text is the source's own words, as its quotes are.
  const wordsOfOthers = claim.field === 'text' && pieces.every(({ withheld }) => withheld);
  const told = typeof value === 'string' ? rights.leaveOut(value, around) : value;
  return { ...claim, value: wordsOfOthers ? null : told, evidence: pieces };
}

function evidenceRecord(
  { source, version, quote, row, locator, certainty, reason }: Evidence,
  around: readonly string[],
  { passedOn, leaveOut }: Rights,
): EvidenceRecord {
  const withheld = (quote !== null || row !== null) && !passedOn.has(source);
  const told = (text: string) => leaveOut(text, around);
  return {
    source,
    version,
    quote: withheld ? null : quote && told(quote),
    row: withheld
      ? null
      : row && Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, told(cell)])),
    locator: locator && told(locator),
    certainty,
    reason: reason && told(reason),
    withheld,
  };
}
