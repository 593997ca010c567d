import { Worker } from 'node:worker_threads';
import { OverloadedError } from '../http/errors.ts';
import type { Log } from '../http/log.ts';
import type { PackedGraph } from '../projection/pack.ts';
import { StoreUnavailableError } from '../store/errors.ts';
import type { Failure, FromReader, Outcome, Task, ToReader } from './messages.ts';
import type { Answer, Question } from './question.ts';

/** Seconds after which a reader that broke down has been replaced. */
const BACK_IN = 2;
const CLOSES_IN_MS = 2000;
/** V8's own choice, by the machine's memory, is many times as much for each thread, and is not given back. */
const YOUNG_MB = 12;

/** A thread that reads the graph and answers from it. Everything it was doing is rejected when it breaks down. */
export interface Reader {
  /** Rejects with OverloadedError when the thread breaks down, with the app's own error when it cannot answer. */
  ask(question: Question): Promise<Answer>;
  /** Reads the graph from the store. Rejects with StoreUnavailableError while the store is down. */
  pack(): Promise<PackedGraph>;
  /** Answers from this graph from now on; where `warm`, resolves when what most answers need has been derived. */
  attach(graph: PackedGraph, warm: boolean): Promise<void>;
  /** Ends the thread in the middle of what it does. */
  kill(): void;
  /** Lets it close the store, then ends it. */
  close(): Promise<void>;
  /** Whether it can be given no more work. */
  readonly isGone: boolean;
  /** Resolves when the thread has ended, with what ended it. */
  readonly ended: Promise<Error>;
}

interface Open {
  resolve(outcome: Exclude<Outcome, { failure: Failure }>): void;
  reject(error: Error): void;
}

/** Starts the thread of a module that calls `serveTasks`. */
export function startReader(module: URL, data: unknown, log: Log): Reader {
  const worker = new Worker(module, {
    workerData: data,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const open = new Map<number, Open>();
  let last = 0;
  let isGone = false;
  worker.on('message', (message: FromReader) => {
    if ('log' in message) return log(...message.log);
    const { task, ...outcome } = message;
    const waiting = open.get(task);
    open.delete(task);
    if ('failure' in outcome) waiting?.reject(errorOf(outcome.failure));
    else waiting?.resolve(outcome);
  });
  const ended = new Promise<Error>((resolve) => {
    let cause: unknown;
    worker.on('error', (error) => (cause = error));
    worker.once('exit', (code) => {
      isGone = true;
      for (const { reject } of open.values()) reject(new OverloadedError('interrupted', BACK_IN));
      open.clear();
      resolve(new Error(`The reader thread ended with ${code}`, { cause }));
    });
  });
  const perform = (task: Task) =>
    new Promise<Exclude<Outcome, { failure: Failure }>>((resolve, reject) => {
      if (isGone) return reject(new OverloadedError('interrupted', BACK_IN));
      last += 1;
      open.set(last, { resolve, reject });
      worker.postMessage({ ...task, task: last } satisfies ToReader);
    });
  return {
    ask: async (question) => ((await perform({ ask: question })) as { answer: Answer }).answer,
    pack: async () => ((await perform({ pack: true })) as { graph: PackedGraph }).graph,
    attach: async (graph, warm) => void (await perform({ attach: graph, warm })),
    kill: () => {
      isGone = true;
      void worker.terminate();
    },
    get isGone() {
      return isGone;
    },
    close: async () => {
      const hung = setTimeout(() => void worker.terminate(), CLOSES_IN_MS);
      await perform({ close: true }).catch(() => {});
      await ended;
      clearTimeout(hung);
    },
    ended,
  };
}

function errorOf({ name, message, retryAfter }: Failure): Error {
  if (retryAfter !== null) return new StoreUnavailableError(message, { retryAfter });
  return Object.assign(new Error(message), { name });
}
