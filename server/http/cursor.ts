import { refusalWords } from '../locales/refusals.ts';
import { BadRequestError } from './errors.ts';

/** A place in a sorted list. */
export interface Place {
  sortKey: string;
  id: string;
}

/** An opaque cursor for a place; null for none. */
export function encodeCursor(place: Place | null): string | null {
  return place === null ? null : Buffer.from(JSON.stringify([place.sortKey, place.id])).toString('base64url');
}

/** The place of a cursor. Throws BadRequestError for one that we did not make. */
export function decodeCursor(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.length === 2 && parsed.every((part) => typeof part === 'string'))
      return { sortKey: parsed[0] as string, id: parsed[1] as string };
  } catch {
    // Not ours: told below.
  }
  throw new BadRequestError([{ pointer: '#/query/cursor', value: cursor, detail: refusalWords('cursor') }]);
}

/** One page of a list that is in memory; the cursor holds how many came before. */
export function pageOf<T>(
  items: readonly T[],
  limit: number,
  cursor: string | undefined,
): { items: T[]; total: number; next: string | null } {
  return sliceOf(items, items.length, limit, startOf(cursor));
}

/** How many items come before the page that the cursor begins; 0 without a cursor. */
export function startOf(cursor: string | undefined): number {
  const place = decodeCursor(cursor);
  return place === null ? 0 : offsetOf(place, cursor as string);
}

/** The page at `start` of a list of which at least `start + limit` items, or all, are at hand. */
export function sliceOf<T>(
  items: readonly T[],
  total: number,
  limit: number,
  start: number,
): { items: T[]; total: number; next: string | null } {
  const end = start + limit;
  const next = end < total ? encodeCursor({ sortKey: 'offset', id: String(end) }) : null;
  return { items: items.slice(start, end), total, next };
}

function offsetOf(place: Place, cursor: string): number {
  const offset = Number(place.id);
  if (place.sortKey === 'offset' && Number.isSafeInteger(offset) && offset >= 0) return offset;
  throw new BadRequestError([{ pointer: '#/query/cursor', value: cursor, detail: refusalWords('cursor') }]);
}
