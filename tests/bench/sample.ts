import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SQLITE_FILE } from '../../server/store/open-store.ts';

/** Things to ask about, drawn evenly from what is in the store; the same store gives the same. */
export interface Sample {
  organisations: string[];
  projects: string[];
  municipalities: string[];
  topics: string[];
  regions: string[];
  /** Places in the list of organisations from where a page can begin. */
  places: { sortKey: string; id: string }[];
  /** Words that some organisation's name holds. */
  words: string[];
}

const MOST = 4000;
const FEW = 24;
const LONG_WORD = /^\p{L}{6,}$/u;

/** Reads the file that the embedded store keeps in `folder`. */
export function sampleOf(folder: string): Sample {
  const db = new DatabaseSync(join(folder, SQLITE_FILE), { readOnly: true });
  const ids = (where: string) =>
    db
      .prepare(`SELECT id FROM entity WHERE ${where} ORDER BY id`)
      .all()
      .map(({ id }) => String(id));
  // Those with the most relations: what few relations have says little.
  const busiest = (role: string, type: string) =>
    db
      .prepare(
        `SELECT to_id AS id FROM relation JOIN entity ON entity.id = to_id
         WHERE role = ? AND type = ? GROUP BY to_id ORDER BY count(*) DESC, to_id LIMIT ${FEW}`,
      )
      .all(role, type)
      .map(({ id }) => String(id));
  const names = db
    .prepare(`SELECT sort_key AS sortKey, id FROM entity WHERE type = 'organisation' ORDER BY sort_key, id`)
    .all()
    .map(({ sortKey, id }) => ({ sortKey: String(sortKey), id: String(id) }));
  const words = new Set(
    names.flatMap(({ sortKey }) => sortKey.split(' ').filter((word) => LONG_WORD.test(word))),
  );
  const sample = {
    organisations: evenly(ids("type = 'organisation' AND kind <> 'municipality'"), MOST),
    projects: evenly(ids("type = 'project'"), MOST),
    municipalities: ids("kind = 'municipality'"),
    topics: busiest('about', 'topic'),
    regions: busiest('located-in', 'region'),
    places: evenly(names, MOST),
    words: evenly([...words].sort(), MOST),
  };
  db.close();
  return sample;
}

function evenly<T>(items: readonly T[], most: number): T[] {
  const step = Math.max(1, items.length / most);
  return Array.from({ length: Math.min(most, items.length) }, (_, at) => items[Math.floor(at * step)] as T);
}
