import { setTimeout as wait } from 'node:timers/promises';
import { OverloadedError } from '../http/errors.ts';
import type { Log } from '../http/log.ts';
import type { PackedGraph } from '../projection/pack.ts';
import { COME_BACK_IN, createLine, type Asked } from './line.ts';
import type { Question } from './question.ts';
import { startReader } from './reader.ts';
import { createSeat, type Seat } from './seat.ts';

export interface ReaderSettings {
  /** How many threads. */
  count: number;
  /** How many questions one thread works on at once: more than one where it waits for a server. */
  atOnce: number;
  /** How many questions may wait for a thread. */
  queue: number;
  /** How long a question may wait, and how long a thread may work on it. */
  timeoutMs: number;
  /** The module that the threads run, and what they are started with. */
  module: URL;
  data: unknown;
}

/** The threads that compute. */
export interface Readers {
  /** Puts a question; a `heavy` one leaves some thread free for others. */
  ask(question: Question, heavy: boolean): Asked;
  /**
   * One thread reads the graph anew while the others answer from the old one; when it is ready they follow. Resolves
   * with the graph from when on answers come from it. Rejects with StoreUnavailableError while the store is down.
   */
  renew(): Promise<PackedGraph>;
  /** How many questions wait. */
  readonly waiting: number;
  /** How many threads may be asked now. */
  readonly serving: number;
  /** Lets what was asked be answered, then ends the threads. */
  close(): Promise<void>;
}

const TRIES = 5;
const TRY_AGAIN_MS = 300;
/** What nobody waits for any longer is not waited for at the end. */
const CLOSES_IN_MS = 5000;

/** Starts the threads; they answer from the first `renew` on. */
export function startReaders(settings: ReaderSettings, log: Log): Readers {
  const { count, atOnce, queue, timeoutMs, module, data } = settings;
  let graph: PackedGraph | null = null;
  let whenDone: (() => void) | null = null;

  const serving = () => seats.filter((seat) => seat.isServing && seat.graph === graph);
  const choose = (heavy: boolean): Seat | undefined => {
    const open = serving();
    const taken = open.filter(({ isHeavy }) => isHeavy).length;
    // One stays free of heavy questions, so that a search passes while a network is counted.
    if (heavy && taken >= Math.max(1, open.length - 1)) return undefined;
    return leastBusy(open.filter((seat) => seat.load < atOnce && !seat.isHeavy));
  };
  const advance = () => {
    line.offer((put) => {
      const seat = choose(put.heavy);
      seat?.work(put);
      return seat !== undefined;
    });
    if (line.length === 0 && seats.every(({ load }) => load === 0)) whenDone?.();
  };
  const line = createLine(queue, timeoutMs, advance);
  const start = () => startReader(module, data, log);
  const seats = Array.from({ length: count }, () => createSeat({ start, timeoutMs, log, onChange: advance }));

  return {
    ask: (question, heavy) => line.join(question, heavy),
    async renew() {
      // Those that still follow the last graph would leave nobody to answer.
      await Promise.all(seats.map((seat) => seat.settled()));
      graph = await renewOne(seats);
      for (const seat of seats) seat.follow(graph);
      return graph;
    },
    get waiting() {
      return line.length;
    },
    get serving() {
      return serving().length;
    },
    async close() {
      const done = new Promise<void>((resolve) => (whenDone = resolve));
      advance();
      await Promise.race([done, wait(CLOSES_IN_MS, null, { ref: false })]);
      await Promise.all(seats.map(async (seat) => seat.close()));
    },
  };
}

function leastBusy(seats: readonly Seat[]): Seat | undefined {
  return seats.toSorted((a, b) => a.load - b.load)[0];
}

/** Has the least busy thread read the graph; another one where it breaks down. */
async function renewOne(seats: readonly Seat[]): Promise<PackedGraph> {
  for (let attempt = 1; ; attempt += 1) {
    const seat = leastBusy(seats.filter(({ isServing }) => isServing)) ?? leastBusy(seats);
    if (!seat) throw new OverloadedError('interrupted', COME_BACK_IN);
    try {
      return await seat.renew();
    } catch (error) {
      if (!(error instanceof OverloadedError) || attempt === TRIES) throw error;
      await wait(TRY_AGAIN_MS);
    }
  }
}
