import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnreadableError } from '../errors.ts';
import { guarded, refuseUnusable } from './connection.ts';

/**
 * Copies the store at `path` into the file at `to`, which must be empty or not there: one moment of it, while others go
 * on reading and writing. The copy is one file, with no log beside it and no room in which deleted rows could lie. A
 * store of an older schema stays of that schema. Throws StoreUnreadableError or StoreTooNewError.
 */
export function copySqliteStore(path: string, to: string): void {
  if (!existsSync(path)) throw new StoreUnreadableError(`There is no store at ${path}`);
  refuseUnusable(path);
  guarded(path, () => {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      database.prepare('VACUUM INTO ?').run(to);
    } finally {
      database.close();
    }
  });
  refuseUnusable(to);
}
