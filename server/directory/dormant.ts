import type { Correction, EntityRecord, RelationRecord, FactRecord } from '../store/graph-store.ts';
import { foldEntity } from './fold.ts';

/**
 * What no source says any longer but an editor has dealt with: it is kept out of sight, so that the correction or the
 * hiding still counts when a source says it again.
 */
export function asleep(record: EntityRecord): EntityRecord {
  return { ...record, entity: { ...record.entity, visibility: 'editor' }, claims: {} };
}

/** A hidden statement that no source makes any longer. */
export function asleepStatement<R extends RelationRecord | FactRecord>(record: R): R {
  return { ...record, claims: {} };
}

export function isAsleep({ claims }: { claims: Record<string, unknown> }): boolean {
  return Object.keys(claims).length === 0;
}

/** The entity with other corrections; one that is asleep sleeps on. */
export function withCorrections(record: EntityRecord, corrections: Correction[]): EntityRecord {
  if (isAsleep(record)) return { ...record, corrections };
  const { id, mergedInto } = record.entity;
  return foldEntity({ claims: record.claims, corrections }, id, mergedInto);
}
