import type { Evidence } from '../contract/evidence.ts';
import type { Suppression } from '../store/graph-store.ts';

interface Movable<C> {
  claim: C;
  claims: Record<string, { evidence: Evidence[] }>;
  suppression: Suppression | null;
}

/** Records that have become the same statement are one, with the evidence of all; the first speaks for the rest. */
export function joinedBy<C, R extends Movable<C>>(idOf: (claim: C) => string, records: R[]): R[] {
  const joined = new Map<string, R>();
  for (const record of records) {
    const id = idOf(record.claim);
    const first = joined.get(id);
    joined.set(
      id,
      first
        ? {
            ...first,
            claims: joinClaims(first.claims, record.claims),
            suppression: first.suppression ?? record.suppression,
          }
        : record,
    );
  }
  return [...joined.values()];
}

function joinClaims(first: Movable<unknown>['claims'], second: Movable<unknown>['claims']) {
  const joined = { ...second, ...first };
  for (const [source, claim] of Object.entries(first)) {
    const other = second[source];
    if (other) joined[source] = { ...claim, evidence: [...claim.evidence, ...other.evidence] };
  }
  return joined;
}
