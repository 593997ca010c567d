import type { EntityFields } from '../contract/entity.ts';
import type { Evidence, Source } from '../contract/evidence.ts';
import type { Claim, FactClaim } from '../contract/relation.ts';

/** All that one source says, ready to be applied: a document that somebody read, or a register. */
export interface SourceStatements {
  source: Source;
  entities: { id: string; fields: EntityFields; place: Place }[];
  relations: { claim: Claim; evidence: Evidence[]; place: Place }[];
  facts: { claim: FactClaim; evidence: Evidence[]; place: Place }[];
}

/** Where in its file a statement stands. */
export interface Place {
  file: string;
  path: string;
  line: number | null;
}

/** Who writes, and why. */
export interface Author {
  actor: string;
  reason: string;
}

/** The ids that a claim mentions: ends, scope and party spoken for. */
export function idsIn(claim: Claim): string[] {
  const ends = [claim.from, claim.to].flatMap((end) => ('entity' in end ? [end.entity] : []));
  return [...ends, claim.scope, claim.onBehalfOf].filter((id) => id !== null);
}
