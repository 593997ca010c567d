import type { GraphStore } from '../../server/store/graph-store.ts';
import { markIn } from './marked.ts';

/** What a writer tells before and after every write. */
export interface Report {
  /** `try` before a write, `done` once it was acknowledged. */
  told: 'try' | 'done';
  what: 'say' | 'persons' | 'correct' | 'merge' | 'erase';
  /** The reason under which the write is recorded. */
  mark: string;
  /** The person who is merged or erased. */
  person: string | null;
}

/** How a writer names its persons, so that their names are found in any file that still has them. */
export function nameOf(person: string): string {
  return `Kanarialintu ${person} Virtanen`;
}

/** A writer, and what it told in this order. */
export interface Witness {
  name: string;
  reports: readonly Report[];
}

/** What is wrong where acknowledged writes must stand recorded once, and others once at most. */
export function lostWrites({ reports }: Witness, revisionsByMark: ReadonlyMap<string, number[]>): string[] {
  const done = new Set(reports.filter(({ told }) => told === 'done').map(({ mark }) => mark));
  return reports
    .filter(({ told }) => told === 'try')
    .flatMap(({ what, mark }) => {
      const times = revisionsByMark.get(mark)?.length ?? 0;
      if (done.has(mark) && times !== 1) return [`acknowledged ${what} ${mark} was written ${times} times`];
      return times > 1 ? [`${what} ${mark} was written ${times} times`] : [];
    });
}

/** What is wrong where a store must show the source's last write whole, and nobody whom an acknowledged edit took. */
export async function wrongContents(
  store: GraphStore,
  { name, reports }: Witness,
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

/** The record of writes by the reason that each gives, which is its mark, and the last mark of each source. */
export function marksIn(commits: readonly { revision: number; source: string | null; reason: string }[]) {
  const revisionsByMark = new Map<string, number[]>();
  const lastMarks = new Map<string, string>();
  for (const { revision, source, reason } of commits) {
    revisionsByMark.set(reason, [...(revisionsByMark.get(reason) ?? []), revision]);
    if (source !== null) lastMarks.set(source, reason);
  }
  const gap = commits.findIndex(({ revision }, index) => revision !== commits[0]!.revision + index);
  const failures =
    gap < 0 ? [] : [`revision ${commits[gap]!.revision} follows ${commits[gap - 1]!.revision}`];
  return { revisionsByMark, lastMarks, failures };
}
