import { StoreUnavailableError } from '../errors.ts';
import type { Connection } from './connection.ts';

/**
 * Deleted rows leave their bytes in the log until it is emptied, so an erasure ends with a scrub of the file. Its
 * transaction leaves a note, which stays until that scrub got through: whoever is killed in between, or is kept from it
 * by readers, leaves the rest to the next write or opening.
 */
export function noteErasure(db: Connection, revision: number): void {
  db.run(`INSERT OR REPLACE INTO meta VALUES ('scrub', :revision)`, { revision: String(revision) });
}

/** Scrubs the file where an erasure waits for it. It is written already: what hinders the scrub does not undo it. */
export function finishErasure(db: Connection): void {
  const due = db.get<{ revision: string }>(`SELECT value AS revision FROM meta WHERE key = 'scrub'`);
  if (!due) return;
  try {
    // Another erasure may have been noted since: its note stays.
    if (db.scrub()) db.run(`DELETE FROM meta WHERE key = 'scrub' AND value = :revision`, due);
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error;
  }
}
