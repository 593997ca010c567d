import { setTimeout as pause } from 'node:timers/promises';
import { applyStatements } from '../../../server/directory/apply-changes.ts';
import { applyEdits, type Edit } from '../../../server/directory/apply-edits.ts';
import { StaleRevisionError, StoreUnavailableError } from '../../../server/store/errors.ts';
import type { GraphStore } from '../../../server/store/graph-store.ts';
import { markedStatements, markOf, personsStatements } from '../marked.ts';
import type { Random } from '../random.ts';
import { nameOf, type Report, type Witness } from '../reports.ts';

/** Writes one thing after the other through the directory until it is told to end. */
export interface Writer extends Witness {
  /** Resolves when `count` more writes were acknowledged; rejects when the time is over or the writer failed. */
  progress(count: number, ms: number): Promise<void>;
  /** The mark of the last acknowledged statements. */
  lastMark(): string | null;
  end(): Promise<void>;
}

const PLACE = { file: 'soak', path: 'soak', line: null };
const clock = () => new Date();

export function startWriter(store: GraphStore, name: string, random: Random): Writer {
  const reports: Report[] = [];
  const persons = new Map<string, string>();
  const ending = new AbortController();
  let heard: () => void = () => {};

  const write = async (
    what: Report['what'],
    person: string | null,
    work: (mark: string) => Promise<unknown>,
  ) => {
    const mark = markOf(name, reports.length, random.between(1, 6));
    reports.push({ told: 'try', what, mark, person });
    await work(mark);
    reports.push({ told: 'done', what, mark, person });
    heard();
  };
  /** What a source says may be said again until it is heard. */
  const say = (
    what: 'say' | 'persons',
    statements: (mark: string) => Parameters<typeof applyStatements>[1],
  ) =>
    write(what, null, (mark) =>
      untilThrough(ending.signal, () =>
        applyStatements(store, statements(mark), { actor: name, reason: mark }, clock),
      ),
    );
  /** An edit that fails may have been done: nobody does it again. */
  const edit = async (what: Report['what'], person: string, one: Edit) => {
    persons.delete(person);
    await write(what, person, (mark) =>
      applyEdits(store, [{ edit: one, place: PLACE }], { actor: name, reason: mark }, clock),
    ).catch(passing);
  };
  const step = async () => {
    const [person, other] = persons.keys();
    const draw = random.between(1, 10);
    if (draw <= 6) await say('say', (mark) => markedStatements(name, mark));
    else if (draw <= 8 || person === undefined || other === undefined) {
      const id = `p-${name}-${reports.length}`;
      persons.set(id, nameOf(id));
      await say('persons', () => personsStatements(`${name}-persons`, persons));
    } else if (draw === 9) await edit('merge', person, { merge: person, into: other });
    else await edit('erase', person, { erase: person });
  };
  const run = async () => {
    while (!ending.signal.aborted)
      await step().catch((error: unknown) => {
        passing(error);
        if (!ending.signal.aborted) throw error;
      });
  };
  const running = run();
  const failed = new Promise<never>((_resolve, reject) => running.catch(reject));
  failed.catch(() => {});
  return {
    name,
    reports,
    progress: async (count, ms) => {
      const target = doneIn(reports).length + count;
      const reached = new Promise<void>((resolve) => {
        heard = () => doneIn(reports).length >= target && resolve();
      });
      await within(ms, `${name} got nowhere`, Promise.race([reached, failed]));
    },
    lastMark: () => doneIn(reports).findLast(({ what }) => what === 'say')?.mark ?? null,
    end: async () => {
      ending.abort();
      await running;
    },
  };
}

function doneIn(reports: readonly Report[]): Report[] {
  return reports.filter(({ told }) => told === 'done');
}

const AGAIN_MS = 20;

/** Tries again while what fails passes by itself and nobody has told it to end. */
async function untilThrough(ending: AbortSignal, work: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      return void (await work());
    } catch (error) {
      passing(error);
      if (ending.aborted) throw error;
      // A store that is closed refuses at once: without a pause nothing else would ever run.
      await pause(AGAIN_MS);
    }
  }
}

/** Throws what does not pass by itself. */
function passing(error: unknown): void {
  if (!(error instanceof StoreUnavailableError) && !(error instanceof StaleRevisionError)) throw error;
}

/** Rejects, saying what did not happen, when it takes longer. */
export async function within<T>(ms: number, complaint: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${complaint} within ${ms} ms`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
