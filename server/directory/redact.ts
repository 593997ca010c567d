import type { EntityFields } from '../contract/entity.ts';
import type { Evidence, Source } from '../contract/evidence.ts';
import type { FactValue } from '../contract/relation.ts';
import { LANGUAGES, type Localised } from '../vocabulary/languages.ts';
import type {
  Correction,
  EntityClaim,
  FactRecord,
  RelationRecord,
  Suppression,
} from '../store/graph-store.ts';
import { REDACTED } from './erased-names.ts';

/** Leaves out of a text what may not stand there. */
export type Redact = (text: string) => string;

/** The texts of records passed through `redact`; ids, codes and addresses stay as they are. */

export function redactFields<F extends EntityFields>(fields: F, redact: Redact): F {
  return {
    ...fields,
    names: redactLocalised(fields.names, redact),
    descriptions: redactLocalised(fields.descriptions, redact),
    aliases: redactAliases(fields.aliases, redact),
  };
}

function redactAliases(aliases: EntityFields['aliases'], redact: Redact): EntityFields['aliases'] {
  return aliases
    .map((alias) => ({ ...alias, text: redact(alias.text) }))
    .filter(({ text }) => text !== REDACTED);
}

export function redactClaims(
  claims: Record<string, EntityClaim>,
  redact: Redact,
): Record<string, EntityClaim> {
  return mapValues(claims, (claim) => redactFields(claim, redact));
}

export function redactCorrection(correction: Correction, redact: Redact): Correction {
  const value = redactFieldValue(correction.field, correction.value, redact);
  return { ...redactMark(correction, redact), value };
}

/** What an editor sets a field to. */
export function redactFieldValue(field: keyof EntityFields, value: unknown, redact: Redact): unknown {
  if (field === 'names' || field === 'descriptions') return redactLocalised(value as Localised, redact);
  return field === 'aliases' ? redactAliases(value as EntityFields['aliases'], redact) : value;
}

/** Who did it and why. */
export function redactMark<M extends Pick<Suppression, 'actor' | 'reason'>>(mark: M, redact: Redact): M {
  return { ...mark, actor: redact(mark.actor), reason: redact(mark.reason) };
}

export function redactRelationClaims(
  claims: RelationRecord['claims'],
  redact: Redact,
): RelationRecord['claims'] {
  return mapValues(claims, (claim) => ({ ...claim, evidence: redactEvidence(claim.evidence, redact) }));
}

export function redactFactClaims(claims: FactRecord['claims'], redact: Redact): FactRecord['claims'] {
  return mapValues(claims, ({ evidence }) => ({ evidence: redactEvidence(evidence, redact) }));
}

export function redactEvidence(evidence: readonly Evidence[], redact: Redact): Evidence[] {
  const maybe = (text: string | null) => (text === null ? null : redact(text));
  return evidence.map((piece) => ({
    ...piece,
    quote: maybe(piece.quote),
    row: piece.row && mapValues(piece.row, redact),
    locator: maybe(piece.locator),
    reason: maybe(piece.reason),
  }));
}

export function redactFactValue(value: FactValue, redact: Redact): FactValue {
  if (typeof value === 'string') return redact(value);
  if (typeof value !== 'object') return value;
  const isLocalised = Object.keys(value).every((key) => (LANGUAGES as readonly string[]).includes(key));
  return isLocalised ? redactLocalised(value as Localised, redact) : value;
}

export function redactSource(source: Source, redact: Redact): Source {
  const maybe = (text: string | null) => (text === null ? null : redact(text));
  return {
    ...source,
    title: redactLocalised(source.title, redact),
    publisher: maybe(source.publisher),
    attribution: maybe(source.attribution),
  };
}

export function redactLocalised(texts: Localised, redact: Redact): Localised {
  return mapValues(texts as Record<string, string>, redact) as Localised;
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
