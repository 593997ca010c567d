import { setTimeout as wait } from 'node:timers/promises';
import { OverloadedError } from '../http/errors.ts';
import type { Log } from '../http/log.ts';
import { isLarge, type PackedGraph } from '../projection/pack.ts';
import { COME_BACK_IN, createLine, type Asked } from './line.ts';
import type { Question } from './question.ts';
import { startReader, type Reader } from './reader.ts';
import type { PlaceData } from './reader-thread.ts';
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
  data: object;
}

/** The threads that compute. */
export interface Readers {
  /** Puts a question; a `heavy` one leaves some thread free for others. */
  ask(question: Question, heavy: boolean): Asked;
  /**
   * A thread of its own reads the graph anew while all answer from the old one; then one after the other takes it.
   * Resolves with the graph from when on answers come from it. Rejects with StoreUnavailableError while the store is down.
   */
  renew(): Promise<PackedGraph>;
  /** How many questions wait. */
  readonly waiting: number;
  /** How many threads may be asked now. */
  readonly serving: number;
  /** How many threads have yet to derive what answers need from the newest graph. */
  readonly cold: number;
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

  const serving = (): Seat[] => seats.filter((seat) => seat.isServing && seat.graph === graph);
  const choose = (heavy: boolean): Seat | undefined => {
    const open = serving();
    const free = open.filter((seat) => seat.load < atOnce && !seat.isHeavy);
    const [searcher] = open.length > 1 ? open.filter((seat) => seat === seats[0]) : [];
    if (heavy) {
      // One stays free of heavy questions, so that a search passes while a network is counted.
      if (open.filter(({ isHeavy }) => isHeavy).length >= Math.max(1, open.length - 1)) return undefined;
      return leastBusy(free.filter((seat) => seat !== searcher));
    }
    if (searcher && graph && isLarge(graph)) return free.includes(searcher) ? searcher : undefined;
    return leastBusy(free);
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
  const start = (searches: boolean) => startReader(module, { ...data, searches } satisfies PlaceData, log);
  const seats: Seat[] = Array.from({ length: count }, (_, place) =>
    createSeat({
      start: () => start(place === 0),
      timeoutMs,
      isRelieved: () => serving().length > 0,
      log,
      onChange: advance,
    }),
  );

  /** Who had to answer at once at the start may derive what answers need when others have taken over. */
  const warmUp = async (fresh: PackedGraph) => {
    for (const seat of seats) {
      await Promise.all(seats.map((other) => other.settled()));
      if (graph === fresh && !seat.isWarm) seat.follow(fresh);
    }
  };

  return {
    ask: (question, heavy) => line.join(question, heavy),
    async renew() {
      // Those that still follow the last graph would leave nobody to answer.
      await Promise.all(seats.map((seat) => seat.settled()));
      const fresh = await packAside(() => start(false));
      await takenByOne(seats, fresh);
      graph = fresh;
      for (const seat of seats) if (seat.graph !== fresh) seat.follow(fresh);
      void warmUp(fresh);
      return fresh;
    },
    get waiting() {
      return line.length;
    },
    get serving() {
      return serving().length;
    },
    get cold() {
      return seats.filter((seat) => !seat.isWarm || seat.graph !== graph).length;
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

/** Reading a graph may take minutes on a slow disk, but not for ever. */
const PACK_MS = 300_000;

/** Has a thread read the graph that ends with it: what reading took of memory goes when the thread goes. */
async function packAside(start: () => Reader): Promise<PackedGraph> {
  for (let attempt = 1; ; attempt += 1) {
    const packer = start();
    const timer = setTimeout(packer.kill, PACK_MS);
    try {
      return await packer.pack();
    } catch (error) {
      if (!(error instanceof OverloadedError) || attempt === TRIES) throw error;
      await wait(TRY_AGAIN_MS);
    } finally {
      clearTimeout(timer);
      void packer.close();
    }
  }
}

/** Has the least busy thread take the graph; another one where it breaks down. */
async function takenByOne(seats: readonly Seat[], graph: PackedGraph): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    // At the start nobody answers yet: the one that searches has most to derive, so another takes the questions.
    const seat = leastBusy(seats.filter(({ isServing }) => isServing)) ?? seats.at(-1);
    seat?.follow(graph);
    await seat?.settled();
    if (seat?.graph === graph) return;
    await wait(TRY_AGAIN_MS);
  }
  throw new OverloadedError('interrupted', COME_BACK_IN);
}
