import { setTimeout as wait } from 'node:timers/promises';
import { OverloadedError } from '../http/errors.ts';
import { errorDetails, type Log } from '../http/log.ts';
import type { PackedGraph } from '../projection/pack.ts';
import { COME_BACK_IN, type Put } from './line.ts';
import type { Reader } from './reader.ts';

/** A thread's place among the readers; another thread takes it when one breaks down. */
export interface Seat {
  /** The graph that its thread answers from; null before the first. */
  readonly graph: PackedGraph | null;
  /** Whether what answers need has been derived from that graph. */
  readonly isWarm: boolean;
  /** Whether it may be asked now. */
  readonly isServing: boolean;
  /** How many questions it works on. */
  readonly load: number;
  /** Whether it works on something heavy. */
  readonly isHeavy: boolean;
  /** Has its thread answer; settles the question in any case. */
  work(put: Put): void;
  /**
   * Brings its thread to a graph, when it is done with what it works on. What answers need is derived then, too, but only
   * where others answer meanwhile; called again, it makes up for that.
   */
  follow(graph: PackedGraph): void;
  /** Resolves when nothing is being read or taken over. */
  settled(): Promise<unknown>;
  close(): Promise<void>;
}

export interface SeatSettings {
  start: () => Reader;
  /** How long a thread may work on a question. */
  timeoutMs: number;
  /** Whether others answer meanwhile. */
  isRelieved: () => boolean;
  log: Log;
  /** It may have become free. */
  onChange: () => void;
}

const RESTART_MS = { first: 100, most: 5000 };

export function createSeat({ start, timeoutMs, isRelieved, log, onChange }: SeatSettings): Seat {
  const running = new Set<Put>();
  const whenIdle: (() => void)[] = [];
  let reader = start();
  let graph: PackedGraph | null = null;
  let wanted: PackedGraph | null = null;
  let isWarm = false;
  /** What it does beside answering; nothing is asked of it meanwhile. */
  let chores: Promise<unknown> = Promise.resolve();
  let choresLeft = 0;
  const end = new AbortController();

  const idle = () =>
    running.size === 0 ? Promise.resolve() : new Promise<void>((done) => whenIdle.push(done));
  /** Does one thing at a time, each when no question is being worked on. */
  const chore = <T>(work: () => Promise<T>): Promise<T> => {
    choresLeft += 1;
    const done = chores.then(idle).then(work);
    chores = done
      .catch(() => {})
      .finally(() => {
        choresLeft -= 1;
        onChange();
      });
    return done;
  };
  const attach = async () => {
    if (wanted === null || reader.isGone) return;
    const [taking, thread, warm] = [wanted, reader, isRelieved()];
    if (graph === taking && (isWarm || !warm)) return;
    await thread.attach(taking, warm);
    if (thread !== reader) return;
    graph = taking;
    isWarm = warm;
  };
  const follow = () => {
    chore(attach).catch((error: unknown) => {
      log('warn', 'reader cannot take the graph', errorDetails(error));
      reader.kill();
    });
  };
  const answer = async (put: Put) => {
    const thread = reader;
    const { revision } = graph as PackedGraph;
    running.add(put);
    const timer = setTimeout(() => {
      put.reject(new OverloadedError('too-slow', COME_BACK_IN));
      log('warn', 'reader too slow', { requestId: put.question.requestId });
      thread.kill();
    }, timeoutMs);
    try {
      put.resolve({ answer: await thread.ask(put.question), revision });
    } catch (error) {
      put.reject(error as Error);
    } finally {
      clearTimeout(timer);
      running.delete(put);
      if (running.size === 0) for (const call of whenIdle.splice(0)) call();
      onChange();
    }
  };
  const keepFilled = async () => {
    let delay = RESTART_MS.first;
    while (!end.signal.aborted) {
      const started = performance.now();
      const error = await reader.ended;
      if (end.signal.aborted) return;
      log('error', 'reader ended', errorDetails(error));
      delay = performance.now() - started > RESTART_MS.most ? RESTART_MS.first : delay * 2;
      await wait(Math.min(delay, RESTART_MS.most), null, { ref: false });
      if (end.signal.aborted) return;
      reader = start();
      graph = null;
      follow();
    }
  };

  void keepFilled();
  return {
    get graph() {
      return graph;
    },
    get isWarm() {
      return isWarm;
    },
    get isServing() {
      return graph !== null && choresLeft === 0 && !reader.isGone;
    },
    get load() {
      return running.size;
    },
    get isHeavy() {
      return [...running].some(({ heavy }) => heavy);
    },
    work: (put) => void answer(put),
    follow(next) {
      wanted = next;
      follow();
    },
    settled: () => chores,
    async close() {
      end.abort();
      await reader.close();
    },
  };
}
