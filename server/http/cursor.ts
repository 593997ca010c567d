import { refusalWords } from '../locales/refusals.ts';
import { BadRequestError } from './errors.ts';

/** A place in a sorted list. */
export interface Place {
  sortKey: string;
  id: string;
}

/** An opaque cursor for a place; null for none. */
export function encodeCursor(place: Place | null): string | null {
  return place === null ? null : encode([place.sortKey, place.id]);
}

function encode(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * The place of a cursor. Throws BadRequestError for one that we did not make, that counts, or that is of a list in
 * another order, which `fits` tells.
 */
export function decodeCursor(
  cursor: string | undefined,
  fits: (place: Place) => boolean = () => true,
): Place | null {
  if (cursor === undefined) return null;
  const [sortKey, id, ...rest] = decode(cursor) ?? [];
  if (typeof sortKey === 'string' && typeof id === 'string' && rest.length === 0 && fits({ sortKey, id }))
    return { sortKey, id };
  throw refusedCursor(cursor);
}

function decode(cursor: string): unknown[] | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function refusedCursor(cursor: string): BadRequestError {
  const value = cursor.slice(0, 200);
  return new BadRequestError([{ pointer: '#/query/cursor', value, detail: refusalWords('cursor') }]);
}

/** A place in the feed of changes. */
export interface FeedPlace {
  revision: number;
  kind: string;
  id: string;
}

/** An opaque cursor for a place in the feed; null for none. */
export function encodeFeedPlace(place: FeedPlace | null): string | null {
  return place === null ? null : encode([place.revision, place.kind, place.id]);
}

/** The place of a cursor of the feed; null without one. Throws BadRequestError for one that we did not make. */
export function decodeFeedPlace(cursor: string | undefined): FeedPlace | null {
  if (cursor === undefined) return null;
  const parts = decode(cursor);
  const [revision, kind, id] = parts ?? [];
  if (
    parts?.length === 3 &&
    Number.isSafeInteger(revision) &&
    (revision as number) > 0 &&
    typeof kind === 'string' &&
    typeof id === 'string'
  )
    return { revision: revision as number, kind, id };
  throw refusedCursor(cursor);
}

/** One page of a list that is in memory; the cursor holds how many came before. */
export function pageOf<T>(
  items: readonly T[],
  limit: number,
  cursor: string | undefined,
): { items: T[]; total: number; next: string | null } {
  return sliceOf(items, items.length, limit, startOf(cursor));
}

/** How many items come before the page that the cursor begins; 0 without a cursor. Throws BadRequestError. */
export function startOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const parts = decode(cursor);
  const [start] = parts ?? [];
  if (parts?.length === 1 && Number.isSafeInteger(start) && (start as number) >= 0) return start as number;
  throw refusedCursor(cursor);
}

/** The page at `start` of a list of which at least `start + limit` items, or all, are at hand. */
export function sliceOf<T>(
  items: readonly T[],
  total: number,
  limit: number,
  start: number,
): { items: T[]; total: number; next: string | null } {
  const end = start + limit;
  const next = end < total ? encode([end]) : null;
  return { items: items.slice(start, end), total, next };
}
