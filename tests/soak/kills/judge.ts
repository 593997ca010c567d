import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { GraphStore } from '../../../server/store/graph-store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { markIn } from '../marked.ts';
import { nameOf, type Report } from './report.ts';

/** A writer that is dead, and what it told before. */
export interface DeadWriter {
  name: string;
  reports: readonly Report[];
}

export interface Verdict {
  failures: string[];
  /** How long it took until a new process had its first answer from the file, in milliseconds. */
  openedInMs: number;
}

/**
 * What is wrong with a file after its writers were killed. `alone` tells that no other process has it open: the first
 * one to open it then has to read the log, and erased names must be gone from every byte.
 */
export async function judge(path: string, dead: readonly DeadWriter[], alone: boolean): Promise<Verdict> {
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
    const revision = Number(file.prepare(`SELECT value FROM meta WHERE key = 'revision'`).get()?.['value']);
    const verdicts = file
      .prepare('PRAGMA integrity_check')
      .all()
      .map((row) => String(Object.values(row)[0]));
    const dangling = file.prepare('PRAGMA foreign_key_check').all();
    const revisionsByMark = new Map<string, number[]>();
    const lastMarks = new Map<string, string>();
    for (const { revision: at, source, reason } of commits) {
      revisionsByMark.set(String(reason), [...(revisionsByMark.get(String(reason)) ?? []), Number(at)]);
      if (source !== null) lastMarks.set(String(source), String(reason));
    }
    const gap = commits.findIndex((commit, index) => commit['revision'] !== index + 1);
    return {
      revisionsByMark,
      lastMarks,
      failures: [
        ...(verdicts.join() === 'ok' ? [] : [`integrity_check says ${verdicts.join('; ')}`]),
        ...dangling.map((row) => `a row names what is not there: ${JSON.stringify(row)}`),
        ...(gap < 0 ? [] : [`commit ${gap + 1} has revision ${String(commits[gap]?.['revision'])}`]),
        ...(revision === commits.length ? [] : [`revision ${revision} after ${commits.length} commits`]),
      ],
    };
  } finally {
    file.close();
  }
}

/** Every acknowledged write is there once; the one that was under way at most once. */
function lostWrites({ reports }: DeadWriter, revisionsByMark: ReadonlyMap<string, number[]>): string[] {
  const done = new Set(reports.filter(({ told }) => told === 'done').map(({ mark }) => mark));
  return reports
    .filter(({ told }) => told === 'try')
    .flatMap(({ what, mark }) => {
      const times = revisionsByMark.get(mark)?.length ?? 0;
      if (done.has(mark) && times !== 1) return [`acknowledged ${what} ${mark} was written ${times} times`];
      return times > 1 ? [`${what} ${mark} was written ${times} times`] : [];
    });
}

async function wrongContents(
  store: GraphStore,
  { name, reports }: DeadWriter,
  lastMarks: ReadonlyMap<string, string>,
): Promise<string[]> {
  const said = await store.statementsOf(name);
  const found = lastMarks.has(name)
    ? markIn(name, said)
    : { mark: said.entities.length === 0 ? undefined : 'some' };
  if ('torn' in found) return [found.torn];
  const wrong =
    found.mark === lastMarks.get(name) ? [] : [`${name} says ${found.mark} after ${lastMarks.get(name)}`];
  const gone = reports.filter(({ told, what }) => told === 'done' && (what === 'erase' || what === 'merge'));
  const states = await store.resolve(
    gone.map(({ person }) => person!),
    'editor',
  );
  const back = gone.filter(({ what }, index) => {
    const { state } = states[index]!;
    return state !== 'erased' && !(what === 'merge' && state === 'merged');
  });
  return [...wrong, ...back.map(({ what, person }) => `${person} is there after an acknowledged ${what}`)];
}

/** The erased persons whose names stand in the file or beside it. */
function namesLeft(path: string, { reports }: DeadWriter): string[] {
  const erased = reports.filter(({ told, what }) => told === 'done' && what === 'erase');
  if (erased.length === 0) return [];
  const folder = dirname(path);
  const files = readdirSync(folder).filter((name) => name.startsWith(basename(path)));
  const bytes = files.map((name) => readFileSync(join(folder, name)));
  return erased
    .filter(({ person }) => bytes.some((content) => content.includes(nameOf(person!))))
    .map(({ person }) => `the name of the erased ${person} is still in the file`);
}
