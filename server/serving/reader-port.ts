import type { MessagePort } from 'node:worker_threads';
import { errorDetails, type Log } from '../http/log.ts';
import type { PackedGraph } from '../projection/pack.ts';
import { StoreUnavailableError } from '../store/errors.ts';
import type { Ask } from './ask-app.ts';
import type { Failure, FromReader, LogLine, Outcome, ToReader } from './messages.ts';

/** What a reader thread can do. */
export interface Reading {
  ask: Ask;
  /** Reads the graph from the store. */
  pack(): Promise<PackedGraph>;
  /** From now on answers are read from this graph; `warm` derives what they need before anybody waits for it. */
  attach(graph: PackedGraph, warm: boolean): Promise<void>;
  close(): Promise<void>;
}

/** A log whose lines the main thread writes. */
export function logThrough(port: MessagePort): Log {
  return (level, event, details = {}) => {
    const line: LogLine = [level, event, { ...details }];
    port.postMessage({ log: line } satisfies FromReader);
  };
}

/** Does what the main thread asks for, until it says to close. */
export function serveTasks(port: MessagePort, reading: Reading, log: Log): void {
  const perform = async (message: ToReader) => {
    const outcome = await outcomeOf(message, reading, log);
    const bytes = 'answer' in outcome ? [outcome.answer.body.buffer] : [];
    port.postMessage({ ...outcome, task: message.task } satisfies FromReader, bytes);
    if ('close' in message) port.close();
  };
  port.on('message', (message: ToReader) => void perform(message));
}

async function outcomeOf(task: ToReader, reading: Reading, log: Log): Promise<Outcome> {
  try {
    if ('ask' in task) return { answer: await reading.ask(task.ask) };
    if ('pack' in task) return { graph: await reading.pack() };
    if ('attach' in task) await reading.attach(task.attach, task.warm);
    else await reading.close();
    return { done: true };
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) log('error', 'reader failed', errorDetails(error));
    return { failure: failureOf(error) };
  }
}

function failureOf(error: unknown): Failure {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { name, message, retryAfter: error instanceof StoreUnavailableError ? error.retryAfter : null };
}
