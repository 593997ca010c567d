import { hash } from 'node:crypto';
import type { Claim, End, FactClaim } from '../contract/relation.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const LENGTH = 12;

/**
 * The id of a claim: the same (from, role, to, scope, on behalf of, title, start) is the same relation, whoever
 * says it. 60 bits of SHA-256.
 */
export function relationId(claim: Claim): string {
  return `r-${digest([
    endKey(claim.from),
    claim.role,
    endKey(claim.to),
    claim.scope,
    claim.onBehalfOf,
    claim.title,
    claim.period?.from?.date ?? null,
  ])}`;
}

/** The id of a fact: the same value of the same field for the same time is the same fact, whoever says it. */
export function factId(claim: FactClaim): string {
  return `f-${digest([claim.entity, claim.field, claim.value, claim.unit, claim.period])}`;
}

/** An id for a commit or a correction that nobody can guess or repeat. */
export function freshId(prefix: string): string {
  return `${prefix}-${base32(globalThis.crypto.getRandomValues(new Uint8Array(LENGTH)))}`;
}

function endKey(end: End): unknown {
  if ('entity' in end) return end.entity;
  const { type, kind, count } = end.placeholder;
  return [type, kind, count];
}

function digest(parts: unknown): string {
  return base32(hash('sha256', canonicalJson(parts), 'buffer'));
}

function base32(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < LENGTH; at += 1) text += ALPHABET[(bytes[at] as number) & 31];
  return text;
}

/** JSON with the keys of every object in order, so that equal values have equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([, v]) => v !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
}
