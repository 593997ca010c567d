import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { lostWrites, marksIn, nameOf, wrongContents, type Witness } from '../reports.ts';

export interface Verdict {
  failures: string[];
  /** How long it took until a new process had its first answer from the file, in milliseconds. */
  openedInMs: number;
}

/**
 * What is wrong with a file after its writers were killed. `alone` tells that no other process has it open: the first
 * one to open it then has to read the log, and erased names must be gone from every byte.
 */
export async function judge(path: string, dead: readonly Witness[], alone: boolean): Promise<Verdict> {
  const started = performance.now();
  const store = openSqliteStore(path);
  await store.revision();
  const openedInMs = performance.now() - started;
  try {
    const log = readLog(path);
    const failures = [
      ...log.failures,
      ...dead.flatMap((writer) => lostWrites(writer, log.revisionsByMark)),
      ...(await Promise.all(dead.map((writer) => wrongContents(store, writer, log.lastMarks)))).flat(),
      ...(alone ? dead.flatMap((writer) => namesLeft(path, writer)) : []),
    ];
    return { failures, openedInMs };
  } finally {
    await store.close();
  }
}

/** Reads the record of writes as it stands in the file, and whether the file is sound. */
function readLog(path: string) {
  const file = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  try {
    file.exec('BEGIN');
    const commits = file.prepare('SELECT revision, source, reason FROM commits ORDER BY revision').all();
    const marks = marksIn(commits as { revision: number; source: string | null; reason: string }[]);
    const revision = Number(file.prepare(`SELECT value FROM meta WHERE key = 'revision'`).get()?.['value']);
    const verdicts = file
      .prepare('PRAGMA integrity_check')
      .all()
      .map((row) => String(Object.values(row)[0]));
    const dangling = file.prepare('PRAGMA foreign_key_check').all();
    return {
      ...marks,
      failures: [
        ...marks.failures,
        ...(verdicts.join() === 'ok' ? [] : [`integrity_check says ${verdicts.join('; ')}`]),
        ...dangling.map((row) => `a row names what is not there: ${JSON.stringify(row)}`),
        ...(revision === commits.length ? [] : [`revision ${revision} after ${commits.length} commits`]),
      ],
    };
  } finally {
    file.close();
  }
}

/** The erased persons whose names stand in the file or beside it. */
function namesLeft(path: string, { reports }: Witness): string[] {
  const erased = reports.filter(({ told, what }) => told === 'done' && what === 'erase');
  if (erased.length === 0) return [];
  const folder = dirname(path);
  const files = readdirSync(folder).filter((name) => name.startsWith(basename(path)));
  const bytes = files.map((name) => readFileSync(join(folder, name)));
  return erased
    .filter(({ person }) => bytes.some((content) => content.includes(nameOf(person!))))
    .map(({ person }) => `the name of the erased ${person} is still in the file`);
}
